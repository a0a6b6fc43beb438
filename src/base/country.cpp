#include "base/country.h"

#include <boost/algorithm/string/case_conv.hpp>
#include <unicode/locid.h>

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

} // namespace deedbox
