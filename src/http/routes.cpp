#include "http/routes.h"

#include <algorithm>

namespace deedbox::http {

namespace {

std::string_view next_segment(std::string_view& path) {
    path.remove_prefix(1); // its slash
    const auto segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

bool is_parameter(std::string_view pattern_segment) {
    return pattern_segment.starts_with('{');
}

bool matches(std::string_view pattern, std::string_view path) {
    while (!pattern.empty() && !path.empty()) {
        const auto wanted = next_segment(pattern);
        const auto given = next_segment(path);
        if (is_parameter(wanted) ? given.empty() : wanted != given) return false;
    }
    return pattern.empty() && path.empty();
}

Parameters parameters_of(std::string_view pattern, std::string_view path) {
    Parameters out;
    while (!pattern.empty()) {
        const auto wanted = next_segment(pattern);
        const auto given = next_segment(path);
        if (is_parameter(wanted)) out.emplace(wanted.substr(1, wanted.size() - 2), percent_decoded(given));
    }
    return out;
}

} // namespace

std::size_t Routes::most_bytes(std::string_view method, std::string_view path) const {
    const auto found = std::ranges::find_if(routes_, [&](const auto& route) {
        return route->method == method && path.starts_with('/') && matches(route->path, path);
    });
    return found == routes_.end() ? small_body : (*found)->most_bytes;
}

Result<Routes::Match> Routes::find(std::string_view method, std::string_view path) const {
    std::string allowed;
    for (const auto& route : routes_) {
        if (!path.starts_with('/') || !matches(route->path, path)) continue;
        if (route->method == method) return Match{route.get(), parameters_of(route->path, path)};
        allowed += (allowed.empty() ? "" : ", ") + route->method;
    }
    if (allowed.empty()) return fail(Kind::not_found, "route.unknown");
    auto error = fail(Kind::wrong_method, "route.method", {{"allowed", allowed}});
    return error;
}

} // namespace deedbox::http
