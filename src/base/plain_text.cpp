#include "base/plain_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <boost/algorithm/string/replace.hpp>

namespace deedbox {

namespace {

// Invalid UTF-8 becomes U+FFFD when ICU reads it; the length then tells, because a valid text survives the round trip.
bool valid_utf8(std::string_view text) {
    std::int32_t at = 0;
    const auto length = static_cast<std::int32_t>(text.size());
    while (at < length) {
        UChar32 c = 0;
        U8_NEXT(text.data(), at, length, c);
        if (c < 0) return false;
    }
    return true;
}

// Bidirectional embeddings, overrides and isolates: they can make a reader see another text than the one that is
// stored.
bool turns_direction(UChar32 c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool allowed(UChar32 c, Lines lines) {
    if (lines == Lines::many && (c == '\n' || c == '\t')) return true;
    if (c == 0x2028 || c == 0x2029) return false;
    const auto type = u_charType(c);
    const bool printable =
        type != U_CONTROL_CHAR && type != U_SURROGATE && type != U_UNASSIGNED && type != U_PRIVATE_USE_CHAR;
    return printable && !turns_direction(c);
}

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*instance)(UErrorCode&)) {
    auto status = U_ZERO_ERROR;
    return *instance(status); // the data is linked in; it cannot be missing
}

} // namespace

std::expected<std::string, FieldProblem> clean_text(std::string_view text, const TextLimits& limits) {
    const auto refuse = [](std::string code, Arguments arguments = {}) {
        return std::unexpected{FieldProblem{std::move(code), std::move(arguments)}};
    };
    if (!valid_utf8(text)) return refuse("field.utf8");
    std::string lines{text};
    boost::replace_all(lines, "\r\n", "\n");
    auto status = U_ZERO_ERROR;
    auto clean =
        normalizer(icu::Normalizer2::getNFCInstance).normalize(icu::UnicodeString::fromUTF8(lines), status).trim();
    for (std::int32_t at = 0; at < clean.length(); at = clean.moveIndex32(at, 1))
        if (!allowed(clean.char32At(at), limits.lines)) return refuse("field.control_character");
    const auto length = static_cast<std::size_t>(clean.countChar32());
    if (length == 0 && limits.min > 0) return refuse("field.empty");
    if (length < limits.min) return refuse("field.too_short", {{"min", static_cast<std::int64_t>(limits.min)}});
    if (length > limits.max) return refuse("field.too_long", {{"max", static_cast<std::int64_t>(limits.max)}});
    return utf8(clean);
}

std::string folded(std::string_view text) {
    auto status = U_ZERO_ERROR;
    auto source = icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
    auto decomposed = normalizer(icu::Normalizer2::getNFKDInstance).normalize(source, status);
    decomposed.foldCase();
    icu::UnicodeString out;
    bool blank = false;
    for (std::int32_t at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
        const auto c = decomposed.char32At(at);
        if (u_charType(c) == U_NON_SPACING_MARK) continue;
        if (u_isUWhiteSpace(c)) {
            blank = !out.isEmpty();
            continue;
        }
        if (std::exchange(blank, false)) out.append(UChar32{' '});
        out.append(c);
    }
    return utf8(out);
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace deedbox
