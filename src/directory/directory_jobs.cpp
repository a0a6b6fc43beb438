#include "directory/directory_jobs.h"

#include "directory/directory_store.h"

namespace deedbox::directory {

namespace {

// Some two milliseconds of the writer's time, in which everybody else's units wait. Smaller batches cost more in all.
constexpr std::int64_t names_in_batch = 250;

} // namespace

jobs::Job index_job(db::Database& db) {
    return {.kind = "directory.index",
            .every = std::chrono::seconds{1},
            .wanted = [&db](Instant) -> Task<Result<bool>> { co_return co_await has_unindexed(db, names_in_batch); },
            .run = [&db](Instant) -> Task<Result<void>> {
                while (CO_TRY(co_await has_unindexed(db, names_in_batch)))
                    CO_CHECK(co_await index_names(db, names_in_batch));
                co_return Result<void>{};
            }};
}

} // namespace deedbox::directory
