#include "base/texts.h"

#include "base/described.h"

#include <boost/json/parse.hpp>
#include <unicode/msgfmt.h>
#include <unicode/timezone.h>

namespace deedbox {

namespace {

constexpr char english[] = {
#embed "en.json"
};
constexpr char italian[] = {
#embed "it.json"
};
constexpr char spanish[] = {
#embed "es.json"
};

icu::Formattable formattable(const Argument& argument) {
    if (const auto* text = std::get_if<std::string>(&argument)) return icu::UnicodeString::fromUTF8(*text);
    if (const auto* number = std::get_if<std::int64_t>(&argument)) return icu::Formattable{*number};
    const auto since_epoch = std::get<Instant>(argument).time_since_epoch();
    return icu::Formattable{static_cast<UDate>(since_epoch.count()), icu::Formattable::kIsDate};
}

} // namespace

const Texts& Texts::builtin() {
    static const Texts texts = [] {
        const std::pair<Language, std::string_view> files[] = {{Language::en, {english, sizeof english}},
                                                               {Language::it, {italian, sizeof italian}},
                                                               {Language::es, {spanish, sizeof spanish}}};
        // Moments are printed in UTC, and the texts say so: a mail does not know where its reader is.
        icu::TimeZone::adoptDefault(icu::TimeZone::getGMT()->clone());
        Texts out;
        for (const auto& [language, text] : files)
            for (const auto& entry : boost::json::parse(text).as_object())
                out.catalogues_[language].emplace(entry.key(), entry.value().as_string().c_str());
        return out;
    }();
    return texts;
}

std::string Texts::format(Language language, std::string_view key, const Arguments& arguments) const {
    const auto& text = pattern(language, key);
    if (text.empty()) return std::string{key};
    if (text.find('{') == std::string::npos) return text;
    auto status = U_ZERO_ERROR;
    icu::MessageFormat message{icu::UnicodeString::fromUTF8(text), icu::Locale{described::enum_text(language).data()},
                               status};
    if (U_FAILURE(status)) return std::string{key};
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const auto& [name, value] : arguments) {
        names.push_back(icu::UnicodeString::fromUTF8(name));
        values.push_back(formattable(value));
    }
    icu::UnicodeString formatted;
    message.format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), formatted, status);
    if (U_FAILURE(status)) return std::string{key};
    std::string out;
    formatted.toUTF8String(out);
    return out;
}

bool Texts::has(Language language, std::string_view key) const {
    const auto catalogue = catalogues_.find(language);
    return catalogue != catalogues_.end() && catalogue->second.contains(key);
}

std::vector<std::string> Texts::keys(Language language) const {
    std::vector<std::string> out;
    for (const auto& [key, text] : catalogues_.at(language)) out.push_back(key);
    return out;
}

const std::string& Texts::pattern(Language language, std::string_view key) const {
    static const std::string none;
    for (const auto candidate : {language, Language::en}) {
        const auto& catalogue = catalogues_.at(candidate);
        if (const auto entry = catalogue.find(key); entry != catalogue.end()) return entry->second;
    }
    return none;
}

} // namespace deedbox
