// Somebody of a company objects to a request for it: a reviewer looks, with both sides in view, and nobody decides
// meanwhile.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct Objecting : ::testing::Test {
    std::string path(const std::string& below = "") const { return "/account-requests/" + request + below; }
    Answer objects(Browser& who, const std::string& domain = "keio.jp") {
        return who.post("/identifier-contests",
                        {{"domainIdentifier", domain}, {"reason", "Nobody of the IT department asked for it."}});
    }
    Answer reviews(const std::string& verdict, Browser& who) {
        return who.post(path("/review"), {{"verdict", verdict}, {"reason", "Asked both sides."}});
    }
    Answer reviews(const std::string& verdict) { return reviews(verdict, desk); }
    std::string status() { return asya.get(path()).at("/status"); }
    Browser approver(const std::string& email, const std::string& name = "") {
        auto browser = portal.visitor();
        EXPECT_EQ(browser.signs_up(email, name, {{"approvalToken", portal.mail_to(email).token("approvals")}}).status,
                  201);
        return browser;
    }

    TestPortal portal;
    Browser desk = portal.staff();
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser mori = portal.user("mori@keio.jp", "Mori");
    std::string request = asya.files().at("/id");
    Browser ito = approver("it@keio.jp", "Ito");
};

TEST_F(Objecting, BringsTheRequestToAReviewerAndDecidesNothing) {
    const auto taken = mori.files({{"approverEmails", {"boss@keio.jp"}}});
    EXPECT_EQ(taken.code(), "domain.taken");
    EXPECT_EQ(taken.at("/may/contest"), "true");
    const auto objection = objects(mori);
    ASSERT_EQ(objection.status, 201);
    EXPECT_EQ(objection.at("/requestId"), request);
    EXPECT_EQ(objection.at("/status"), "in_review");
    EXPECT_EQ(ito.approves(request).code(), "request.in_review");
    EXPECT_EQ(mori.approves(request).code(), "request.unknown") << "who objects is no approver";
    EXPECT_EQ(desk.get(path()).at("/reviewCause"), "contested");
    const auto told = desk.get(path("/objections"));
    EXPECT_EQ(told.at("/items/0/email"), "mori@keio.jp");
    EXPECT_EQ(told.at("/items/0/reason"), "Nobody of the IT department asked for it.");
}

TEST_F(Objecting, IsToldToThoseConcernedWithoutWhoObjects) {
    objects(mori);
    for (const auto* concerned : {"asya@partner.example", "it@keio.jp"}) {
        const auto mail = portal.mail_to(concerned);
        EXPECT_THAT(mail.text(), HasSubstr("keio.jp objects")) << concerned;
        EXPECT_THAT(mail.text(), Not(HasSubstr("ori"))) << concerned;
    }
    EXPECT_THAT(asya.get(path()).text, Not(HasSubstr("mori@keio.jp")));
    EXPECT_THAT(ito.get(path()).text, Not(HasSubstr("Nobody of the IT department")));
    EXPECT_EQ(asya.get(path("/objections")).status, 403);
}

TEST_F(Objecting, ShowsTheObjectorHowItStandsAndNothingMore) {
    objects(mori);
    const auto own = mori.get("/identifier-contests");
    EXPECT_EQ(own.at("/items/0/status"), "in_review");
    EXPECT_EQ(own.at("/items/0/domainIdentifier"), "keio.jp");
    EXPECT_THAT(own.text, Not(HasSubstr("sya")));
    EXPECT_EQ(mori.get(path()).status, 404);
    EXPECT_THAT(asya.get("/identifier-contests").text, HasSubstr(R"("items":[])"));
}

