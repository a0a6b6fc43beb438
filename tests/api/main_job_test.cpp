// The main job, as the people in it would tell it: from the request form to the active account.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

struct Filed : ::testing::Test {
    TestPortal portal;
    Browser asya = portal.user("asya@partner.example", "Asya");

    std::string filed(json::object more = {}) {
        const auto answer = asya.files(std::move(more));
        EXPECT_EQ(answer.status, 201) << answer.text;
        return answer.at("/id");
    }
    /// Somebody who signs up by the link of the approval mail to them.
    Browser approver(const std::string& email = "it@keio.jp", const std::string& name = "Ito") {
        auto browser = portal.visitor();
        const auto answer =
            browser.signs_up(email, name, {{"approvalToken", portal.mail_to(email).token("approvals")}});
        EXPECT_EQ(answer.status, 201) << answer.text;
        return browser;
    }
};

TEST_F(Filed, ARequestIsPendingAndTheDirectoryListsItsAccount) {
    const auto answer = asya.files({{"domainIdentifier", "Keio.JP"}});
    ASSERT_EQ(answer.status, 201);
    EXPECT_EQ(answer.headers.at("location"), "/api/v1/account-requests/" + answer.at("/id"));
    EXPECT_EQ(answer.at("/status"), "pending");
    EXPECT_EQ(answer.at("/smartAccount/domainIdentifier"), "keio.jp");
    EXPECT_EQ(answer.at("/smartAccount/status"), "pending");
    EXPECT_EQ(answer.at("/routedTo"), "approvers");
    EXPECT_EQ(answer.at("/waitsFor"), "an answer from it@keio.jp");
    EXPECT_EQ(answer.at("/mails/0/state"), "queued");
    EXPECT_EQ(answer.at("/expiresAt"), "2026-05-31T09:00:00.000Z") << "90 days after it was filed";

    auto stranger = portal.user("sam@elsewhere.example");
    const auto found = stranger.get("/directory?q=keio");
    EXPECT_EQ(found.at("/items/0/status"), "pending");
    EXPECT_EQ(found.at("/items/0/relation"), "found");
    EXPECT_THAT(found.text, Not(HasSubstr("asya"))) << "who asked is nobody else's business";
    EXPECT_THAT(found.text, Not(HasSubstr("it@keio.jp")));
}

TEST_F(Filed, TheApproverApprovesAndBecomesTheFirstAdministrator) {
    const auto request =
        filed({{"users", {{{"email", "lab@keio.jp"}, {"role", "viewer"}}}}, {"noteToUsers", "Your lab’s licences"}});
    auto ito = approver();
    const auto decision = ito.approves(request);
    ASSERT_EQ(decision.status, 201) << decision.text;
    EXPECT_EQ(decision.at("/smartAccount/status"), "active");

    const auto account = decision.at("/smartAccount/id");
    const auto members = ito.get("/smart-accounts/" + account + "/members");
    EXPECT_EQ(members.at("/items/0/email"), "lab@keio.jp");
    EXPECT_EQ(members.at("/items/0/role"), "viewer");
    EXPECT_EQ(members.at("/items/1/role"), "admin");
    const auto virtual_accounts = ito.get("/smart-accounts/" + account + "/virtual-accounts");
    EXPECT_EQ(virtual_accounts.at("/items/0/isDefault"), "true");
    EXPECT_EQ(ito.get("/session").at("/user/memberships/0/role"), "admin");

    EXPECT_EQ(portal.mail_to("asya@partner.example").header("Subject"),
              "The Smart Account for Keio University is active");
    EXPECT_THAT(portal.mail_to("lab@keio.jp").text(), HasSubstr("Your lab’s licences"));
    EXPECT_EQ(portal.story_of(request), "filed by Asya; approved by Ito");
    EXPECT_EQ(asya.get("/account-requests/" + request).at("/status"), "approved");
}

