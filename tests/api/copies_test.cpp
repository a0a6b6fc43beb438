// Backups, restoring and moving, as an operator does them: with the real program, beside a portal that is at work.
#include "db/migrations.h"
#include "db/sqlite_handle.h"
#include "directory/directory_store.h"
#include "support/command_line.h"
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <thread>

namespace deedbox::testing {
namespace {

using Begins = TestDatabase::Begins;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::MatchesRegex;
using ::testing::Not;
using ::testing::StartsWith;

std::string octets(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void write(const std::filesystem::path& file, const std::string& octets) {
    std::ofstream{file, std::ios::binary} << octets;
}

std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) out.push_back(entry.path().filename());
    std::ranges::sort(out);
    return out;
}

std::vector<std::string> empty_tables(const std::map<std::string, std::vector<std::string>>& tables) {
    std::vector<std::string> out;
    for (const auto& [name, rows] : tables)
        if (rows.empty()) out.push_back(name);
    return out;
}

/// An installation with a history, whose program can be stopped, and an operator at its command line.
struct Copies : ::testing::Test {
    Copies() {
        const auto note = "Tab\there, a \\backslash, \\N, 'quotes' and a\nnew line: caffè, 東京";
        const auto request = asya.files({{"noteToApprover", note}, {"users", users}}).at("/id");
        auto ito = portal.visitor();
        ito.signs_up("it@keio.jp", "Ito", {{"approvalToken", portal.mail_to("it@keio.jp").token("approvals")}});
        EXPECT_EQ(ito.post("/account-requests/" + request + "/forwards", {{"email", "boss@keio.jp"}}).status, 201);
        auto boss = portal.visitor();
        boss.signs_up("boss@keio.jp", "Boss", {{"approvalToken", portal.mail_to("boss@keio.jp").token("approvals")}});
        EXPECT_EQ(boss.approves(request).status, 201);
        portal.idempotency_key = "once";
        EXPECT_EQ(files(asya, "waiting.example"), 201);
        portal.idempotency_key.clear();
        EXPECT_EQ(portal.user("kim@waiting.example")
                      .post("/identifier-contests", {{"domainIdentifier", "waiting.example"}, {"reason", "Not ours."}})
                      .status,
                  201);
        auto desk = portal.staff();
        EXPECT_EQ(desk.put("/filing-allowances/waiting.example", {{"reason", "Many customers."}}).status, 200);
        const auto account = "/smart-accounts/" + boss.get("/session").at("/user/memberships/0/smartAccountId");
        portal.tamper("UPDATE request_decisions SET agreement_version = '1'"); // an earlier one
        EXPECT_EQ(boss.post(account + "/agreements", {{"agreementVersion", "2026-12"}}).status, 201);
        EXPECT_EQ(boss.post(account + "/domains", {{"domain", "sfc.example"}}).status, 201);
        EXPECT_EQ(desk.post(account + "/successions", {{"adminEmail", "mei@keio.jp"}, {"reason", "Gone."}}).status,
                  201);
        EXPECT_EQ(asya.post("/guides/glossary/answers", {{"helpful", true}}).status, 201);
        EXPECT_EQ(asya.post("/access-requests", {{"domainIdentifier", "keio.jp"}, {"role", "user"}}).status, 201);
        EXPECT_EQ(boss.put(account + "/access-rules",
                           {{"rules", {{{"domain", "elsewhere.example"}, {"verdict", "declined"}}}}})
                      .status,
                  200);
        EXPECT_EQ(boss.send("POST", account + "/member-imports", "email,role\nmei@keio.jp,user\nnobody,user\n",
                            {"Content-Type: text/csv", "Sec-Fetch-Site: same-origin"})
                      .status,
                  202);
        EXPECT_TRUE(portal.run(portal.portal().calendar().turn()));
        portal.clock.pass(std::chrono::seconds{3}); // what the jobs did is sealed, too
        EXPECT_TRUE(portal.run(portal.portal().calendar().turn()));
    }

    static int files(Browser& who, const std::string& domain) {
        return who.files({{"accountName", domain}, {"domainIdentifier", domain}, {"approverEmails", {"it@" + domain}}})
            .status;
    }

