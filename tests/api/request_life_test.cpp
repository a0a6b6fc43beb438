// A request from its filing to its end: who is asked, who may change that, and what dies with it.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

struct OpenRequest : ::testing::Test {
    std::string path(const std::string& below = "") const { return "/account-requests/" + request + below; }
    Answer forward(Browser& who, const std::string& to, json::object more = {}) {
        more["email"] = to;
        return who.post(path("/forwards"), more);
    }
    Answer replace(std::vector<std::string> emails) {
        return asya.put(path("/approvers"), {{"emails", json::value_from(emails)}});
    }
    Answer read() { return asya.get(path()); }
    std::string status() { return read().at("/status"); }
    /// `it@keio.jp asked, boss@keio.jp closed`
    std::string slots() {
        std::string out;
        for (const auto& approver : read().body.at("approvers").as_array())
            out += (out.empty() ? "" : ", ") + std::string{approver.at("email").as_string()} + " " +
                   std::string{approver.at("state").as_string()};
        return out;
    }
    std::string link_to(const std::string& address) { return portal.mail_to(address).token("approvals"); }
    /// Why a link is dead; empty when it opens.
    std::string death_of(const std::string& token) {
        const auto answer = portal.visitor().get("/approval-links/" + token);
        return answer.status == 200 ? "" : answer.at("/reason");
    }
    /// Signs up by the newest link that was mailed to an address.
    Browser approver(const std::string& email, const std::string& name = "") {
        auto browser = portal.visitor();
        EXPECT_EQ(browser.signs_up(email, name, {{"approvalToken", link_to(email)}}).status, 201);
        return browser;
    }
    void turn() { EXPECT_TRUE(portal.run(portal.portal().calendar().turn())); }

    TestPortal portal{{{"SESSION_LIFETIME", "400d"}}}; // the tests pass months
    Browser asya = portal.user("asya@partner.example", "Asya");
    std::string request = asya.files().at("/id");
};

// ---- forward ----

TEST_F(OpenRequest, AForwardKillsTheForwardersLinkAndAsksSomebodyElse) {
    const auto old_link = link_to("it@keio.jp");
    auto ito = approver("it@keio.jp", "Ito");
    EXPECT_EQ(ito.get(path()).at("/may/forward"), "true");
    const auto forward = this->forward(ito, "boss@keio.jp", {{"note", "You decide on licences."}});
    ASSERT_EQ(forward.status, 201);
    EXPECT_EQ(forward.at("/from"), "it@keio.jp");
    EXPECT_EQ(forward.at("/to"), "boss@keio.jp");
    EXPECT_EQ(forward.at("/may/takeBack"), "true");
    EXPECT_EQ(forward.headers.at("location"), "/api/v1" + path("/forwards/" + forward.at("/id")));

    EXPECT_EQ(death_of(old_link), "forwarded");
    EXPECT_EQ(ito.approves(request).code(), "request.forwarded");
    const auto mail = portal.mail_to("boss@keio.jp");
    EXPECT_THAT(mail.text(), HasSubstr("Ito writes:"));
    EXPECT_THAT(mail.text(), HasSubstr("You decide on licences."));
    const auto opened = portal.visitor().get("/approval-links/" + mail.token("approvals"));
    EXPECT_EQ(opened.at("/forwardedBy/name"), "Ito");
    EXPECT_EQ(opened.at("/forwardNote"), "You decide on licences.");

    auto boss = approver("boss@keio.jp", "Boss");
    EXPECT_EQ(boss.approves(request).status, 201);
    EXPECT_EQ(slots(), "it@keio.jp forwarded, boss@keio.jp approved");
    EXPECT_EQ(portal.story_of(request), "filed by Asya; forwarded by Ito; approved by Boss");
}

TEST_F(OpenRequest, AForwardLeavesTheOtherApproversLinksAlone) {
    replace({"it@keio.jp", "cio@keio.jp"});
    const auto other = link_to("cio@keio.jp");
    auto ito = approver("it@keio.jp");
    ASSERT_EQ(forward(ito, "boss@keio.jp").status, 201);
    EXPECT_EQ(death_of(other), "");
    EXPECT_EQ(approver("cio@keio.jp").approves(request).status, 201);
}