TEST_F(Objecting, TwiceIsOnceForAMailbox) {
    objects(mori);
    EXPECT_EQ(objects(mori).at("/requestId"), request);
    auto again = portal.user("mori+2@keio.jp", "Mori");
    EXPECT_EQ(objects(again).at("/requestId"), request);
    EXPECT_EQ(portal.story_of(request), "filed by Asya; contested by Mori");
    auto boss = portal.user("boss@keio.jp", "Boss");
    objects(boss);
    EXPECT_EQ(desk.get(path("/objections")).at("/items/1/email"), "boss@keio.jp") << "another's is another";
}

TEST_F(Objecting, ReleasedTheNamedApproversDecideByNewLinks) {
    const auto before = portal.mail_to("it@keio.jp").token("approvals");
    objects(mori);
    ASSERT_EQ(reviews("released").status, 201);
    EXPECT_EQ(portal.visitor().get("/approval-links/" + before).status, 410);
    EXPECT_THAT(portal.mail_to("mori@keio.jp").text(), HasSubstr("let the request go on"));
    EXPECT_EQ(mori.get("/identifier-contests").at("/items/0/outcome"), "dismissed");
    EXPECT_EQ(ito.approves(request).status, 201);
}

TEST_F(Objecting, RefusedTheRequestIsDeclinedAndTheObjectorIsTold) {
    objects(mori);
    ASSERT_EQ(reviews("refused").status, 201);
    EXPECT_EQ(status(), "declined");
    EXPECT_THAT(portal.mail_to("mori@keio.jp").text(), HasSubstr("agreed with you"));
    EXPECT_EQ(mori.get("/identifier-contests").at("/items/0/outcome"), "upheld");
}

TEST_F(Objecting, HandedOverTheObjectorsDecideInPlaceOfTheNamed) {
    objects(mori);
    ASSERT_EQ(reviews("handed_over").status, 201);
    EXPECT_EQ(status(), "pending");
    EXPECT_EQ(ito.approves(request).code(), "request.no_longer_asked");
    portal.deliver();
    std::string told;
    for (const auto& mail : portal.mails_to("mori@keio.jp")) told += mail.text();
    EXPECT_THAT(told, HasSubstr("/approvals/"));
    EXPECT_EQ(mori.declines(request, "We do not know them.").status, 201);
    EXPECT_EQ(portal.story_of(request), "filed by Asya; contested by Mori; handed_over by Desk; declined by Mori");
}

TEST_F(Objecting, ARequestNobodyObjectedToIsHandedToNobody) {
    request = asya.files({{"domainIdentifier", "waseda.jp"}, {"approverEmails", {"boss@gmail.com"}}}).at("/id");
    const auto refused = reviews("handed_over");
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.fields(), "/verdict review.no_objection");
}

TEST_F(Objecting, IsForTheCompanyAlone) {
    auto eve = portal.user("eve@elsewhere.example");
    EXPECT_EQ(eve.files().at("/may/contest"), "false");
    EXPECT_EQ(objects(eve).code(), "contest.not_of_company");
    auto visitor = portal.visitor();
    EXPECT_EQ(objects(visitor).status, 401);
    auto tenant = portal.user("boss@evil.onmicrosoft.com");
    asya.files({{"domainIdentifier", "contoso.onmicrosoft.com"}, {"approverEmails", {"it@contoso.onmicrosoft.com"}}});
    EXPECT_EQ(objects(tenant, "contoso.onmicrosoft.com").code(), "contest.not_of_company");
}

TEST_F(Objecting, IsForWhatIsOpenAndNotOnesOwn) {
    EXPECT_EQ(objects(mori, "ot.keio.jp").code(), "contest.nothing");
    EXPECT_EQ(objects(ito).code(), "contest.asked") << "an approver declines";
    auto own = portal.user("own@waseda.jp");
    own.files({{"domainIdentifier", "waseda.jp"}, {"approverEmails", {"boss@waseda.jp"}}});
    EXPECT_EQ(objects(own, "waseda.jp").code(), "contest.own");
    auto alias = portal.user("own+x@waseda.jp");
    EXPECT_EQ(objects(alias, "waseda.jp").code(), "contest.own");
    ASSERT_EQ(ito.approves(request).status, 201);
    EXPECT_EQ(objects(mori).code(), "contest.nothing") << "an account that stands";
    EXPECT_EQ(mori.files({{"approverEmails", {"boss@keio.jp"}}}).at("/may/contest"), "false");
}

