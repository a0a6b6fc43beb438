#include "http/message.h"

#include <boost/algorithm/string/predicate.hpp>

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

} // namespace deedbox::http
