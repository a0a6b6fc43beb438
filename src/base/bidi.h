#pragma once

#include <string>
#include <string_view>

namespace deedbox {

/// Somebody's own words, to stand within a sentence of ours: when they are written from right to left they are set
/// apart by FSI and PDI (UAX #9 §2.4), so that they turn neither our words nor the signs around them. Words that read
/// from left to right, as all our languages do, stay as they are.
std::string isolated(std::string_view text);

} // namespace deedbox