TEST_F(Objecting, SaysWhyAndForWhat) {
    const auto bare = mori.post("/identifier-contests", {{"domainIdentifier", "keio.jp"}});
    EXPECT_EQ(bare.fields(), "/reason field.missing");
    EXPECT_EQ(mori.post("/identifier-contests", {{"reason", "Not ours."}}).fields(), "/domainIdentifier field.missing");
}

TEST_F(Objecting, IsNotLostWhileTheRequestIsInReviewAlready) {
    request = asya.files({{"domainIdentifier", "waseda.jp"}, {"approverEmails", {"boss@gmail.com"}}}).at("/id");
    auto sato = portal.user("sato@waseda.jp", "Sato");
    EXPECT_EQ(objects(sato, "waseda.jp").at("/requestId"), request);
    EXPECT_EQ(desk.get(path("/objections")).at("/items/0/email"), "sato@waseda.jp");
    // Corrected approvers do not send it past the reviewer any more.
    ASSERT_EQ(asya.put(path("/approvers"), {{"emails", {"boss@waseda.jp"}}}).status, 200);
    EXPECT_EQ(status(), "in_review");
}

TEST_F(Objecting, EndsTheWaitThatWouldHaveReleasedTheRequestByItself) {
    ASSERT_EQ(ito.declines(request).status, 201);
    request = asya.files().at("/id");
    ASSERT_EQ(status(), "in_review") << "asked again too soon";
    objects(mori);
    portal.clock.pass(std::chrono::days{31});
    portal.run_jobs();
    EXPECT_EQ(portal.story_of(request), "filed by Asya; contested by Mori");
}

TEST_F(Objecting, WhatTheAdminsWereAskedGoesBackToThem) {
    ASSERT_EQ(ito.approves(request).status, 201);
    request = asya.files({{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"lab@keio.jp"}}}).at("/id");
    objects(mori, "ot.keio.jp");
    EXPECT_EQ(ito.approves(request).code(), "request.in_review");
    ASSERT_EQ(reviews("released").status, 201);
    EXPECT_EQ(asya.get(path()).at("/routedTo"), "existing_admins");
    EXPECT_EQ(ito.approves(request).status, 201);
}

// ---- two people ----

TEST_F(Objecting, AReviewerWhoObjectsOrIsNamedDoesNotReview) {
    auto judge = portal.staff("judge@keio.jp");
    objects(judge);
    EXPECT_EQ(reviews("handed_over", judge).code(), "request.named_yourself");
    EXPECT_EQ(reviews("released").status, 201);
    request = asya.files({{"domainIdentifier", "waseda.jp"}, {"approverEmails", {"judge@keio.jp"}}}).at("/id");
    EXPECT_EQ(reviews("released", judge).code(), "request.named_yourself");
    EXPECT_EQ(judge.get(path()).at("/may/review"), "false");
    EXPECT_EQ(desk.get(path()).at("/may/review"), "true");
}

TEST_F(Objecting, AReviewerDoesNotDecideWhatTheyReleased) {
    auto judge = portal.staff("judge@waseda.jp");
    request = asya.files({{"domainIdentifier", "waseda.jp"}, {"approverEmails", {"boss@gmail.com"}}}).at("/id");
    ASSERT_EQ(reviews("released", judge).status, 201);
    auto boss = approver("boss@gmail.com", "Boss");
    ASSERT_EQ(boss.post(path("/forwards"), {{"email", "judge@waseda.jp"}}).status, 201);
    EXPECT_EQ(status(), "pending");
    EXPECT_EQ(judge.approves(request).code(), "request.released_yourself");
    EXPECT_EQ(judge.get(path()).at("/may/decide"), "false");
}

