// Saying no with nothing but the link: whoever holds a live one and types where it was mailed declines, or is the wrong
// person. They approve nothing by it, and are nobody's user afterwards.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using std::chrono::days;
using std::chrono::seconds;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// A request with two approvers, Asya's, and their links.
struct RefusalByLink : ::testing::Test {
    TestPortal portal{{{"REMINDERS", ""}, {"SESSION_LIFETIME", "400d"}}};
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser visitor = portal.visitor();
    std::string request = filed({"it@keio.jp", "boss@keio.jp"});
    std::string link = portal.mail_to("it@keio.jp").token("approvals");
    std::string boss_link = portal.mail_to("boss@keio.jp").token("approvals");

    std::string filed(std::vector<std::string> approvers, json::object more = {}) {
        more["approverEmails"] = json::value_from(approvers);
        return asya.files(std::move(more)).at("/id");
    }
    Answer refuses(const std::string& token, const std::string& email, const std::string& verdict = "declined",
                   const std::string& reason = "We buy elsewhere.") {
        return portal.visitor().post("/approval-links/" + token + "/refusal",
                                     {{"email", email}, {"verdict", verdict}, {"reason", reason}});
    }
    Answer wrong(const std::string& token, const std::string& email) {
        return refuses(token, email, "wrong_person", "Ask our purchasing department.");
    }
    Answer seen() { return asya.get("/account-requests/" + request); }
    json::object approver(const std::string& email) {
        for (const auto& one : seen().body.at("approvers").as_array())
            if (one.at("email").as_string() == email) return one.as_object();
        return {};
    }
    std::string reason_of_death(const std::string& token) {
        return portal.visitor().get("/approval-links/" + token).at("/reason");
    }
    std::size_t mails(const std::string& recipient) {
        portal.deliver();
        return portal.mails_to(recipient).size();
    }
    void turn() { ASSERT_TRUE(portal.run(portal.portal().calendar().turn())); }
    Answer names(std::vector<std::string> emails) {
        return asya.put("/account-requests/" + request + "/approvers", {{"emails", json::value_from(emails)}});
    }
};

TEST_F(RefusalByLink, DeclinesAsASignedInApproverDoes) {
    const auto told = mails("boss@keio.jp");
    const auto answer = refuses(link, "IT@Keio.jp");
    ASSERT_EQ(answer.status, 201) << answer.text;
    EXPECT_EQ(answer.text, R"({"requestId":")" + request + R"(","status":"declined","verdict":"declined"})")
        << "no more than a link tells";
    EXPECT_EQ(answer.header("set-cookie"), "") << "nobody is signed in by it";

    const auto request_now = seen();
    EXPECT_EQ(request_now.at("/status"), "declined");
    EXPECT_EQ(request_now.at("/smartAccount/status"), "cancelled");
    EXPECT_EQ(request_now.at("/decision/by"), "it@keio.jp");
    EXPECT_EQ(request_now.at("/decision/decidedAs"), "link_holder");
    EXPECT_EQ(request_now.at("/decision/reason"), "We buy elsewhere.");
    EXPECT_EQ(approver("it@keio.jp").at("state"), "declined");
    EXPECT_EQ(approver("boss@keio.jp").at("state"), "closed");
    EXPECT_EQ(mails("boss@keio.jp"), told + 1) << "the other approver hears that it is over";
    EXPECT_THAT(portal.mail_to("asya@partner.example").text(), HasSubstr("We buy elsewhere."));
    EXPECT_EQ(reason_of_death(link), "decided");
    EXPECT_EQ(reason_of_death(boss_link), "decided");
}

TEST_F(RefusalByLink, IsToldInTheHistoryOfItsAddressAndNobody) {
    ASSERT_EQ(refuses(link, "it@keio.jp").status, 201);
    const auto told = seen();
    const auto& last = told.body.at("history").as_array().back();
    EXPECT_EQ(last.at("act"), "declined");
    EXPECT_EQ(last.at("by"), "it@keio.jp");
    EXPECT_EQ(last.at("because"), "with the link mailed to the address, and without signing in");
    EXPECT_EQ(portal.story_of(request), "filed by Asya; declined by nobody");
    portal.tamper("UPDATE events SET personal = NULL");
    const auto erased = seen();
    EXPECT_EQ(erased.body.at("history").as_array().back().at("by"), "whoever held the mailed link");
}

