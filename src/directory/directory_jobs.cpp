#include "directory/directory_jobs.h"

#include "directory/directory_store.h"

namespace deedbox::directory {

namespace {

// Some two milliseconds of the writer's time, in which everybody else's units wait. Smaller batches cost more in all.
constexpr std::int64_t names_in_batch = 250;

} // namespace

jobs::Job index_job(db::Database& db) {
    return jobs::batch_job(
        "directory.index", std::chrono::seconds{1}, [&db] { return has_unindexed(db, names_in_batch); },
        [&db] { return index_names(db, names_in_batch); });
}

} // namespace deedbox::directory