TEST_F(Filed, TheApproverStrikesAListedUser) {
    const auto request =
        filed({{"users", {{{"email", "lab@keio.jp"}, {"role", "user"}}, {{"email", "ex@keio.jp"}, {"role", "user"}}}}});
    auto ito = approver();
    const auto decision = ito.approves(request, {{"excludeUsers", {"ex@keio.jp"}}});
    ASSERT_EQ(decision.status, 201);
    const auto members = ito.get("/smart-accounts/" + decision.at("/smartAccount/id") + "/members");
    EXPECT_THAT(members.text, HasSubstr("lab@keio.jp"));
    EXPECT_THAT(members.text, Not(HasSubstr("ex@keio.jp")));
    EXPECT_TRUE(portal.mails_to("ex@keio.jp").empty());
}

TEST_F(Filed, ADeclineNeedsAReasonTellsItAndFreesTheIdentifier) {
    const auto request = filed();
    auto ito = approver();
    EXPECT_EQ(ito.post("/account-requests/" + request + "/decision", {{"verdict", "declined"}}).fields(),
              "/reason field.missing");
    ASSERT_EQ(ito.declines(request, "We buy elsewhere").status, 201);
    EXPECT_THAT(portal.mail_to("asya@partner.example").text(), HasSubstr("> We buy elsewhere"));
    const auto seen = asya.get("/account-requests/" + request);
    EXPECT_EQ(seen.at("/status"), "declined");
    EXPECT_EQ(seen.at("/decision/reason"), "We buy elsewhere");
    EXPECT_EQ(asya.files().status, 201) << "the identifier is free again";
}

TEST_F(Filed, ARequestIsDecidedOnce) {
    const auto request = filed({{"approverEmails", {"it@keio.jp", "dean@keio.jp"}}});
    auto ito = approver();
    auto dean = approver("dean@keio.jp", "Dean");
    ASSERT_EQ(ito.approves(request).status, 201);
    const auto second = dean.declines(request);
    EXPECT_EQ(second.status, 409);
    EXPECT_EQ(second.code(), "request.decided");
    EXPECT_THAT(portal.mail_to("dean@keio.jp").header("Subject"), HasSubstr("has been decided"));
    EXPECT_EQ(portal.story_of(request), "filed by Asya; approved by Ito");
}

TEST_F(Filed, TwoDecisionsAtTheSameMomentHaveOneWinner) {
    for (int round = 0; round < 10; ++round) {
        const auto domain = "round" + std::to_string(round) + ".example";
        const auto request = filed({{"domainIdentifier", domain}, {"approverEmails", {"a@" + domain, "b@" + domain}}});
        auto a = approver("a@" + domain, "A");
        auto b = approver("b@" + domain, "B");
        Answer first;
        Answer second;
        std::thread racer{[&] { first = a.approves(request); }};
        second = b.declines(request);
        racer.join();
        std::vector codes{first.status, second.status};
        std::ranges::sort(codes);
        EXPECT_THAT(codes, ElementsAre(201, 409));
        EXPECT_EQ((first.status == 409 ? first : second).code(), "request.decided");
    }
}

TEST_F(Filed, NobodyDecidesTheirOwnRequest) {
    const auto answer =
        asya.files({{"approverEmails", {"Asya@Partner.Example"}}, {"domainIdentifier", "partner.example"}});
    EXPECT_EQ(answer.fields(), "/approverEmails/0 approver.own");
    const auto request = filed();
    EXPECT_EQ(asya.approves(request).code(), "request.own");
    EXPECT_EQ(asya.approves(request).status, 403);
}

TEST_F(Filed, OnlyThoseAskedMayDecide) {
    const auto request = filed();
    auto stranger = portal.user("sam@elsewhere.example");
    EXPECT_EQ(stranger.approves(request).status, 404) << "whoever is not concerned does not learn that it exists";
    EXPECT_EQ(portal.staff().approves(request).code(), "request.not_asked");
    EXPECT_EQ(portal.visitor().approves(request).status, 401);
}