TEST_F(OpenRequest, AForwardGoesToSomebodyNew) {
    replace({"it@keio.jp", "cio@keio.jp"});
    auto ito = approver("it@keio.jp");
    EXPECT_EQ(forward(ito, "asya@partner.example").fields(), "/email forward.requester") << "never the requester";
    EXPECT_EQ(forward(ito, "it@keio.jp").fields(), "/email forward.self");
    EXPECT_EQ(forward(ito, "cio@keio.jp").fields(), "/email approver.duplicate");
    EXPECT_EQ(forward(ito, "no address").fields(), "/email email.syntax");
    ASSERT_EQ(forward(ito, "boss@keio.jp").status, 201);
    auto boss = approver("boss@keio.jp");
    EXPECT_EQ(forward(boss, "it@keio.jp").fields(), "/email forward.circle") << "Ito can take it back";
}

TEST_F(OpenRequest, IsForwardedAtMostFiveTimes) {
    auto holder = approver("it@keio.jp");
    for (int i = 1; i <= 5; ++i) {
        const auto next = "p" + std::to_string(i) + "@keio.jp";
        ASSERT_EQ(forward(holder, next).status, 201);
        holder = approver(next);
    }
    EXPECT_EQ(holder.get(path()).at("/may/forward"), "false");
    EXPECT_EQ(forward(holder, "p6@keio.jp").code(), "forward.too_many");
    EXPECT_EQ(holder.approves(request).status, 201) << "but it can be decided";
}

TEST_F(OpenRequest, AForwardOutOfTheCompanyGoesToAReviewerFirst) {
    auto ito = approver("it@keio.jp");
    ASSERT_EQ(forward(ito, "ito@gmail.com").status, 201);
    EXPECT_EQ(status(), "in_review");
    EXPECT_THAT(portal.mails_to("ito@gmail.com"), IsEmpty());
    auto desk = portal.staff();
    EXPECT_EQ(desk.get("/account-requests?as=reviewer&status=in_review&order=oldest").at("/items/0/reviewCause"),
              "mismatch");
    ASSERT_EQ(desk.post(path("/review"), {{"verdict", "released"}, {"reason", "asked them by phone"}}).status, 201);
    EXPECT_THAT(portal.mail_to("asya@partner.example").header("Subject"), HasSubstr("has been reviewed"));
    EXPECT_EQ(approver("ito@gmail.com").approves(request).status, 201);
}

TEST_F(OpenRequest, AnEarlierApproverTakesAForwardBack) {
    auto ito = approver("it@keio.jp", "Ito");
    const auto first = forward(ito, "boss@keio.jp").at("/id");
    auto boss = approver("boss@keio.jp", "Boss");
    const auto second = forward(boss, "cio@keio.jp").at("/id");
    const auto last_link = link_to("cio@keio.jp");
    auto cio = approver("cio@keio.jp", "Cio");

    EXPECT_EQ(cio.remove(path("/forwards/" + second)).code(), "forward.not_earlier");
    EXPECT_EQ(asya.remove(path("/forwards/" + second)).status, 403) << "nor the requester";
    EXPECT_EQ(boss.remove(path("/forwards/" + first)).code(), "forward.not_earlier");
    EXPECT_EQ(ito.remove(path("/forwards/1")).code(), "forward.unknown");
    ASSERT_EQ(ito.remove(path("/forwards/" + second)).status, 204) << "Ito stands before both";
    EXPECT_EQ(ito.remove(path("/forwards/" + second)).code(), "forward.taken_back");

    EXPECT_EQ(death_of(last_link), "replaced");
    EXPECT_THAT(portal.mail_to("cio@keio.jp").header("Subject"), HasSubstr("need not decide on keio.jp"));
    EXPECT_EQ(slots(), "it@keio.jp asked, boss@keio.jp closed, cio@keio.jp closed");
    EXPECT_EQ(cio.approves(request).code(), "request.no_longer_asked");
    EXPECT_EQ(boss.approves(request).code(), "request.no_longer_asked");
    EXPECT_EQ(ito.approves(request).status, 201);
}

TEST_F(OpenRequest, TakingBackAForwardOutOfTheCompanyEndsTheReview) {
    auto ito = approver("it@keio.jp");
    const auto id = forward(ito, "ito@gmail.com").at("/id");
    ASSERT_EQ(ito.remove(path("/forwards/" + id)).status, 204);
    EXPECT_EQ(status(), "pending");
    EXPECT_EQ(ito.approves(request).status, 201);
}

TEST_F(OpenRequest, WhatIsDecidedIsNeitherForwardedNorTakenBack) {
    auto ito = approver("it@keio.jp");
    const auto id = forward(ito, "boss@keio.jp").at("/id");
    auto boss = approver("boss@keio.jp");
    ASSERT_EQ(boss.declines(request).status, 201);
    EXPECT_EQ(ito.remove(path("/forwards/" + id)).code(), "request.decided");
    EXPECT_EQ(forward(boss, "cio@keio.jp").code(), "request.decided");
}