TEST_F(RefusalByLink, IsRememberedAsAnyDecline) {
    ASSERT_EQ(refuses(link, "it@keio.jp").status, 201);
    const auto again = asya.files();
    EXPECT_EQ(again.at("/status"), "in_review") << "the same company is not asked again at once";
    auto desk = portal.staff();
    const auto shown = desk.get("/account-requests/" + again.at("/id"));
    EXPECT_EQ(shown.at("/earlierDeclines/0/decidedAs"), "link_holder");
}

TEST_F(RefusalByLink, NeedsTheAddressThatTheLinkWasMailedTo) {
    const auto before = portal.database_bytes();
    for (const auto* other : {"test@example.com", "boss@keio.jp", "asya@partner.example", "it@keio.jp.example"}) {
        const auto answer = refuses(link, other);
        EXPECT_EQ(answer.status, 422) << other;
        EXPECT_EQ(answer.fields(), "/email refusal.email") << other;
        EXPECT_THAT(answer.text, Not(HasSubstr("it@keio.jp"))) << "and is not told which is right";
        EXPECT_EQ(wrong(link, other).fields(), "/email refusal.email") << other;
    }
    EXPECT_TRUE(portal.database_bytes() == before);
    EXPECT_EQ(seen().at("/status"), "pending");
}

TEST_F(RefusalByLink, NeedsAReasonAndKnowsNoOtherWord) {
    const auto path = "/approval-links/" + link + "/refusal";
    EXPECT_EQ(visitor.post(path, {{"email", "it@keio.jp"}, {"verdict", "declined"}}).fields(), "/reason field.missing");
    EXPECT_EQ(refuses(link, "it@keio.jp", "declined", "").status, 422);
    EXPECT_EQ(refuses(link, "it@keio.jp", "declined", std::string(1001, 'x')).status, 422);
    EXPECT_EQ(refuses(link, "it@keio.jp", "approved").fields(), "/verdict field.choice") << "approving takes a user";
    EXPECT_EQ(seen().at("/status"), "pending");
}

TEST_F(RefusalByLink, OfWhoeverIsSignedInIsTheLinksAllTheSame) {
    auto mia = portal.user("mia@keio.jp", "Mia");
    ASSERT_EQ(mia.post("/approval-links/" + link + "/refusal",
                       {{"email", "it@keio.jp"}, {"verdict", "declined"}, {"reason", "no"}})
                  .status,
              201);
    EXPECT_EQ(seen().at("/decision/by"), "it@keio.jp");
    EXPECT_EQ(portal.story_of(request), "filed by Asya; declined by nobody");
}

TEST_F(RefusalByLink, OfADeadLinkIsTooLate) {
    ASSERT_EQ(asya.post("/account-requests/" + request + "/resends", {{"email", "it@keio.jp"}}).status, 202);
    const auto next = portal.mail_to("it@keio.jp").token("approvals"); // handed over, and so the live one
    const auto replaced = refuses(link, "it@keio.jp");
    EXPECT_EQ(replaced.status, 410);
    EXPECT_EQ(replaced.at("/reason"), "replaced");
    link = next;
    ASSERT_EQ(refuses(link, "it@keio.jp").status, 201);
    const auto again = refuses(link, "it@keio.jp");
    EXPECT_EQ(again.status, 410) << "once";
    EXPECT_EQ(again.at("/reason"), "decided");
    EXPECT_EQ(wrong(boss_link, "boss@keio.jp").at("/reason"), "decided");
}

TEST_F(RefusalByLink, OfAnAgedLinkWaitsForANewOne) {
    portal.clock.pass(days{7});
    const auto aged = refuses(link, "it@keio.jp");
    EXPECT_EQ(aged.at("/reason"), "aged");
    EXPECT_EQ(aged.at("/may/renew"), "true");
    EXPECT_EQ(seen().at("/status"), "pending");
}

