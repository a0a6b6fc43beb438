// The commands, run as an operator runs them: the real program, its output and its exit status.
#include "support/command_line.h"
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace deedbox::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;

struct Commands : ::testing::Test {
    CommandLine line;
    std::filesystem::path folder = line.folder();
    TestDatabase database{TestDatabase::Begins::empty};
    CommandLine::Outcome deedbox(const std::string& arguments, std::map<std::string, std::string> settings = {}) {
        settings.emplace("DATABASE", database.location());
        return line.run(arguments, settings);
    }
};

TEST_F(Commands, TellsItsVersion) {
    const auto told = deedbox("--version");
    EXPECT_EQ(told.status, 0);
    EXPECT_THAT(told.output, HasSubstr("deedbox 0."));
}

TEST_F(Commands, WrongUsageIsTwo) {
    for (const auto* wrong : {"", "fly", "serve --fast", "admin", "admin create", "backup", "restore", "backup a b"})
        EXPECT_EQ(deedbox(wrong).status, 2) << wrong;
}

TEST_F(Commands, AFailureIsOneClearLine) {
    const auto failed = deedbox("serve", {{"LISTEN", "0.0.0.0:8080"}});
    EXPECT_EQ(failed.status, 1);
    EXPECT_THAT(failed.output, AllOf(HasSubstr("deedbox: DEEDBOX_SMTP_URL"), HasSubstr("set a mail server")));
    EXPECT_EQ(std::ranges::count(failed.output, '\n'), 1);
    for (const auto* nowhere : {"sqlite:/no/such/folder/x.db", "postgresql://127.0.0.1:1/x", "mysql://x"})
        EXPECT_EQ(deedbox("serve", {{"DATABASE", nowhere}}).status, 1) << nowhere;
}

TEST_F(Commands, MigratesAndVerifies) {
    EXPECT_EQ(deedbox("migrate").status, 0);
    EXPECT_EQ(deedbox("migrate").status, 0) << "a second time changes nothing";
    const auto proven = deedbox("verify-log");
    EXPECT_EQ(proven.status, 0);
    EXPECT_THAT(proven.output, HasSubstr("0 events under 0 seals"));
}

TEST_F(Commands, WhatOnlyLooksMakesNothing) {
    EXPECT_EQ(deedbox("verify-log").status, 1);
    EXPECT_TRUE(std::filesystem::is_empty(folder));
    EXPECT_TRUE(database.is_empty());
}

TEST_F(Commands, ANewKeyIsNotMadeForAnOldDatabase) {
    EXPECT_EQ(deedbox("admin create --email root@operator.example").status, 0);
    std::filesystem::rename(folder / "deedbox.key", folder / "elsewhere.key");
    const auto refused = deedbox("migrate");
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.output, HasSubstr("bring the old one back"));
}

TEST_F(Commands, WritesFilesForItsOwnUserAlone) {
    using std::filesystem::perms;
    EXPECT_EQ(deedbox("migrate").status, 0);
    for (const auto& file : std::filesystem::directory_iterator{folder})
        EXPECT_EQ(file.status().permissions() & (perms::group_all | perms::others_all), perms::none) << file.path();
}

TEST_F(Commands, MakesTheFirstAdministrator) {
    const auto made =
        deedbox("admin create --email root@operator.example --name Root", {{"PUBLIC_URL", "http://localhost:1234"}});
    EXPECT_EQ(made.status, 0);
    EXPECT_THAT(made.output, MatchesRegex("http://localhost:1234/enter/[A-Za-z0-9_-]{32}\n"));
    EXPECT_EQ(deedbox("admin create --email root").status, 1);
}

TEST_F(Commands, PrintsSettingsWithoutSecrets) {
    const auto printed =
        deedbox("settings", {{"SMTP_URL", "smtps://user:hidden-word@mail.example"}, {"LINK_LIFETIME", "3d"}});
    EXPECT_EQ(printed.status, 0);
    EXPECT_THAT(printed.output, AllOf(HasSubstr("DEEDBOX_LINK_LIFETIME = 3d  (environment)"),
                                      HasSubstr("DEEDBOX_REQUEST_LIFETIME = 90d  (default)"),
                                      HasSubstr("signIn: 10 calls"), Not(HasSubstr("hidden-word"))));
}

