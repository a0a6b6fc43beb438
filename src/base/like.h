#pragma once

#include <string>

namespace deedbox {

/// A text that LIKE takes as it is, with `\` as the sign of escape.
std::string escaped_for_like(std::string text);

} // namespace deedbox
