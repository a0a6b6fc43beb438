#pragma once

#include "db/unit.h"

#include <string>
#include <vector>

namespace deedbox::bench {

/// Units per second when the statements of these units are run by the engine's C library alone, so many units to a
/// commit, with the program's durability. PostgreSQL gets each batch as one pipeline of prepared statements.
double engine_limit(const std::string& database, const std::vector<db::Unit>& units, std::size_t batch);

/// Microseconds of a unit, in the mean: each statement that it has, in its order; the BEGIN and COMMIT that it shares
/// with others; and all of it.
struct StatementTimes {
    std::vector<std::pair<const db::Statement*, double>> statements;
    double commit = 0;
    double whole = 0;
};

/// Runs the units one statement after the other, each with a clock beside it. On PostgreSQL a statement is waited for,
/// and what an empty one takes is subtracted.
StatementTimes statement_times(const std::string& database, const std::vector<db::Unit>& units, std::size_t batch);

} // namespace deedbox::bench
