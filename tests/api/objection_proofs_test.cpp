// Whoever objected to a request for their company and proves the domain decides about it: no reviewer is needed.
#include "support/name_server.h"
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct ProvingAnObjection : ::testing::Test {
    NameServer& dns = NameServer::shared();
    std::map<std::string, std::string> settings{
        {"DNS", dns.address()}, {"DNS_TRUST_ANCHOR_FILE", ""}, {"DNS_TIMEOUT", "5s"}};
    TestPortal portal{settings};
    Browser desk = portal.staff();
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser mori = portal.user("mori@keio.jp", "Mori");
    std::string request = asya.files().at("/id");

    std::string path(const std::string& below = "") const { return "/account-requests/" + request + below; }
    Answer objects(Browser& who, const std::string& domain = "keio.jp") {
        return who.post("/identifier-contests",
                        {{"domainIdentifier", domain}, {"reason", "Nobody of the IT department asked for it."}});
    }
    void publishes(const Answer& shown) {
        dns.set_texts(shown.at("/proof/recordName"), {shown.at("/proof/recordValue")});
    }
    Answer checks(Browser& who, const std::string& objection) {
        return who.post("/identifier-contests/" + objection + "/proof-check");
    }
    std::string status() { return asya.get(path()).at("/status"); }
    std::string told_to(const std::string& address) {
        portal.deliver();
        std::string out;
        for (const auto& mail : portal.mails_to(address)) out += mail.text();
        return out;
    }
};

TEST_F(ProvingAnObjection, TheProverDecidesInPlaceOfTheNamed) {
    const auto objection = objects(mori);
    ASSERT_EQ(objection.status, 201);
    EXPECT_EQ(objection.at("/proof/recordName"), "_deedbox-challenge.keio.jp");
    dns.set_texts("_deedbox-challenge.keio.jp", {});
    const auto early = checks(mori, objection.at("/id"));
    ASSERT_EQ(early.status, 200) << early.text;
    EXPECT_EQ(early.at("/trouble"), "no_record");
    EXPECT_EQ(status(), "in_review");
    publishes(objection);
    const auto proven = checks(mori, objection.at("/id"));
    ASSERT_EQ(proven.status, 200) << proven.text;
    EXPECT_EQ(proven.at("/status"), "pending");
    EXPECT_EQ(proven.at("/outcome"), "upheld");
    EXPECT_EQ(proven.at("/proof"), "null") << "there is nothing left to prove";
    EXPECT_EQ(portal.story_of(request), "filed by Asya; contested by Mori; taken_over by Mori");
    auto ito = portal.user("it@keio.jp", "Ito");
    EXPECT_EQ(ito.approves(request).code(), "request.no_longer_asked") << "who was named is not asked any more";
    ASSERT_EQ(mori.approves(request).status, 201);
    EXPECT_EQ(status(), "approved");
    EXPECT_EQ(mori.get("/session").at("/user/memberships/0/role"), "admin");
}

TEST_F(ProvingAnObjection, ThoseConcernedAreTold) {
    const auto objection = objects(mori);
    publishes(objection);
    checks(mori, objection.at("/id"));
    EXPECT_THAT(told_to("mori@keio.jp"), HasSubstr("/approvals/"));
    const auto requester = told_to("asya@partner.example");
    EXPECT_THAT(requester, HasSubstr("has proven in the DNS that keio.jp is theirs"));
    EXPECT_THAT(asya.get(path()).at("/approvers/1/email"), "mori@keio.jp");
    EXPECT_EQ(asya.get(path()).at("/approvers/0/notAsked"), "objection") << asya.get(path()).text;
}

TEST_F(ProvingAnObjection, TheyMayDeclineAsWell) {
    const auto objection = objects(mori);
    publishes(objection);
    checks(mori, objection.at("/id"));
    EXPECT_EQ(mori.declines(request).status, 201);
    EXPECT_EQ(status(), "declined");
}

TEST_F(ProvingAnObjection, TheListShowsTheRecordAndHowTheLookWent) {
    const auto objection = objects(mori);
    const auto own = mori.get("/identifier-contests");
    EXPECT_EQ(own.at("/items/0/proof/recordValue"), objection.at("/proof/recordValue"));
    EXPECT_EQ(own.at("/items/0/lastCheckedAt"), "null");
    EXPECT_EQ(own.at("/items/0/may/checkProof"), "true");
    dns.set_texts("_deedbox-challenge.keio.jp", {"something else"});
    checks(mori, objection.at("/id"));
    EXPECT_EQ(mori.get("/identifier-contests").at("/items/0/trouble"), "other_record");
    EXPECT_THAT(asya.get(path()).text, Not(HasSubstr("proof"))) << "what is tried is not told to the requester";
}

TEST_F(ProvingAnObjection, OfTwoWhoObjectTheProverDecidesAndTheOtherIsTold) {
    auto boss = portal.user("boss@keio.jp", "Boss");
    const auto of_mori = objects(mori);
    const auto of_boss = objects(boss);
    EXPECT_NE(of_mori.at("/proof/recordValue"), of_boss.at("/proof/recordValue"));
    publishes(of_boss);
    EXPECT_EQ(checks(mori, of_mori.at("/id")).at("/trouble"), "other_record") << "another's record proves nothing";
    EXPECT_EQ(checks(boss, of_boss.at("/id")).at("/outcome"), "upheld");
    EXPECT_THAT(told_to("mori@keio.jp"), HasSubstr("Somebody else of your company"));
    publishes(of_mori);
    EXPECT_EQ(checks(mori, of_mori.at("/id")).code(), "contest.answered");
    EXPECT_EQ(mori.approves(request).code(), "request.unknown");
    EXPECT_EQ(boss.approves(request).status, 201);
}

