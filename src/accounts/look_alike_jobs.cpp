#include "accounts/look_alike_jobs.h"

#include "accounts/look_alike_store.h"

namespace deedbox::accounts {

namespace {

constexpr std::int64_t looks_in_batch = 250;

} // namespace

jobs::Job look_job(db::Database& db) {
    return {.kind = "accounts.looks",
            .every = std::chrono::seconds{10},
            .wanted = [&db](Instant) -> Task<Result<bool>> { co_return co_await has_old_looks(db); },
            .run = [&db](Instant) -> Task<Result<void>> {
                while (CO_TRY(co_await has_old_looks(db))) CO_CHECK(co_await renew_looks(db, looks_in_batch));
                co_return Result<void>{};
            }};
}

} // namespace deedbox::accounts