TEST_F(RefusalByLink, WaitsWhereTheAdminsOfAnAccountDecideByNow) {
    // The apex becomes an account while a request in front of it is open; until a job has seen to it nobody decides.
    const auto front = filed({"dev@keio.jp"}, {{"domainIdentifier", "ot.keio.jp"}});
    const auto dev_link = portal.mail_to("dev@keio.jp").token("approvals");
    auto ito = portal.user("it@keio.jp", "Ito");
    ASSERT_EQ(ito.approves(request).status, 201);
    EXPECT_EQ(refuses(dev_link, "dev@keio.jp").code(), "request.rerouted");
    EXPECT_EQ(wrong(dev_link, "dev@keio.jp").code(), "request.rerouted");
    EXPECT_EQ(asya.get("/account-requests/" + front).at("/status"), "pending");
}

// ---- the wrong person ----

TEST_F(RefusalByLink, OfTheWrongPersonClosesTheirSlotAlone) {
    const auto told = mails("boss@keio.jp");
    const auto answer = wrong(link, "it@keio.jp");
    ASSERT_EQ(answer.status, 201) << answer.text;
    EXPECT_EQ(answer.at("/status"), "pending");
    EXPECT_EQ(answer.at("/verdict"), "wrong_person");
    EXPECT_EQ(seen().at("/status"), "pending");
    EXPECT_EQ(approver("it@keio.jp").at("state"), "closed");
    EXPECT_EQ(approver("it@keio.jp").at("notAsked"), "wrong_person");
    EXPECT_EQ(approver("it@keio.jp").at("said"), "Ask our purchasing department.");
    EXPECT_EQ(approver("boss@keio.jp").at("state"), "asked");
    EXPECT_EQ(seen().at("/waitsFor"), "an answer from boss@keio.jp");
    EXPECT_EQ(reason_of_death(link), "wrong_person");
    EXPECT_EQ(visitor.get("/approval-links/" + boss_link).status, 200);
    EXPECT_EQ(mails("boss@keio.jp"), told) << "the others need not know";
    EXPECT_EQ(refuses(link, "it@keio.jp").status, 410);
    EXPECT_EQ(visitor.signs_up("it@keio.jp", "Ito", {{"approvalToken", link}}).status, 410);
}

TEST_F(RefusalByLink, OfTheWrongPersonTellsTheRequesterWhoCanNameSomebodyElse) {
    ASSERT_EQ(wrong(link, "it@keio.jp").status, 201);
    const auto mail = portal.mail_to("asya@partner.example");
    EXPECT_THAT(mail.text(), HasSubstr("it@keio.jp"));
    EXPECT_THAT(mail.text(), HasSubstr("Ask our purchasing department."));
    EXPECT_THAT(mail.text(), HasSubstr("The others you named are still asked"));
    ASSERT_EQ(names({"boss@keio.jp", "buy@keio.jp"}).status, 200);
    EXPECT_EQ(approver("buy@keio.jp").at("state"), "asked");
    EXPECT_EQ(approver("it@keio.jp").at("notAsked"), "wrong_person");
}

TEST_F(RefusalByLink, OfTheWrongPersonIsNoWordForTheOtherApprovers) {
    ASSERT_EQ(wrong(link, "it@keio.jp").status, 201);
    auto boss = portal.user("boss@keio.jp", "Boss");
    const auto read = boss.get("/account-requests/" + request);
    EXPECT_EQ(read.status, 200);
    EXPECT_THAT(read.text, Not(HasSubstr("purchasing department")));
}

