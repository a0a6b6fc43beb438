#pragma once

#include "base/id.h"
#include "base/instant.h"
#include "base/result.h"

#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Described structs are the one description of what goes over the wire: from the same members come the parser with
/// its per-field errors, the writer and the OpenAPI schema. Members are snake_case in C++ and camelCase in JSON.
namespace deedbox::described {

namespace json = boost::json;
using Errors = std::vector<FieldError>;

/// How OpenAPI shows a text type; zero lengths are left out.
struct TextSchema {
    std::size_t min_length = 0;
    std::size_t max_length = 0;
    std::string_view format{};
    std::string_view pattern{};
    std::string_view description{};
    std::string_view example{};
};

/// A strong type that is a text on the wire: it parses or refuses, and never holds a bad value.
template <class T>
concept ParsedText = requires(std::string_view in, const T& value) {
    { T::parse(in) } -> std::same_as<std::expected<T, FieldProblem>>;
    { value.text() } -> std::convertible_to<std::string_view>;
    { T::schema() } -> std::same_as<TextSchema>;
};

template <class T>
concept DescribedStruct = boost::describe::has_describe_members<T>::value && !std::is_enum_v<T>;
template <class T>
concept DescribedEnum = boost::describe::has_describe_enumerators<T>::value;

template <class T>
constexpr bool is_optional = false;
template <class T>
constexpr bool is_optional<std::optional<T>> = true;
template <class T>
constexpr bool is_vector = false;
template <class T>
constexpr bool is_vector<std::vector<T>> = true;
template <class T>
constexpr bool is_id = false;
template <class T>
constexpr bool is_id<Id<T>> = true;

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

std::string camel_case(std::string_view snake_case);
std::string pointer_step(std::string_view parent, std::string_view member);

/// The member's name in JSON, made once for each member.
template <class MemberOfType>
const std::string& json_name(MemberOfType member) {
    static const std::string name = camel_case(member.name);
    return name;
}

template <DescribedEnum E>
std::string_view enum_text(E value) {
    return boost::describe::enum_to_string(value, "");
}

template <DescribedEnum E>
std::optional<E> enum_from_text(std::string_view text) {
    std::optional<E> found;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto entry) {
        if (text == entry.name) found = entry.value;
    });
    return found;
}

template <DescribedEnum E>
std::string enum_choices() {
    std::string out;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto entry) { out += (out.empty() ? "" : ", ") + std::string{entry.name}; });
    return out;
}

// ---- writing ----

template <class T>
json::value encode(const T& value) {
    if constexpr (std::same_as<T, json::value> || std::same_as<T, json::object>) {
        return value;
    } else if constexpr (is_optional<T>) {
        return value ? encode(*value) : json::value{nullptr};
    } else if constexpr (is_vector<T>) {
        json::array out;
        out.reserve(value.size());
        for (const auto& item : value) out.push_back(encode(item));
        return out;
    } else if constexpr (is_id<T>) {
        return json::string{value.text()};
    } else if constexpr (std::same_as<T, Instant>) {
        return json::string{to_rfc3339(value)};
    } else if constexpr (ParsedText<T>) {
        return json::string{value.text()};
    } else if constexpr (DescribedEnum<T>) {
        return json::string{enum_text(value)};
    } else if constexpr (DescribedStruct<T>) {
        json::object out;
        boost::mp11::mp_for_each<Members<T>>(
            [&](auto member) { out.emplace(json_name(member), encode(value.*member.pointer)); });
        return out;
    } else if constexpr (std::same_as<T, bool> || std::integral<T>) {
        return value;
    } else {
        return json::string{std::string_view{value}};
    }
}

// ---- reading ----

template <class T>
std::optional<T> decode(const json::value& in, const std::string& at, Errors& errors);

/// As many as anybody mends at once; a body made of faults must not become a far larger answer.
constexpr std::size_t most_errors = 100;

inline void note(Errors& errors, std::string at, FieldProblem problem) {
    if (errors.size() < most_errors) errors.push_back({std::move(at), std::move(problem)});
}

template <class T>
std::optional<T> refuse(const std::string& at, Errors& errors, FieldProblem problem) {
    note(errors, at, std::move(problem));
    return std::nullopt;
}

template <class T>
std::optional<T> decode_struct(const json::value& in, const std::string& at, Errors& errors) {
    const auto* object = in.if_object();
    if (!object) return refuse<T>(at, errors, {"field.type", {{"expected", "object"}}});
    T out{};
    bool good = true;
    std::size_t known = 0;
    boost::mp11::mp_for_each<Members<T>>([&](auto member) {
        using Member = std::remove_cvref_t<decltype(out.*member.pointer)>;
        const auto& name = json_name(member);
        const auto path = pointer_step(at, name);
        const auto* value = object->if_contains(name);
        if (value) ++known;
        if (!value || value->is_null()) {
            // An optional member and a list may be left out; `null` is the same as leaving it out.
            if constexpr (!is_optional<Member> && !is_vector<Member>) {
                note(errors, path, {"field.missing"});
                good = false;
            }
            return;
        }
        if (auto decoded = decode<Member>(*value, path, errors))
            out.*member.pointer = std::move(*decoded);
        else
            good = false;
    });
    if (known != object->size()) {
        good = false;
        for (const auto& entry : *object) {
            bool found = false;
            boost::mp11::mp_for_each<Members<T>>([&](auto member) { found |= entry.key() == json_name(member); });
            if (!found) note(errors, pointer_step(at, entry.key()), {"field.unknown"});
        }
    }
    if (!good) return std::nullopt;
    return out;
}

