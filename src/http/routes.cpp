#include "http/routes.h"

namespace deedbox::http {

namespace {

std::string_view next_segment(std::string_view& path) {
    path.remove_prefix(1); // its slash
    const auto segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

bool matches(std::string_view pattern, std::string_view path,
             std::map<std::string, std::string, std::less<>>& parameters) {
    while (!pattern.empty() && !path.empty()) {
        const auto wanted = next_segment(pattern);
        const auto given = next_segment(path);
        if (wanted.starts_with('{')) {
            if (given.empty()) return false;
            parameters.emplace(wanted.substr(1, wanted.size() - 2), percent_decoded(given, false));
        } else if (wanted != given) {
            return false;
        }
    }
    return pattern.empty() && path.empty();
}

} // namespace

Result<Routes::Match> Routes::find(std::string_view method, std::string_view path) const {
    std::string allowed;
    for (const auto& route : routes_) {
        Match match{route.get(), {}};
        if (!path.starts_with('/') || !matches(route->path, path, match.parameters)) continue;
        if (route->method == method) return match;
        allowed += (allowed.empty() ? "" : ", ") + route->method;
    }
    if (allowed.empty()) return fail(Kind::not_found, "route.unknown");
    auto error = fail(Kind::wrong_method, "route.method", {{"allowed", allowed}});
    return error;
}

} // namespace deedbox::http
