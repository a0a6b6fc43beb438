#include "base/described.h"

#include <boost/algorithm/string/erase.hpp>

#include <cctype>

namespace deedbox::described {

std::string camel_case(std::string_view snake_case) {
    std::string out;
    out.reserve(snake_case.size());
    bool upper = false;
    for (const char c : snake_case) {
        if (c == '_') {
            upper = true;
            continue;
        }
        out.push_back(upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c);
        upper = false;
    }
    return out;
}

// RFC 6901 §3: `~` is written `~0` and `/` is written `~1`.
std::string pointer_step(std::string_view parent, std::string_view member) {
    std::string out{parent};
    out.push_back('/');
    for (const char c : member) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out.push_back(c);
    }
    return out;
}

json::value Schemas::nullable(json::value inner) {
    auto& object = inner.as_object();
    if (auto* type = object.if_contains("type"); type && type->is_string() && !object.contains("enum")) {
        *type = json::array{*type, "null"};
        return inner;
    }
    return json::object{{"anyOf", json::array{inner, json::object{{"type", "null"}}}}};
}

json::value Schemas::text(const TextSchema& schema, Travels travels) {
    json::object out{{"type", "string"}};
    if (!schema.format.empty()) out.emplace("format", schema.format);
    if (!schema.description.empty()) out.emplace("description", schema.description);
    if (travels == Travels::in) { // what is let in; what is shown may be in another form
        if (schema.min_length > 0) out.emplace("minLength", schema.min_length);
        if (schema.max_length > 0) out.emplace("maxLength", schema.max_length);
        if (!schema.pattern.empty()) out.emplace("pattern", schema.pattern);
    }
    if (!schema.example.empty()) out.emplace("examples", json::array{schema.example});
    return out;
}

// From `… [T = deedbox::requests::RequestDraft]` to `RequestDraft`; of a template only the outer name and its last
// argument are kept: `PageOf<deedbox::directory::Row>` becomes `PageOfRow`.
std::string Schemas::short_type_name(std::string_view pretty_function) {
    const auto start = pretty_function.rfind("[T = ") + 5;
    const auto full = boost::erase_all_copy(
        std::string{pretty_function.substr(start, pretty_function.rfind(']') - start)}, "(anonymous namespace)::");
    std::string out;
    std::string word;
    for (const char c : full) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            word.push_back(c);
        } else if (c == ':') {
            word.clear();
        } else {
            out += word;
            word.clear();
        }
    }
    return out + word;
}

} // namespace deedbox::described
