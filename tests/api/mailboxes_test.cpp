// One mailbox is one person, whatever spelling of its address was typed.
#include "base/mailbox.h"
#include "db/migrations.h"
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using std::chrono::hours;
using ::testing::SizeIs;

struct OneMailbox : ::testing::Test {
    TestPortal portal{{{"RATE_LIMITS", "on"}}};

    Answer files(Browser& who, const std::string& domain, const std::string& approver) {
        return who.files({{"domainIdentifier", domain}, {"approverEmails", {approver}}});
    }
};

TEST_F(OneMailbox, NobodyNamesThemselvesUnderASubAddress) {
    auto joe = portal.user("joe@bigcorp.test");
    const auto own = files(joe, "hr.bigcorp.test", "joe+a@bigcorp.test");
    EXPECT_EQ(own.status, 422);
    EXPECT_EQ(own.fields(), "/approverEmails/0 approver.own");
    EXPECT_EQ(joe.files({{"domainIdentifier", "bigcorp.test"},
                         {"approverEmails", {"it+a@bigcorp.test", "it+b@bigcorp.test"}}})
                  .fields(),
              "/approverEmails/1 approver.duplicate");
    EXPECT_EQ(joe.files({{"domainIdentifier", "bigcorp.test"},
                         {"approverEmails", {"it@bigcorp.test"}},
                         {"users", json::array{json::object{{"email", "lab@bigcorp.test"}, {"role", "user"}},
                                               json::object{{"email", "lab+2@bigcorp.test"}, {"role", "user"}}}}})
                  .fields(),
              "/users/1/email user.duplicate");
}

TEST_F(OneMailbox, ASubAddressMakesNoRoomForMoreCalls) {
    auto joe = portal.user("joe@bigcorp.test");
    auto again = portal.user("joe+a@bigcorp.test");
    const auto changes = [](Browser& who) { return who.patch("/profile", {{"name", "Joe"}}).status; };
    for (int i = 0; i < 30; ++i) {
        EXPECT_EQ(changes(joe), 200);
        EXPECT_EQ(changes(again), 200);
    }
    EXPECT_EQ(changes(joe), 429);
    EXPECT_EQ(changes(again), 429);
}

TEST_F(OneMailbox, NobodyIsNamedLaterUnderASubAddress) {
    auto joe = portal.user("joe@partner.example");
    const auto request = files(joe, "keio.jp", "it@keio.jp").at("/id");
    EXPECT_EQ(joe.put("/account-requests/" + request + "/approvers", {{"emails", {"joe+a@partner.example"}}}).fields(),
              "/emails/0 approver.own");
    auto ito = portal.user("it@keio.jp");
    const auto forward = [&](const char* to) {
        return ito.post("/account-requests/" + request + "/forwards", {{"email", to}}).fields();
    };
    EXPECT_EQ(forward("joe+a@partner.example"), "/email forward.requester");
    EXPECT_EQ(forward("it+a@keio.jp"), "/email forward.self");
}

TEST_F(OneMailbox, AnAdminWithTheRequestersMailboxIsNotAsked) {
    auto asya = portal.user("asya@partner.example");
    const auto first = files(asya, "bigcorp.test", "joe+a@bigcorp.test").at("/id");
    ASSERT_EQ(portal.user("joe+a@bigcorp.test").approves(first).status, 201);
    auto joe = portal.user("joe@bigcorp.test");
    const auto own = files(joe, "hr.bigcorp.test", "cio@bigcorp.test");
    EXPECT_EQ(own.at("/status"), "in_review") << "the one admin is Joe himself";
}

TEST_F(OneMailbox, AreShownAndWrittenToAsTyped) {
    auto asya = portal.user("asya@partner.example");
    const auto request = files(asya, "keio.jp", "it+deedbox@keio.jp");
    EXPECT_EQ(request.at("/approvers/0/email"), "it+deedbox@keio.jp");
    EXPECT_THAT(portal.mails_to("it+deedbox@keio.jp"), SizeIs(1));
}

TEST_F(OneMailbox, TwoUsersOfOneMailboxSignInApartAndCountAsOne) {
    auto joe = portal.user("joe@partner.example");
    auto alias = portal.user("joe+2@partner.example");
    EXPECT_EQ(alias.get("/session").at("/user/email"), "joe+2@partner.example");
    for (int i = 0; i < 25; ++i) {
        const auto domain = "company" + std::to_string(i) + ".example";
        ASSERT_EQ(files(i % 2 == 0 ? joe : alias, domain, "it@" + domain).status, 201);
    }
    for (auto* who : {&joe, &alias})
        EXPECT_EQ(files(*who, "one-more.example", "it@one-more.example").code(), "request.too_many_open.user");
    auto bea = portal.user("bea@partner.example");
    EXPECT_EQ(files(bea, "one-more.example", "it@one-more.example").status, 201);
}

TEST_F(OneMailbox, ASpellingDoesNotMakeRoomForMoreCalls) {
    auto joe = portal.user("joe@partner.example");
    auto alias = portal.user("joe+2@partner.example");
    int answered = 0;
    while (answered < 1000 && (answered % 2 == 0 ? joe : alias).post("/account-requests").status != 429) ++answered;
    EXPECT_EQ(joe.post("/account-requests").status, 429);
    EXPECT_EQ(alias.post("/account-requests").status, 429) << "the same person";
    EXPECT_EQ(portal.user("bea@partner.example").post("/account-requests").status, 422) << "somebody else";
}

