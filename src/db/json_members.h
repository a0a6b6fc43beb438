#pragma once

#include "db/statement.h"

#include <string>

namespace deedbox::db {

/// A text for one engine, in which `{members}` stands for the members of a JSON array of texts, the parameter `array`
/// (`$1`): each engine has its own words for them.
std::string with_members(Engine engine, std::string_view text, std::string_view array);

} // namespace deedbox::db
