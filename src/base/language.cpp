#include "base/language.h"

#include "base/described.h"

#include <boost/algorithm/string.hpp>

#include <cstdlib>

namespace deedbox {

Language preferred_language(std::string_view accept_language) {
    auto best = Language::en;
    double best_quality = 0;
    std::vector<std::string> ranges;
    boost::split(ranges, accept_language, boost::is_any_of(","));
    for (const auto& range : ranges) {
        const auto semicolon = range.find(';');
        auto tag = boost::to_lower_copy(boost::trim_copy(range.substr(0, semicolon)));
        tag = tag.substr(0, tag.find('-'));
        double quality = 1;
        if (semicolon != std::string::npos)
            if (const auto q = range.find("q=", semicolon); q != std::string::npos)
                quality = std::strtod(range.c_str() + q + 2, nullptr);
        const auto language = described::enum_from_text<Language>(tag);
        if (!language || !(quality > best_quality)) continue;
        best = *language;
        best_quality = quality;
    }
    return best;
}

} // namespace deedbox
