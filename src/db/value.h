#pragma once

#include "base/bytes.h"
#include "base/described.h"

#include <cstdint>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

namespace deedbox::db {

using deedbox::Blob;

/// What a column or a parameter can hold, the same on each engine. Moments are integer milliseconds.
using Value = std::variant<std::monostate, std::int64_t, std::string, Blob>;
using Values = std::vector<Value>;

/// A column that does not hold what the program expects: a schema and a program that do not belong together.
struct BadColumn : std::runtime_error {
    using std::runtime_error::runtime_error;
};

template <class T>
Value to_value(const T& value) {
    if constexpr (std::same_as<T, Value> || std::same_as<T, Blob>) {
        return value;
    } else if constexpr (described::is_optional<T>) {
        return value ? to_value(*value) : Value{};
    } else if constexpr (described::is_id<T>) {
        return value.number;
    } else if constexpr (std::same_as<T, Instant>) {
        return value.time_since_epoch().count();
    } else if constexpr (std::same_as<T, Duration>) {
        return value.count();
    } else if constexpr (described::DescribedEnum<T>) {
        return std::string{described::enum_text(value)};
    } else if constexpr (described::ParsedText<T>) {
        return std::string{value.text()};
    } else if constexpr (std::integral<T>) {
        return static_cast<std::int64_t>(value);
    } else {
        return std::string{std::string_view{value}};
    }
}

template <class T>
const T& held(const Value& value) {
    if (const auto* found = std::get_if<T>(&value)) return *found;
    throw BadColumn{"a column holds another type than the program reads"};
}

template <class T>
T from_value(const Value& value) {
    if constexpr (described::is_optional<T>) {
        if (std::holds_alternative<std::monostate>(value)) return std::nullopt;
        return from_value<typename T::value_type>(value);
    } else if constexpr (std::same_as<T, Blob> || std::same_as<T, std::string>) {
        return held<T>(value);
    } else if constexpr (described::is_id<T>) {
        return T{held<std::int64_t>(value)};
    } else if constexpr (std::same_as<T, Instant>) {
        return Instant{Duration{held<std::int64_t>(value)}};
    } else if constexpr (std::same_as<T, bool>) {
        return held<std::int64_t>(value) != 0;
    } else if constexpr (std::integral<T>) {
        return static_cast<T>(held<std::int64_t>(value));
    } else if constexpr (described::DescribedEnum<T>) {
        if (auto found = described::enum_from_text<T>(held<std::string>(value))) return *found;
        throw BadColumn{"a column holds a word that the program does not know: " + held<std::string>(value)};
    } else {
        static_assert(described::ParsedText<T>);
        auto parsed = T::parse(held<std::string>(value));
        if (!parsed) throw BadColumn{"a column holds a text that the program refuses: " + parsed.error().code};
        return std::move(*parsed);
    }
}

} // namespace deedbox::db