// ---- who was named later ----

TEST_F(Objecting, WhoIsNamedAfterAReleaseIsLookedAtAgain) {
    objects(mori);
    ASSERT_EQ(reviews("released").status, 201);
    ASSERT_EQ(asya.put(path("/approvers"), {{"emails", {"it@keio.jp", "eve@keio.jp"}}}).status, 200);
    EXPECT_EQ(status(), "in_review");
    EXPECT_EQ(desk.get(path()).at("/reviewCause"), "contested");
}

TEST(EveryRequestLookedAt, IsLookedAtAgainWhenSomebodyElseIsNamed) {
    TestPortal portal{{{"REVIEW_POLICY", "always"}}};
    auto asya = portal.user("asya@partner.example", "Asya");
    const auto path = "/account-requests/" + asya.files().at("/id");
    ASSERT_EQ(portal.staff().post(path + "/review", {{"verdict", "released"}}).status, 201);
    ASSERT_EQ(asya.put(path + "/approvers", {{"emails", {"it@keio.jp"}}}).at("/status"), "pending") << "nobody new";
    EXPECT_EQ(asya.put(path + "/approvers", {{"emails", {"eve@keio.jp"}}}).at("/status"), "in_review");
}

TEST(EveryRequestLookedAt, IsSoFromTheMomentThatTheOperatorWantsIt) {
    TestPortal portal;
    auto asya = portal.user("asya@partner.example", "Asya");
    const auto path = "/account-requests/" + asya.files().at("/id");
    ASSERT_EQ(asya.get(path).at("/status"), "pending");
    portal.restart({{"REVIEW_POLICY", "always"}});
    EXPECT_EQ(asya.put(path + "/approvers", {{"emails", {"eve@keio.jp"}}}).at("/status"), "in_review");
}

TEST_F(Objecting, AReleaseAsksNobodyWhoIsOutAlready) {
    const auto filed =
        asya.files({{"domainIdentifier", "perla.example"}, {"approverEmails", {"old@perla.example"}}}).at("/id");
    const auto one = "/account-requests/" + filed;
    auto old = portal.user("old@perla.example");
    ASSERT_EQ(old.post(one + "/forwards", {{"email", "new@perla.example"}}).status, 201);
    auto eve = portal.user("eve@perla.example");
    ASSERT_EQ(eve.post("/identifier-contests", {{"domainIdentifier", "perla.example"}, {"reason", "Not ours."}}).status,
              201);
    const auto asked = [&](std::string_view whom) {
        const auto seen = asya.get(one);
        return std::ranges::count_if(seen.body.at("mails").as_array(), [&](const auto& mail) {
            return mail.at("kind").as_string() == "approval" && mail.at("to").as_string() == whom;
        });
    };
    const auto before = asked("new@perla.example");
    ASSERT_EQ(desk.post(one + "/review", {{"verdict", "released"}}).status, 201);
    EXPECT_EQ(asked("new@perla.example"), before + 1);
    EXPECT_EQ(asked("old@perla.example"), 1) << "before he passed it on";
    EXPECT_THAT(portal.mail_to("asya@partner.example").header("Subject"), HasSubstr("has been reviewed"));
}

// ---- parts and the whole ----

