#pragma once

#include "db/unit.h"

#include <string>
#include <vector>

namespace deedbox::bench {

/// Runs the units with nothing but the C API of SQLite, `batch` of them in a commit, on a file with the same settings,
/// and returns units per second. The units' statements are prepared once; nothing is checked.
double sqlite_limit(const std::string& file, const std::vector<db::Unit>& units, std::size_t batch);

} // namespace deedbox::bench
