#pragma once

#include "db/statement.h"

namespace deedbox::db {

/// A text for each engine, made of one with marks in it, about the members of a JSON array that is a parameter (`$1`):
/// - `{members}` and `{numbers}` are a query of its members, as texts or as numbers;
/// - `x {in}query{/in}` is `x IN (query)`, where PostgreSQL looks up one by one what the query finds. For a join it
/// reads
///   the whole table, as long as it has no statistics.
TextOfBoth with_members(std::string_view text, std::string_view array);

/// The members as a parameter of such a text; nothing stays nothing.
std::optional<std::string> json_array(const std::optional<std::vector<std::string>>& members);

/// The same where a condition looks through the members one by one: `{patterns}` is a table of them, `w.value` one.
TextOfBoth with_patterns(std::string_view text, std::string_view array);

} // namespace deedbox::db