TEST_F(OpenRequest, OfAnAccountsAdminsIsNotForwarded) {
    auto ito = approver("it@keio.jp");
    ASSERT_EQ(ito.approves(request).status, 201);
    request = asya.files({{"domainIdentifier", "ot.keio.jp"}}).at("/id");
    EXPECT_EQ(ito.get(path()).at("/may/forward"), "false");
    EXPECT_EQ(forward(ito, "boss@keio.jp").code(), "forward.admins_only");
}

// ---- resend ----

TEST_F(OpenRequest, ResendingMakesANewLinkAndKillsTheOldOne) {
    const auto old_link = link_to("it@keio.jp");
    const auto answer = asya.post(path("/resends"), {{"email", "it@keio.jp"}});
    ASSERT_EQ(answer.status, 202);
    EXPECT_EQ(answer.at("/status"), "pending");
    const auto new_link = link_to("it@keio.jp");
    EXPECT_NE(new_link, old_link);
    EXPECT_EQ(death_of(old_link), "replaced");
    EXPECT_EQ(death_of(new_link), "");
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), 2U);
    EXPECT_EQ(approver("it@keio.jp").approves(request).status, 201);
}

TEST_F(OpenRequest, AMailWhoseLinkWasReplacedBeforeItWentOutStaysHome) {
    ASSERT_EQ(asya.post(path("/resends")).status, 202);
    EXPECT_THAT(portal.mails_to("it@keio.jp"), SizeIs(1)) << "only the second";
    EXPECT_EQ(death_of(link_to("it@keio.jp")), "");
    ASSERT_EQ(asya.post(path("/resends")).status, 202);
    ASSERT_EQ(asya.post(path("/withdrawal")).status, 201);
    portal.deliver();
    EXPECT_THAT(portal.mail_to("it@keio.jp").header("Subject"), HasSubstr("was withdrawn"));
    EXPECT_THAT(portal.mails_to("it@keio.jp"), SizeIs(2));
}

TEST_F(OpenRequest, ResendingToOneLeavesTheOthersLinksAlone) {
    replace({"it@keio.jp", "cio@keio.jp"});
    const auto other = link_to("cio@keio.jp");
    ASSERT_EQ(asya.post(path("/resends"), {{"email", "it@keio.jp"}}).status, 202);
    EXPECT_EQ(death_of(other), "");
    ASSERT_EQ(asya.post(path("/resends")).status, 202) << "without an address: to everybody who is asked";
    portal.deliver();
    EXPECT_EQ(death_of(other), "replaced");
}

TEST_F(OpenRequest, OnlyTheRequesterResendsReplacesAndWithdraws) {
    auto ito = approver("it@keio.jp");
    auto eve = portal.user("eve@elsewhere.example");
    EXPECT_EQ(eve.post(path("/resends")).code(), "request.unknown");
    EXPECT_EQ(eve.put(path("/approvers"), {{"emails", {"eve@keio.jp"}}}).code(), "request.unknown");
    EXPECT_EQ(eve.post(path("/withdrawal")).code(), "request.unknown");
    EXPECT_EQ(ito.post(path("/resends")).code(), "request.not_requester");
    EXPECT_EQ(ito.put(path("/approvers"), {{"emails", {"eve@keio.jp"}}}).code(), "request.not_requester");
    EXPECT_EQ(ito.post(path("/withdrawal")).code(), "request.not_requester");
    EXPECT_EQ(asya.post(path("/resends"), {{"email", "nobody@keio.jp"}}).fields(), "/email approver.not_asked");
}

TEST_F(OpenRequest, AdminsAreNotTriedOutByResending) {
    ASSERT_EQ(approver("it@keio.jp").approves(request).status, 201);
    request = asya.files({{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"lab@keio.jp"}}}).at("/id");
    EXPECT_EQ(asya.post(path("/resends"), {{"email", "it@keio.jp"}}).fields(), "/email approver.not_asked");
    const auto before = portal.mails_to("it@keio.jp").size();
    EXPECT_EQ(asya.post(path("/resends")).status, 202);
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), before + 1);
    EXPECT_EQ(replace({"lab@keio.jp"}).code(), "request.approvers_fixed");
}

// ---- replace ----

TEST_F(OpenRequest, ReplacingKillsOnlyTheLinksOfThoseWhoAreOut) {
    replace({"it@keio.jp", "cio@keio.jp"});
    const auto out = link_to("it@keio.jp");
    const auto kept = link_to("cio@keio.jp");
    const auto answer = replace({"cio@keio.jp", "boss@keio.jp"});
    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(slots(), "it@keio.jp closed, cio@keio.jp asked, boss@keio.jp asked");
    EXPECT_EQ(death_of(out), "replaced");
    EXPECT_EQ(death_of(kept), "");
    EXPECT_EQ(death_of(link_to("boss@keio.jp")), "");
    EXPECT_THAT(portal.mails_to("cio@keio.jp"), SizeIs(1)) << "who was asked already gets no second mail";
}