TEST_F(Filed, TheAgreementThatWasReadIsTheOneAccepted) {
    const auto request = filed();
    auto ito = approver();
    EXPECT_EQ(ito.approves(request, {{"agreementVersion", nullptr}}).fields(), "/agreementVersion field.missing");
    const auto stale = ito.approves(request, {{"agreementVersion", "2020-01"}});
    EXPECT_EQ(stale.status, 409);
    EXPECT_EQ(stale.code(), "agreement.stale");
    EXPECT_THAT(stale.at("/detail"), HasSubstr("2026-12"));
}

TEST_F(Filed, AfterNinetyDaysNobodyCanApprove) {
    const auto request = filed();
    auto ito = approver();
    portal.clock.pass(std::chrono::days{90});
    ASSERT_EQ(ito.signs_in("it@keio.jp").status, 201);
    const auto late = ito.approves(request);
    EXPECT_EQ(late.status, 410);
    EXPECT_EQ(late.code(), "request.lapsed");
}

// ---- routing: nobody approves for a company whose mail domain they do not have ----

TEST_F(Filed, AnApproverOfAnotherDomainWaitsForAReviewer) {
    const auto request =
        filed({{"approverEmails", {"boss@gmail.com"}}, {"noteToReviewer", "They have no mail of their own"}});
    EXPECT_EQ(asya.get("/account-requests/" + request).at("/status"), "in_review");
    EXPECT_EQ(asya.get("/account-requests/" + request).at("/waitsFor"), "review");
    EXPECT_TRUE(portal.mails_to("boss@gmail.com").empty()) << "no approver hears of it before the review";

    auto desk = portal.staff();
    const auto queue = desk.get("/account-requests?as=reviewer&status=in_review");
    EXPECT_EQ(queue.at("/items/0/id"), request);
    EXPECT_EQ(desk.get("/account-requests/" + request).at("/noteToReviewer"), "They have no mail of their own");
    ASSERT_EQ(desk.post("/account-requests/" + request + "/review", {{"verdict", "released"}}).status, 201);
    auto boss = approver("boss@gmail.com", "Boss");
    EXPECT_EQ(boss.approves(request).status, 201);
    EXPECT_EQ(portal.story_of(request), "filed by Asya; released by Desk; approved by Boss");
}

TEST_F(Filed, AReviewerRefusesWithAReason) {
    const auto request = filed({{"approverEmails", {"boss@gmail.com"}}});
    auto desk = portal.staff();
    const auto path = "/account-requests/" + request + "/review";
    EXPECT_EQ(desk.post(path, {{"verdict", "refused"}}).fields(), "/reason field.missing");
    ASSERT_EQ(desk.post(path, {{"verdict", "refused"}, {"reason", "No proof"}}).status, 201);
    EXPECT_EQ(desk.post(path, {{"verdict", "released"}}).code(), "request.not_in_review");
    const auto seen = asya.get("/account-requests/" + request);
    EXPECT_EQ(seen.at("/status"), "declined");
    EXPECT_EQ(seen.at("/decision/by"), "the operator’s review");
    EXPECT_THAT(portal.mail_to("asya@partner.example").text(), HasSubstr("> No proof"));
    EXPECT_TRUE(portal.mails_to("boss@gmail.com").empty());
}

