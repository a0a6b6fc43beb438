#pragma once

#include "db/unit.h"

#include <string>
#include <vector>

namespace deedbox::bench {

/// Units per second when the statements of these units are run by the engine's C library alone, so many units to a
/// commit, with the program's durability. PostgreSQL gets each batch as one pipeline of prepared statements.
double engine_limit(const std::string& database, const std::vector<db::Unit>& units, std::size_t batch);

} // namespace deedbox::bench
