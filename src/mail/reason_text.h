#pragma once

#include <string>
#include <string_view>

namespace deedbox::mail {

/// What a foreign mail server said, fit to be kept and shown: valid UTF-8 on one line, without control characters or
/// characters that turn the reading direction, at most 300 characters.
std::string cleaned_reason(std::string_view text);

} // namespace deedbox::mail
