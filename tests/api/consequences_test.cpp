// What follows from an act beside the act itself: who is told and who is not, which slots close, what becomes free.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::AnyOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct Consequences : ::testing::Test {
    TestPortal portal{{{"SESSION_LIFETIME", "400d"}}};
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser desk = portal.staff();

    std::string filed(Browser& requester, json::object more = {}) {
        const auto answer = requester.files(std::move(more));
        EXPECT_EQ(answer.status, 201) << answer.text;
        return answer.at("/id");
    }
    std::string filed(json::object more = {}) { return filed(asya, std::move(more)); }
    Answer reviews(const std::string& request, const char* verdict) {
        return desk.post("/account-requests/" + request + "/review", {{"verdict", verdict}, {"reason", "as it is"}});
    }
    void names(const std::string& request, std::vector<std::string> emails) {
        EXPECT_EQ(
            asya.put("/account-requests/" + request + "/approvers", {{"emails", json::value_from(emails)}}).status,
            200);
    }
    /// The state of an approver's slot, as the staff see it.
    std::string slot(const std::string& request, const std::string& email) {
        const auto seen = desk.get("/account-requests/" + request);
        for (const auto& approver : seen.body.at("approvers").as_array())
            if (approver.at("email").as_string() == email) return std::string{approver.at("state").as_string()};
        return "none";
    }
    /// The kinds of the mails about a request that somebody was owed.
    std::vector<std::string> kinds(const std::string& request, const std::string& recipient) {
        std::vector<std::string> out;
        const auto seen = desk.get("/account-requests/" + request);
        for (const auto& mail : seen.body.at("mails").as_array())
            if (mail.at("to").as_string() == recipient) out.emplace_back(mail.at("kind").as_string());
        return out;
    }
    std::size_t mails(const std::string& recipient) {
        portal.deliver();
        return portal.mails_to(recipient).size();
    }
    void turn() { EXPECT_TRUE(portal.run(portal.portal().calendar().turn())); }
    /// One job alone, before the others had their turn.
    void runs(std::string_view kind) {
        const auto& jobs = portal.portal().calendar().jobs();
        EXPECT_TRUE(portal.run(std::ranges::find(jobs, kind, &jobs::Job::kind)->run(portal.clock.now()))) << kind;
    }
};

TEST_F(Consequences, OfADecisionTheOthersWhoAreAskedAreToldAndTheirSlotsClose) {
    const auto request = filed({{"approverEmails", {"it@keio.jp", "boss@keio.jp", "cio@keio.jp"}}});
    names(request, {"it@keio.jp", "boss@keio.jp"});
    auto ito = portal.user("it@keio.jp", "Ito");
    const auto it = mails("it@keio.jp");
    const auto boss = mails("boss@keio.jp");
    const auto cio = mails("cio@keio.jp");
    ASSERT_EQ(ito.approves(request).status, 201);
    EXPECT_EQ(mails("it@keio.jp"), it + 1) << "who decided gets what they accepted, and no news";
    EXPECT_EQ(mails("boss@keio.jp"), boss + 1);
    EXPECT_EQ(mails("cio@keio.jp"), cio) << "who is out hears no more of it";
    EXPECT_EQ(slot(request, "it@keio.jp"), "approved");
    EXPECT_EQ(slot(request, "boss@keio.jp"), "closed");
}

TEST_F(Consequences, OfTheAdminsDecisionTheMailToOutsidersNamesNobody) {
    auto ito = portal.user("it@keio.jp", "Ito");
    ASSERT_EQ(ito.approves(filed()).status, 201);
    const auto approved = filed({{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"lab@keio.jp"}}});
    const auto declined = filed({{"domainIdentifier", "it.keio.jp"}, {"approverEmails", {"lab@keio.jp"}}});
    ASSERT_EQ(ito.approves(approved).status, 201);
    EXPECT_THAT(portal.mail_to("asya@partner.example").text(), Not(AnyOf(HasSubstr("Ito"), HasSubstr("it@keio.jp"))));
    ASSERT_EQ(ito.declines(declined).status, 201);
    EXPECT_THAT(portal.mail_to("asya@partner.example").text(), Not(AnyOf(HasSubstr("Ito"), HasSubstr("it@keio.jp"))));
}

