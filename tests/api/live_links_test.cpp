// A new link becomes the live one when its mail is handed over; until then the one before lives on.
#include "db/migrations.h"
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct LiveLink : ::testing::Test {
    explicit LiveLink(std::map<std::string, std::string> settings = {{"SESSION_LIFETIME", "400d"}, {"REMINDERS", "7d"}})
        : portal{std::move(settings)} {}

    TestPortal portal;
    Browser asya = portal.user("asya@partner.example", "Asya");
    std::string request = asya.files().at("/id");
    std::string first = newest();

    std::string path(const std::string& below = "") const { return "/account-requests/" + request + below; }
    std::string newest() { return portal.mail_to("it@keio.jp").token("approvals"); }
    /// Why a link is dead; empty when it opens.
    std::string death_of(const std::string& token) {
        const auto answer = portal.visitor().get("/approval-links/" + token);
        return answer.status == 200 ? "" : answer.at("/reason");
    }
    void resend() { ASSERT_EQ(asya.post(path("/resends")).status, 202); }
    void names(std::vector<std::string> emails) {
        ASSERT_EQ(asya.put(path("/approvers"), {{"emails", json::value_from(emails)}}).status, 200);
    }
    void turn() { ASSERT_TRUE(portal.run(portal.portal().calendar().turn())); }
};

TEST_F(LiveLink, OfBeforeLivesUntilTheMailWithTheNextIsHandedOver) {
    resend();
    EXPECT_EQ(death_of(first), "");
    portal.deliver();
    EXPECT_EQ(death_of(first), "replaced");
    EXPECT_EQ(death_of(newest()), "");
}

TEST_F(LiveLink, OfBeforeSignsUpMeanwhile) {
    resend();
    auto ito = portal.visitor();
    ASSERT_EQ(ito.signs_up("it@keio.jp", "Ito", {{"approvalToken", first}}).status, 201);
    EXPECT_EQ(ito.approves(request).status, 201);
}

TEST_F(LiveLink, OfBeforeLivesWhileTheMailServerIsAway) {
    portal.sink.answer_recipient("it@keio.jp", "451 4.3.2 come back later");
    resend();
    portal.deliver();
    EXPECT_EQ(death_of(first), "");
    portal.sink.answer_recipient("it@keio.jp", "");
    portal.clock.pass(hours{1});
    EXPECT_EQ(death_of(newest()), "");
    EXPECT_EQ(death_of(first), "replaced");
}

TEST_F(LiveLink, OfBeforeLivesWhenTheNextMailIsRefused) {
    portal.sink.answer_recipient("it@keio.jp", "550 5.1.1 no such user");
    resend();
    portal.deliver();
    EXPECT_EQ(death_of(first), "");
}

TEST_F(LiveLink, OfBeforeLivesUntilTheReminderIsHandedOver) {
    portal.clock.pass(days{7} - hours{1});
    resend();
    const auto second = newest();
    portal.clock.pass(hours{1});
    turn();
    EXPECT_EQ(death_of(second), "");
    portal.deliver();
    EXPECT_EQ(death_of(second), "replaced");
}

TEST_F(LiveLink, ThatHasAgedSaysSoUntilItsSuccessorIsHandedOver) {
    portal.clock.pass(days{8});
    ASSERT_EQ(portal.visitor().post("/approval-links/" + first + "/renewal", {{"email", "it@keio.jp"}}).status, 202);
    EXPECT_EQ(death_of(first), "aged");
    portal.deliver();
    EXPECT_EQ(death_of(first), "replaced");
}

TEST_F(LiveLink, ThatHasAgedIsNotRenewedWhileItsSuccessorIsOnItsWay) {
    const auto renew = [&] {
        EXPECT_EQ(portal.visitor().post("/approval-links/" + first + "/renewal", {{"email", "it@keio.jp"}}).status,
                  202);
        return portal.story_of(request);
    };
    portal.clock.pass(days{8});
    portal.sink.answer_recipient("it@keio.jp", "451 4.3.2 come back later");
    resend();
    EXPECT_EQ(renew(), "filed by Asya; link_resent by Asya");
    portal.clock.pass(hours{1});
    EXPECT_EQ(renew(), "filed by Asya; link_resent by Asya; link_renewed by nobody") << "but that takes too long";
}

TEST_F(LiveLink, OfASlotThatClosedIsDeadAtOnceAlsoWhenTheSlotIsOpenedAgain) {
    names({"boss@keio.jp"});
    EXPECT_EQ(death_of(first), "replaced");
    names({"it@keio.jp"});
    EXPECT_EQ(death_of(first), "replaced") << "though the mail with the next one waits";
    portal.deliver();
    EXPECT_EQ(death_of(newest()), "");
}

