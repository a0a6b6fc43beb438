#include "base/bidi.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace deedbox {

namespace {

bool is_right_to_left(UChar32 c) {
    const auto direction = u_charDirection(c);
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC || direction == U_ARABIC_NUMBER;
}

} // namespace

std::string isolated(std::string_view text) {
    const auto given = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    for (std::int32_t i = 0; i < given.length(); i = given.moveIndex32(i, 1))
        if (is_right_to_left(given.char32At(i))) return "\u2068" + std::string{text} + "\u2069";
    return std::string{text};
}

} // namespace deedbox
