// Searches have a lane of their own: while they hold all of it, nobody's short read waits behind them.
#include "base/both.h"
#include "db/postgresql_handle.h"
#include "portal/wait.h"
#include "support/test_database.h"

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <condition_variable>
#include <thread>

namespace deedbox::db {
namespace {

using deedbox::testing::TestDatabase;
using portal::wait_for;

/// Where searches wait until a test lets them go on: in a function of SQLite's, at a lock of PostgreSQL's.
class Gate {
public:
    explicit Gate(const TestDatabase& database) {
        const std::lock_guard lock{mutex};
        closed_for = std::this_thread::get_id();
        held = 0;
        if (testing::engine() != Engine::postgresql) return;
        holder_.emplace(*PostgresqlHandle::open(database.location()));
        EXPECT_TRUE(holder_->rows_of("SELECT CAST(pg_advisory_lock(4711) AS TEXT)"));
    }
    ~Gate() { open(); }
    Gate(const Gate&) = delete;
    Gate& operator=(const Gate&) = delete;

    void open() {
        const std::lock_guard lock{mutex};
        closed_for.reset();
        opened.notify_all();
        holder_.reset();
    }

    std::int64_t searches_waiting() {
        if (holder_) {
            const auto waiting = holder_->rows_of(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted AND "
                "database = (SELECT oid FROM pg_database WHERE datname = current_database())");
            return std::get<std::int64_t>(waiting->values.at(0).at(0));
        }
        const std::lock_guard lock{mutex};
        return held;
    }

    /// Lets through at once who would keep the test's own thread: that is the fault that is looked for, and told.
    static void pass() {
        std::unique_lock lock{mutex};
        ++held;
        opened.wait(lock, [] { return !closed_for || *closed_for == std::this_thread::get_id(); });
    }

private:
    static inline std::mutex mutex;
    static inline std::condition_variable opened;
    static inline std::optional<std::thread::id> closed_for;
    static inline std::int64_t held = 0;
    std::optional<PostgresqlHandle> holder_;
};

int add_gate(sqlite3* connection, char**, const sqlite3_api_routines*) {
    return sqlite3_create_function(
        connection, "pass_gate", 0, SQLITE_UTF8, nullptr,
        [](sqlite3_context* context, int, sqlite3_value**) {
            Gate::pass();
            sqlite3_result_int(context, 1);
        },
        nullptr, nullptr);
}
// Every connection has it, for every registered statement is prepared on each.
[[maybe_unused]] const int added = sqlite3_auto_extension(reinterpret_cast<void (*)()>(add_gate));

struct Passed {
    std::int64_t passed = 0;
};
BOOST_DESCRIBE_STRUCT(Passed, (), (passed))
const Query<Passed> search_at_gate{"SELECT pass_gate() AS passed",
                                   "SELECT count(pg_advisory_xact_lock_shared(4711)) AS passed", Lane::search};
const Query<Passed> short_read{"SELECT count(*) AS passed FROM mail_stops WHERE recipient = ''"};

struct TheSearchLane : ::testing::Test {
    TestDatabase database;
    SystemClock clock;
    std::unique_ptr<Database> db = std::move(*open_database({.location = database.location()}, clock));
    Gate gate{database};
    int searches_ended = 0;

    Task<bool> search() {
        const auto found = co_await db->all(search_at_gate);
        ++searches_ended;
        co_return found.has_value();
    }
    Task<int> two_searches() {
        const auto [one, other] = co_await both(search(), search());
        co_return static_cast<int>(one) + static_cast<int>(other);
    }
    Task<int> four_searches() {
        const auto [two, more] = co_await both(two_searches(), two_searches());
        co_return two + more;
    }
    Task<bool> read_while_searches_wait(std::int64_t searches) {
        while (gate.searches_waiting() < searches)
            co_await boost::asio::post(co_await boost::asio::this_coro::executor,
                                       boost::asio::use_awaitable_t<boost::asio::io_context::executor_type>{});
        const auto found = co_await db->all(short_read);
        EXPECT_EQ(searches_ended, 0) << "the read waited for a search";
        gate.open();
        co_return found.has_value();
    }
};

TEST_F(TheSearchLane, HoldsUpNobodysShortRead) {
    const auto [passed, read] = wait_for(both(four_searches(), read_while_searches_wait(2)));
    EXPECT_TRUE(read);
    EXPECT_EQ(passed, 4) << "two had waited for the others' threads";
}

} // namespace
} // namespace deedbox::db
