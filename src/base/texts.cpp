#include "base/texts.h"

#include "base/bidi.h"
#include "base/described.h"
#include "base/text_keys.h"

#include <boost/json/parse.hpp>
#include <unicode/msgfmt.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <memory>

namespace deedbox {

namespace {

static_assert(std::ranges::is_sorted(text_keys));

std::optional<Text> named(std::string_view key) {
    const auto place = std::ranges::lower_bound(text_keys, key);
    if (place == text_keys.end() || *place != key) return std::nullopt;
    return static_cast<Text>(place - text_keys.begin());
}

// Behind what is put in and ends with a stop, until the sentence is whole: a character that stands in no text.
constexpr char16_t behind_stop = u'\ufdd0';

icu::UnicodeString put_in(const std::string& text) {
    auto out = icu::UnicodeString::fromUTF8(isolated(text));
    if (text.ends_with('.')) out.append(behind_stop);
    return out;
}

// A sentence that ends with `S.p.A.` or `Inc.` has its stop already.
void drop_second_stops(icu::UnicodeString& sentence) {
    if (sentence.indexOf(behind_stop) < 0) return;
    const icu::UnicodeString mark{behind_stop};
    sentence.findAndReplace(icu::UnicodeString{mark}.append(u'.'), {});
    sentence.findAndReplace(mark, {});
}

icu::Formattable formattable(const Argument& argument) {
    if (const auto* text = std::get_if<std::string>(&argument)) return put_in(*text);
    if (const auto* number = std::get_if<std::int64_t>(&argument)) return icu::Formattable{*number};
    const auto since_epoch = std::get<Instant>(argument).time_since_epoch();
    return icu::Formattable{static_cast<UDate>(since_epoch.count()), icu::Formattable::kIsDate};
}

// Where a language writes its dates in several ways, the pages and the mails take the same one: 31 May 2026
// (i18n/style.en.md).
icu::Locale region_of(Language language) {
    return language == Language::en ? icu::Locale::getUK() : icu::Locale{described::enum_text(language).data()};
}

// Reading a pattern takes far longer than filling it in, so each is read once: once for each thread, because ICU does
// not promise that two may use one at a time. Null when ICU cannot read it.
const icu::MessageFormat* parsed(Language language, Text text, const std::string& pattern) {
    thread_local std::array<std::array<std::unique_ptr<icu::MessageFormat>, text_keys.size()>, 3> all;
    auto& place = all[static_cast<std::size_t>(language)][static_cast<std::size_t>(text)];
    if (!place) {
        auto status = U_ZERO_ERROR;
        auto read =
            std::make_unique<icu::MessageFormat>(icu::UnicodeString::fromUTF8(pattern), region_of(language), status);
        if (U_FAILURE(status)) return nullptr;
        place = std::move(read);
    }
    return place.get();
}

} // namespace

Texts::Texts() {
    // Moments are printed in UTC, and the texts say so: a mail does not know where its reader is.
    icu::TimeZone::adoptDefault(icu::TimeZone::getGMT()->clone());
    for (auto& patterns : patterns_) patterns.resize(text_keys.size());
    for (const auto& [language, json] : text_files())
        for (const auto& entry : boost::json::parse(json).as_object())
            patterns_[static_cast<std::size_t>(language)][static_cast<std::size_t>(named(entry.key()).value())] =
                std::string{entry.value().as_string()};
}

const Texts& Texts::builtin() {
    static const Texts texts;
    return texts;
}

std::string Texts::format(Language language, Text text, const Arguments& arguments) const {
    const auto& written = pattern(language, text);
    if (written.find('{') == std::string::npos) return written;
    const auto* message = parsed(language, text, written);
    if (!message) return std::string{key_of(text)};
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    names.reserve(arguments.size());
    values.reserve(arguments.size());
    for (const auto& [name, value] : arguments) {
        names.push_back(icu::UnicodeString::fromUTF8(name));
        values.push_back(formattable(value));
    }
    icu::UnicodeString formatted;
    auto status = U_ZERO_ERROR;
    message->format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), formatted, status);
    if (U_FAILURE(status)) return std::string{key_of(text)};
    drop_second_stops(formatted);
    std::string out;
    formatted.toUTF8String(out);
    return out;
}

std::string Texts::format(Language language, std::string_view key, const Arguments& arguments) const {
    const auto text = named(key);
    return text ? format(language, *text, arguments) : std::string{key};
}

const std::string& Texts::pattern(Language language, Text text) const {
    return patterns_[static_cast<std::size_t>(language)][static_cast<std::size_t>(text)];
}

} // namespace deedbox