template <class T>
std::optional<T> decode_list(const json::value& in, const std::string& at, Errors& errors) {
    const auto* array = in.if_array();
    if (!array) return refuse<T>(at, errors, {"field.type", {{"expected", "array"}}});
    T out;
    bool good = true;
    for (std::size_t i = 0; i < array->size(); ++i) {
        auto item = decode<typename T::value_type>((*array)[i], pointer_step(at, std::to_string(i)), errors);
        if (item)
            out.push_back(std::move(*item));
        else
            good = false;
    }
    if (!good) return std::nullopt;
    return out;
}

template <class T>
std::optional<T> decode_text(const json::value& in, const std::string& at, Errors& errors) {
    const auto* text = in.if_string();
    if (!text) return refuse<T>(at, errors, {"field.type", {{"expected", "string"}}});
    if constexpr (ParsedText<T>) {
        auto parsed = T::parse(std::string_view{*text});
        if (!parsed) return refuse<T>(at, errors, std::move(parsed).error());
        return std::move(*parsed);
    } else if constexpr (DescribedEnum<T>) {
        if (auto value = enum_from_text<T>(*text)) return value;
        return refuse<T>(at, errors, {"field.choice", {{"choices", enum_choices<T>()}}});
    } else if constexpr (is_id<T>) {
        if (auto id = T::parse(*text)) return id;
        return refuse<T>(at, errors, {"field.id"});
    } else {
        return T{std::string_view{*text}};
    }
}

template <class T>
std::optional<T> decode(const json::value& in, const std::string& at, Errors& errors) {
    if constexpr (is_optional<T>) {
        if (auto inner = decode<typename T::value_type>(in, at, errors)) return T{std::move(*inner)};
        return std::nullopt;
    } else if constexpr (is_vector<T>) {
        return decode_list<T>(in, at, errors);
    } else if constexpr (DescribedStruct<T>) {
        return decode_struct<T>(in, at, errors);
    } else if constexpr (std::same_as<T, bool>) {
        if (const auto* value = in.if_bool()) return *value;
        return refuse<T>(at, errors, {"field.type", {{"expected", "boolean"}}});
    } else if constexpr (std::integral<T>) {
        if (const auto* value = in.if_int64()) return static_cast<T>(*value);
        return refuse<T>(at, errors, {"field.type", {{"expected", "integer"}}});
    } else {
        return decode_text<T>(in, at, errors);
    }
}

// ---- OpenAPI ----

/// Which way a type travels: in an answer every member is there; in a body the optional ones may be left out.
enum class Travels { in, out };

/// Collects the named schemas of an OpenAPI document while types refer to each other.
class Schemas {
public:
    template <class T>
    json::value of(Travels travels) {
        if constexpr (std::same_as<T, json::value> || std::same_as<T, json::object>) {
            return json::object{{"type", "object"}};
        } else if constexpr (is_optional<T>) {
            return nullable(of<typename T::value_type>(travels));
        } else if constexpr (is_vector<T>) {
            return json::object{{"type", "array"}, {"items", of<typename T::value_type>(travels)}};
        } else if constexpr (is_id<T>) {
            return json::object{{"type", "string"}, {"pattern", "^[1-9][0-9]{0,18}$"}};
        } else if constexpr (std::same_as<T, Instant>) {
            return json::object{{"type", "string"}, {"format", "date-time"}};
        } else if constexpr (ParsedText<T>) {
            return text(T::schema(), travels);
        } else if constexpr (DescribedEnum<T>) {
            json::array names;
            boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
                [&](auto entry) { names.emplace_back(entry.name); });
            return json::object{{"type", "string"}, {"enum", names}};
        } else if constexpr (DescribedStruct<T>) {
            return structure<T>(travels);
        } else if constexpr (std::same_as<T, bool>) {
            return json::object{{"type", "boolean"}};
        } else if constexpr (std::integral<T>) {
            return json::object{{"type", "integer"}};
        } else {
            return json::object{{"type", "string"}};
        }
    }

    json::object take() { return std::move(named_); }

private:
    template <class T>
    json::value structure(Travels travels) {
        const std::string name = short_type_name(__PRETTY_FUNCTION__);
        if (!named_.contains(name)) {
            named_.emplace(name, nullptr); // placed first, so that a type may refer to itself
            json::object properties;
            json::array required;
            boost::mp11::mp_for_each<Members<T>>([&](auto member) {
                using Member = std::remove_cvref_t<decltype(std::declval<T>().*member.pointer)>;
                properties.emplace(camel_case(member.name), of<Member>(travels));
                if (travels == Travels::out || (!is_optional<Member> && !is_vector<Member>))
                    required.emplace_back(camel_case(member.name));
            });
            json::object schema{{"type", "object"}, {"properties", std::move(properties)}};
            if (!required.empty()) schema.emplace("required", std::move(required));
            if (travels == Travels::in) schema.emplace("additionalProperties", false);
            named_[name] = std::move(schema);
        }
        return json::object{{"$ref", "#/components/schemas/" + name}};
    }

    static json::value nullable(json::value inner);
    static json::value text(const TextSchema& schema, Travels travels);
    static std::string short_type_name(std::string_view pretty_function);

    json::object named_;
};

} // namespace deedbox::described
