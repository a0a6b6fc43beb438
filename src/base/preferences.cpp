#include "base/preferences.h"

#include <boost/algorithm/string.hpp>

#include <charconv>

namespace deedbox {

namespace {

double quality_in(std::string_view digits) {
    double quality = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), quality);
    return error == std::errc{} && quality > 0 && quality <= 1 ? quality : 0;
}

Preference preference_in(std::string_view element) {
    std::vector<std::string> parts;
    boost::split(parts, element, boost::is_any_of(";"));
    for (auto& part : parts) boost::trim(part);
    Preference found{.name = boost::to_lower_copy(parts.front())};
    for (const auto& part : parts)
        if (boost::istarts_with(part, "q=")) found.quality = quality_in(std::string_view{part}.substr(2));
    return found;
}

} // namespace

std::vector<Preference> preferences_in(std::string_view header) {
    std::vector<std::string> elements;
    boost::split(elements, header, boost::is_any_of(","));
    std::vector<Preference> found;
    for (const auto& element : elements)
        if (auto preference = preference_in(element); !preference.name.empty()) found.push_back(std::move(preference));
    return found;
}

} // namespace deedbox
