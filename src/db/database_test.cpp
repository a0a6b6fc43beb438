// What the seam promises, on a real database of the engine that the run is on.
#include "db/database.h"
#include "db/migrations.h"
#include "portal/wait.h"
#include "support/test_database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/detached.hpp>

namespace deedbox::db {
namespace {

using deedbox::testing::TestDatabase;
using portal::wait_for;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// The outbox's stop list is as plain a table as there is.
const Command add_row{
    "INSERT INTO mail_stops (recipient, stopped_at) VALUES ($1, $2) ON CONFLICT (recipient) DO NOTHING"};
const Command add_row_strictly{"INSERT INTO mail_stops (recipient, stopped_at) VALUES ($1, $2)"};
const Command touch_row{"UPDATE mail_stops SET stopped_at = $2 WHERE recipient = $1"};
struct StoredRow {
    std::string recipient;
};
BOOST_DESCRIBE_STRUCT(StoredRow, (), (recipient))
const Query<StoredRow> same_row{"SELECT recipient FROM mail_stops WHERE recipient = $1 AND stopped_at = $2"};
const Query<StoredRow> stored_rows{"SELECT recipient FROM mail_stops ORDER BY recipient"};

struct TheSeam : ::testing::Test {
    TestDatabase database;
    SystemClock clock;
    std::unique_ptr<Database> db = open();

    std::unique_ptr<Database> open() { return std::move(*open_database({.location = database.location()}, clock)); }
    std::string refused() {
        db.reset();
        return open_database({.location = database.location()}, clock).error().cause;
    }
    std::vector<std::string> rows() {
        std::vector<std::string> out;
        for (const auto& row : *wait_for(db->all(stored_rows))) out.push_back(row.recipient);
        return out;
    }
};

Error guard(std::string code) {
    return {.kind = Kind::conflict, .code = std::move(code)};
}

TEST_F(TheSeam, AUnitIsStoredWholeOrNotAtAll) {
    Unit good;
    good.run(add_row, "a", 1).run(add_row, "b", 1);
    EXPECT_TRUE(wait_for(db->write(std::move(good))));
    Unit bad;
    bad.run(add_row, "c", 1).expect(1, guard("not.there"), touch_row, "nobody", 1).run(add_row, "d", 1);
    EXPECT_EQ(wait_for(db->write(std::move(bad))).error().code, "not.there");
    EXPECT_THAT(rows(), ElementsAre("a", "b"));
}

TEST_F(TheSeam, AUnitRunTwiceIsStoredOnce) {
    const auto unit = [] {
        Unit out;
        out.mark(Unit::same(same_row, "mark", 1), add_row, "mark", 1).run(add_row_strictly, "rest", 1);
        return out;
    };
    EXPECT_TRUE(wait_for(db->write(unit())));
    EXPECT_TRUE(wait_for(db->write(unit()))) << "already committed, which is a success";
    EXPECT_THAT(rows(), ElementsAre("mark", "rest"));
}

TEST_F(TheSeam, AnotherUnitWithTheSameMarkIsNeverTakenForIt) {
    const auto unit = [](std::int64_t at, std::string rest) {
        Unit out;
        out.mark(Unit::same(same_row, "mark", at), add_row, "mark", at).run(add_row_strictly, rest, 1);
        return out;
    };
    EXPECT_TRUE(wait_for(db->write(unit(1, "rest"))));
    EXPECT_EQ(wait_for(db->write(unit(2, "other"))).error().kind, Kind::broken);
    EXPECT_THAT(rows(), ElementsAre("mark", "rest"));
}

TEST_F(TheSeam, AFailingUnitTakesNothingOfItsNeighboursInTheCommit) {
    boost::asio::io_context context{1};
    int good = 0;
    int refused = 0;
    for (int i = 0; i < 300; ++i) {
        Unit unit;
        unit.run(add_row, "row" + std::to_string(i), 1);
        if (i % 7 == 0) unit.expect(1, guard("planned"), touch_row, "nobody", 1);
        if (i % 11 == 0) unit.run(add_row_strictly, "row" + std::to_string(i), 1); // an error of SQL itself
        boost::asio::co_spawn(context.get_executor(), db->write(std::move(unit)),
                              [&](std::exception_ptr, Result<void> outcome) { ++(outcome ? good : refused); });
    }
    context.run();
    EXPECT_EQ(refused, 43 + 28 - 4); // of 300: every 7th, every 11th, less every 77th
    EXPECT_EQ(rows().size(), static_cast<std::size_t>(good));
    EXPECT_LT(db->writer_figures().commits, 300U) << "units share commits";
}

TEST_F(TheSeam, WhatWasAnsweredIsThereAfterReopening) {
    Unit unit;
    unit.run(add_row, "kept", 1);
    EXPECT_TRUE(wait_for(db->write(std::move(unit))));
    db.reset();
    db = open();
    EXPECT_THAT(rows(), ElementsAre("kept"));
}

TEST_F(TheSeam, ASchemaThatIsBehindIsNotOpenedUnasked) {
    database.change("DELETE FROM schema_migrations WHERE number > 2");
    const auto behind = open_database({.location = database.location(), .migrate = false}, clock);
    EXPECT_THAT(behind.error().cause, HasSubstr("run `deedbox migrate`"));
}

TEST_F(TheSeam, AnEmptyDatabaseGetsItsTablesWhenAsked) {
    const TestDatabase empty{TestDatabase::Begins::empty};
    EXPECT_EQ(open_database({.location = empty.location(), .migrate = false}, clock).error().code, no_tables);
    EXPECT_TRUE(open_database({.location = empty.location()}, clock));
    EXPECT_TRUE(open_database({.location = empty.location(), .migrate = false}, clock));
}

TEST_F(TheSeam, AMigrationThatWasEditedIsFound) {
    database.change("UPDATE schema_migrations SET digest = 'x' WHERE number = 2");
    EXPECT_THAT(refused(), HasSubstr("0002_users.sql"));
}

TEST_F(TheSeam, ADatabaseOfANewerProgramIsLeftAlone) {
    database.change("INSERT INTO schema_migrations (number, name, digest, applied_at) VALUES (9999, 'later', 'x', 0)");
    EXPECT_THAT(refused(), HasSubstr("newer version"));
}

TEST(Migrations, EachHaveANumberOfTheirOwnInOrder) {
    int last = 0;
    for (const auto& migration : migrations()) EXPECT_GT(migration.number, std::exchange(last, migration.number));
}

TEST(Locations, ThatAreNoDatabaseAreNamed) {
    const SystemClock clock;
    EXPECT_THAT(open_database({.location = "mysql://root:secret@x"}, clock).error().cause,
                AllOf(HasSubstr("DEEDBOX_DATABASE"), Not(HasSubstr("secret"))));
    EXPECT_THAT(open_database({.location = "postgresql://me:secret@[::1/x"}, clock).error().cause,
                AllOf(HasSubstr("DEEDBOX_DATABASE"), Not(HasSubstr("secret"))));
    EXPECT_EQ(open_database({.location = "postgresql://127.0.0.1:1/x"}, clock).error().code, "storage.unavailable");
    EXPECT_FALSE(open_database({.location = "sqlite:/no/such/folder/x.db"}, clock));
}

} // namespace
} // namespace deedbox::db
