#pragma once

#include "base/actor.h"
#include "db/database.h"
#include "directory/directory.h"
#include "http/reply.h"

namespace deedbox::directory {

/// Mine first, then what I requested, then my company's, then what the search finds. A restricted account answers to
/// outsiders only by its complete name or identifier; the query leaves it out, so that counts and pages tell nothing.
Task<Result<DirectoryPage>> search(db::Database& db, const Actor& actor, Search search);

/// Whether so many names are not in SQLite's search index yet. A search finds those, too, by looking at each.
Task<Result<bool>> has_unindexed(db::Database& db, std::int64_t names);

/// Puts the oldest of the names that are not in SQLite's search index yet into it, at most so many, in one unit.
Task<Result<void>> index_names(db::Database& db, std::int64_t names);

} // namespace deedbox::directory
