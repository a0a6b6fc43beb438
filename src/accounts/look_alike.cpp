#include "accounts/look_alike.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include <memory>

namespace deedbox::accounts {

namespace {

// To be raised when the rule of `look_of` changes, or the names of our own list that are handed out.
constexpr std::int64_t version_of_rule = 1;

struct CloseChecker {
    void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};

const USpoofChecker* spoof_checker() {
    static const std::unique_ptr<USpoofChecker, CloseChecker> checker = [] {
        auto status = U_ZERO_ERROR;
        return std::unique_ptr<USpoofChecker, CloseChecker>{uspoof_open(&status)};
    }();
    return checker.get();
}

icu::UnicodeString skeleton(const icu::UnicodeString& text) {
    auto status = U_ZERO_ERROR;
    icu::UnicodeString out;
    uspoof_getSkeletonUnicodeString(spoof_checker(), 0, text, out, &status);
    return U_SUCCESS(status) ? out : text;
}

// Marks that are added to letters of any script. The vowel signs of Indic scripts and the voicing marks of Kana are
// marks too, but without them it is another word.
bool is_accent(UChar32 c) {
    switch (ublock_getCode(c)) {
    case UBLOCK_COMBINING_DIACRITICAL_MARKS:
    case UBLOCK_COMBINING_DIACRITICAL_MARKS_EXTENDED:
    case UBLOCK_COMBINING_DIACRITICAL_MARKS_SUPPLEMENT:
    case UBLOCK_COMBINING_MARKS_FOR_SYMBOLS:
    case UBLOCK_COMBINING_HALF_MARKS: return true;
    default: return false;
    }
}

icu::UnicodeString without_accents(const icu::UnicodeString& text) {
    auto status = U_ZERO_ERROR;
    const auto apart = icu::Normalizer2::getNFDInstance(status)->normalize(text, status);
    icu::UnicodeString out;
    for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1))
        if (const auto c = apart.char32At(i); !is_accent(c)) out.append(c);
    return out;
}

} // namespace

std::string skeleton_of(std::string_view text) {
    std::string out;
    return skeleton(icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}))
        .toUTF8String(out);
}

std::string look_of(const DomainName& registered) {
    std::string out;
    // Once more at the end: letters without their accents, or in lower case, may stand for others again.
    return skeleton(without_accents(skeleton(icu::UnicodeString::fromUTF8(registered.unicode())))
                        .toLower(icu::Locale::getRoot()))
        .toUTF8String(out);
}

std::int64_t look_version() {
    UVersionInfo unicode;
    u_getUnicodeVersion(unicode);
    return (std::int64_t{unicode[0]} * 1000 + unicode[1]) * 1000 + version_of_rule;
}

} // namespace deedbox::accounts
