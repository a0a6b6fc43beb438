// What only a database at the other end of a connection can do to us. Runs with `--engine=postgresql`.
#include "db/database.h"
#include "db/postgresql_handle.h"
#include "portal/wait.h"
#include "support/breaking_link.h"
#include "support/postgresql_server.h"
#include "support/test_database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>

namespace deedbox::db {
namespace {

using deedbox::testing::BreakingLink;
using deedbox::testing::PostgresqlServer;
using portal::wait_for;
using Break = BreakingLink::Break;
using ::testing::HasSubstr;
using namespace std::string_literals;

// Marks, and a count that grows each time that a unit is carried out: neither is the same when one runs twice.
const Command add_mark{
    "INSERT INTO mail_stops (recipient, stopped_at) VALUES ($1, $2) ON CONFLICT (recipient) DO NOTHING"};
const Command count_up{"UPDATE mail_stops SET stopped_at = stopped_at + 1 WHERE recipient = 'count'"};
const Command fail_on_purpose{"INSERT INTO mail_stops (recipient, stopped_at) VALUES ($1, 1)"};
struct Mark {
    std::string recipient;
    std::int64_t stopped_at = 0;
};
BOOST_DESCRIBE_STRUCT(Mark, (), (recipient, stopped_at))
const Query<Mark> same_mark{"SELECT recipient, stopped_at FROM mail_stops WHERE recipient = $1 AND stopped_at = $2"};
const Query<Mark> all_marks{"SELECT recipient, stopped_at FROM mail_stops ORDER BY recipient"};
const Query<Mark> dividing{
    "SELECT recipient, stopped_at / CAST($1 AS BIGINT) AS stopped_at FROM mail_stops ORDER BY recipient"};
const Query<Mark> slow_search{"SELECT recipient, stopped_at FROM mail_stops",
                              "SELECT recipient, stopped_at FROM mail_stops, pg_sleep(60)", Lane::search};

Unit counting(const std::string& mark) {
    Unit unit;
    unit.mark(Unit::same(same_mark, mark, 7), add_mark, mark, 7)
        .expect(1, {.kind = Kind::conflict, .code = "no.count"}, count_up);
    return unit;
}

struct PostgreSql : ::testing::Test {
    std::string name;
    std::unique_ptr<BreakingLink> link;
    SystemClock clock;
    std::unique_ptr<Database> db;

    void SetUp() override {
        if (deedbox::testing::engine() != Engine::postgresql) GTEST_SKIP() << "with --engine=postgresql";
        auto& server = PostgresqlServer::shared();
        name = server.add_database(true);
        link = std::make_unique<BreakingLink>(server.port());
        db = std::move(*open_database(
            {.location = "postgresql://deedbox@127.0.0.1:" + std::to_string(link->port()) + "/" + name}, clock));
        Unit unit;
        unit.run(add_mark, "count", 0);
        EXPECT_TRUE(wait_for(db->write(std::move(unit))));
    }
    void TearDown() override {
        db.reset();
        if (!name.empty()) PostgresqlServer::shared().drop_database(name);
    }

    /// What the count says, and how many marks there are: the same when each unit was carried out exactly once.
    std::pair<std::int64_t, std::int64_t> counted() {
        const auto marks = wait_for(db->all(all_marks));
        const auto count = std::ranges::find(*marks, "count", &Mark::recipient);
        return {count->stopped_at, static_cast<std::int64_t>(marks->size()) - 1};
    }

    /// All at once; returns how many were a success.
    int write_all(int units, const std::function<Unit(int)>& unit) {
        boost::asio::io_context context{1};
        int good = 0;
        for (int i = 0; i < units; ++i)
            boost::asio::co_spawn(context.get_executor(), db->write(unit(i)),
                                  [&](std::exception_ptr, Result<void> outcome) { good += outcome ? 1 : 0; });
        context.run();
        return good;
    }

