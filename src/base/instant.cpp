#include "base/instant.h"

#include <charconv>
#include <fmt/chrono.h>

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
