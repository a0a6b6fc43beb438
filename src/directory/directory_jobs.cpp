#include "directory/directory_jobs.h"

#include "directory/close_word_store.h"
#include "directory/directory_store.h"

namespace deedbox::directory {

namespace {

// Some two milliseconds of the writer's time, in which everybody else's units wait. Smaller batches cost more in all.
constexpr std::int64_t names_in_batch = 250;

// Most of their words are known already.
constexpr std::int64_t names_listed_at_once = 100;

} // namespace

jobs::Job listing_job(db::Database& db) {
    return jobs::batch_job(
        "directory.words", std::chrono::seconds{1}, [&db] { return has_unlisted(db); },
        [&db] { return list_words(db, names_listed_at_once); });
}

jobs::Job index_job(db::Database& db) {
    return jobs::batch_job(
        "directory.index", std::chrono::seconds{1}, [&db] { return has_unindexed(db, names_in_batch); },
        [&db] { return index_names(db, names_in_batch); });
}

} // namespace deedbox::directory
