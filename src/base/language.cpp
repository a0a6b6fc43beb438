#include "base/language.h"

#include "base/described.h"
#include "base/preferences.h"

namespace deedbox {

Language preferred_language(std::string_view accept_language) {
    auto best = Language::en;
    double best_quality = 0;
    for (const auto& [range, quality] : preferences_in(accept_language)) {
        const auto language = described::enum_from_text<Language>(range.substr(0, range.find('-')));
        if (!language || quality <= best_quality) continue;
        best = *language;
        best_quality = quality;
    }
    return best;
}

} // namespace deedbox