TEST_F(Commands, ReadsASettingsFile) {
    std::ofstream{folder / "portal.toml"} << "operator_name = \"Perla\"\n";
    EXPECT_THAT(deedbox("--settings portal.toml settings").output,
                HasSubstr("DEEDBOX_OPERATOR_NAME = Perla  (portal.toml)"));
    EXPECT_EQ(deedbox("--settings missing.toml settings").status, 1);
}

TEST_F(Commands, TheDoctorFindsWhatIsWrong) {
    const auto fresh = deedbox("doctor");
    EXPECT_EQ(fresh.status, 0);
    EXPECT_THAT(fresh.output, HasSubstr("ok    database: will be made at the first start"));
    EXPECT_EQ(deedbox("migrate").status, 0);
    EXPECT_EQ(deedbox("doctor").status, 0);
    std::filesystem::permissions(folder / "deedbox.key", std::filesystem::perms::others_read,
                                 std::filesystem::perm_options::add);
    const auto sick = deedbox("doctor", {{"SMTP_URL", "smtp://127.0.0.1:1"}});
    EXPECT_EQ(sick.status, 1);
    EXPECT_THAT(sick.output,
                AllOf(HasSubstr("WRONG secret key"), HasSubstr("WRONG mail server"), HasSubstr("ok    database")));
}

TEST_F(Commands, TheDoctorTellsWhatTheMailServerThinksOfUs) {
    TestPortal portal;
    auto asya = portal.user("asya@partner.example");
    const std::map<std::string, std::string> settings{{"DATABASE", portal.location()},
                                                      {"SECRET_KEY_FILE", portal.key_file()},
                                                      {"SMTP_URL", portal.sink.url()},
                                                      {"MAIL_FROM", "accounts@perla.example"},
                                                      {"PUBLIC_URL", "http://localhost"}};
    const auto well = deedbox("doctor", settings);
    EXPECT_EQ(well.status, 0) << well.output;
    EXPECT_THAT(well.output, AllOf(HasSubstr("ok    mail server: takes mails from accounts@perla.example\n"),
                                   HasSubstr("ok    mails: none waits for the mail server\n")));
    asya.files();
    portal.sink.answer_sender("553 5.7.1 not your address");
    portal.deliver();
    const auto refused = deedbox("doctor", settings);
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(
        refused.output,
        AllOf(HasSubstr("WRONG mail server: MAIL FROM:<accounts@perla.example>: 553 5.7.1 not your address\n"),
              HasSubstr("WRONG mails: 1 waits for the mail server; at 2026-03-02T09:00:00.000Z it refused us: 553 "
                        "5.7.1 not your address\n")));
}

TEST_F(Commands, ADemonstrationStaysOnTheMachine) {
    const auto refused = deedbox("serve --demo", {{"LISTEN", "0.0.0.0:0"}, {"SMTP_URL", "smtp://127.0.0.1:1"}});
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.output, HasSubstr("loopback"));
}

// ---- a stop that loses nothing ----

TEST(GracefulStop, AnswersWhatItTook) {
    TestPortal portal;
    auto asya = portal.user("asya@partner.example");
    std::atomic<bool> go_on{true};
    std::atomic<int> acknowledged{0};
    std::vector<std::thread> people;
    for (int person = 0; person < 4; ++person) {
        people.emplace_back([&, person] {
            auto browser = asya;
            for (int i = 0; go_on; ++i) {
                const auto domain = "p" + std::to_string(person) + "-" + std::to_string(i) + ".example";
                const auto status = browser.tries_to_file(domain);
                if (status == 201) ++acknowledged;
                if (status == 0) return; // the door is shut
                EXPECT_EQ(status, 201);
            }
        });
    }
    while (acknowledged < 40) std::this_thread::yield();
    portal.portal().stop();
    go_on = false;
    for (auto& person : people) person.join();
    portal.restart({});
    ASSERT_EQ(asya.get("/session").status, 200);
    int kept = 0;
    std::string cursor;
    do {
        const auto page = asya.get("/account-requests?limit=200" + (cursor.empty() ? "" : "&cursor=" + cursor));
        kept += static_cast<int>(page.body.at("items").as_array().size());
        cursor = page.at("/nextCursor");
    } while (cursor != "null");
    EXPECT_EQ(kept, acknowledged) << "what was taken was answered, and what was answered is kept";
}

} // namespace
} // namespace deedbox::testing
