#pragma once

#include <string_view>

namespace deedbox {

/// Whether a text of sorted lines has this one. It is searched where it lies: lists that become part of the program are
/// too long to be copied into a set.
bool has_line(std::string_view sorted, std::string_view line);

} // namespace deedbox
