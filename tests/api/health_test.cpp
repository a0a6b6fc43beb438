// What is wrong with an account: who reads it, what is found and what is not, that what was mended is gone at once; and
// the weekly digest with the ways out of it. A real name server answers.
#include "support/name_server.h"
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using std::chrono::days;
using std::chrono::hours;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

struct Health : ::testing::Test {
    NameServer& dns = NameServer::shared();
    std::map<std::string, std::string> settings{
        {"DNS", dns.address()}, {"DNS_TRUST_ANCHOR_FILE", ""}, {"DNS_TIMEOUT", "5s"}, {"SESSION_LIFETIME", "9999d"}};
    Health() { dns.set_texts("keio.jp", {"v=spf1 -all"}); }
    TestPortal portal{settings};
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser ito = portal.user("it@keio.jp", "Ito");
    std::string id = ito.approves(asya.files().at("/id")).at("/smartAccount/id");
    std::string account = "/smart-accounts/" + id;

    Browser member(const std::string& email, const std::string& role) {
        EXPECT_EQ(ito.post(account + "/members", {{"email", email}, {"role", role}}).status, 201);
        return portal.user(email);
    }
    /// So that nothing is wrong with the account as such.
    void has_two_administrators() { member("mei@keio.jp", "admin"); }
    std::string member_id(const std::string& email) {
        for (const auto& one : ito.get(account + "/members?q=" + email).body.at("items").as_array())
            return std::string{one.at("id").as_string()};
        return "none";
    }

    static std::string kinds_in(const Answer& health) {
        std::string out;
        for (const auto& one : health.body.at("findings").as_array())
            out += (out.empty() ? "" : " ") + std::string{one.at("kind").as_string()};
        return out;
    }
    std::string found() { return kinds_in(ito.get(account + "/health")); }
    static json::value finding(const Answer& health, std::string_view kind) {
        for (const auto& one : health.body.at("findings").as_array())
            if (one.at("kind").as_string() == kind) return one;
        ADD_FAILURE() << kind << " is not among " << health.text;
        return json::object{};
    }

    void passes(Duration time) {
        portal.clock.pass(time);
        portal.run_jobs();
    }
    std::vector<CaughtMail> digests_to(const std::string& address) {
        portal.deliver();
        std::vector<CaughtMail> out;
        for (auto& mail : portal.mails_to(address))
            if (mail.text().find("accounts of which you are an administrator") != std::string::npos)
                out.push_back(std::move(mail));
        return out;
    }
    /// The clock stands on a Monday morning, nine o'clock.
    void comes_to_next_monday() {
        passes(days{1}); // the daily look
        passes(days{6});
    }
};

TEST_F(Health, IsReadByWhoAnswersForTheAccountAndByStaff) {
    auto approver = member("ceo@keio.jp", "approver");
    auto user = member("user@keio.jp", "user");
    auto viewer = member("viewer@keio.jp", "viewer");
    for (auto* reader : {&ito, &approver}) EXPECT_EQ(reader->get(account + "/health").status, 200);
    EXPECT_EQ(portal.staff().get(account + "/health").status, 200);
    for (auto* other : {&user, &viewer}) {
        EXPECT_EQ(other->get(account + "/health").code(), "account.role_refused");
        EXPECT_EQ(other->post(account + "/health/checks").code(), "account.role_refused");
        EXPECT_EQ(other->get(account).at("/may/seeHealth"), "false");
    }
    EXPECT_EQ(asya.get(account + "/health").code(), "account.members_only");
    EXPECT_EQ(ito.get(account).at("/may/seeHealth"), "true");
    EXPECT_EQ(portal.visitor().get(account + "/health").status, 401);
}

TEST_F(Health, OfARestrictedAccountIsUnknownOutside) {
    ito.patch(account, {{"visibility", "restricted"}});
    EXPECT_EQ(asya.get(account + "/health").code(), "account.unknown");
    EXPECT_EQ(asya.get("/smart-accounts/7/health").code(), "account.unknown");
}

TEST_F(Health, SaysWhatIsWrongAndWhatToDoInTheReadersLanguage) {
    const auto health = ito.get(account + "/health");
    EXPECT_EQ(health.at("/findings/0/kind"), "one_admin");
    EXPECT_EQ(health.at("/findings/0/severity"), "advice");
    EXPECT_EQ(health.at("/findings/0/title"), "There is only one administrator");
    EXPECT_THAT(health.at("/findings/0/advice"), HasSubstr("somebody else an administrator"));
    EXPECT_EQ(ito.speaks("it").get(account + "/health").at("/findings/0/title"), "C’è un solo amministratore");
}

TEST_F(Health, IsMendedAtOnce) {
    EXPECT_EQ(found(), "one_admin");
    has_two_administrators();
    EXPECT_EQ(found(), "");
}