TEST_F(OpenRequest, SomebodyWhoWasOutIsAskedAgainWithANewLink) {
    const auto old_link = link_to("it@keio.jp");
    replace({"boss@keio.jp"});
    replace({"it@keio.jp"});
    EXPECT_EQ(death_of(old_link), "replaced");
    EXPECT_EQ(approver("it@keio.jp").approves(request).status, 201);
}

TEST_F(OpenRequest, ReplacingEndsTheChainOfForwards) {
    auto ito = approver("it@keio.jp");
    const auto id = forward(ito, "boss@keio.jp").at("/id");
    const auto boss_link = link_to("boss@keio.jp");
    ASSERT_EQ(replace({"it@keio.jp"}).status, 200);
    EXPECT_EQ(slots(), "it@keio.jp asked, boss@keio.jp closed");
    EXPECT_EQ(death_of(boss_link), "replaced");
    EXPECT_EQ(ito.remove(path("/forwards/" + id)).code(), "forward.taken_back");
    EXPECT_EQ(ito.approves(request).status, 201);
}

TEST_F(OpenRequest, AnApproverOutOfTheCompanyBringsTheReviewerAndACorrectionLetsItGo) {
    ASSERT_EQ(replace({"ito@gmail.com"}).at("/status"), "in_review");
    EXPECT_THAT(portal.mails_to("ito@gmail.com"), IsEmpty());
    ASSERT_EQ(replace({"boss@keio.jp"}).at("/status"), "pending");
    EXPECT_EQ(approver("boss@keio.jp").approves(request).status, 201);
}

TEST_F(OpenRequest, ReplacementsAreCheckedAsTheFormIs) {
    EXPECT_EQ(replace({}).fields(), "/emails approver.none");
    EXPECT_EQ(replace({"asya@partner.example"}).fields(), "/emails/0 approver.own");
    EXPECT_EQ(replace({"a@keio.jp", "a@keio.jp"}).fields(), "/emails/1 approver.duplicate");
    EXPECT_EQ(replace({"a@keio.jp", "nonsense"}).fields(), "/emails/1 email.syntax");
    EXPECT_EQ(slots(), "it@keio.jp asked") << "nothing was changed";
}

TEST_F(OpenRequest, AWrongAddressIsCorrectedInPlace) {
    portal.sink.answer_recipient("it@keio.jp", "550 5.1.1 no such user");
    portal.deliver();
    const auto bounced = read();
    EXPECT_EQ(bounced.at("/approvers/0/lastMail/state"), "bounced");
    EXPECT_THAT(bounced.at("/approvers/0/lastMail/detail"), HasSubstr("no such user"));
    ASSERT_EQ(replace({"info@keio.jp"}).status, 200);
    EXPECT_EQ(approver("info@keio.jp").approves(request).status, 201);
}

// ---- withdraw ----

TEST_F(OpenRequest, AWithdrawalFreesTheIdentifierAndTellsWhoWasAsked) {
    const auto link = link_to("it@keio.jp");
    auto ito = approver("it@keio.jp");
    const auto answer = asya.post(path("/withdrawal"), {{"reason", "The customer changed their mind."}});
    ASSERT_EQ(answer.status, 201);
    EXPECT_EQ(answer.at("/status"), "withdrawn");
    EXPECT_EQ(answer.at("/smartAccount/status"), "cancelled");
    EXPECT_EQ(answer.at("/withdrawal/reason"), "The customer changed their mind.");
    EXPECT_EQ(answer.at("/may/requestAgain"), "true");
    EXPECT_EQ(answer.at("/may/withdraw"), "false");
    EXPECT_EQ(death_of(link), "withdrawn");
    EXPECT_THAT(portal.mail_to("it@keio.jp").header("Subject"), HasSubstr("was withdrawn"));
    EXPECT_EQ(ito.approves(request).code(), "request.withdrawn");
    EXPECT_EQ(asya.post(path("/withdrawal")).code(), "request.withdrawn");
    EXPECT_EQ(asya.files().status, 201) << "the identifier is free";
}

