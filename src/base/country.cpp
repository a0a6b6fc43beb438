#include "base/country.h"

#include <boost/algorithm/string/case_conv.hpp>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <set>

namespace deedbox {

std::expected<Country, FieldProblem> Country::parse(std::string_view text) {
    static const auto known = [] {
        std::set<std::string, std::less<>> codes;
        for (const char* const* code = icu::Locale::getISOCountries(); *code; ++code) codes.emplace(*code);
        return codes;
    }();
    auto code = boost::to_upper_copy(std::string{text});
    if (!known.contains(code)) return std::unexpected{FieldProblem{"country.unknown"}};
    return Country{std::move(code)};
}

std::string country_name(std::string_view code, Language language) {
    icu::UnicodeString name;
    icu::Locale{"", std::string{code}.c_str()}.getDisplayCountry(icu::Locale{described::enum_text(language).data()},
                                                                 name);
    std::string out;
    name.toUTF8String(out);
    return out;
}

} // namespace deedbox
