#include "jobs/clock_watch.h"

#include <gtest/gtest.h>

namespace deedbox::jobs {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;

/// A watch that is noted every second, as the calendar's loop does, with clocks that a test moves.
struct Clocks {
    ClockWatch watch;
    Instant wall{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2}};
    ClockWatch::Steady steady{};
    int jumps = 0;

    void run(Duration length) {
        for (Duration passed{0}; passed < length; passed += seconds{1}) {
            if (watch.note(wall, steady)) ++jumps;
            wall += seconds{1};
            steady += seconds{1};
        }
    }
    bool believed() const { return watch.is_believable(steady); }
};

TEST(ClockWatch, BelievesAClockThatKeepsPace) {
    Clocks clocks;
    EXPECT_TRUE(clocks.believed()) << "there is nothing to doubt it for";
    clocks.run(minutes{60});
    EXPECT_TRUE(clocks.believed());
    EXPECT_EQ(clocks.jumps, 0);
}

TEST(ClockWatch, DoubtsAClockThatJumpsForAQuarterOfAnHour) {
    for (const Duration jump : {Duration{days{90}}, Duration{-days{90}}, Duration{minutes{5} + seconds{1}}}) {
        Clocks clocks;
        clocks.run(minutes{1});
        clocks.wall += jump;
        clocks.run(minutes{15} - seconds{1});
        EXPECT_FALSE(clocks.believed());
        EXPECT_EQ(clocks.jumps, 1) << "told once";
        clocks.run(seconds{2});
        EXPECT_TRUE(clocks.believed());
    }
}

TEST(ClockWatch, IsNotDisturbedByASmallCorrection) {
    Clocks clocks;
    clocks.run(minutes{1});
    clocks.wall += minutes{5};
    clocks.run(minutes{1});
    EXPECT_TRUE(clocks.believed());
}

TEST(ClockWatch, BeginsToWaitAnewWhenTheClockJumpsBack) {
    Clocks clocks;
    clocks.run(minutes{1});
    clocks.wall += days{30};
    clocks.run(minutes{10});
    clocks.wall -= days{30};
    clocks.run(minutes{10});
    EXPECT_FALSE(clocks.believed());
    EXPECT_EQ(clocks.jumps, 2);
    clocks.run(minutes{6});
    EXPECT_TRUE(clocks.believed());
}

TEST(ClockWatch, TakesALongTurnForWhatItIs) {
    Clocks clocks;
    clocks.run(minutes{1});
    clocks.wall += minutes{30}; // both have moved: the loop was slow, the clock is right
    clocks.steady += minutes{30};
    clocks.run(seconds{1});
    EXPECT_TRUE(clocks.believed());
}

} // namespace
} // namespace deedbox::jobs
