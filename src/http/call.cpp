#include "http/call.h"

#include "base/preferences.h"

#include <boost/algorithm/string.hpp>

#include <algorithm>
#include <charconv>

namespace deedbox::http {

Result<void> Call::check_type(std::string_view wanted) const {
    auto type = std::string{request.header("Content-Type")};
    type = boost::to_lower_copy(boost::trim_copy(type.substr(0, type.find(';'))));
    if (type == wanted) return {};
    return std::unexpected{
        Error{.kind = Kind::unsupported_type, .code = "body.type", .arguments = {{"type", std::string{wanted}}}}};
}

Result<boost::json::value> Call::json_body() const {
    CHECK_OR_RETURN(check_type("application/json"));
    return parse_json(request.body);
}

Result<std::string_view> Call::file(std::string_view type) const {
    CHECK_OR_RETURN(check_type(type));
    return request.body;
}

std::optional<std::string> Call::query(std::string_view name) const {
    return query_parameter(request.query, name);
}

Result<PageAsked> Call::page() const {
    PageAsked page{.cursor = cursor};
    if (const auto limit = query("limit")) {
        const auto [end, error] = std::from_chars(limit->data(), limit->data() + limit->size(), page.limit);
        if (error != std::errc{} || end != limit->data() + limit->size() || page.limit < 1 || page.limit > 200)
            return invalid("/limit", "field.range", {{"min", std::int64_t{1}}, {"max", std::int64_t{200}}});
    }
    return page;
}

Result<std::int64_t> PageAsked::before() const {
    if (!cursor) return std::numeric_limits<std::int64_t>::max();
    if (const auto id = Id<void>::parse(*cursor)) return id->number;
    return invalid("/cursor", "field.cursor");
}

Result<std::int64_t> PageAsked::after() const {
    if (!cursor) return 0;
    return before();
}

Error precondition_failed() {
    return {.kind = Kind::stale, .code = "precondition.failed"};
}

IfMatch::IfMatch(std::string_view header) {
    if (header.empty() || header == "*") return; // `*`: any version, as long as the thing is there
    std::vector<std::string> tags;
    boost::split(tags, header, boost::is_any_of(","));
    for (auto& tag : tags) boost::trim(tag);
    tags_ = std::move(tags);
}

// A tag begins with the version (see `entity_tag`). A weak one never matches: RFC 9110 wants the strong comparison.
Result<std::optional<std::int64_t>> IfMatch::against(std::int64_t version) const {
    if (!tags_) return std::nullopt;
    const auto wanted = "\"" + std::to_string(version) + ".";
    if (std::ranges::any_of(*tags_, [&](const std::string& tag) { return tag.starts_with(wanted); })) return version;
    return std::unexpected{precondition_failed()};
}

namespace {

// The most exact range counts: `application/pdf` before `application/*` before `*/*`.
double quality_of(std::string_view type, const std::vector<Preference>& accepted) {
    const auto family = std::string{type.substr(0, type.find('/'))} + "/*";
    for (const auto range : {type, std::string_view{family}, std::string_view{"*/*"}})
        for (const auto& preference : accepted)
            if (preference.name == range) return preference.quality;
    return 0;
}

} // namespace

std::string_view Call::preferred_type(std::initializer_list<std::string_view> types) const {
    const auto accepted = preferences_in(request.header("Accept"));
    return *std::ranges::max_element(types, {}, [&](std::string_view type) { return quality_of(type, accepted); });
}

std::optional<std::string> Call::cookie(std::string_view name) const {
    auto rest = request.header("Cookie");
    while (!rest.empty()) {
        const auto end = rest.find(';');
        auto pair = rest.substr(0, end);
        while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
            return std::string{pair.substr(name.size() + 1)};
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + 1);
    }
    return std::nullopt;
}

} // namespace deedbox::http