TEST_F(RefusalByLink, OfTheLastOneLeavesTheRequestToItsRequesterForAWhile) {
    ASSERT_EQ(wrong(link, "it@keio.jp").status, 201);
    portal.clock.pass(days{3});
    ASSERT_EQ(wrong(boss_link, "boss@keio.jp").status, 201);
    const auto mail = portal.mail_to("asya@partner.example");
    EXPECT_THAT(mail.text(), HasSubstr("Nobody is asked now."));
    EXPECT_THAT(mail.text(), HasSubstr("after 7 days"));
    EXPECT_EQ(seen().at("/waitsFor"), "the requester, who has to name somebody else to ask");
    portal.clock.pass(days{7} - seconds{1});
    turn();
    EXPECT_EQ(seen().at("/status"), "pending") << "the days count from the last of them";
    portal.clock.pass(seconds{1});
    turn();
    EXPECT_EQ(seen().at("/status"), "lapsed");
    EXPECT_EQ(seen().at("/lapseCause"), "wrong_person");
    const auto told = seen();
    EXPECT_EQ(told.body.at("history").as_array().back().at("because"), "nobody was left who was asked");
    EXPECT_THAT(portal.mail_to("asya@partner.example").text(),
                HasSubstr("Everybody who was asked was the wrong person"));
    EXPECT_EQ(asya.files().status, 201) << "and the identifier is free again";
}

TEST_F(RefusalByLink, OfTheLastOneIsMadeGoodByNamingSomebody) {
    ASSERT_EQ(wrong(link, "it@keio.jp").status, 201);
    ASSERT_EQ(wrong(boss_link, "boss@keio.jp").status, 201);
    ASSERT_EQ(names({"buy@keio.jp", "it@keio.jp"}).status, 200) << "also those who were asked before";
    portal.clock.pass(days{8});
    turn();
    EXPECT_EQ(seen().at("/status"), "pending");
    EXPECT_EQ(approver("it@keio.jp").at("state"), "asked");
    EXPECT_TRUE(approver("it@keio.jp").at("said").is_null());
    EXPECT_EQ(reason_of_death(link), "replaced") << "with a link of their own again";
}

TEST_F(RefusalByLink, OfOneBesideAnAddressThatTakesNoMailLeavesTimeToo) {
    portal.sink.answer_recipient("no@keio.jp", "550 5.1.1 no such user");
    ASSERT_EQ(names({"it@keio.jp", "no@keio.jp"}).status, 200);
    portal.deliver();
    portal.clock.pass(days{6});
    ASSERT_EQ(wrong(link, "it@keio.jp").status, 201);
    portal.clock.pass(days{6});
    turn();
    EXPECT_EQ(seen().at("/status"), "pending");
    portal.clock.pass(days{1});
    turn();
    EXPECT_EQ(seen().at("/lapseCause"), "undeliverable");
}

TEST_F(RefusalByLink, OfWhomItWasForwardedToLeavesTheWayBack) {
    ASSERT_EQ(names({"it@keio.jp"}).status, 200);
    auto ito = portal.user("it@keio.jp", "Ito");
    const auto forward = ito.post("/account-requests/" + request + "/forwards", {{"email", "cio@keio.jp"}}).at("/id");
    ASSERT_EQ(wrong(portal.mail_to("cio@keio.jp").token("approvals"), "cio@keio.jp").status, 201);
    const auto told = mails("cio@keio.jp");
    ASSERT_EQ(ito.remove("/account-requests/" + request + "/forwards/" + forward).status, 204);
    EXPECT_EQ(mails("cio@keio.jp"), told) << "they are out already";
    EXPECT_EQ(approver("cio@keio.jp").at("notAsked"), "wrong_person");
    EXPECT_EQ(ito.approves(request).status, 201);
}

