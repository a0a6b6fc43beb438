#pragma once

#include "jobs/calendar.h"

namespace deedbox::directory {

/// `directory.index`: the names of new accounts go into SQLite's search index, a batch to a unit, while there are
/// enough for one; a search looks at the fewer that are left by itself. Not for PostgreSQL, whose index does the same
/// within.
jobs::Job index_job(db::Database& db);

/// `directory.words`: the words of new names are listed, so that searches with typing errors find them.
jobs::Job listing_job(db::Database& db);

} // namespace deedbox::directory