TEST_F(Objecting, WhoHasAPartDoesNotDecideAboutTheWhole) {
    auto joe = portal.user("joe@bigcorp.example", "Joe");
    const auto part =
        joe.files({{"domainIdentifier", "hr.bigcorp.example"}, {"approverEmails", {"pal@bigcorp.example"}}}).at("/id");
    auto pal = approver("pal@bigcorp.example", "Pal");
    ASSERT_EQ(pal.approves(part).status, 201);
    request =
        asya.files({{"domainIdentifier", "bigcorp.example"}, {"approverEmails", {"cio@bigcorp.example"}}}).at("/id");
    EXPECT_EQ(status(), "in_review");
    const auto shown = desk.get(path());
    EXPECT_EQ(shown.at("/reviewCause"), "company_known");
    EXPECT_EQ(shown.at("/companyAccounts/0/domainIdentifier"), "hr.bigcorp.example");
    EXPECT_EQ(shown.at("/companyAccounts/0/status"), "active");
    EXPECT_EQ(shown.at("/companyAccounts/0/admins"), "1");
    EXPECT_EQ(asya.get(path()).at("/companyAccounts"), "[]") << "for the reviewers alone";
    EXPECT_EQ(pal.get(path()).status, 404) << "the admin of the part is not asked";
    ASSERT_EQ(reviews("released").status, 201);
    EXPECT_EQ(approver("cio@bigcorp.example", "Cio").approves(request).status, 201);
}

TEST_F(Objecting, AReviewerSeesAllThatTheCompanyHasAlsoWhatIsPendingOrRestricted) {
    ASSERT_EQ(ito.approves(request).status, 201);
    const auto account = desk.get(path()).at("/smartAccount/id");
    ASSERT_EQ(ito.patch("/smart-accounts/" + account, {{"visibility", "restricted"}}).status, 200);
    for (const auto* part : {"lab.keio.jp", "ot.keio.jp"}) asya.files({{"domainIdentifier", part}});
    asya.files({{"domainIdentifier", "other.example"}, {"approverEmails", {"it@other.example"}}});
    const auto withdrawn = asya.files({{"domainIdentifier", "gone.keio.jp"}}).at("/id");
    ASSERT_EQ(asya.post("/account-requests/" + withdrawn + "/withdrawal", boost::json::object{}).status, 201);
    const auto asked = asya.files({{"domainIdentifier", "new.keio.jp"}}).at("/id");
    const auto shown = desk.get("/account-requests/" + asked);
    std::vector<std::string> seen;
    for (std::size_t i = 0; i < shown.body.at("companyAccounts").as_array().size(); ++i) {
        const auto one = "/companyAccounts/" + std::to_string(i);
        seen.push_back(shown.at(one + "/domainIdentifier") + " " + shown.at(one + "/status") + " " +
                       shown.at(one + "/visibility"));
    }
    EXPECT_THAT(seen, ElementsAre("keio.jp active restricted", "lab.keio.jp pending unrestricted",
                                  "ot.keio.jp pending unrestricted"));
}

TEST_F(Objecting, IsHandedOverToTenOfThoseWhoObjectAndNoMore) {
    for (int i = 0; i < 12; ++i) {
        auto colleague = portal.user("c" + std::to_string(i) + "@keio.jp", "Colleague");
        ASSERT_EQ(objects(colleague).status, 201);
    }
    ASSERT_EQ(reviews("handed_over").status, 201);
    const auto shown = desk.get(path());
    int asked = 0;
    for (const auto& one : shown.body.at("approvers").as_array()) asked += one.at("state") == "asked" ? 1 : 0;
    EXPECT_EQ(asked, 10);
}

TEST_F(Objecting, APartThatBecameActiveMeanwhileBringsTheWholeToAReviewer) {
    const auto part = asya.files({{"domainIdentifier", "hr.keio.jp"}, {"approverEmails", {"pal@keio.jp"}}}).at("/id");
    ASSERT_EQ(approver("pal@keio.jp", "Pal").approves(part).status, 201);
    EXPECT_EQ(ito.approves(request).code(), "request.rerouted");
    portal.run_jobs();
    EXPECT_EQ(status(), "in_review");
    EXPECT_EQ(desk.get(path()).at("/reviewCause"), "company_known");
}

