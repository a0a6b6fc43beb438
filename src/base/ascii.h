#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace deedbox {

/// The text with A to Z in lower case, whatever the locale; all else stays.
inline std::string lower_ascii(std::string_view text) {
    std::string out{text};
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return out;
}

} // namespace deedbox