TEST_F(Health, DoesNotCountAnAdministratorWhoHasNeverSignedUp) {
    EXPECT_EQ(ito.post(account + "/members", {{"email", "late@keio.jp"}, {"role", "admin"}}).status, 201);
    EXPECT_EQ(found(), "one_admin");
    portal.user("late@keio.jp");
    EXPECT_EQ(found(), "");
}

TEST_F(Health, TellsOfMembersWhoHaveNotSignedInForHalfAYear) {
    has_two_administrators();
    auto lab = member("lab@keio.jp", "user");
    portal.clock.pass(days{179});
    EXPECT_EQ(found(), "");
    ito.signs_in("it@keio.jp");
    portal.clock.pass(days{2});
    const auto unused = finding(ito.get(account + "/health"), "member_unused");
    EXPECT_EQ(unused.at("count").as_int64(), 2) << "Mei and the lab, not Ito";
    EXPECT_EQ(unused.at("title").as_string(), "2 members have not signed in for 180 days");
    EXPECT_EQ(unused.at("concerned").at(0).at("memberId").as_string(), member_id("mei@keio.jp"));
    lab.signs_in("lab@keio.jp");
    EXPECT_EQ(finding(ito.get(account + "/health"), "member_unused").at("count").as_int64(), 1);
}

TEST_F(Health, TellsOfMembersWhoseDomainIsTheCompanysNoMore) {
    has_two_administrators();
    const auto domain = ito.post(account + "/domains", {{"domain", "sfc.example"}});
    dns.set_texts(domain.at("/recordName"), {domain.at("/recordValue")});
    ASSERT_EQ(ito.post(account + "/domains/sfc.example/check").at("/state"), "proven");
    member("lab@sub.sfc.example", "user");
    EXPECT_EQ(found(), "");
    ASSERT_EQ(ito.remove(account + "/domains/sfc.example").status, 204);
    const auto outside = finding(ito.get(account + "/health"), "member_outside_company");
    EXPECT_EQ(outside.at("concerned").at(0).at("address").as_string(), "lab@sub.sfc.example");
    EXPECT_EQ(ito.remove(account + "/members/" + member_id("lab@sub.sfc.example")).status, 204);
    EXPECT_EQ(found(), "");
}

TEST_F(Health, HasNothingAgainstWhoWasInvitedOrLetInFromOutside) {
    has_two_administrators();
    ASSERT_EQ(ito.post(account + "/members", {{"email", "Ann@guest.example"}, {"role", "user"}}).at("/state"),
              "invited");
    const auto token = portal.mail_to("ann@guest.example").token("invitations");
    auto ann = portal.user("ann@guest.example");
    ASSERT_EQ(ann.post("/invitations/" + token + "/acceptance").status, 201);
    const auto asked = asya.post("/access-requests", {{"smartAccountId", id}, {"role", "viewer"}}).at("/id");
    ASSERT_EQ(ito.post("/access-requests/" + asked + "/decision", {{"verdict", "approved"}}).status, 201);
    EXPECT_EQ(found(), "");
}

TEST_F(Health, TellsOfMailsThatComeBackUntilOneArrives) {
    has_two_administrators();
    portal.sink.answer_recipient("typo@keio.jp", "550 5.1.1 no such user");
    ASSERT_EQ(ito.post(account + "/members", {{"email", "typo@keio.jp"}, {"role", "user"}}).status, 201);
    portal.deliver();
    const auto bounce = finding(ito.get(account + "/health"), "mails_bounce");
    EXPECT_EQ(bounce.at("concerned").at(0).at("address").as_string(), "typo@keio.jp");
    EXPECT_EQ(bounce.at("title").as_string(), "Mails to 1 address come back");
    portal.sink.answer_recipient("typo@keio.jp", "");
    const auto member = account + "/members/" + member_id("typo@keio.jp");
    ASSERT_EQ(ito.patch(member + "?tell=true", {{"role", "viewer"}}).status, 200);
    portal.deliver();
    EXPECT_EQ(found(), "") << "a later one arrived";
}

TEST_F(Health, ForgetsMailsToSomebodyWhoIsNoMember) {
    has_two_administrators();
    portal.sink.answer_recipient("typo@keio.jp", "550 5.1.1 no such user");
    ASSERT_EQ(ito.post(account + "/members", {{"email", "typo@keio.jp"}, {"role", "user"}}).status, 201);
    portal.deliver();
    ASSERT_EQ(found(), "mails_bounce");
    ASSERT_EQ(ito.remove(account + "/members/" + member_id("typo@keio.jp")).status, 204);
    EXPECT_EQ(found(), "");
}