TEST_F(Filed, TheAdminsOfTheDomainAreAskedInsteadAndNotNamed) {
    const auto first = filed();
    auto ito = approver();
    ASSERT_EQ(ito.approves(first).status, 201);

    const auto siloed = asya.files({{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"lab@keio.jp"}}});
    ASSERT_EQ(siloed.status, 201);
    EXPECT_EQ(siloed.at("/routedTo"), "existing_admins");
    EXPECT_EQ(siloed.at("/waitsFor"), "the account’s administrators");
    EXPECT_EQ(siloed.at("/approvers/0/email"), "lab@keio.jp") << "whom Asya named, and nobody else";
    EXPECT_EQ(siloed.at("/approvers/0/state"), "closed");
    EXPECT_EQ(siloed.at("/approvers/0/notAsked"), "existing_admins");
    EXPECT_EQ(siloed.at("/approvers/1"), "");
    EXPECT_THAT(siloed.text, Not(HasSubstr("it@keio.jp"))) << "an account's admins are not told to outsiders";
    EXPECT_TRUE(portal.mails_to("lab@keio.jp").empty());
    ASSERT_EQ(ito.approves(siloed.at("/id")).status, 201);
    EXPECT_THAT(asya.get("/account-requests/" + siloed.at("/id")).text, Not(HasSubstr("Ito")));
}

TEST_F(Filed, AnAccountThatBecameActiveMeanwhileTakesTheDecisionOver) {
    const auto apex = filed();
    const auto siloed = filed({{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"lab@keio.jp"}}});
    auto lab = approver("lab@keio.jp", "Lab");
    auto ito = approver();
    ASSERT_EQ(ito.approves(apex).status, 201);
    const auto refused = lab.approves(siloed);
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.code(), "request.rerouted");
    EXPECT_EQ(ito.approves(siloed).code(), "request.unknown") << "the admin is asked as soon as the job has run";
    portal.run_jobs();
    EXPECT_EQ(lab.approves(siloed).code(), "request.rerouted");
    EXPECT_EQ(ito.approves(siloed).status, 201) << "the admin was asked in the place of the other";
    EXPECT_THAT(portal.story_of(siloed), HasSubstr("rerouted"));
}

TEST_F(Filed, WhereNoAdminCanDecideAReviewersReleaseIsTheRouting) {
    auto boss = portal.user("boss@keio.jp", "Boss");
    auto ito = portal.user("it@keio.jp", "Ito");
    const auto apex = filed();
    ASSERT_EQ(ito.approves(apex).status, 201);
    const auto own = ito.files({{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"boss@keio.jp"}}});
    EXPECT_EQ(own.at("/status"), "in_review") << "the only admin asks for it";
    ASSERT_EQ(portal.staff().post("/account-requests/" + own.at("/id") + "/review", {{"verdict", "released"}}).status,
              201);
    EXPECT_EQ(boss.approves(own.at("/id")).status, 201);
}

TEST_F(Filed, ARequestThatNobodyIsLeftToDecideGoesBackToReview) {
    auto ito = portal.user("it@keio.jp", "Ito");
    const auto siloed = ito.files({{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"boss@keio.jp"}}}).at("/id");
    auto boss = approver("boss@keio.jp", "Boss");
    ASSERT_EQ(ito.approves(filed()).status, 201);
    EXPECT_EQ(boss.approves(siloed).code(), "request.rerouted");
    portal.run_jobs();
    EXPECT_EQ(boss.approves(siloed).code(), "request.in_review") << "the only admin is the requester";
    ASSERT_EQ(portal.staff().post("/account-requests/" + siloed + "/review", {{"verdict", "released"}}).status, 201);
    EXPECT_EQ(boss.approves(siloed).status, 201);
}

TEST_F(Filed, WhoWasNamedBeforeARerouteDoesNotSeeTheAdmins) {
    const auto siloed = filed({{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"lab@keio.jp"}}});
    auto lab = approver("lab@keio.jp", "Lab");
    const auto apex = filed();
    ASSERT_EQ(approver().approves(apex).status, 201);
    EXPECT_EQ(lab.approves(siloed).code(), "request.rerouted");
    portal.run_jobs();
    EXPECT_EQ(lab.approves(siloed).code(), "request.rerouted") << "and again, and not that it is decided";
    EXPECT_THAT(lab.get("/account-requests/" + siloed).text, Not(HasSubstr("it@keio.jp")));
}

