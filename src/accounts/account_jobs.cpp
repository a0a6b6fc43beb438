#include "accounts/account_jobs.h"

#include "accounts/account_store.h"

namespace deedbox::accounts {

namespace {

constexpr std::int64_t names_in_batch = 250;

} // namespace

jobs::Job fold_job(db::Database& db) {
    return {.kind = "accounts.names",
            .every = std::chrono::seconds{10},
            .wanted = [&db](Instant) -> Task<Result<bool>> { co_return co_await has_names_folded_before(db); },
            .run = [&db](Instant) -> Task<Result<void>> {
                while (CO_TRY(co_await has_names_folded_before(db)))
                    CO_CHECK(co_await fold_names_anew(db, names_in_batch));
                co_return Result<void>{};
            }};
}

} // namespace deedbox::accounts
