#pragma once

#include "base/described.h"
#include "base/instant.h"
#include "base/result.h"

#include <boost/algorithm/string/trim.hpp>

#include <functional>
#include <ranges>
#include <string>
#include <vector>

namespace deedbox {

/// A value that a setting cannot have, and what would be right.
struct WrongValue {
    std::string value;
    std::string right;
};

/// One setting of a part of the program: an environment variable, or the same name in lower case without the prefix in
/// the settings file. Each part has its settings beside it, as rows that read a value into their member.
template <class Part>
struct SettingOf {
    std::string_view name;
    std::string_view standard; // its value when nobody sets it
    /// Reads the value and puts it into its place. Rows are taken in their order, so one may build on those before it.
    std::function<std::expected<void, WrongValue>(Part&, const std::string&)> take;
    std::string_view meaning;
    bool secret = false;
};

/// What rows are made of: readers of values, and `into`, which puts what one of them read into a member.
namespace setting {

template <class T>
using Read = std::expected<T, WrongValue>;

inline std::unexpected<WrongValue> wrong(std::string value, std::string right) {
    return std::unexpected{WrongValue{std::move(value), std::move(right)}};
}

inline Read<std::string> text(const std::string& value) {
    return value;
}

inline Read<std::string> text_if(bool is_right, const std::string& value, const char* right) {
    return is_right ? text(value) : wrong(value, right);
}

inline Read<Duration> duration(const std::string& value) {
    if (const auto length = parse_duration(value); length && *length > Duration{0}) return *length;
    return wrong(value, "a number and s, m, h or d, such as 90d");
}

inline Read<bool> on_or_off(const std::string& value) {
    if (value == "on" || value == "off") return value == "on";
    return wrong(value, "on or off");
}

template <class E>
Read<E> choice(const std::string& value) {
    if (const auto chosen = described::enum_from_text<E>(value)) return *chosen;
    return wrong(value, "one of " + described::enum_choices<E>());
}

/// Values with commas between them, each as `read_one` reads it.
template <auto read_one>
auto list(const std::string& value) -> Read<std::vector<typename decltype(read_one(value))::value_type>> {
    std::vector<typename decltype(read_one(value))::value_type> out;
    for (const auto& item : std::views::split(value, ','))
        if (const auto one = boost::trim_copy(std::string{item.begin(), item.end()}); !one.empty())
            out.push_back(TRY(read_one(one)));
    return out;
}

template <class Part, class T>
Part part_of(T Part::*);

/// Reads a value with `read` and puts it into the member.
template <auto member, auto read = text>
Read<void> into(decltype(part_of(member))& part, const std::string& value) {
    part.*member = TRY(read(value));
    return {};
}

} // namespace setting
} // namespace deedbox
