#pragma once

#include "base/instant.h"

#include <chrono>
#include <optional>

namespace deedbox::jobs {

/// Notices when the wall clock jumps: a clock that is set wrong by a month must not end what cannot be begun again. It
/// is believed once it has kept pace with the steady clock for a while.
class ClockWatch {
public:
    using Steady = std::chrono::steady_clock::time_point;

    static constexpr Duration largest_step = std::chrono::minutes{5};
    static constexpr Duration settles_in = std::chrono::minutes{15};

    /// What the two clocks say now; returns how far the wall clock has jumped since they were last noted, if it has.
    std::optional<Duration> note(Instant wall, Steady steady);

    /// Whether the wall clock can be believed at this moment.
    bool is_believable(Steady steady) const { return !jumped_at_ || steady - *jumped_at_ >= settles_in; }

private:
    struct Noted {
        Instant wall;
        Steady steady;
    };
    std::optional<Noted> last_;
    std::optional<Steady> jumped_at_;
};

} // namespace deedbox::jobs