TEST_F(Consequences, OfAReleaseOnlyThoseWhoWaitAreAsked) {
    const auto request = filed({{"approverEmails", {"boss@gmail.com", "old@gmail.com"}}});
    names(request, {"boss@gmail.com"});
    ASSERT_EQ(slot(request, "old@gmail.com"), "closed");
    ASSERT_EQ(reviews(request, "released").status, 201);
    EXPECT_EQ(slot(request, "boss@gmail.com"), "asked");
    EXPECT_EQ(slot(request, "old@gmail.com"), "closed");
    EXPECT_EQ(mails("boss@gmail.com"), 1U);
    EXPECT_THAT(kinds(request, "old@gmail.com"), IsEmpty());
    EXPECT_THAT(kinds(request, "asya@partner.example"), Contains("released"));
}

TEST_F(Consequences, OfARefusalTheSlotsCloseAndTheIdentifierIsFree) {
    const auto request = filed({{"approverEmails", {"boss@gmail.com"}}});
    ASSERT_EQ(reviews(request, "refused").status, 201);
    EXPECT_EQ(slot(request, "boss@gmail.com"), "closed");
    EXPECT_EQ(asya.files().status, 201);
}

TEST_F(Consequences, OfTheLastDayAReviewersReleaseIsTooLate) {
    const auto request = filed({{"approverEmails", {"boss@gmail.com"}}});
    portal.clock.pass(days{90});
    EXPECT_EQ(reviews(request, "released").code(), "request.lapsed") << "though the job has not come yet";
}

TEST_F(Consequences, OfALapseThoseAreToldWhoWereStillAskedAndTheIdentifierIsFree) {
    const auto request = filed({{"approverEmails", {"it@keio.jp", "cio@keio.jp"}}});
    names(request, {"it@keio.jp"});
    portal.clock.pass(days{91}); // the machine was off for a long time
    runs("requests.remind");
    turn();
    EXPECT_THAT(kinds(request, "it@keio.jp"), Contains("lapsed"));
    EXPECT_THAT(kinds(request, "it@keio.jp"), Not(Contains("reminder"))) << "of what is over";
    EXPECT_THAT(kinds(request, "cio@keio.jp"), Not(Contains("lapsed")));
    EXPECT_EQ(asya.files().status, 201);
}

TEST_F(Consequences, OfALapseForWantOfAnAddressTheAddressIsNotToldAgain) {
    portal.sink.answer_recipient("it@keio.jp", "550 5.1.1 no such user");
    const auto request = filed();
    portal.deliver();
    portal.clock.pass(days{7});
    turn();
    ASSERT_EQ(asya.get("/account-requests/" + request).at("/status"), "lapsed");
    EXPECT_THAT(kinds(request, "it@keio.jp"), Not(Contains("lapsed")));
}

TEST_F(Consequences, OfANewLinkItsPageSaysNoLongerLifeThanItsRequestHas) {
    const auto request = filed();
    portal.clock.pass(days{88});
    ASSERT_EQ(asya.post("/account-requests/" + request + "/resends").status, 202);
    const auto page = portal.visitor().get("/approval-links/" + portal.mail_to("it@keio.jp").token("approvals"));
    EXPECT_EQ(page.at("/linkExpiresAt"), page.at("/expiresAt"));
}

TEST_F(Consequences, OfAForwardThatWasTakenBackNothingStandsOnTheLinksPage) {
    const auto request = filed();
    auto ito = portal.user("it@keio.jp", "Ito");
    const auto path = "/account-requests/" + request + "/forwards";
    const auto forward = ito.post(path, {{"email", "boss@keio.jp"}, {"note", "for you"}}).at("/id");
    const auto page = [&] {
        return portal.visitor().get("/approval-links/" + portal.mail_to("boss@keio.jp").token("approvals"));
    };
    EXPECT_EQ(page().at("/forwardedBy/email"), "it@keio.jp");
    ASSERT_EQ(ito.remove(path + "/" + forward).status, 204);
    names(request, {"it@keio.jp", "boss@keio.jp"});
    EXPECT_EQ(page().at("/forwardedBy"), "null") << "it is the requester who asks now";
}

TEST_F(Consequences, OfARenewalALinkThatLivesStays) {
    const auto request = filed();
    const auto link = portal.mail_to("it@keio.jp").token("approvals");
    EXPECT_EQ(portal.visitor().post("/approval-links/" + link + "/renewal", {{"email", "it@keio.jp"}}).status, 202);
    EXPECT_EQ(mails("it@keio.jp"), 1U);
    EXPECT_EQ(portal.visitor().get("/approval-links/" + link).status, 200);
}

