#pragma once

#include "db/database.h"

namespace deedbox::db {

/// Commits units that have nothing to do with each other, all queued at once so that they share commits; the outcomes
/// stand in the order of the units.
Task<std::vector<Result<void>>> write_each(Database& db, std::vector<Unit> units);

} // namespace deedbox::db