TEST_F(OpenRequest, InReviewCanBeWithdrawnToo) {
    request = asya.files({{"domainIdentifier", "waseda.jp"}, {"approverEmails", {"a@gmail.com"}}}).at("/id");
    ASSERT_EQ(status(), "in_review");
    EXPECT_EQ(asya.post(path("/withdrawal")).status, 201);
    EXPECT_THAT(portal.mails_to("a@gmail.com"), IsEmpty()) << "who was never asked hears nothing";
}

// ---- renewal ----

struct AgedLink : OpenRequest {
    AgedLink() { portal.clock.pass(days{7}); }
    Answer renew(const std::string& link, const std::string& email) {
        return portal.visitor().post("/approval-links/" + link + "/renewal", {{"email", email}});
    }
    std::string token = link_to("it@keio.jp");
};

TEST_F(AgedLink, IsRenewedToTheSameAddress) {
    const auto dead = portal.visitor().get("/approval-links/" + token);
    EXPECT_EQ(dead.at("/reason"), "aged");
    EXPECT_EQ(dead.at("/may/renew"), "true");
    const auto answer = renew(token, "IT@keio.jp");
    EXPECT_EQ(answer.status, 202);
    EXPECT_EQ(answer.text, "{}");
    EXPECT_EQ(death_of(link_to("it@keio.jp")), "");
    EXPECT_EQ(death_of(token), "replaced");
}

TEST_F(AgedLink, IsRenewedAtMostOnceAnHour) {
    TestPortal brief{{{"LINK_LIFETIME", "60s"}}};
    brief.user("asya@partner.example").files();
    const auto renew = [&] {
        const auto link = brief.mail_to("it@keio.jp").token("approvals");
        brief.clock.pass(seconds{60});
        EXPECT_EQ(brief.visitor().post("/approval-links/" + link + "/renewal", {{"email", "it@keio.jp"}}).status, 202);
        return brief.mails_to("it@keio.jp").size();
    };
    EXPECT_EQ(renew(), 2U);
    EXPECT_EQ(renew(), 2U) << "the same answer, and no mail";
    brief.clock.pass(hours{1});
    EXPECT_EQ(renew(), 3U);
}

TEST_F(AgedLink, OfNobodyElsesAddressAndNoOtherDeathIsRenewed) {
    const auto mails = portal.mails_to("it@keio.jp").size();
    auto forged = token;
    forged.back() = forged.back() == 'A' ? 'B' : 'A';
    for (const auto& link : {forged, token.substr(0, 20), std::string{"x"}, portal.mail_to("it@keio.jp").token("stop")})
        EXPECT_EQ(renew(link, "it@keio.jp").status, 202);
    EXPECT_EQ(renew(token, "eve@keio.jp").status, 202);
    EXPECT_EQ(renew(token, "no address").fields(), "/email email.syntax");
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), mails);
    EXPECT_THAT(portal.mails_to("eve@keio.jp"), IsEmpty());

    ASSERT_EQ(asya.post(path("/resends")).status, 202);
    portal.deliver();
    EXPECT_EQ(renew(token, "it@keio.jp").status, 202) << "replaced, not only aged";
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), mails + 1);
    ASSERT_EQ(asya.post(path("/withdrawal")).status, 201);
    const auto after = portal.mails_to("it@keio.jp").size();
    EXPECT_EQ(renew(token, "it@keio.jp").status, 202);
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), after);
}

// ---- reminders ----

TEST_F(OpenRequest, RemindsOnTheSeventhThirtiethSixtiethAndEightyThirdDay) {
    std::vector<int> reminded;
    auto before = portal.mails_to("it@keio.jp").size();
    for (int day = 1; day < 90; ++day) {
        portal.clock.pass(days{1});
        turn();
        turn();
        const auto now = portal.mails_to("it@keio.jp").size();
        if (now != before) reminded.push_back(day);
        EXPECT_LE(now, before + 1) << "once a day at most";
        before = now;
    }
    EXPECT_THAT(reminded, ElementsAre(7, 30, 60, 83));
}

TEST_F(OpenRequest, AReminderCarriesANewLink) {
    const auto old_link = link_to("it@keio.jp");
    EXPECT_EQ(read().at("/nextReminderAt"), "2026-03-09T09:00:00.000Z");
    portal.clock.pass(days{7});
    turn();
    const auto mail = portal.mail_to("it@keio.jp");
    EXPECT_THAT(mail.header("Subject"), HasSubstr("Reminder: a Smart Account for keio.jp waits for your decision"));
    EXPECT_EQ(death_of(old_link), "replaced");
    EXPECT_EQ(death_of(mail.token("approvals")), "");
    EXPECT_EQ(read().at("/nextReminderAt"), "2026-04-01T09:00:00.000Z");
    EXPECT_EQ(portal.story_of(request), "filed by Asya; reminded by nobody");
}