TEST_F(ProvingAnObjection, IsForItsWriterAlone) {
    const auto objection = objects(mori);
    publishes(objection);
    auto boss = portal.user("boss@keio.jp", "Boss");
    auto visitor = portal.visitor();
    for (auto* other : {&asya, &boss, &desk}) EXPECT_EQ(checks(*other, objection.at("/id")).code(), "contest.unknown");
    EXPECT_EQ(checks(visitor, objection.at("/id")).status, 401);
    EXPECT_EQ(checks(mori, "7").code(), "contest.unknown");
    EXPECT_EQ(status(), "in_review");
}

TEST_F(ProvingAnObjection, ARequesterGetsNoRecord) {
    auto own = portal.user("own@waseda.jp");
    own.files({{"domainIdentifier", "waseda.jp"}, {"approverEmails", {"boss@waseda.jp"}}});
    const auto refused = objects(own, "waseda.jp");
    EXPECT_EQ(refused.code(), "contest.own");
    EXPECT_THAT(refused.text, Not(HasSubstr("deedbox-proof")));
}

TEST_F(ProvingAnObjection, NobodyBelowASharedNameTakesPart) {
    asya.files({{"domainIdentifier", "contoso.onmicrosoft.com"}, {"approverEmails", {"it@contoso.onmicrosoft.com"}}});
    auto tenant = portal.user("boss@evil.onmicrosoft.com");
    EXPECT_EQ(objects(tenant, "contoso.onmicrosoft.com").code(), "contest.not_of_company");
    asya.files({{"domainIdentifier", "pages.github.io"}, {"approverEmails", {"it@pages.github.io"}}});
    auto neighbour = portal.user("eve@mine.github.io");
    EXPECT_EQ(objects(neighbour, "pages.github.io").code(), "contest.not_of_company");
}

TEST_F(ProvingAnObjection, ComesTooLateForARequestThatHasEnded) {
    const auto objection = objects(mori);
    publishes(objection);
    ASSERT_EQ(asya.post(path("/withdrawal")).status, 201);
    EXPECT_EQ(checks(mori, objection.at("/id")).code(), "request.withdrawn");
}

TEST_F(ProvingAnObjection, ComesTooLateWhenItsDaysAreOver) {
    const auto objection = objects(mori);
    publishes(objection);
    portal.clock.pass(std::chrono::days{90});
    mori.signs_in("mori@keio.jp");
    EXPECT_EQ(checks(mori, objection.at("/id")).code(), "request.lapsed");
}

TEST_F(ProvingAnObjection, ComesTooLateWhenAReviewerHasAnswered) {
    const auto objection = objects(mori);
    publishes(objection);
    ASSERT_EQ(desk.post(path("/review"), {{"verdict", "released"}}).status, 201);
    EXPECT_EQ(checks(mori, objection.at("/id")).code(), "contest.answered");
    EXPECT_EQ(mori.get("/identifier-contests").at("/items/0/proof"), "null");
}

// Who runs an account decides what is made below it.
TEST_F(ProvingAnObjection, DoesNotTakeARequestFromTheAdminsOfTheCompanysAccount) {
    auto ito = portal.user("it@keio.jp", "Ito");
    ASSERT_EQ(ito.approves(request).status, 201);
    const auto below = asya.files({{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"ot@keio.jp"}}}).at("/id");
    const auto objection = objects(mori, "ot.keio.jp");
    ASSERT_EQ(objection.status, 201);
    EXPECT_EQ(objection.at("/proof/recordName"), "_deedbox-challenge.keio.jp");
    publishes(objection);
    EXPECT_EQ(checks(mori, objection.at("/id")).code(), "contest.admins_decide");
    EXPECT_EQ(mori.approves(below).status, 404);
}

/// Somebody else acts between the look and the writing, by a portal of their own.
struct ProvingAnObjectionMeanwhile : ProvingAnObjection {
    TestPortal beside{&portal, settings};
};

TEST_F(ProvingAnObjectionMeanwhile, AReviewerIsQuicker) {
    const auto objection = objects(mori);
    publishes(objection);
    portal.interruption.arm([this] {
        desk.at(beside);
        EXPECT_EQ(desk.post(path("/review"), {{"verdict", "refused"}, {"reason", "No company."}}).status, 201);
    });
    EXPECT_EQ(checks(mori, objection.at("/id")).code(), "request.decided");
    EXPECT_EQ(status(), "declined");
}

TEST_F(ProvingAnObjectionMeanwhile, TheRequesterWithdraws) {
    const auto objection = objects(mori);
    publishes(objection);
    portal.interruption.arm([this] {
        auto other = asya;
        other.at(beside);
        EXPECT_EQ(other.post(path("/withdrawal")).status, 201);
    });
    EXPECT_EQ(checks(mori, objection.at("/id")).code(), "request.withdrawn");
}

TEST_F(ProvingAnObjectionMeanwhile, AnotherObjectorProvesItToo) {
    auto boss = portal.user("boss@keio.jp", "Boss");
    const auto of_mori = objects(mori);
    const auto of_boss = objects(boss);
    dns.set_texts("_deedbox-challenge.keio.jp", {of_mori.at("/proof/recordValue"), of_boss.at("/proof/recordValue")});
    portal.interruption.arm([&] {
        boss.at(beside);
        EXPECT_EQ(checks(boss, of_boss.at("/id")).status, 200);
    });
    EXPECT_EQ(checks(mori, of_mori.at("/id")).code(), "contest.answered");
    boss.at(portal);
    EXPECT_EQ(boss.approves(request).status, 201);
}

} // namespace
} // namespace deedbox::testing
