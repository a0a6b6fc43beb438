#pragma once

#include "db/statement.h"

#include <string>
#include <string_view>
#include <vector>

namespace deedbox::db {

/// One numbered step of the schema; the text is one for both engines, with tokens for the few types that differ.
struct Migration {
    int number;
    std::string_view name;
    std::string_view text;
};

/// The migrations built into the program, by number.
const std::vector<Migration>& migrations();

/// The SQL of a migration for an engine: `{id}`, `{time}`, `{bytes}`, `{json}` and `{strict}` become the engine's own
/// words.
std::string sql_for(Engine engine, std::string_view text);

} // namespace deedbox::db