    void end_all_connections() {
        auto handle = PostgresqlHandle::open(PostgresqlServer::shared().location("postgres"));
        EXPECT_TRUE(
            handle->execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'"));
    }
};

TEST_F(PostgreSql, AUnitWhoseCommitNeverArrivedIsCarriedOutOnce) {
    for (const auto& units : {1, 20}) {
        link->break_at(Break::before_the_server_has_it, "\0COMMIT\0"s);
        const auto before = link->breaks();
        const auto [count, marks] = counted();
        EXPECT_EQ(write_all(units, [&](int i) { return counting(std::to_string(units) + "." + std::to_string(i)); }),
                  units);
        EXPECT_EQ(link->breaks(), before + 1);
        EXPECT_EQ(counted(), std::pair(count + units, marks + units));
    }
}

TEST_F(PostgreSql, AUnitWhoseAnswerWasLostAfterTheCommitIsCarriedOutOnce) {
    for (const auto& units : {1, 20}) {
        link->break_at(Break::before_the_client_has_it, "COMMIT\0"s);
        const auto before = link->breaks();
        const auto [count, marks] = counted();
        EXPECT_EQ(write_all(units, [&](int i) { return counting(std::to_string(units) + "." + std::to_string(i)); }),
                  units);
        EXPECT_EQ(link->breaks(), before + 1);
        EXPECT_EQ(counted(), std::pair(count + units, marks + units));
    }
}

TEST_F(PostgreSql, WhereverTheConnectionBreaksEachUnitIsCarriedOutOnce) {
    int written = 0;
    for (std::size_t octets = 1; octets < 2500; octets += 131) {
        link->break_after(octets);
        EXPECT_EQ(write_all(8, [&](int) { return counting("unit " + std::to_string(written++)); }), 8) << octets;
    }
    EXPECT_GE(link->breaks(), 10U);
    EXPECT_EQ(counted(), std::pair(std::int64_t{written}, std::int64_t{written}));
}

TEST_F(PostgreSql, AServerThatEndsEveryConnectionInterruptsNobody) {
    EXPECT_EQ(counted().first, 0);
    for (int i = 0; i < 3; ++i) {
        end_all_connections();
        EXPECT_TRUE(wait_for(db->write(counting(std::to_string(i)))));
        EXPECT_EQ(counted(), std::pair(std::int64_t{i + 1}, std::int64_t{i + 1}));
    }
}

TEST_F(PostgreSql, AReadOfALostConnectionIsAskedAgain) {
    EXPECT_EQ(counted().first, 0);
    link->break_at(Break::before_the_client_has_it, "count");
    EXPECT_EQ(counted().first, 0);
    EXPECT_EQ(link->breaks(), 1U);
}

TEST_F(PostgreSql, ADatabaseThatCannotBeReachedIsAnAnswerAfterAWhile) {
    EXPECT_EQ(counted().first, 0);
    link.reset();
    boost::asio::io_context context{1};
    std::vector<std::string> outcomes;
    boost::asio::co_spawn(context.get_executor(), db->write(counting("a")),
                          [&](std::exception_ptr, Result<void> outcome) { outcomes.push_back(outcome.error().code); });
    boost::asio::co_spawn(
        context.get_executor(), db->all(all_marks),
        [&](std::exception_ptr, Result<std::vector<Mark>> rows) { outcomes.push_back(rows.error().code); });
    context.run();
    EXPECT_THAT(outcomes, ::testing::ElementsAre("storage.unavailable", "storage.unavailable"));
}

TEST_F(PostgreSql, AQueryThatFailsTakesNoneOfItsNeighboursWithIt) {
    boost::asio::io_context context{1};
    int good = 0;
    int failed = 0;
    for (int i = 0; i < 20; ++i)
        boost::asio::co_spawn(context.get_executor(), db->all(dividing, i % 5),
                              [&](std::exception_ptr, Result<std::vector<Mark>> rows) { ++(rows ? good : failed); });
    context.run();
    EXPECT_EQ(failed, 4);
    EXPECT_EQ(good, 16);
}

TEST_F(PostgreSql, ASearchThatTakesTooLongIsGivenUpAndHoldsNobodyUp) {
    boost::asio::io_context context{1};
    std::vector<std::string> order;
    boost::asio::co_spawn(context.get_executor(), db->all(slow_search),
                          [&](std::exception_ptr, Result<std::vector<Mark>> rows) {
                              order.push_back(rows ? "found" : rows.error().code);
                          });
    boost::asio::co_spawn(context.get_executor(), db->all(all_marks),
                          [&](std::exception_ptr, Result<std::vector<Mark>>) { order.emplace_back("read"); });
    context.run();
    EXPECT_THAT(order, ::testing::ElementsAre("read", "storage.unavailable"));
}

TEST_F(PostgreSql, ATextThatItCannotHoldIsRefusedAndFindsNothing) {
    const auto text = "a\0b"s;
    EXPECT_EQ(wait_for(db->write(counting(text))).error().kind, Kind::broken);
    EXPECT_TRUE(wait_for(db->all(same_mark, text, 7))->empty());
    EXPECT_TRUE(wait_for(db->write(counting("good"))));
}

TEST_F(PostgreSql, UnitsThatFailInABusyBatchAreToldApart) {
    const auto unit = [](int i) {
        auto out = counting("unit " + std::to_string(i / 2 * 2)); // every second one is a mark that is there already
        if (i % 10 == 3) out.run(fail_on_purpose, "count");
        return out;
    };
    EXPECT_EQ(write_all(300, unit), 300) << "whoever follows a mark that is there does nothing, not even fail";
    EXPECT_EQ(counted(), std::pair(std::int64_t{150}, std::int64_t{150}));
    const auto failing = [](int i) {
        auto out = counting("next " + std::to_string(i));
        if (i % 10 == 3) out.run(fail_on_purpose, "count");
        return out;
    };
    EXPECT_EQ(write_all(300, failing), 270);
    EXPECT_EQ(counted(), std::pair(std::int64_t{150 + 270}, std::int64_t{150 + 270}));
}

TEST_F(PostgreSql, TwoProgramsOverOneDatabaseWriteOneAfterTheOther) {
    const auto other = std::move(*open_database({.location = PostgresqlServer::shared().location(name)}, clock));
    boost::asio::io_context context{1};
    int good = 0;
    for (int i = 0; i < 400; ++i)
        boost::asio::co_spawn(context.get_executor(),
                              (i % 2 == 0 ? db : other)->write(counting("unit " + std::to_string(i / 4))),
                              [&](std::exception_ptr, Result<void> outcome) { good += outcome ? 1 : 0; });
    context.run();
    EXPECT_EQ(good, 400);
    EXPECT_EQ(counted(), std::pair(std::int64_t{100}, std::int64_t{100}));
}

TEST_F(PostgreSql, TextIsComparedByItsBytesInEveryColumn) {
    auto handle = PostgresqlHandle::open(PostgresqlServer::shared().location(name));
    const auto others = handle->rows_of("SELECT table_name || '.' || column_name FROM information_schema.columns "
                                        "WHERE table_schema = 'public' AND table_name <> 'schema_migrations' "
                                        "AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'");
    std::vector<std::string> names;
    for (const auto& row : others->values) names.push_back(held<std::string>(row[0]));
    EXPECT_THAT(names, ::testing::IsEmpty());
}

} // namespace
} // namespace deedbox::db