TEST_F(RefusalByLink, OfTheWrongPersonIsNotForTheAdminsOfAnAccount) {
    auto ito = portal.user("it@keio.jp", "Ito");
    ASSERT_EQ(ito.approves(request).status, 201);
    const auto front = filed({"dev@keio.jp"}, {{"domainIdentifier", "ot.keio.jp"}});
    const auto admins_link = portal.mail_to("it@keio.jp").token("approvals");
    const auto shown = visitor.get("/approval-links/" + admins_link);
    EXPECT_EQ(shown.at("/may/declineByLink"), "true");
    EXPECT_EQ(shown.at("/may/sayWrongPerson"), "false");
    const auto told = mails("asya@partner.example");
    EXPECT_EQ(wrong(admins_link, "it@keio.jp").code(), "refusal.admins");
    EXPECT_EQ(mails("asya@partner.example"), told);
    ASSERT_EQ(refuses(admins_link, "it@keio.jp").status, 201);
    const auto seen_by_requester = asya.get("/account-requests/" + front);
    EXPECT_EQ(seen_by_requester.at("/status"), "declined");
    EXPECT_THAT(seen_by_requester.text, Not(HasSubstr("it@keio.jp"))) << "who they are is not told to outsiders";
    EXPECT_THAT(portal.mail_to("asya@partner.example").text(), Not(HasSubstr("it@keio.jp")));
}

TEST_F(RefusalByLink, IsOfferedWithTheLinkAndEndsWithIt) {
    const auto shown = visitor.get("/approval-links/" + link);
    EXPECT_EQ(shown.at("/may/declineByLink"), "true");
    EXPECT_EQ(shown.at("/may/sayWrongPerson"), "true");
    EXPECT_EQ(shown.at("/may/decide"), "false");
}

TEST_F(RefusalByLink, OfTwoWrongPersonsAtOnceTheSecondLeavesNobody) {
    TestPortal beside{&portal};
    auto elsewhere = beside.visitor();
    portal.interruption.arm([&] {
        const json::object body{{"email", "boss@keio.jp"}, {"verdict", "wrong_person"}, {"reason", "Not mine."}};
        EXPECT_EQ(elsewhere.post("/approval-links/" + boss_link + "/refusal", body).status, 201);
    });
    EXPECT_EQ(wrong(link, "it@keio.jp").status, 201);
    portal.deliver();
    const auto told = portal.mails_to("asya@partner.example");
    EXPECT_EQ(
        std::ranges::count_if(told, [](const auto& mail) { return mail.text().contains("Nobody is asked now."); }), 1);
}

TEST_F(RefusalByLink, ByALinkThatIsReplacedAtTheSameMomentIsNone) {
    TestPortal beside{&portal};
    for (const auto* verdict : {"declined", "wrong_person"}) {
        const auto before = portal.mail_to("it@keio.jp").token("approvals");
        ASSERT_EQ(asya.post("/account-requests/" + request + "/resends").status, 202);
        portal.interruption.arm([&] { beside.deliver(); });
        EXPECT_EQ(refuses(before, "it@keio.jp", verdict).code(), "link.dead") << verdict;
        EXPECT_EQ(seen().at("/status"), "pending");
        for (auto* one : {&portal, &beside}) one->clock.pass(std::chrono::minutes{90});
    }
}

TEST_F(RefusalByLink, RemindsNobodyWhereNobodyIsAsked) {
    TestPortal other{{{"SESSION_LIFETIME", "400d"}, {"UNDELIVERABLE_LIFETIME", "30d"}}};
    auto bea = other.user("bea@partner.example", "Bea");
    const auto id = bea.files().at("/id");
    ASSERT_EQ(other.visitor()
                  .post("/approval-links/" + other.mail_to("it@keio.jp").token("approvals") + "/refusal",
                        {{"email", "it@keio.jp"}, {"verdict", "wrong_person"}, {"reason", "no"}})
                  .status,
              201);
    other.clock.pass(days{7});
    ASSERT_TRUE(other.run(other.portal().calendar().turn()));
    EXPECT_EQ(other.story_of(id), "filed by Bea; wrong_person by nobody");
    ASSERT_EQ(bea.put("/account-requests/" + id + "/approvers", {{"emails", {"cio@keio.jp"}}}).status, 200);
    other.clock.pass(std::chrono::hours{1});
    ASSERT_TRUE(other.run(other.portal().calendar().turn()));
    other.deliver();
    EXPECT_EQ(other.mails_to("cio@keio.jp").size(), 1U) << "no reminder on the heels of the question";
}

} // namespace
} // namespace deedbox::testing