TEST_F(OpenRequest, ANodeThatIsLateSendsOneReminderNotFour) {
    portal.deliver();
    portal.clock.pass(days{61});
    turn();
    turn();
    EXPECT_THAT(portal.mails_to("it@keio.jp"), SizeIs(2));
    portal.clock.pass(days{22});
    turn();
    EXPECT_THAT(portal.mails_to("it@keio.jp"), SizeIs(3)) << "the next is that of the 83rd day";
}

TEST(ShortLived, RemindersBeyondTheEndAreSkipped) {
    TestPortal portal{{{"REQUEST_LIFETIME", "10s"}, {"REMINDERS", "4s,30s"}}};
    auto asya = portal.user("asya@partner.example");
    const auto request = asya.files().at("/id");
    portal.deliver();
    for (int second = 0; second < 40; ++second) {
        portal.clock.pass(seconds{1});
        ASSERT_TRUE(portal.run(portal.portal().calendar().turn()));
    }
    EXPECT_EQ(portal.story_of(request), "filed by Asya; reminded by nobody; lapsed by nobody");
}

TEST(NoReminders, AreSentWhenTheOperatorWantsNone) {
    TestPortal portal{{{"REMINDERS", ""}}};
    auto asya = portal.user("asya@partner.example");
    const auto request = asya.files().at("/id");
    portal.clock.pass(days{89});
    ASSERT_TRUE(portal.run(portal.portal().calendar().turn()));
    EXPECT_EQ(portal.story_of(request), "filed by Asya");
}

// ---- lapse ----

TEST_F(OpenRequest, LapsesAfterNinetyDaysAndNotBefore) {
    const auto link = link_to("it@keio.jp");
    portal.clock.pass(days{90} - std::chrono::milliseconds{1});
    turn();
    EXPECT_EQ(status(), "pending");
    portal.clock.pass(std::chrono::milliseconds{1});
    turn();
    const auto lapsed = read();
    EXPECT_EQ(lapsed.at("/status"), "lapsed");
    EXPECT_EQ(lapsed.at("/lapseCause"), "unanswered");
    EXPECT_EQ(lapsed.at("/smartAccount/status"), "cancelled");
    EXPECT_EQ(lapsed.at("/may/requestAgain"), "true");
    EXPECT_EQ(lapsed.at("/approvers/0/email"), "it@keio.jp") << "everything is kept";
    EXPECT_EQ(death_of(link), "lapsed");
    EXPECT_THAT(portal.mail_to("it@keio.jp").header("Subject"), HasSubstr("has lapsed"));
    EXPECT_THAT(portal.mail_to("asya@partner.example").text(), HasSubstr("Nobody who was asked answered in time"));
    EXPECT_EQ(asya.files().status, 201) << "the identifier is free";
}

TEST_F(OpenRequest, LapsesOnceHoweverOftenTheJobRuns) {
    portal.clock.pass(days{91});
    turn();
    const auto mails = portal.mails_to("asya@partner.example").size();
    for (int i = 0; i < 3; ++i) {
        portal.clock.pass(minutes{1});
        turn();
    }
    EXPECT_EQ(portal.mails_to("asya@partner.example").size(), mails);
    portal.restart({});
    asya.signs_in("asya@partner.example");
    turn();
    EXPECT_THAT(portal.story_of(request), HasSubstr("lapsed"));
    EXPECT_EQ(portal.story_of(request).find("lapsed"), portal.story_of(request).rfind("lapsed"));
}

TEST_F(OpenRequest, InReviewLapsesToo) {
    request = asya.files({{"domainIdentifier", "waseda.jp"}, {"approverEmails", {"a@gmail.com"}}}).at("/id");
    portal.clock.pass(days{90});
    turn();
    EXPECT_EQ(status(), "lapsed");
    EXPECT_THAT(portal.mails_to("a@gmail.com"), IsEmpty());
}

TEST_F(OpenRequest, ForwardingAndResendingDoNotRestartIt) {
    portal.clock.pass(days{80});
    auto ito = portal.visitor();
    ASSERT_EQ(asya.post(path("/resends")).status, 202);
    ito = approver("it@keio.jp");
    ASSERT_EQ(forward(ito, "boss@keio.jp").status, 201);
    portal.clock.pass(days{10});
    turn();
    EXPECT_EQ(status(), "lapsed");
}

TEST_F(OpenRequest, ADecidedOneNeverLapses) {
    auto ito = approver("it@keio.jp");
    ASSERT_EQ(ito.approves(request).status, 201);
    portal.clock.pass(days{91});
    turn();
    EXPECT_EQ(status(), "approved");
}