TEST_F(Objecting, ADeclineIsRememberedForTheWholeCompany) {
    ASSERT_EQ(ito.declines(request).status, 201);
    const auto again = asya.files({{"domainIdentifier", "www.keio.jp"}, {"approverEmails", {"boss@keio.jp"}}});
    EXPECT_EQ(again.at("/status"), "in_review");
}

// ---- who is not asked any more ----

TEST_F(Objecting, AFormerApproverSeesThatTheyWereAskedAndThatItIsOver) {
    ASSERT_EQ(asya.put(path("/approvers"), {{"emails", {"boss@keio.jp"}}}).status, 200);
    const auto seen = ito.get(path());
    ASSERT_EQ(seen.status, 200);
    EXPECT_EQ(seen.at("/approvers/0/state"), "closed");
    EXPECT_EQ(seen.at("/approvers/0/notAsked"), "replaced");
    for (const auto* hidden : {"boss@keio.jp", "lab@keio.jp"}) EXPECT_THAT(seen.text, Not(HasSubstr(hidden)));
    EXPECT_EQ(seen.at("/history"), "[]");
    EXPECT_EQ(seen.at("/users"), "[]");
    ASSERT_EQ(approver("boss@keio.jp", "Boss").approves(request).status, 201);
    EXPECT_THAT(ito.get(path()).text, Not(HasSubstr("Boss"))) << "nor who decided";
}

TEST_F(Objecting, WhoseForwardWasTakenBackReadsNoMoreThanAFormerApprover) {
    const auto forward = ito.post(path("/forwards"), {{"email", "dan@keio.jp"}, {"note", "You know them."}}).at("/id");
    auto dan = portal.user("dan@keio.jp", "Dan");
    ASSERT_EQ(dan.get(path()).at("/may/decide"), "true");
    ASSERT_EQ(ito.remove(path("/forwards/" + forward)).status, 204);
    const auto seen = dan.get(path());
    ASSERT_EQ(seen.status, 200);
    EXPECT_EQ(seen.at("/may/decide"), "false");
    for (const auto* hidden : {"it@keio.jp", "lab@keio.jp"}) EXPECT_THAT(seen.text, Not(HasSubstr(hidden)));
    EXPECT_EQ(seen.at("/history"), "[]");
    EXPECT_EQ(seen.at("/users"), "[]");
}

// ---- an account that nobody may know of ----

TEST_F(Objecting, BelowARestrictedAccountAnswersAsAReviewDoes) {
    ASSERT_EQ(ito.approves(request).status, 201);
    const auto account = ito.get("/session").at("/user/memberships/0/smartAccountId");
    ASSERT_EQ(ito.patch("/smart-accounts/" + account, {{"visibility", "restricted"}}).status, 200);
    const auto hidden = asya.files({{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"lab@keio.jp"}}});
    auto other = portal.user("olga@partner.example");
    const auto review = other.files({{"domainIdentifier", "waseda.jp"}, {"approverEmails", {"lab@gmail.com"}}});
    for (const auto* told : {"/status", "/routedTo", "/waitsFor", "/approvers/0/state", "/nextReminderAt", "/mails",
                             "/may/resend", "/may/replaceApprover", "/may/withdraw"})
        EXPECT_EQ(hidden.at(told), review.at(told)) << told;
    request = hidden.at("/id");
    EXPECT_EQ(asya.post(path("/resends")).code(), "request.in_review");
    EXPECT_THAT(asya.get("/account-requests?status=in_review").text, HasSubstr(request));
    EXPECT_THAT(asya.get("/account-requests?status=pending").text, Not(HasSubstr(request)));
    const auto replaced = asya.put(path("/approvers"), {{"emails", {"boss@keio.jp"}}});
    ASSERT_EQ(replaced.status, 200);
    EXPECT_EQ(replaced.at("/status"), "in_review");
    EXPECT_TRUE(portal.mails_to("boss@keio.jp").empty());
    EXPECT_EQ(ito.approves(request).status, 201);
}

} // namespace
} // namespace deedbox::testing
