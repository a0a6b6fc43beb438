#pragma once

#include <string_view>

namespace deedbox {

/// Whether the octets are UTF-8, without surrogates and overlong forms.
bool is_utf8(std::string_view text);

} // namespace deedbox