TEST_F(LiveLink, OfAForwardThatWasTakenBackIsDeadAtOnce) {
    auto ito = portal.visitor();
    ASSERT_EQ(ito.signs_up("it@keio.jp", "Ito", {{"approvalToken", first}}).status, 201);
    const auto forward = ito.post(path("/forwards"), {{"email", "boss@keio.jp"}}).at("/id");
    EXPECT_EQ(death_of(first), "forwarded");
    const auto boss = portal.mail_to("boss@keio.jp").token("approvals");
    ASSERT_EQ(ito.remove(path("/forwards/" + forward)).status, 204);
    EXPECT_EQ(death_of(boss), "replaced");
    EXPECT_EQ(death_of(first), "replaced") << "whoever took it back is signed in, and gets no mail";
}

TEST_F(LiveLink, OfAWithdrawnRequestIsDeadAtOnceWhateverWaits) {
    resend();
    ASSERT_EQ(asya.post(path("/withdrawal")).status, 201);
    EXPECT_EQ(death_of(first), "withdrawn");
    portal.deliver();
    EXPECT_EQ(death_of(first), "withdrawn");
}

TEST_F(LiveLink, LivesFromTheHandOver) {
    resend();
    portal.clock.pass(days{3});
    const auto second = newest(); // handed over now
    portal.clock.pass(days{7} - seconds{1});
    EXPECT_EQ(death_of(second), "");
    EXPECT_EQ(portal.visitor().get("/approval-links/" + second).at("/linkExpiresAt"), "2026-03-12T09:00:00.000Z");
    portal.clock.pass(seconds{1});
    EXPECT_EQ(death_of(second), "aged");
}

TEST_F(LiveLink, LivesNoLongerBecauseAnotherWasPromised) {
    portal.sink.answer_recipient("it@keio.jp", "451 4.3.2 come back later");
    portal.clock.pass(days{6});
    resend();
    portal.clock.pass(days{1});
    EXPECT_EQ(death_of(first), "aged");
}

TEST(FirstLink, LivesFromTheHandOver) {
    TestPortal portal;
    portal.user("asya@partner.example").files();
    portal.clock.pass(days{2});
    const auto link = portal.mail_to("it@keio.jp").token("approvals");
    portal.clock.pass(days{7} - seconds{1});
    EXPECT_EQ(portal.visitor().get("/approval-links/" + link).status, 200);
    portal.clock.pass(seconds{1});
    EXPECT_EQ(portal.visitor().get("/approval-links/" + link).at("/reason"), "aged");
}

TEST_F(LiveLink, OpensForAReaderWhoIsQuickerThanOurBooks) {
    std::vector<std::string> deaths;
    resend();
    portal.sink.before_taking = [&] {
        const auto second = portal.portal().key().link_token(LinkPurpose::approval, *SecretKey::link_of(first), 2);
        deaths = {death_of(second), death_of(first)};
    };
    portal.deliver();
    portal.sink.before_taking = {};
    EXPECT_THAT(deaths, ::testing::ElementsAre("", ""));
    EXPECT_EQ(death_of(first), "replaced");
}

TEST_F(LiveLink, IsNeverMissingAfterACrashBetweenSendingAndSettling) {
    resend();
    const auto second = newest();
    // As the crash leaves it: the mail is with its reader, and nothing of that is written down.
    portal.tamper("UPDATE request_approvers SET live_generation = 1 WHERE email = 'it@keio.jp'");
    portal.tamper("UPDATE mails SET state = 'queued', due_at = 0, lease = 0 WHERE id = (SELECT MAX(id) FROM mails)");
    EXPECT_EQ(death_of(second), "");
    EXPECT_EQ(death_of(first), "");
    EXPECT_EQ(newest(), second) << "the same link once more";
    EXPECT_EQ(death_of(second), "");
    EXPECT_EQ(death_of(first), "replaced");
}

TEST_F(LiveLink, IsNotPutBackByAMailThatIsSettledLate) {
    bool sent = false;
    resend();
    portal.sink.before_taking = [&] { // while the second is on its way, a third goes out
        if (std::exchange(sent, true)) return;
        resend();
        TestPortal other{&portal};
        other.deliver();
    };
    portal.deliver();
    portal.sink.before_taking = {};
    const auto mails = portal.mails_to("it@keio.jp");
    ASSERT_THAT(mails, SizeIs(3));
    EXPECT_EQ(death_of(mails.at(1).token("approvals")), "") << "the third, which was taken first";
    EXPECT_EQ(death_of(mails.at(2).token("approvals")), "replaced");
}

/// With the limits that a portal in the world has.
struct LinkBehindManyMails : LiveLink {
    LinkBehindManyMails() : LiveLink{{{"RATE_LIMITS", "on"}, {"SESSION_LIFETIME", "400d"}, {"REMINDERS", ""}}} {}
};