TEST_F(OpenRequest, ManyAreLapsedInOneTurn) {
    for (int i = 0; i < 150; ++i) {
        const auto domain = "company" + std::to_string(i) + ".example";
        ASSERT_EQ(asya.files({{"domainIdentifier", domain}, {"approverEmails", {"a@" + domain}}}).status, 201);
    }
    portal.clock.pass(days{90});
    turn();
    const auto left = asya.get("/account-requests?status=pending");
    EXPECT_EQ(left.at("/items"), "[]");
}

// ---- a claim that nobody can answer ----

TEST_F(OpenRequest, WhoseEveryApproverBouncesEndsAfterSevenDays) {
    portal.sink.answer_recipient("it@keio.jp", "550 5.1.1 no such user");
    portal.deliver();
    portal.clock.pass(days{7} - seconds{1});
    turn();
    portal.deliver();
    EXPECT_EQ(status(), "pending");
    portal.clock.pass(seconds{1});
    turn();
    EXPECT_EQ(status(), "lapsed");
    EXPECT_EQ(read().at("/lapseCause"), "undeliverable");
    EXPECT_THAT(portal.mail_to("asya@partner.example").text(), HasSubstr("their mail servers refused them"));
    EXPECT_EQ(asya.files({{"approverEmails", {"info@keio.jp"}}}).status, 201);
}

TEST_F(OpenRequest, WithOneApproverWhoIsReachedStays) {
    replace({"it@keio.jp", "cio@keio.jp"});
    portal.sink.answer_recipient("it@keio.jp", "550 5.1.1 no such user");
    portal.deliver();
    portal.clock.pass(days{8});
    turn();
    EXPECT_EQ(status(), "pending");
}

TEST_F(OpenRequest, IsKeptWhenTheAddressTakesALaterMail) {
    portal.sink.answer_recipient("it@keio.jp", "550 5.1.1 no such user");
    portal.deliver();
    portal.sink.answer_recipient("it@keio.jp", "");
    portal.clock.pass(days{1});
    ASSERT_EQ(asya.post(path("/resends")).status, 202);
    portal.deliver();
    portal.clock.pass(days{10});
    turn();
    EXPECT_EQ(status(), "pending");
}

// ---- what outsiders learn ----

TEST_F(OpenRequest, OfARestrictedAccountNotEvenTheRoutingIsTold) {
    auto ito = approver("it@keio.jp", "Ito");
    ASSERT_EQ(ito.approves(request).status, 201);
    const auto account = ito.get("/session").at("/user/memberships/0/smartAccountId");
    ASSERT_EQ(ito.patch("/smart-accounts/" + account, {{"visibility", "restricted"}}).status, 200);
    auto bea = portal.user("bea@reseller.example");
    const auto siloed = bea.files({{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"lab@keio.jp"}}});
    EXPECT_EQ(siloed.at("/routedTo"), "reviewer");
    EXPECT_EQ(siloed.at("/waitsFor"), "review");
    portal.deliver();
    request = siloed.at("/id");
    EXPECT_EQ(bea.get(path()).at("/mails"), "[]");
    EXPECT_EQ(ito.get(path()).at("/routedTo"), "existing_admins") << "the admin knows";
    ASSERT_EQ(ito.approves(request).status, 201);
    EXPECT_THAT(bea.get(path()).text, Not(HasSubstr("administrators")));
    EXPECT_EQ(bea.get(path()).at("/decision/by"), "the operator’s review");
}

TEST_F(OpenRequest, ReviewersAreToldOfWhatCameIntoTheirQueueOnce) {
    auto desk = portal.staff();
    turn();
    portal.deliver();
    EXPECT_THAT(portal.mails_to("desk@operator.example"), IsEmpty());
    for (const auto* domain : {"waseda.jp", "sophia.example"})
        ASSERT_EQ(asya.files({{"domainIdentifier", domain}, {"approverEmails", {"a@gmail.com"}}}).at("/status"),
                  "in_review");
    portal.clock.pass(minutes{15});
    turn();
    EXPECT_THAT(portal.mail_to("desk@operator.example").header("Subject"),
                HasSubstr("2 account requests wait for a review"));
    portal.clock.pass(hours{1});
    turn();
    portal.deliver();
    EXPECT_THAT(portal.mails_to("desk@operator.example"), SizeIs(1));
}

// ---- asking again, and asking for much ----

