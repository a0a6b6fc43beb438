#pragma once

#include <chrono>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>

namespace deedbox {

using Duration = std::chrono::milliseconds;

/// A moment in UTC with millisecond precision: what is stored, compared and printed everywhere.
using Instant = std::chrono::sys_time<Duration>;

/// The whole seconds since 1970, as the C library counts them.
std::time_t unix_seconds(Instant instant);

/// RFC 3339 in UTC with milliseconds, such as `2026-11-22T09:30:00.000Z`.
std::string to_rfc3339(Instant instant);

/// Reads a moment as `to_rfc3339` writes it, also without the milliseconds, or a day (`2026-11-22`) for its beginning.
/// Nothing when the text is anything else or there is no such day.
std::optional<Instant> parse_moment(std::string_view text);

/// Reads `90d`, `12h`, `30m`, `45s` (a whole number and one unit). Nothing when the text is anything else or negative.
std::optional<Duration> parse_duration(std::string_view text);

/// The shortest text that `parse_duration` reads back to the same value; sub-second parts are dropped.
std::string duration_text(Duration duration);

/// Where the time comes from. Rules never ask it: they are given the moment.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
};

} // namespace deedbox
