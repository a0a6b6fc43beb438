#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deedbox {

/// One of the things that a header such as `Accept-Language` or `Accept-Encoding` lists.
struct Preference {
    std::string name;   // in lower case
    double quality = 1; // 0 is a refusal
};

/// A list with weights (RFC 9110 §12.4.2) in the order of the header; a weight that cannot be read is a refusal.
std::vector<Preference> preferences_in(std::string_view header);

} // namespace deedbox