    CommandLine::Outcome deedbox(const std::string& arguments) { return deedbox(arguments, portal.location()); }
    CommandLine::Outcome deedbox(const std::string& arguments, const std::string& location) {
        return line.run(arguments, {{"DATABASE", location}, {"SECRET_KEY_FILE", key_file}});
    }

    std::filesystem::path path(const std::string& name) const { return line.folder() / name; }
    std::string sqlite(const std::string& name) const { return "sqlite:" + path(name).string(); }

    /// A database as a program knew it that had only the first migrations; as another tool copies it.
    void make_old_copy(const std::string& name) {
        const auto last = std::ranges::find(db::migrations(), 6, &db::Migration::number);
        auto handle = db::SqliteHandle::open(path(name), db::SqliteHandle::Mode::create);
        ASSERT_TRUE(handle->execute(db::migrations_table(db::Engine::sqlite)));
        for (auto migration = db::migrations().begin(); migration <= last; ++migration)
            ASSERT_TRUE(db::run_migration(*handle, db::Engine::sqlite, *migration, SystemClock{}));
        ASSERT_TRUE(handle->execute("INSERT INTO mail_stops (recipient, stopped_at) VALUES ('a@b.example', 7)"));
    }

    /// What is wrong when a backup is restored; empty when nothing is.
    std::string refusal_of(const std::string& backup) {
        const TestDatabase place{Begins::empty};
        const auto refused = deedbox("restore " + backup, place.location());
        EXPECT_EQ(refused.status == 0, refused.output.starts_with("restored"));
        if (refused.status == 0) return "";
        EXPECT_TRUE(place.is_empty()) << "what is refused changes nothing";
        EXPECT_EQ(std::ranges::count(refused.output, '\n'), 1) << refused.output;
        return refused.output;
    }

