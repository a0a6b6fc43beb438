#include "portal/content_coding.h"

#include "base/preferences.h"

#include <boost/algorithm/string/predicate.hpp>

#include <algorithm>

namespace deedbox::portal {

namespace {

// Identity is acceptable unless it is refused, and never better than what was asked for.
constexpr double unasked_identity = 1e-9;

std::vector<Preference> accepted_by(const http::Headers& headers) {
    std::vector<Preference> accepted;
    for (const auto& [name, value] : headers)
        if (boost::iequals(name, "Accept-Encoding"))
            for (auto& preference : preferences_in(value)) accepted.push_back(std::move(preference));
    return accepted;
}

double quality_of(Coding coding, const std::vector<Preference>& accepted) {
    for (const auto wanted : {name_of(coding), std::string_view{"*"}}) {
        const auto named = std::ranges::find(accepted, wanted, &Preference::name);
        if (named != accepted.end()) return named->quality;
    }
    return coding == Coding::identity ? unasked_identity : 0;
}

} // namespace

std::string_view name_of(Coding coding) {
    switch (coding) {
    case Coding::brotli: return "br";
    case Coding::gzip: return "gzip";
    case Coding::identity: return "identity";
    }
    std::abort();
}

std::optional<Coding> best_coding(const http::Headers& headers, std::span<const Coding> on_offer) {
    const auto accepted = accepted_by(headers);
    std::optional<Coding> best;
    double best_quality = 0;
    for (const auto coding : on_offer) {
        const auto quality = quality_of(coding, accepted);
        if (quality <= best_quality) continue;
        best = coding;
        best_quality = quality;
    }
    return best;
}

} // namespace deedbox::portal
