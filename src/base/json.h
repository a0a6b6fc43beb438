#pragma once

#include "base/result.h"

#include <boost/json/value.hpp>

#include <string_view>

namespace deedbox {

/// Reads one JSON text, stricter than Boost.JSON alone: a key that stands twice in an object is refused (Boost keeps
/// the last one silently), and so is nesting deeper than 32. Invalid UTF-8 and anything after the value are refused
/// too. Errors: `body.malformed`, or invalid `field.duplicate` naming the key.
Result<boost::json::value> parse_json(std::string_view text);

} // namespace deedbox