    TestPortal portal;
    json::array users{json::object{{"email", "listed@keio.jp"}, {"role", "viewer"}},
                      json::object{{"email", "guest@elsewhere.example"}, {"role", "user"}}};
    Browser asya = portal.user("asya@partner.example", "Asya");
    CommandLine line;
    std::string key_file = portal.key_file();
};

// ---- backup ----

TEST_F(Copies, ABackupIsOneFileThatOnlyItsOwnerCanRead) {
    const auto told = deedbox("backup b.db");
    EXPECT_EQ(told.status, 0);
    EXPECT_THAT(told.output, MatchesRegex("b.db: [0-9]+ tables with [0-9]+ rows; [0-9]+ events under 2 seals are as "
                                          "they were written, 0 are not sealed yet; head [0-9a-f]{64}\n.*\n"));
    EXPECT_THAT(told.output, HasSubstr("the secret key is not in it: keep a copy of " + key_file));
    EXPECT_THAT(names_in(line.folder()), ElementsAre("b.db"));
    EXPECT_EQ(std::filesystem::status(path("b.db")).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(Copies, ABackupIsNeverMadeOverAFile) {
    write(path("b.db"), "mine");
    const auto refused = deedbox("backup b.db");
    EXPECT_EQ(refused.status, 1);
    EXPECT_EQ(refused.output, "deedbox: b.db is there already; nothing was changed\n");
    EXPECT_EQ(octets(path("b.db")), "mine");
    EXPECT_EQ(deedbox("backup no/such/folder/b.db").status, 1);
    EXPECT_THAT(names_in(line.folder()), ElementsAre("b.db"));
}

TEST_F(Copies, ThereIsNothingToBackUpWhereNothingIs) {
    EXPECT_EQ(deedbox("backup b.db", sqlite("none.db")).status, 1);
    EXPECT_EQ(deedbox("backup b.db", "mysql:x").status, 1);
    EXPECT_TRUE(std::filesystem::is_empty(line.folder()));
}

TEST_F(Copies, ABackupTakenAtWorkHoldsAllThatWasAcknowledgedBefore) {
    std::atomic<bool> go_on{true};
    std::atomic<int> acknowledged{0};
    std::vector<std::thread> people;
    std::mutex mutex;
    std::vector<std::string> domains;
    for (int person = 0; person < 3; ++person) {
        people.emplace_back([&, person] {
            auto browser = asya;
            for (int i = 0; go_on; ++i) {
                const auto domain = "p" + std::to_string(person) + "-" + std::to_string(i) + ".example";
                EXPECT_EQ(browser.tries_to_file(domain), 201);
                const std::lock_guard lock{mutex};
                domains.push_back(domain);
                ++acknowledged;
            }
        });
    }
    while (acknowledged < 30) std::this_thread::yield();
    std::vector<std::string> before;
    {
        const std::lock_guard lock{mutex};
        before = domains;
    }
    const auto told = deedbox("backup b.db");
    const int after = acknowledged;
    go_on = false;
    for (auto& person : people) person.join();
    ASSERT_EQ(told.status, 0) << told.output;
    EXPECT_GT(after, static_cast<int>(before.size())) << "nobody waited for it";

    const TestDatabase place{Begins::empty};
    const auto restored = deedbox("restore b.db", place.location());
    ASSERT_EQ(restored.status, 0) << restored.output;
    auto in_backup = rows_at(sqlite("b.db"));
    in_backup.erase("backup_contents");
    const auto rows = rows_at(place.location());
    EXPECT_EQ(rows, in_backup) << "just what the backup had";
    std::string requests;
    for (const auto& row : rows.at("account_requests")) requests += row;
    for (const auto& domain : before) EXPECT_THAT(requests, HasSubstr("\n" + domain + "\n"));
    EXPECT_EQ(deedbox("verify-log", place.location()).status, 0);
}

TEST_F(Copies, ABackupHasEveryTable) {
    ASSERT_EQ(deedbox("backup b.db").status, 0);
    auto in_backup = rows_at(sqlite("b.db"));
    const auto noted = in_backup.extract("backup_contents").mapped();
    EXPECT_EQ(in_backup, rows_at(portal.location()));
    std::vector<std::string> names;
    for (const auto& row : noted) names.push_back(row.substr(0, row.find('\n')));
    std::vector<std::string> tables;
    for (const auto& [name, rows] : in_backup) tables.push_back(name);
    EXPECT_EQ(names, tables);
    EXPECT_THAT((std::vector<std::string>{"kept_mails", "mail_stops", "mails_to_strangers", "user_links"}),
                IsSupersetOf(empty_tables(in_backup)))
        << "a table with no row here could be forgotten unnoticed";
}

// ---- restore ----

TEST_F(Copies, ADamagedBackupIsRefused) {
    ASSERT_EQ(deedbox("backup b.db").status, 0);
    const auto good = octets(path("b.db"));
    EXPECT_EQ(refusal_of("b.db"), "");
    EXPECT_EQ(octets(path("b.db")), good) << "restoring does not touch it";

    auto other_word = good;
    other_word.replace(other_word.rfind("caff"), 4, "coff");
    write(path("word.db"), other_word);
    EXPECT_THAT(refusal_of("word.db"), HasSubstr("does not hold what it should"));
    write(path("half.db"), good.substr(0, good.size() / 2));
    EXPECT_THAT(refusal_of("half.db"), HasSubstr("half.db: "));
    write(path("text.db"),
          "not at all a database, but long enough to have the header of one, as far as anybody can tell");
    EXPECT_THAT(refusal_of("text.db"), HasSubstr("text.db: "));
    EXPECT_THAT(refusal_of("none.db"), HasSubstr("none.db is not there"));
}

TEST_F(Copies, ABackupOfANewerProgramIsRefused) {
    ASSERT_EQ(deedbox("backup b.db").status, 0);
    auto handle = db::SqliteHandle::open(path("b.db"), db::SqliteHandle::Mode::fresh);
    ASSERT_TRUE(handle->execute(
        "INSERT INTO schema_migrations (number, name, digest, applied_at) VALUES (9999, 'later', 'x', 0)"));
    EXPECT_THAT(refusal_of("b.db"), HasSubstr("newer version"));
}

TEST_F(Copies, ACopyOfAnOlderProgramIsBroughtUpToDate) {
    make_old_copy("old.db");
    const TestDatabase place{Begins::empty};
    const auto restored = deedbox("restore old.db", place.location());
    EXPECT_EQ(restored.status, 0);
    EXPECT_THAT(restored.output, HasSubstr("with 1 rows; the event log is empty"));
    EXPECT_THAT(rows_at(place.location()).at("mail_stops"), ElementsAre(StartsWith("a@b.example\n7\n")));
    EXPECT_EQ(deedbox("verify-log", place.location()).status, 0);
}

TEST_F(Copies, WhatIsRestoredIsWholeInItsFile) {
    make_old_copy("old.db");
    ASSERT_EQ(deedbox("restore old.db", sqlite("new.db")).status, 0);
    EXPECT_THAT(names_in(line.folder()), ElementsAre("new.db", "old.db")) << "nothing is left in a log beside it";
    auto handle = db::SqliteHandle::open(path("new.db"), db::SqliteHandle::Mode::look);
    EXPECT_EQ(handle->rows_of("SELECT number FROM schema_migrations")->values.size(), db::migrations().size());
}

TEST_F(Copies, ARestoreNeverGoesOverAnInstallation) {
    ASSERT_EQ(deedbox("backup b.db").status, 0);
    const TestDatabase other;
    const auto refused = deedbox("restore b.db", other.location());
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.output, HasSubstr(engine() == db::Engine::sqlite ? "is there already" : "is not empty"));
    for (const auto& [table, rows] : rows_at(other.location())) EXPECT_TRUE(rows.empty()) << table;
    EXPECT_THAT(names_in(line.folder()), ElementsAre("b.db"));
}

TEST_F(Copies, ALogLeftFromAnotherDatabaseIsNotReadIntoTheRestored) {
    ASSERT_EQ(deedbox("backup b.db").status, 0);
    write(path("new.db-wal"), "of the database that was here");
    const auto refused = deedbox("restore b.db", sqlite("new.db"));
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.output, HasSubstr("new.db-wal is there"));
    EXPECT_THAT(names_in(line.folder()), ElementsAre("b.db", "new.db-wal"));
}

TEST_F(Copies, AMissingKeyIsTold) {
    ASSERT_EQ(deedbox("backup b.db").status, 0);
    key_file = path("missing.key");
    const TestDatabase place{Begins::empty};
    const auto restored = deedbox("restore b.db", place.location());
    EXPECT_EQ(restored.status, 1);
    EXPECT_THAT(restored.output,
                AllOf(HasSubstr("deedbox: restored"), HasSubstr("the secret key is not at " + key_file)));
    EXPECT_FALSE(std::filesystem::exists(key_file));
    key_file = portal.key_file();
    EXPECT_EQ(deedbox("verify-log", place.location()).status, 0) << "everything else is there";
}

TEST_F(Copies, AnotherInstallationsKeyIsTold) {
    ASSERT_EQ(deedbox("backup b.db").status, 0);
    key_file = path("other.key");
    ASSERT_EQ(deedbox("migrate", sqlite("other.db")).status, 0);
    const TestDatabase place{Begins::empty};
    const auto restored = deedbox("restore b.db", place.location());
    EXPECT_EQ(restored.status, 1);
    EXPECT_THAT(restored.output, AllOf(HasSubstr("deedbox: restored"), HasSubstr("the key at " + key_file),
                                       HasSubstr("not signed with this installation's key")));
    const auto backup = deedbox("backup again.db");
    EXPECT_EQ(backup.status, 1) << "the backup stands, and somebody should look";
    EXPECT_THAT(backup.output, HasSubstr("deedbox: again.db: "));
    EXPECT_TRUE(std::filesystem::exists(path("again.db")));
}

TEST_F(Copies, WhatIsRestoredGoesOn) {
    ASSERT_EQ(deedbox("backup b.db").status, 0);
    const TestDatabase place{Begins::empty};
    ASSERT_EQ(deedbox("restore b.db", place.location()).status, 0);
    portal.restart({{"DATABASE", place.location()}});
    EXPECT_EQ(asya.get("/session").status, 200);
    EXPECT_EQ(asya.get("/directory?q=eio").body.at("items").as_array().size(), 1U) << "the search finds it";
    EXPECT_EQ(files(asya, "after.example"), 201);
    EXPECT_TRUE(portal.run(portal.portal().calendar().turn()));
    portal.stop();
    EXPECT_EQ(deedbox("verify-log", place.location()).status, 0);
}

TEST_F(Copies, ASearchFindsInACopyWhatWasInTheIndexAndWhatWaitedForIt) {
    auto stranger = portal.user("sam@elsewhere.example"); // finds by the name alone
    ASSERT_TRUE(portal.run(directory::index_names(portal.portal().database(), 1)));
    ASSERT_EQ(deedbox("backup b.db").status, 0);
    const TestDatabase place{Begins::empty, db::Engine::sqlite};
    ASSERT_EQ(deedbox("restore b.db", place.location()).status, 0);
    portal.restart({{"DATABASE", place.location()}});
    const auto finds = [&](const std::string& text) {
        return stranger.get("/directory?q=" + text).body.at("items").as_array().size() == 1;
    };
    EXPECT_TRUE(finds("eio")) << "was in the index";
    EXPECT_TRUE(finds("aiting")) << "was not";
    ASSERT_TRUE(portal.run(directory::index_names(portal.portal().database(), 10)));
    EXPECT_TRUE(finds("eio") && finds("aiting"));
    portal.stop();
    place.change("INSERT INTO account_names (account_names, rank) VALUES ('integrity-check', 1)");
}

// ---- moving ----

TEST_F(Copies, MovingThereAndBackChangesNothing) {
    const auto from = portal.location();
    portal.stop(); // and with it the number that it had among the nodes is given back
    const auto before = rows_at(from);
    const TestDatabase postgresql{Begins::empty, db::Engine::postgresql};
    const TestDatabase file{Begins::empty, db::Engine::sqlite};
    const auto there = deedbox("migrate --to '" + postgresql.location() + "'", from);
    ASSERT_EQ(there.status, 0) << there.output;
    EXPECT_THAT(there.output, AllOf(HasSubstr("copied "), HasSubstr("next: set DEEDBOX_DATABASE to postgresql://")));
    EXPECT_EQ(rows_at(postgresql.location()), before);
    const auto back = deedbox("migrate --to " + file.location(), postgresql.location());
    ASSERT_EQ(back.status, 0) << back.output;
    EXPECT_EQ(rows_at(file.location()), before);
    EXPECT_EQ(rows_at(from), before) << "the old one is as it was";
    for (const auto& location : {from, postgresql.location(), file.location()})
        EXPECT_EQ(deedbox("verify-log", location).status, 0);
}

TEST_F(Copies, WhatIsMovedHasTheSameSchemaAsWhatIsNew) {
    portal.stop();
    const TestDatabase moved{Begins::empty, db::Engine::postgresql};
    ASSERT_EQ(deedbox("migrate --to '" + moved.location() + "'").status, 0);
    const TestDatabase fresh{Begins::with_schema, db::Engine::postgresql};
    EXPECT_EQ(moved.schema(), fresh.schema());
}

TEST_F(Copies, AnInstallationAtWorkIsNotMoved) {
    const TestDatabase place{Begins::empty};
    const auto refused = deedbox("migrate --to '" + place.location() + "'");
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.output, HasSubstr("stop"));
    EXPECT_TRUE(place.is_empty());
    EXPECT_EQ(files(asya, "meanwhile.example"), 201);
}

TEST_F(Copies, MovingNeverGoesOverAnInstallation) {
    portal.stop();
    const TestDatabase other;
    EXPECT_EQ(deedbox("migrate --to '" + other.location() + "'").status, 1);
    for (const auto& [table, rows] : rows_at(other.location())) EXPECT_TRUE(rows.empty()) << table;
    EXPECT_EQ(deedbox("migrate --to '" + portal.location() + "'").status, 1) << "nor over itself";
    EXPECT_EQ(deedbox("migrate --to nowhere").status, 1);
    EXPECT_EQ(deedbox("verify-log").status, 0);
}

} // namespace
} // namespace deedbox::testing