TEST_F(OneMailbox, GuessesAtOneAreCountedTogether) {
    portal.user("joe@partner.example");
    const auto guess = [&](const std::string& address) {
        return portal.visitor().post("/sessions", {{"email", address}, {"password", "a wrong one for sure"}}).status;
    };
    for (int i = 0; i < 10; ++i) ASSERT_EQ(guess("joe+" + std::to_string(i) + "@partner.example"), 401);
    EXPECT_EQ(guess("joe@partner.example"), 429);
}

TEST_F(OneMailbox, ADeclineIsRememberedForTheMailbox) {
    auto joe = portal.user("j.oe@gmail.com");
    const auto request = files(joe, "keio.jp", "it@keio.jp").at("/id");
    ASSERT_EQ(portal.user("it@keio.jp").declines(request).status, 201);
    auto alias = portal.user("joe+again@googlemail.com");
    EXPECT_EQ(files(alias, "keio.jp", "it@keio.jp").at("/status"), "in_review");
}

TEST_F(OneMailbox, GetSoManyMailsADayUnderAllTheirSpellings) {
    auto asya = portal.user("asya@partner.example");
    std::vector<std::string> requests;
    for (int i = 0; i < 21; ++i) {
        const auto text = std::to_string(i);
        requests.push_back(files(asya, "d" + text + ".target.test", "bob+" + text + "@target.test").at("/id"));
    }
    const auto state_of = [&](const std::string& request) {
        return asya.get("/account-requests/" + request).at("/mails/0/state");
    };
    portal.deliver();
    EXPECT_EQ(state_of(requests[19]), "sent");
    EXPECT_EQ(state_of(requests[20]), "deferred");
}

TEST_F(OneMailbox, ThatSaidStopGetNoMoreUnderAnySpelling) {
    auto asya = portal.user("asya@partner.example");
    files(asya, "target.test", "bob+1@target.test");
    const auto token = portal.mail_to("bob+1@target.test").token("stop");
    ASSERT_EQ(portal.visitor().post("/mail-stops", {{"token", token}}).status, 204);
    const auto second = files(asya, "d2.target.test", "bob+2@target.test").at("/id");
    portal.deliver();
    EXPECT_EQ(asya.get("/account-requests/" + second).at("/mails/0/state"), "bounced");
    EXPECT_THAT(portal.mails_to("bob+2@target.test"), SizeIs(0));
}

TEST(RowsFromBefore, GetTheMailboxThatTheProgramGives) {
    TestPortal portal{{{"REVIEW_POLICY", "never"}}};
    auto asya = portal.user("asya@partner.example");
    const char* spellings[] = {"joe@bigcorp.test", "joe+a+b@bigcorp.test",     "+joe+a@bigcorp.test",
                               "j.doe@gmail.com",  "j.d.o.e+x@googlemail.com", "it+2@xn--bcher-kva.test"};
    std::vector<std::string> requests;
    for (std::size_t i = 0; i < std::size(spellings); ++i)
        requests.push_back(
            asya.files({{"domainIdentifier", "d" + std::to_string(i) + ".test"}, {"approverEmails", {spellings[i]}}})
                .at("/id"));
    // As they were before the step, and then what the step says of them.
    portal.tamper("UPDATE mails SET mailbox = ''");
    for (std::size_t i = 0; i < std::size(spellings); ++i) {
        portal.tamper("INSERT INTO mail_stops (recipient, stopped_at) VALUES ('" + std::string{spellings[i]} + "', " +
                      std::to_string(10 - i) + ")");
        portal.tamper("UPDATE account_requests SET requester_mailbox = '', requester_email = '" +
                      std::string{spellings[i]} + "' WHERE id = " + requests[i]);
    }
    const auto& step = *std::ranges::find(db::migrations(), 50, &db::Migration::number);
    const auto sql = db::sql_for(engine(), step);
    const auto begin = sql.find("UPDATE");
    portal.tamper(sql.substr(begin, sql.find("DROP INDEX") - begin));

    const auto rows = rows_at(portal.location());
    for (const auto* spelling : spellings) {
        const auto mailbox = Mailbox::of(*EmailAddress::parse(spelling)).text();
        const auto names = [&](const std::string& row) { return row.find(mailbox + "\n") != std::string::npos; };
        EXPECT_TRUE(std::ranges::any_of(rows.at("mails"), [&](const std::string& row) {
            return row.find(spelling) != std::string::npos && names(row);
        })) << spelling;
        EXPECT_TRUE(std::ranges::any_of(rows.at("account_requests"), [&](const std::string& row) {
            return row.find(spelling) != std::string::npos && names(row);
        })) << spelling;
        EXPECT_TRUE(std::ranges::any_of(rows.at("mail_stops"), names)) << spelling;
    }
    EXPECT_THAT(rows.at("mail_stops"), SizeIs(4)) << "one of Joe, one of +joe, one at Google, one of the bookshop";
}

} // namespace
} // namespace deedbox::testing