TEST_F(LinkBehindManyMails, LivesOnWhileTheMailWithTheNextIsHeld) {
    for (int i = 0; i < 19; ++i)
        ASSERT_EQ(asya.files({{"domainIdentifier", "d" + std::to_string(i) + ".keio.jp"}}).status, 201);
    portal.deliver();
    resend();
    portal.deliver();
    EXPECT_EQ(asya.get(path()).at("/mails/1/state"), "deferred");
    EXPECT_EQ(death_of(first), "");
    portal.clock.pass(days{1});
    const auto second = newest();
    EXPECT_EQ(death_of(first), "replaced");
    portal.clock.pass(days{7} - seconds{1});
    EXPECT_EQ(death_of(second), "") << "for as long as it was promised, from the hand-over";
}

TEST_F(LiveLink, OfBeforeThisStepLivesOnAsItDid) {
    portal.clock.pass(days{3});
    portal.tamper("UPDATE request_approvers SET live_generation = 0, link_live_since = NULL");
    const auto& step = *std::ranges::find(db::migrations(), 62, &db::Migration::number);
    const auto sql = db::sql_for(engine(), step);
    const auto begin = sql.find("UPDATE");
    portal.tamper(sql.substr(begin, sql.find(';', begin) - begin));
    portal.clock.pass(days{4} - seconds{1});
    EXPECT_EQ(death_of(first), "");
    portal.clock.pass(seconds{1});
    EXPECT_EQ(death_of(first), "aged");
}

// ---- links of users ----

struct UsersLink : ::testing::Test {
    TestPortal portal;
    Browser ann = portal.visitor();
};

TEST_F(UsersLink, ToVerifyLivesFromTheHandOver) {
    ann.signs_up("ann@keio.jp");
    portal.clock.pass(days{3});
    const auto token = portal.mail_to("ann@keio.jp").token("verify");
    portal.clock.pass(days{7} - seconds{1});
    EXPECT_EQ(ann.post("/email-verifications", {{"token", token}}).status, 204);
}

TEST_F(UsersLink, ToVerifyAgesFromTheHandOver) {
    ann.signs_up("ann@keio.jp");
    portal.clock.pass(days{3});
    const auto token = portal.mail_to("ann@keio.jp").token("verify");
    portal.clock.pass(days{7});
    EXPECT_EQ(ann.post("/email-verifications", {{"token", token}}).at("/reason"), "aged");
}

TEST_F(UsersLink, ForANewPasswordLivesAnHourFromTheHandOver) {
    portal.user("bob@keio.jp");
    ann.post("/password-resets", {{"email", "bob@keio.jp"}});
    portal.clock.pass(hours{5});
    const auto token = portal.mail_to("bob@keio.jp").token("reset");
    portal.clock.pass(hours{1} - seconds{1});
    const json::object chosen{{"password", "another good password"}};
    EXPECT_EQ(portal.visitor().put("/password-resets/" + token, chosen).status, 204);
}

TEST_F(UsersLink, ForANewPasswordAgesFromTheFirstHandOver) {
    portal.user("bob@keio.jp");
    ann.post("/password-resets", {{"email", "bob@keio.jp"}});
    const auto token = portal.mail_to("bob@keio.jp").token("reset");
    portal.clock.pass(hours{1});
    // Sent once more after a crash, it has had its hour.
    portal.tamper("UPDATE mails SET state = 'queued', due_at = 0 WHERE id = (SELECT MAX(id) FROM mails)");
    portal.deliver();
    const auto answer = portal.visitor().put("/password-resets/" + token, {{"password", "another good password"}});
    EXPECT_EQ(answer.at("/reason"), "aged");
}

TEST(SignUps, AreKeptForAsLongAsTheirMailMayStillGoOut) {
    TestPortal portal{{{"LINK_LIFETIME", "1d"}}};
    auto ann = portal.visitor();
    ann.signs_up("ann@keio.jp");
    portal.clock.pass(days{4});
    ASSERT_TRUE(portal.run(portal.portal().calendar().turn()));
    const auto token = portal.mail_to("ann@keio.jp").token("verify");
    EXPECT_EQ(ann.post("/email-verifications", {{"token", token}}).status, 204);

    ann.signs_up("bob@keio.jp");
    portal.deliver();
    portal.clock.pass(days{1});
    ASSERT_TRUE(portal.run(portal.portal().calendar().turn()));
    EXPECT_EQ(portal.visitor().signs_in("bob@keio.jp").code(), "session.refused") << "its link has aged, so it is gone";
    ann.signs_up("cy@keio.jp");
    portal.clock.pass(days{6});
    ASSERT_TRUE(portal.run(portal.portal().calendar().turn()));
    EXPECT_EQ(portal.visitor().signs_in("cy@keio.jp").code(), "session.refused") << "no mail is tried for so long";
}

} // namespace
} // namespace deedbox::testing