TEST_F(OpenRequest, AfterADeclineTheSameCompanysNextRequestWaitsForAReviewer) {
    ASSERT_EQ(approver("it@keio.jp").declines(request).status, 201);
    const auto again = asya.files();
    ASSERT_EQ(again.status, 201);
    EXPECT_EQ(again.at("/status"), "in_review");
    auto desk = portal.staff();
    EXPECT_EQ(desk.get("/account-requests/" + again.at("/id")).at("/reviewCause"), "declined_before");
    const auto mails = portal.mails_to("it@keio.jp").size();
    portal.clock.pass(days{30} - minutes{1});
    turn();
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), mails);
    portal.clock.pass(minutes{1});
    turn();
    EXPECT_EQ(asya.get("/account-requests/" + again.at("/id")).at("/status"), "pending") << "after 30 days it goes on";
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), mails + 1);
}

TEST_F(OpenRequest, AfterADeclineAColleagueWaitsForAReviewerToo) {
    ASSERT_EQ(approver("it@keio.jp").declines(request).status, 201);
    EXPECT_EQ(portal.user("bea@sales.partner.example").files().at("/status"), "in_review");
}

TEST_F(OpenRequest, TheCustomersOfAMailboxProviderAreNoCompany) {
    ASSERT_EQ(asya.post(path("/withdrawal")).status, 201);
    request = portal.user("asya@gmail.com").files().at("/id");
    ASSERT_EQ(approver("it@keio.jp").declines(request).status, 201);
    EXPECT_EQ(portal.user("bea@gmail.com").files().at("/status"), "pending") << "who has nothing to do with Asya";
}

TEST_F(OpenRequest, ThirtyDaysAfterADeclineTheSameCompanyAsksAtOnce) {
    ASSERT_EQ(approver("it@keio.jp").declines(request).status, 201);
    portal.clock.pass(days{30});
    EXPECT_EQ(asya.files().at("/status"), "pending");
}

TEST_F(OpenRequest, ThatOnlyWaitedAfterADeclineGoesToTheAdminsAsItWouldHave) {
    auto ito = approver("it@keio.jp");
    ASSERT_EQ(ito.approves(request).status, 201);
    const json::object siloed{{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"lab@keio.jp"}}};
    ASSERT_EQ(ito.declines(asya.files(siloed).at("/id")).status, 201);
    request = asya.files(siloed).at("/id");
    ASSERT_EQ(status(), "in_review");
    ASSERT_EQ(portal.staff().post(path("/review"), {{"verdict", "released"}}).status, 201);
    EXPECT_EQ(read().at("/routedTo"), "existing_admins");
    EXPECT_EQ(slots(), "lab@keio.jp closed") << "whom Asya named; who the admins are is not told";
    EXPECT_EQ(ito.approves(request).status, 201);
}

TEST_F(OpenRequest, AfterADeclineSomebodyElseMayAskAtOnce) {
    ASSERT_EQ(approver("it@keio.jp").declines(request).status, 201);
    EXPECT_EQ(portal.user("bea@reseller.example").files().at("/status"), "pending");
}

TEST(OpenRequests, AreLimitedForEachUser) {
    TestPortal portal{{{"RATE_LIMITS", "on"}}};
    auto asya = portal.user("asya@partner.example");
    const auto file = [&](int i) {
        const auto domain = "company" + std::to_string(i) + ".example";
        return asya.files({{"domainIdentifier", domain}, {"approverEmails", {"a@" + domain}}});
    };
    const auto first = file(0).at("/id");
    for (int i = 1; i < 25; ++i) ASSERT_EQ(file(i).status, 201);
    const auto refused = file(25);
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.code(), "request.too_many_open.user");
    EXPECT_EQ(refused.headers.at("retry-after"), "3600");
    ASSERT_EQ(asya.post("/account-requests/" + first + "/withdrawal").status, 201);
    EXPECT_EQ(file(26).status, 201) << "one that has ended makes room";
}

TEST(OpenRequests, AreLimitedAlsoWhenTwoAreFiledAtTheSameMoment) {
    const std::map<std::string, std::string> settings{{"RATE_LIMITS", "on"}};
    TestPortal portal{settings};
    TestPortal beside{&portal, settings};
    auto asya = portal.user("asya@partner.example");
    const auto file = [&](Browser who, int i) {
        const auto domain = "company" + std::to_string(i) + ".example";
        return who.files({{"domainIdentifier", domain}, {"approverEmails", {"a@" + domain}}});
    };
    for (int i = 0; i < 24; ++i) ASSERT_EQ(file(asya, i).status, 201);
    portal.interruption.arm([&] { EXPECT_EQ(file(Browser{asya}.at(beside), 24).status, 201); });
    EXPECT_EQ(file(asya, 25).code(), "request.too_many_open.user");
}

} // namespace
} // namespace deedbox::testing
