#include "jobs/calendar.h"

#include "support/test_portal.h"

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <gtest/gtest.h>

namespace deedbox::jobs {
namespace {

using Executor = boost::asio::io_context::executor_type;

/// Ends with the context alone.
Task<void> never(boost::asio::io_context& context) {
    boost::asio::basic_waitable_timer<std::chrono::steady_clock, boost::asio::wait_traits<std::chrono::steady_clock>,
                                      Executor>
        timer{context, std::chrono::steady_clock::time_point::max()};
    co_await timer.async_wait(boost::asio::use_awaitable_t<Executor>{});
}

struct Jobs : ::testing::Test {
    testing::TestPortal portal;
    IdMaker ids{9};
    int runs = 0;
    bool fails = false;
    bool irreversible = false;

    Calendar calendar_with(bool wanted = true) {
        Calendar calendar{portal.portal().database(), portal.clock, ids};
        add_test_job(calendar, wanted);
        EXPECT_TRUE(portal.run(calendar.open()));
        return calendar;
    }
    void add_test_job(Calendar& calendar, bool wanted) {
        calendar.add({.kind = "test.job",
                      .every = std::chrono::minutes{1},
                      .wanted = [wanted](Instant) -> Task<Result<bool>> { co_return wanted; },
                      .run = [this](Instant) -> Task<Result<void>> {
                          ++runs;
                          if (fails) co_return broken("as planned");
                          co_return Result<void>{};
                      },
                      .irreversible = irreversible});
    }
    bool is_done(std::string_view kind) {
        const auto jobs = *portal.run(portal.portal().database().all(all_jobs));
        return std::ranges::find(jobs, kind, &JobRow::kind)->due_at > portal.clock.now();
    }
    void turn(Calendar& calendar) { EXPECT_TRUE(portal.run(calendar.turn())); }
};

TEST_F(Jobs, RunWhenTheyAreDueAndNotBefore) {
    auto calendar = calendar_with();
    turn(calendar);
    turn(calendar);
    EXPECT_EQ(runs, 1);
    portal.clock.pass(std::chrono::minutes{1});
    turn(calendar);
    EXPECT_EQ(runs, 2);
}

TEST_F(Jobs, RunOnOneOfTwoNodes) {
    auto one = calendar_with();
    auto other = calendar_with();
    turn(one);
    turn(other);
    EXPECT_EQ(runs, 1);
}

TEST_F(Jobs, ThatHaveNothingToDoWriteNothing) {
    auto calendar = calendar_with(false);
    const auto before = portal.portal().database().writer_figures().units;
    turn(calendar);
    EXPECT_EQ(portal.portal().database().writer_figures().units, before);
}

TEST_F(Jobs, ThatFailComeBackLaterAndLater) {
    auto calendar = calendar_with();
    fails = true;
    turn(calendar); // again after 2 minutes
    portal.clock.pass(std::chrono::minutes{1});
    turn(calendar);
    EXPECT_EQ(runs, 1);
    portal.clock.pass(std::chrono::minutes{1});
    turn(calendar); // again after 4
    EXPECT_EQ(runs, 2);
    portal.clock.pass(std::chrono::minutes{3});
    turn(calendar);
    EXPECT_EQ(runs, 2);
    fails = false;
    portal.clock.pass(std::chrono::minutes{1});
    turn(calendar);
    portal.clock.pass(std::chrono::minutes{1});
    turn(calendar);
    EXPECT_EQ(runs, 4) << "and once it worked, at its own pace";
}

TEST_F(Jobs, ThatCannotBeUndoneWaitForAClockThatIsBelieved) {
    irreversible = true;
    auto calendar = calendar_with();
    EXPECT_TRUE(portal.run(calendar.turn(Calendar::WallClock::doubted)));
    EXPECT_EQ(runs, 0);
    turn(calendar);
    EXPECT_EQ(runs, 1);
}

TEST_F(Jobs, ThatTakeLongHoldUpNoOther) {
    boost::asio::io_context context;
    bool began = false;
    Calendar calendar{portal.portal().database(), portal.clock, ids};
    calendar.add({.kind = "test.endless",
                  .every = std::chrono::minutes{1},
                  .wanted = [](Instant) -> Task<Result<bool>> { co_return true; },
                  .run = [&](Instant) -> Task<Result<void>> {
                      began = true;
                      co_await never(context);
                      co_return Result<void>{};
                  }});
    add_test_job(calendar, true);
    EXPECT_TRUE(portal.run(calendar.open()));
    calendar.start(context);
    while (!began || !is_done("test.job")) ASSERT_NE(context.run_one_for(std::chrono::seconds{20}), 0U);
    EXPECT_EQ(runs, 1);
    EXPECT_FALSE(is_done("test.endless"));
}

TEST_F(Jobs, ThatANodeDiedAtAreFreedWhenItComesBack) {
    auto calendar = calendar_with();
    const auto until = portal.clock.now() + std::chrono::minutes{2};
    const auto lease = [&](unsigned node) {
        IdMaker of_node{node};
        portal.tamper("UPDATE jobs SET lease = " + std::to_string(of_node.next(portal.clock.now())) +
                      ", lease_until = " + std::to_string(until.time_since_epoch().count()) +
                      " WHERE kind = 'test.job'");
    };
    lease(8);
    EXPECT_TRUE(portal.run(calendar.open()));
    turn(calendar);
    EXPECT_EQ(runs, 0) << "another node may be at it";
    lease(9);
    EXPECT_TRUE(portal.run(calendar.open()));
    turn(calendar);
    EXPECT_EQ(runs, 1);
}

TEST_F(Jobs, AreClosedByWhoeverHasThem) {
    auto calendar = calendar_with();
    Calendar slow{portal.portal().database(), portal.clock, ids};
    slow.add({.kind = "test.job",
              .every = std::chrono::minutes{1},
              .wanted = [](Instant) -> Task<Result<bool>> { co_return true; },
              .run = [&](Instant) -> Task<Result<void>> {
                  // It took longer than its lease, and another node has it by now.
                  portal.tamper("UPDATE jobs SET lease = 77, lease_until = 9000000000000 WHERE kind = 'test.job'");
                  co_return Result<void>{};
              }});
    turn(slow);
    EXPECT_FALSE(is_done("test.job")) << "the other one closes it";
    turn(calendar);
    EXPECT_EQ(runs, 0);
}

TEST_F(Jobs, AreTakenByOneOfTwoWhoLookAtTheSameTime) {
    auto one = calendar_with();
    auto other = calendar_with();
    portal.interruption.arm([&] { turn(other); });
    turn(one);
    EXPECT_EQ(runs, 1) << "the other has done it";
    portal.clock.pass(std::chrono::minutes{1});
    portal.interruption.arm(
        [&] { portal.tamper("UPDATE jobs SET lease = 77, lease_until = 9000000000000 WHERE kind = 'test.job'"); });
    turn(one);
    EXPECT_EQ(runs, 1) << "the other is at it";
}

TEST_F(Jobs, ThatFailAreSeenByStaff) {
    auto calendar = calendar_with();
    fails = true;
    turn(calendar);
    const auto list = portal.staff().get("/jobs");
    ASSERT_EQ(list.status, 200);
    const auto& items = list.body.at("items").as_array();
    const auto failing = std::ranges::find_if(items, [](const auto& job) { return job.at("kind") == "test.job"; });
    ASSERT_NE(failing, items.end());
    EXPECT_EQ(failing->at("tries"), 1);
    EXPECT_EQ(failing->at("lastError"), "internal") << "the code; what is behind it stays in the log";
}

} // namespace
} // namespace deedbox::jobs
