#include "mail/reason_text.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace deedbox::mail {

namespace {

constexpr std::int32_t most_characters = 300;

bool is_blank(UChar32 c) {
    return u_isUWhiteSpace(c) || u_iscntrl(c);
}

} // namespace

std::string cleaned_reason(std::string_view text) {
    // What is no UTF-8 becomes U+FFFD.
    const auto given = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    icu::UnicodeString cleaned;
    bool blank = false;
    std::int32_t count = 0;
    for (std::int32_t i = 0; i < given.length() && count < most_characters; i = given.moveIndex32(i, 1)) {
        const auto c = given.char32At(i);
        if (is_blank(c)) {
            blank = !cleaned.isEmpty();
            continue;
        }
        if (u_charType(c) == U_FORMAT_CHAR) continue;
        if (std::exchange(blank, false)) cleaned.append(UChar32{' '});
        cleaned.append(c);
        ++count;
    }
    std::string out;
    cleaned.toUTF8String(out);
    return out;
}

} // namespace deedbox::mail
