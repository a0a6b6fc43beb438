#include "http/message.h"

#include "base/secrets.h"

#include <boost/algorithm/string.hpp>

#include <algorithm>
#include <charconv>

namespace deedbox::http {

std::string_view header(const Headers& headers, std::string_view name) {
    for (const auto& [key, value] : headers)
        if (boost::iequals(key, name)) return value;
    return {};
}

std::string percent_decoded(std::string_view text, bool plus_is_blank) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned char octet = 0;
        if (text[i] == '%' && i + 2 < text.size() &&
            std::from_chars(text.data() + i + 1, text.data() + i + 3, octet, 16).ptr == text.data() + i + 3) {
            out.push_back(static_cast<char>(octet));
            i += 2;
        } else {
            out.push_back(plus_is_blank && text[i] == '+' ? ' ' : text[i]);
        }
    }
    return out;
}

std::pair<bool, std::string> query_parameter(std::string_view query, std::string_view name) {
    while (!query.empty()) {
        const auto end = query.find('&');
        const auto pair = query.substr(0, end);
        const auto equals = pair.find('=');
        if (percent_decoded(pair.substr(0, equals), true) == name)
            return {true,
                    equals == std::string_view::npos ? std::string{} : percent_decoded(pair.substr(equals + 1), true)};
        if (end == std::string_view::npos) break;
        query.remove_prefix(end + 1);
    }
    return {false, {}};
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
