#include "jobs/clock_watch.h"

namespace deedbox::jobs {

std::optional<Duration> ClockWatch::note(Instant wall, Steady steady) {
    const auto last = std::exchange(last_, Noted{wall, steady});
    if (!last) return std::nullopt;
    const auto passed = std::chrono::duration_cast<Duration>(steady - last->steady);
    const auto jumped = (wall - last->wall) - passed;
    if (std::chrono::abs(jumped) <= largest_step) return std::nullopt;
    jumped_at_ = steady;
    return jumped;
}

} // namespace deedbox::jobs
