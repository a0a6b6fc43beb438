#include "http/message.h"

#include "base/secrets.h"

#include <boost/algorithm/string.hpp>
#include <boost/url/pct_string_view.hpp>
#include <boost/url/url.hpp>

#include <algorithm>

namespace deedbox::http {

namespace {

bool same_name(std::string_view a, std::string_view b) {
    return a.size() == b.size() && boost::iequals(a, b, std::locale::classic());
}

} // namespace

std::string_view header(const Headers& headers, std::string_view name) {
    for (const auto& [key, value] : headers)
        if (same_name(key, name)) return value;
    return {};
}

void add_line(Headers& headers, std::string_view name, std::string_view value) {
    const auto known = std::ranges::find_if(headers, [&](const auto& line) { return same_name(line.first, name); });
    if (known == headers.end()) {
        headers.emplace_back(name, value);
        return;
    }
    known->second += same_name(name, "Cookie") ? "; " : ", ";
    known->second += value;
}

std::optional<Target> Target::parse(std::string_view text) {
    Target target{};
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!boost::istarts_with(text, scheme)) continue;
        text.remove_prefix(scheme.size());
        target.authority = text.substr(0, text.find_first_of("/?"));
        if (target.authority.empty()) return std::nullopt;
        text.remove_prefix(target.authority.size());
        if (!text.starts_with('/')) { // an empty path is the root
            target.path = "/";
            if (!text.empty()) target.query = text.substr(1);
            return target;
        }
        break;
    }
    if (!text.starts_with('/')) return std::nullopt;
    const auto question = text.find('?');
    target.path = text.substr(0, question);
    if (question != std::string_view::npos) target.query = text.substr(question + 1);
    return target;
}

bool is_well_escaped(std::string_view target) {
    return boost::urls::make_pct_string_view(target).has_value();
}

std::string percent_decoded(std::string_view text) {
    return boost::urls::pct_string_view{text}.decode();
}

std::optional<std::string> query_parameter(std::string_view query, std::string_view name) {
    boost::urls::url url;
    url.set_encoded_query(query); // what only should have been escaped, such as `|`, is so from here on
    const auto parameters = url.params();
    const auto found = parameters.find(name);
    if (found == parameters.end()) return std::nullopt;
    return std::move((*found).value);
}

std::string entity_tag(std::int64_t version, std::string_view content) {
    return "\"" + std::to_string(version) + "." + base64url(digest({content}).substr(0, 9)) + "\"";
}

bool is_known_to(std::string_view if_none_match, std::string_view entity_tag) {
    if (if_none_match == "*") return true;
    std::vector<std::string> tags;
    boost::split(tags, if_none_match, boost::is_any_of(","));
    return std::ranges::any_of(tags, [&](std::string& tag) {
        boost::trim(tag);
        return tag == entity_tag || (tag.starts_with("W/") && tag.substr(2) == entity_tag);
    });
}

} // namespace deedbox::http
