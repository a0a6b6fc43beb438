#include "accounts/account_name.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>

#include <memory>

namespace deedbox::accounts {

namespace {

// ICU guards what its transliterators share, so that all threads may use one.
const icu::Transliterator& latin_ascii() {
    static const auto made = [] {
        auto status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> out{
            icu::Transliterator::createInstance("NFC; Latin-ASCII", UTRANS_FORWARD, status)};
        if (U_FAILURE(status)) throw std::runtime_error{"ICU has no transform Latin-ASCII"};
        return out;
    }();
    return *made;
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Also the letters that Hawaiian, Arabic in Latin letters and others write with one.
bool is_apostrophe(UChar32 c) {
    switch (c) {
    case 0x27:
    case 0x60:
    case 0xB4:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0xFF07:
    case 0x2B9:
    case 0x2BB:
    case 0x2BC:
    case 0x2BD:
    case 0x2BE:
    case 0x2BF: return true;
    default: return false;
    }
}

} // namespace

std::string folded_name(std::string_view name) {
    auto text = icu::UnicodeString::fromUTF8(icu::StringPiece{name.data(), static_cast<std::int32_t>(name.size())});
    icu::UnicodeString without;
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1))
        if (const auto c = text.char32At(at); !is_apostrophe(c)) without.append(c);
    if (!is_ascii(name)) latin_ascii().transliterate(without);
    std::string out;
    without.toUTF8String(out);
    return folded(out);
}

} // namespace deedbox::accounts
