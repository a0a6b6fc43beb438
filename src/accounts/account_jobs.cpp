#include "accounts/account_jobs.h"

#include "accounts/account_store.h"

namespace deedbox::accounts {

namespace {

constexpr std::int64_t names_in_batch = 250;

} // namespace

jobs::Job fold_job(db::Database& db) {
    return jobs::batch_job(
        "accounts.names", std::chrono::seconds{10}, [&db] { return has_names_folded_before(db); },
        [&db] { return fold_names_anew(db, names_in_batch); });
}

} // namespace deedbox::accounts