TEST_F(Filed, WhatRepeatsADeclineAboveAnAccountIsTheAdminsToDecideWhoeverIsNamedMeanwhile) {
    auto ito = portal.user("it@keio.jp", "Ito");
    auto lab = portal.user("lab@keio.jp", "Lab");
    const json::object siloed{{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"lab@keio.jp"}}};
    ASSERT_EQ(ito.approves(filed()).status, 201);
    ASSERT_EQ(ito.declines(filed(siloed)).status, 201);
    const auto again = filed(siloed);
    EXPECT_THAT(asya.get("/account-requests/" + again).text, Not(HasSubstr("it@keio.jp"))) << "not even while it waits";
    EXPECT_EQ(asya.put("/account-requests/" + again + "/approvers", {{"emails", {"lab@keio.jp"}}}).status, 200);
    portal.clock.pass(std::chrono::days{31});
    ASSERT_EQ(ito.signs_in("it@keio.jp").status, 201);
    ASSERT_EQ(lab.signs_in("lab@keio.jp").status, 201);
    portal.run_jobs(); // it has waited long enough, and is released
    EXPECT_EQ(lab.approves(again).code(), "request.rerouted");
    portal.clock.pass(std::chrono::seconds{2});
    portal.run_jobs();
    EXPECT_EQ(lab.approves(again).code(), "request.rerouted");
    EXPECT_EQ(ito.approves(again).status, 201);
}

// ---- who sees what ----

TEST_F(Filed, AnIdentifierIsHeldWhileItsRequestIsOpen) {
    filed();
    auto other = portal.user("bea@reseller.example");
    const auto taken = other.files();
    EXPECT_EQ(taken.status, 409);
    EXPECT_EQ(taken.code(), "domain.taken");
    EXPECT_THAT(taken.text, Not(HasSubstr("asya")));
    EXPECT_EQ(other.files({{"domainIdentifier", "ot.keio.jp"}}).status, 201) << "a prefix lives beside the apex";
}

TEST_F(Filed, ManyAtOnceForOneIdentifierMakeOneRequest) {
    std::vector<std::thread> callers;
    std::vector<Browser> browsers(8, asya);
    std::vector<int> statuses(browsers.size());
    for (std::size_t i = 0; i < browsers.size(); ++i)
        callers.emplace_back([&, i] { statuses[i] = browsers[i].files().status; });
    for (auto& caller : callers) caller.join();
    EXPECT_EQ(std::ranges::count(statuses, 201), 1);
    EXPECT_EQ(std::ranges::count(statuses, 409), 7);
    EXPECT_EQ(asya.get("/account-requests").body.at("items").as_array().size(), 1U);
}

TEST_F(Filed, PagesOfMyRequestsFollowEachOther) {
    for (int i = 0; i < 5; ++i)
        filed({{"domainIdentifier", "company" + std::to_string(i) + ".example"},
               {"approverEmails", {"a@company" + std::to_string(i) + ".example"}}});
    std::vector<std::string> seen;
    std::string cursor;
    do {
        const auto page = asya.get("/account-requests?limit=2" + (cursor.empty() ? "" : "&cursor=" + cursor));
        for (const auto& item : page.body.at("items").as_array())
            seen.emplace_back(item.at("smartAccount").at("domainIdentifier").as_string());
        cursor = page.at("/nextCursor");
    } while (cursor != "null");
    EXPECT_THAT(seen, ElementsAre("company4.example", "company3.example", "company2.example", "company1.example",
                                  "company0.example"));
}

TEST(MembersOnly, TheOperatorMayKeepRequestsToMembers) {
    TestPortal portal{{{"REQUEST_POLICY", "members"}}};
    auto asya = portal.user("asya@partner.example");
    EXPECT_EQ(asya.get("/session").at("/user/may/requestAccount"), "false");
    const auto answer = asya.files();
    EXPECT_EQ(answer.status, 403);
    EXPECT_EQ(answer.code(), "request.membership_required");
}

} // namespace
} // namespace deedbox::testing
