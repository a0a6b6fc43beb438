#include "accounts/look_alike_jobs.h"

#include "accounts/look_alike_store.h"

namespace deedbox::accounts {

namespace {

constexpr std::int64_t looks_in_batch = 250;

} // namespace

jobs::Job look_job(db::Database& db) {
    return jobs::batch_job(
        "accounts.looks", std::chrono::seconds{10}, [&db] { return has_old_looks(db); },
        [&db] { return renew_looks(db, looks_in_batch); });
}

} // namespace deedbox::accounts