TEST_F(Health, TellsOfAccessRequestsThatWaitForTwoWeeks) {
    has_two_administrators();
    const auto asked = asya.post("/access-requests", {{"smartAccountId", id}, {"role", "viewer"}}).at("/id");
    portal.clock.pass(days{14});
    EXPECT_EQ(found(), "");
    portal.clock.pass(hours{1});
    EXPECT_EQ(found(), "access_requests_wait");
    ASSERT_EQ(ito.post("/access-requests/" + asked + "/decision", {{"verdict", "declined"}}).status, 201);
    EXPECT_EQ(found(), "");
}

TEST_F(Health, OfAnAccountThatWaitsForItsApprovalIsForStaff) {
    const auto pending = asya.files({{"domainIdentifier", "waits.example"}, {"approverEmails", {"it@waits.example"}}});
    const auto path = "/smart-accounts/" + pending.at("/smartAccount/id") + "/health";
    portal.clock.pass(days{31});
    EXPECT_EQ(kinds_in(portal.staff().get(path)), "pending_too_long");
    EXPECT_EQ(asya.get(path).status, 403);
}

TEST_F(Health, TellsOfADomainThatIsNotInTheDnsAndOfOneThatIsBack) {
    has_two_administrators();
    dns.set_texts("keio.jp", {});
    EXPECT_EQ(found(), "") << "nobody has looked yet";
    passes(days{1});
    const auto gone = finding(ito.get(account + "/health"), "domain_unresolved");
    EXPECT_EQ(gone.at("title").as_string(), "The domain keio.jp is not in the DNS");
    EXPECT_EQ(gone.at("since").as_string(), "2026-03-03T09:00:00.000Z");
    passes(days{1});
    EXPECT_EQ(finding(ito.get(account + "/health"), "domain_unresolved").at("since").as_string(),
              "2026-03-03T09:00:00.000Z")
        << "the same finding";
    dns.set_texts("keio.jp", {"v=spf1 -all"});
    EXPECT_EQ(kinds_in(ito.post(account + "/health/checks")), "");
    EXPECT_EQ(found(), "");
    EXPECT_THAT(portal.acts(), Contains("health.checked").Times(1));
}

TEST_F(Health, ADomainWithoutTextRecordsIsThere) {
    has_two_administrators();
    dns.set_texts("keio.jp", {});
    dns.set("keio.jp", "A", {"192.0.2.7"});
    passes(days{1});
    EXPECT_EQ(found(), "");
    dns.set("keio.jp", "A", {});
}

TEST_F(Health, ANameServerThatDoesNotAnswerProvesNothing) {
    portal.restart({{"DNS", "127.0.0.1@9"}, {"DNS_TRUST_ANCHOR_FILE", ""}, {"DNS_TIMEOUT", "1s"}});
    has_two_administrators();
    EXPECT_EQ(kinds_in(ito.post(account + "/health/checks")), "");
}

TEST_F(Health, GoesThroughAllAccountsOnceADay) {
    for (int i = 0; i < 3; ++i) {
        const auto domain = "d" + std::to_string(i) + ".example";
        auto admin = portal.user("it@" + domain);
        admin.approves(asya.files({{"domainIdentifier", domain}, {"approverEmails", {"it@" + domain}}}).at("/id"));
    }
    passes(days{1});
    const auto since = ito.get(account + "/health").at("/findings/0/since");
    auto last = portal.visitor();
    last.signs_in("it@d2.example");
    const auto path = "/smart-accounts/" + last.get("/session").at("/user/memberships/0/smartAccountId") + "/health";
    EXPECT_EQ(last.get(path).at("/findings/0/since"), "2026-03-03T09:00:00.000Z");
    dns.set_texts("keio.jp", {});
    passes(hours{1});
    EXPECT_EQ(ito.get(account + "/health").at("/findings/0/since"), since);
    EXPECT_EQ(found(), "one_admin") << "it is looked at tomorrow";
}