TEST_F(Consequences, OfAWithdrawalWhoeverWasAskedAtThatMomentIsToldToo) {
    TestPortal beside{&portal, {{"SESSION_LIFETIME", "400d"}}};
    const auto request = filed();
    auto ito = portal.user("it@keio.jp", "Ito");
    portal.interruption.arm([&] {
        EXPECT_EQ(Browser{ito}
                      .at(beside)
                      .post("/account-requests/" + request + "/forwards", {{"email", "cio@keio.jp"}})
                      .status,
                  201);
    });
    ASSERT_EQ(asya.post("/account-requests/" + request + "/withdrawal").status, 201);
    EXPECT_THAT(kinds(request, "cio@keio.jp"), Contains("withdrawn"));
    EXPECT_THAT(kinds(request, "it@keio.jp"), Not(Contains("withdrawn"))) << "who gave it on";
}

TEST_F(Consequences, OfTheEndNothingGoesOnThatWaitedForAReviewer) {
    portal.restart({{"REQUEST_LIFETIME", "20d"}, {"SESSION_LIFETIME", "400d"}});
    auto ito = portal.user("it@keio.jp", "Ito");
    ASSERT_EQ(ito.declines(filed()).status, 201);
    const auto again = filed();
    portal.clock.pass(days{31});
    runs("requests.release");
    EXPECT_EQ(portal.story_of(again), "filed by Asya");
}

// ---- of an account that becomes active ----

TEST_F(Consequences, OfANewAccountWhatIsOverGoesToNobodyElse) {
    const auto below = filed({{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"lab@keio.jp"}}});
    auto ito = portal.user("it@keio.jp", "Ito");
    ASSERT_EQ(ito.approves(filed()).status, 201);
    portal.clock.pass(days{90});
    runs("requests.reroute");
    EXPECT_EQ(portal.story_of(below), "filed by Asya");
}

TEST_F(Consequences, OfANewAccountWhatAReviewerHasIsItsAdminsToDecideToo) {
    const auto below = filed({{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"boss@gmail.com"}}});
    auto ito = portal.user("it@keio.jp", "Ito");
    auto boss = portal.user("boss@gmail.com", "Boss");
    ASSERT_EQ(ito.approves(filed()).status, 201);
    ASSERT_EQ(reviews(below, "released").status, 201);
    EXPECT_EQ(boss.approves(below).code(), "request.rerouted");
    portal.run_jobs();
    EXPECT_EQ(ito.approves(below).status, 201);
}

TEST_F(Consequences, OfASecondAccountWhatTheAdminsAreAskedAlreadyStaysWithThem) {
    auto ito = portal.user("it@keio.jp", "Ito");
    ASSERT_EQ(ito.approves(filed()).status, 201);
    const auto one = filed({{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"lab@keio.jp"}}});
    const auto other = filed({{"domainIdentifier", "it.keio.jp"}, {"approverEmails", {"lab@keio.jp"}}});
    ASSERT_EQ(ito.approves(one).status, 201);
    EXPECT_EQ(ito.approves(other).status, 201);
}

TEST_F(Consequences, OfASecondAccountTheReviewersDecisionOnWhatHasNoAdminsStands) {
    auto ito = portal.user("it@keio.jp", "Ito");
    auto boss = portal.user("boss@keio.jp", "Boss");
    ASSERT_EQ(ito.approves(filed()).status, 201);
    const auto own = filed(ito, {{"domainIdentifier", "own.keio.jp"}, {"approverEmails", {"boss@keio.jp"}}});
    const auto other = filed({{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"lab@keio.jp"}}});
    ASSERT_EQ(ito.approves(other).status, 201);
    ASSERT_EQ(reviews(own, "released").status, 201);
    EXPECT_EQ(boss.approves(own).status, 201);
}

TEST_F(Consequences, OfWhatComesBackToTheReviewersTheyAreToldAgain) {
    auto ito = portal.user("it@keio.jp", "Ito");
    const auto own = filed(ito, {{"domainIdentifier", "own.keio.jp"}, {"approverEmails", {"boss@gmail.com"}}});
    portal.clock.pass(minutes{15});
    turn();
    const auto told = mails("desk@operator.example");
    ASSERT_EQ(reviews(own, "released").status, 201);
    ASSERT_EQ(ito.approves(filed()).status, 201);
    portal.clock.pass(seconds{2});
    turn();
    ASSERT_EQ(ito.get("/account-requests/" + own).at("/status"), "in_review") << "the only admin is the requester";
    portal.clock.pass(minutes{15});
    turn();
    EXPECT_EQ(mails("desk@operator.example"), told + 1);
}

} // namespace
} // namespace deedbox::testing
