#include "base/instant.h"

#include <charconv>
#include <fmt/chrono.h>

#include <iomanip>
#include <sstream>

namespace deedbox {

namespace {

struct Unit {
    char letter;
    std::chrono::seconds length;
};

constexpr Unit units[] = {{'d', std::chrono::days{1}},
                          {'h', std::chrono::hours{1}},
                          {'m', std::chrono::minutes{1}},
                          {'s', std::chrono::seconds{1}}};

// Longer than any lifetime that makes sense, short enough that adding it to a moment never overflows.
constexpr std::int64_t longest_days = 36'500;

} // namespace

std::time_t unix_seconds(Instant instant) {
    return std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count();
}

std::string to_rfc3339(Instant instant) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(instant);
    return fmt::format("{:%FT%T}.{:03}Z", fmt::gmtime(unix_seconds(instant)), (instant - seconds).count());
}

std::optional<Instant> parse_moment(std::string_view text) {
    constexpr std::string_view longest = "0000-00-00T00:00:00.000Z";
    std::string whole{text};
    if (whole.ends_with('Z')) whole.pop_back();
    for (const auto length : {10U, 19U})
        if (whole.size() == length && text.size() == length + (length == 10 ? 0 : 1)) whole += longest.substr(length);
    if (!whole.ends_with('Z')) whole += 'Z';
    std::tm read{};
    std::istringstream in{whole};
    in >> std::get_time(&read, "%Y-%m-%dT%H:%M:%S");
    if (!in || whole.size() != longest.size()) return std::nullopt;
    std::int64_t milliseconds = 0;
    std::from_chars(whole.data() + 20, whole.data() + 23, milliseconds);
    const Instant moment{std::chrono::seconds{timegm(&read)} + std::chrono::milliseconds{milliseconds}};
    // What is no day of the calendar comes out as another.
    return to_rfc3339(moment) == whole ? std::optional{moment} : std::nullopt;
}

std::optional<Duration> parse_duration(std::string_view text) {
    if (text.size() < 2) return std::nullopt;
    std::int64_t count = 0;
    const auto* digits_end = text.data() + text.size() - 1;
    const auto [end, error] = std::from_chars(text.data(), digits_end, count);
    if (error != std::errc{} || end != digits_end || count < 0) return std::nullopt;
    for (const auto& unit : units) {
        if (unit.letter != text.back()) continue;
        if (count > longest_days * std::chrono::days{1} / unit.length) return std::nullopt;
        return count * unit.length;
    }
    return std::nullopt;
}

std::string duration_text(Duration duration) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(duration);
    for (const auto& unit : units)
        if (seconds.count() != 0 && seconds % unit.length == std::chrono::seconds{0})
            return fmt::format("{}{}", seconds / unit.length, unit.letter);
    return "0s";
}

Instant SystemClock::now() const {
    return std::chrono::floor<Duration>(std::chrono::system_clock::now());
}

} // namespace deedbox