TEST_F(Health, IsToldInADigestOnceAWeekWithTheWayToEachAccount) {
    comes_to_next_monday();
    const auto digests = digests_to("it@keio.jp");
    ASSERT_THAT(digests, SizeIs(1));
    EXPECT_THAT(digests.front().text(), HasSubstr("– There is only one administrator"));
    EXPECT_THAT(digests.front().text(), HasSubstr("http://portal.test/accounts/" + id + "/health"));
    EXPECT_THAT(digests.front().header("List-Unsubscribe"), HasSubstr("<http://portal.test/api/v1/digest-stops/"));
    EXPECT_EQ(digests.front().header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    comes_to_next_monday();
    EXPECT_THAT(digests_to("it@keio.jp"), SizeIs(1)) << "advice is given once";
}

TEST_F(Health, IsToldAgainWhileItIsGraveAndNotOnceItIsMended) {
    dns.set_texts("keio.jp", {});
    comes_to_next_monday();
    comes_to_next_monday();
    EXPECT_THAT(digests_to("it@keio.jp"), SizeIs(2));
    dns.set_texts("keio.jp", {"v=spf1 -all"});
    has_two_administrators();
    comes_to_next_monday();
    EXPECT_THAT(digests_to("it@keio.jp"), SizeIs(2));
}

TEST_F(Health, WhatWasMendedSinceTheDailyLookIsInNoDigest) {
    passes(days{6});
    has_two_administrators();
    portal.clock.pass(hours{23});
    EXPECT_EQ(found(), "");
    portal.run_jobs();
    EXPECT_THAT(digests_to("it@keio.jp"), SizeIs(0));
}

TEST_F(Health, IsToldToAdministratorsAlone) {
    member("ceo@keio.jp", "approver");
    member("lab@keio.jp", "user");
    comes_to_next_monday();
    EXPECT_THAT(digests_to("ceo@keio.jp"), SizeIs(0));
    EXPECT_THAT(digests_to("lab@keio.jp"), SizeIs(0));
}

TEST_F(Health, IsToldToAnAdministratorWhoComesLater) {
    dns.set_texts("keio.jp", {});
    comes_to_next_monday();
    has_two_administrators();
    comes_to_next_monday();
    EXPECT_THAT(digests_to("mei@keio.jp"), SizeIs(1)) << "though nothing new was found";
    dns.set_texts("keio.jp", {"v=spf1 -all"});
}

TEST_F(Health, AFormerAdministratorGetsNoDigest) {
    passes(days{1});
    auto mei = member("mei@keio.jp", "admin");
    ASSERT_EQ(mei.remove(account + "/members/" + member_id("it@keio.jp")).status, 204);
    passes(days{6});
    EXPECT_THAT(digests_to("it@keio.jp"), SizeIs(0));
}

TEST_F(Health, TheLinkInADigestStopsDigestsAndNothingElse) {
    comes_to_next_monday();
    const auto mail = digests_to("it@keio.jp").front();
    const auto path = "/digest-stops/" + mail.token("digest-stops");
    auto visitor = portal.visitor();
    EXPECT_EQ(visitor.get(path).at("/email"), "it@keio.jp");
    EXPECT_EQ(visitor.get(path).at("/wanted"), "true") << "looking changes nothing";
    // As a mail program does it: no cookie, no origin, a form.
    const auto stopped =
        visitor.send("POST", path, "List-Unsubscribe=One-Click", {"Content-Type: application/x-www-form-urlencoded"});
    EXPECT_EQ(stopped.status, 204) << stopped.text;
    EXPECT_EQ(visitor.get(path).at("/wanted"), "false");
    EXPECT_EQ(visitor.send("POST", path, "", {}).status, 204) << "twice is once";
    EXPECT_THAT(portal.acts(), Contains("digest.stopped").Times(1));
    dns.set_texts("keio.jp", {});
    comes_to_next_monday();
    EXPECT_THAT(digests_to("it@keio.jp"), SizeIs(1)) << "the one before";
    dns.set_texts("keio.jp", {"v=spf1 -all"});
    EXPECT_EQ(visitor.get("/digest-stops/" + std::string(32, 'A')).code(), "link.unknown");
    auto forged = path;
    forged.back() = forged.back() == 'A' ? 'B' : 'A';
    EXPECT_EQ(visitor.get(forged).code(), "link.unknown");
    EXPECT_EQ(visitor.post("/mail-stops", {{"token", mail.token("digest-stops")}}).code(), "link.unknown");
}

TEST_F(Health, DigestsAreChosenInTheProfile) {
    EXPECT_EQ(ito.get("/profile/digest").at("/wanted"), "true");
    EXPECT_EQ(ito.put("/profile/digest", {{"wanted", false}}).at("/wanted"), "false");
    comes_to_next_monday();
    EXPECT_THAT(digests_to("it@keio.jp"), SizeIs(0));
    EXPECT_EQ(ito.put("/profile/digest", {{"wanted", true}}).at("/wanted"), "true");
    comes_to_next_monday();
    EXPECT_THAT(digests_to("it@keio.jp"), SizeIs(1));
    EXPECT_THAT(portal.acts(), Contains("digest.wanted").Times(1));
    EXPECT_EQ(ito.put("/profile/digest", {{"wanted", true}}).status, 200);
    EXPECT_THAT(portal.acts(), Contains("digest.wanted").Times(1)) << "no difference, no trace";
}

TEST_F(Health, WhoeverWantsNoMailsThatOthersCauseGetsNoDigest) {
    portal.tamper("INSERT INTO mail_stops (recipient, stopped_at) VALUES ('it@keio.jp', 1)");
    comes_to_next_monday();
    EXPECT_THAT(digests_to("it@keio.jp"), SizeIs(0));
}

} // namespace
} // namespace deedbox::testing
