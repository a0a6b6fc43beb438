#include "base/plain_text.h"

#include "base/utf8.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <boost/algorithm/string/replace.hpp>

namespace deedbox {

namespace {

// Bidirectional embeddings, overrides and isolates: they can make a reader see another text than the one that is
// stored.
bool turns_direction(UChar32 c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// Joiners that Persian, Hindi and others cannot be written without, and the selectors that choose a form of a
// character.
bool shapes_its_neighbour(UChar32 c) {
    return c == 0x200C || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F);
}

// Nobody sees these, so with them two texts could look alike and not be.
bool invisible(UChar32 c) {
    return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool blank(UChar32 c) {
    return u_isUWhiteSpace(c) != 0;
}

bool allowed(UChar32 c, Lines lines) {
    if (lines == Lines::many && (c == '\n' || c == '\t')) return true;
    if (c == 0x2028 || c == 0x2029) return false;
    const auto type = u_charType(c);
    // A character that this ICU does not know yet is let through: names outrun libraries.
    const bool printable =
        type != U_CONTROL_CHAR && type != U_SURROGATE && type != U_PRIVATE_USE_CHAR && !U_IS_UNICODE_NONCHAR(c);
    return printable && !turns_direction(c) && (!invisible(c) || shapes_its_neighbour(c));
}

// Something to see by itself, which a blank, an accent alone or an empty Braille cell is not.
bool stands_for_itself(UChar32 c) {
    const auto type = u_charType(c);
    const bool mark = type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_COMBINING_SPACING_MARK;
    return !mark && !blank(c) && !invisible(c) && c != 0x2800;
}

// `://` or `www.` in any case and width.
bool names_a_page(std::string_view text) {
    const auto plain = folded(text);
    return plain.contains("://") || plain.contains("www.");
}

icu::UnicodeString trimmed(const icu::UnicodeString& text) {
    const auto superfluous = [](UChar32 c) {
        return blank(c) || (invisible(c) && !shapes_its_neighbour(c) && !turns_direction(c));
    };
    std::int32_t begin = 0;
    std::int32_t end = text.length();
    while (begin < end && superfluous(text.char32At(begin))) begin = text.moveIndex32(begin, 1);
    while (end > begin && superfluous(text.char32At(text.moveIndex32(end, -1)))) end = text.moveIndex32(end, -1);
    return text.tempSubStringBetween(begin, end);
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
    if (!is_utf8(text)) return refuse("field.utf8");
    std::string lines{text};
    boost::replace_all(lines, "\r\n", "\n");
    auto status = U_ZERO_ERROR;
    const auto composed =
        normalizer(icu::Normalizer2::getNFCInstance).normalize(icu::UnicodeString::fromUTF8(lines), status);
    const auto clean = trimmed(composed);
    bool seen = false;
    for (std::int32_t at = 0; at < clean.length(); at = clean.moveIndex32(at, 1)) {
        if (!allowed(clean.char32At(at), limits.lines)) return refuse("field.control_character");
        seen |= stands_for_itself(clean.char32At(at));
    }
    const auto length = static_cast<std::size_t>(clean.countChar32());
    if (!seen && limits.min > 0) return refuse("field.empty");
    if (length < limits.min) return refuse("field.too_short", {{"min", static_cast<std::int64_t>(limits.min)}});
    if (length > limits.max) return refuse("field.too_long", {{"max", static_cast<std::int64_t>(limits.max)}});
    auto out = utf8(clean);
    if (limits.links == Links::refused && names_a_page(out)) return refuse("text.link");
    return out;
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
