// An account whose administrators are gone or do not answer gets a new one: who may begin that, how those who are there
// learn of it and stop it, and what comes of it when nobody does.
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
using ::testing::IsEmpty;
using ::testing::Not;

struct Successions : ::testing::Test {
    NameServer& dns = NameServer::shared();
    std::map<std::string, std::string> settings{
        {"DNS", dns.address()}, {"DNS_TRUST_ANCHOR_FILE", ""}, {"DNS_TIMEOUT", "5s"}, {"SESSION_LIFETIME", "9999d"}};
    TestPortal portal{settings};
    Browser desk = portal.staff();
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser ito = portal.user("it@keio.jp", "Ito");
    std::string account = "/smart-accounts/" + ito.approves(asya.files().at("/id")).at("/smartAccount/id");
    Browser ceo = member("ceo@keio.jp", "approver");
    Browser mei = portal.user("mei@keio.jp", "Mei");

    Browser member(const std::string& email, const std::string& role) {
        EXPECT_EQ(ito.post(account + "/members", {{"email", email}, {"role", role}}).status, 201);
        return portal.user(email);
    }
    Answer begins(Browser& who, const std::string& admin = "mei@keio.jp", json::object more = {}) {
        more["adminEmail"] = admin;
        more["reason"] = "Ito has left the company.";
        return who.post(account + "/successions", more);
    }
    Answer ends(Browser& who, const std::string& id) {
        return who.post(account + "/successions/" + id + "/objection", {{"reason", "I am here."}});
    }
    std::string state(Browser& who) { return who.get(account + "/successions").at("/items/0/state"); }
    void passes(Duration time) {
        portal.clock.pass(time);
        portal.run_jobs();
    }
    std::string told_to(const std::string& address) {
        portal.deliver();
        std::string out;
        for (const auto& mail : portal.mails_to(address)) out += mail.text();
        return out;
    }
    std::string admins() {
        std::string out;
        for (const auto& one : ito.get(account + "/members?role=admin").body.at("items").as_array())
            out += (out.empty() ? "" : ", ") + std::string{one.at("email").as_string()};
        return out;
    }
    void publishes(const Answer& refused) {
        dns.set_texts(refused.at("/proof/recordName"), {refused.at("/proof/recordValue")});
    }
};

TEST_F(Successions, AnApproverNamesANewAdministratorWhoIsOneAfterAWeek) {
    const auto begun = begins(ceo);
    ASSERT_EQ(begun.status, 201) << begun.text;
    EXPECT_EQ(begun.at("/state"), "open");
    EXPECT_EQ(begun.at("/begunAs"), "approver");
    EXPECT_EQ(begun.at("/dueAt"), "2026-03-09T09:00:00.000Z");
    passes(days{7} - hours{1});
    EXPECT_EQ(admins(), "it@keio.jp");
    passes(hours{1});
    EXPECT_EQ(admins(), "mei@keio.jp, it@keio.jp") << "those who were administrators stay";
    EXPECT_EQ(state(mei), "completed");
    EXPECT_THAT(told_to("mei@keio.jp"), HasSubstr("named you as administrator"));
    for (const auto* told : {"it@keio.jp", "ceo@keio.jp"}) EXPECT_THAT(told_to(told), HasSubstr("Nobody has objected"));
    passes(days{1});
    EXPECT_THAT(portal.acts(), Contains("succession.completed").Times(1));
}

TEST_F(Successions, TheAdministratorsAreToldAtOnceAndAgainADayBefore) {
    member("second@keio.jp", "admin");
    begins(ceo);
    for (const auto* admin : {"it@keio.jp", "second@keio.jp"}) {
        EXPECT_THAT(told_to(admin), HasSubstr("Ito has left the company."));
        EXPECT_THAT(told_to(admin), HasSubstr("object until"));
        EXPECT_THAT(told_to(admin), Not(HasSubstr("nobody has objected so far")));
    }
    passes(days{6});
    passes(hours{1});
    for (const auto* admin : {"it@keio.jp", "second@keio.jp"})
        EXPECT_THAT(told_to(admin), HasSubstr("nobody has objected so far"));
    EXPECT_THAT(portal.acts(), Contains("succession.reminded").Times(1));
}

TEST_F(Successions, AnAdministratorWhoWantsNoMailsIsToldAllTheSame) {
    portal.tamper("INSERT INTO mail_stops (recipient, stopped_at) VALUES ('it@keio.jp', 1)");
    begins(ceo);
    EXPECT_THAT(told_to("it@keio.jp"), HasSubstr("a new one has been named"));
}

TEST_F(Successions, OneObjectionEndsIt) {
    const auto id = begins(ceo).at("/id");
    EXPECT_EQ(ito.get(account + "/successions").at("/items/0/may/end"), "true");
    const auto ended = ends(ito, id);
    ASSERT_EQ(ended.status, 201) << ended.text;
    EXPECT_EQ(ended.at("/state"), "ended");
    EXPECT_THAT(told_to("ceo@keio.jp"), HasSubstr("Nothing changes"));
    passes(days{8});
    EXPECT_EQ(admins(), "it@keio.jp");
    EXPECT_EQ(ends(ito, id).code(), "succession.over");
}

TEST_F(Successions, WhoeverWasObjectedToDoesNotTryAgainForAMonth) {
    ends(ito, begins(ceo).at("/id"));
    EXPECT_EQ(begins(ceo, "other@keio.jp").code(), "succession.objected");
    EXPECT_EQ(begins(desk, "other@keio.jp").status, 201) << "the staff may";
    ends(desk, desk.get(account + "/successions").at("/items/0/id"));
    portal.clock.pass(days{30});
    EXPECT_EQ(begins(ceo).status, 201);
}

TEST_F(Successions, WhoBeganOneTakesItBackAndNobodyElseEndsIt) {
    auto yuki = member("yuki@keio.jp", "user");
    const auto id = begins(ceo).at("/id");
    for (auto* other : {&yuki, &mei, &asya}) EXPECT_GE(ends(*other, id).status, 403);
    EXPECT_EQ(ends(yuki, id).code(), "succession.end_refused");
    EXPECT_EQ(ends(mei, id).code(), "succession.unknown") << "whom it names is no member yet";
    EXPECT_EQ(state(ito), "open");
    EXPECT_EQ(ends(ceo, id).status, 201);
    EXPECT_EQ(state(ito), "ended");
}

TEST_F(Successions, OneIsOpenAtATime) {
    begins(ceo);
    EXPECT_EQ(begins(ceo, "other@keio.jp").code(), "succession.open");
    EXPECT_EQ(begins(desk, "other@keio.jp").code(), "succession.open");
}

TEST_F(Successions, WhoIsAnAdministratorAlreadyIsNotNamed) {
    EXPECT_EQ(begins(ceo, "it@keio.jp").code(), "succession.already_admin");
}

TEST_F(Successions, TheStaffBeginOneWithAReason) {
    EXPECT_EQ(desk.post(account + "/successions", {{"adminEmail", "mei@keio.jp"}}).fields(), "/reason field.missing");
    EXPECT_EQ(begins(desk).at("/begunAs"), "staff");
}

TEST_F(Successions, AnybodyElseProvesTheDomain) {
    dns.set_texts("_deedbox-challenge.keio.jp", {});
    auto viewer = member("vera@keio.jp", "viewer");
    for (auto* who : {&mei, &asya, &viewer}) {
        const auto refused = begins(*who);
        EXPECT_EQ(refused.code(), "succession.not_proven");
        EXPECT_EQ(refused.at("/proof/recordName"), "_deedbox-challenge.keio.jp");
        EXPECT_EQ(refused.at("/trouble"), "no_record");
    }
    publishes(begins(mei));
    EXPECT_EQ(begins(asya).at("/trouble"), "other_record") << "the record is for whoever it was shown to";
    const auto begun = begins(mei);
    ASSERT_EQ(begun.status, 201) << begun.text;
    EXPECT_EQ(begun.at("/begunAs"), "domain_owner");
    passes(days{7});
    EXPECT_EQ(admins(), "mei@keio.jp, it@keio.jp");
}

TEST_F(Successions, TheRecordOfOneAccountTakesNoOther) {
    auto wada = portal.user("it@waseda.jp", "Wada");
    const auto other =
        wada.approves(asya.files({{"domainIdentifier", "waseda.jp"}, {"approverEmails", {"it@waseda.jp"}}}).at("/id"))
            .at("/smartAccount/id");
    publishes(begins(mei));
    dns.set_texts("_deedbox-challenge.waseda.jp", {begins(mei).at("/proof/recordValue")});
    const auto refused =
        mei.post("/smart-accounts/" + other + "/successions", {{"adminEmail", "mei@keio.jp"}, {"reason", "Mine."}});
    EXPECT_EQ(refused.code(), "succession.not_proven");
    EXPECT_EQ(refused.at("/trouble"), "other_record");
}

TEST_F(Successions, ARestrictedAccountIsKnownByItsCompleteIdentifierAlone) {
    ito.patch(account, {{"visibility", "restricted"}});
    EXPECT_EQ(begins(asya).code(), "account.unknown");
    EXPECT_EQ(begins(asya, "mei@keio.jp", {{"domainIdentifier", "ot.keio.jp"}}).code(), "account.unknown");
    EXPECT_EQ(asya.get(account + "/successions").code(), "account.unknown");
    const auto named = begins(mei, "mei@keio.jp", {{"domainIdentifier", "keio.jp"}});
    EXPECT_EQ(named.code(), "succession.not_proven");
    publishes(named);
    const auto begun = begins(mei, "mei@keio.jp", {{"domainIdentifier", "keio.jp"}});
    ASSERT_EQ(begun.status, 201) << begun.text;
    EXPECT_EQ(state(mei), "open") << "whoever began it sees how it stands";
    EXPECT_EQ(asya.get(account + "/successions").code(), "account.unknown");
    EXPECT_EQ(ends(asya, begun.at("/id")).code(), "account.unknown");
}

TEST_F(Successions, OutsidersSeeNothingOfTheOthers) {
    begins(ceo);
    EXPECT_THAT(asya.get(account + "/successions").text, HasSubstr(R"("items":[])"));
    EXPECT_THAT(mei.get(account + "/successions").text, HasSubstr(R"("items":[])"));
    auto viewer = member("vera@keio.jp", "viewer");
    EXPECT_EQ(viewer.get(account + "/successions").at("/items/0/adminEmail"), "mei@keio.jp");
    EXPECT_EQ(viewer.get(account + "/successions").at("/items/0/may/end"), "false");
}

TEST_F(Successions, SomebodyWhoHasNotSignedUpIsInvited) {
    begins(ceo, "new@keio.jp");
    passes(days{7});
    EXPECT_EQ(admins(), "it@keio.jp");
    const auto invitation = portal.mail_to("new@keio.jp").token("invitations");
    auto newcomer = portal.user("new@keio.jp", "New");
    EXPECT_EQ(newcomer.post("/invitations/" + invitation + "/acceptance").status, 201);
    EXPECT_EQ(admins(), "new@keio.jp, it@keio.jp");
}

TEST_F(Successions, AnEarlierInvitationGivesWayToThatOfTheAdministrator) {
    ito.post(account + "/members", {{"email", "gus@guest.example"}, {"role", "viewer"}});
    begins(ceo, "gus@guest.example");
    passes(days{7});
    auto gus = portal.user("gus@guest.example", "Gus");
    const auto listed = ito.get(account + "/invitations");
    EXPECT_EQ(listed.at("/items/0/role"), "admin");
    EXPECT_EQ(listed.at("/items/1/state"), "revoked");
    EXPECT_EQ(state(ceo), "completed");
}

TEST_F(Successions, AMemberInAnotherRoleBecomesAnAdministrator) {
    auto yuki = member("yuki@keio.jp", "user");
    begins(ceo, "yuki@keio.jp");
    passes(days{7});
    EXPECT_EQ(admins(), "yuki@keio.jp, it@keio.jp");
    EXPECT_EQ(yuki.get("/session").at("/user/memberships/0/role"), "admin");
}

TEST_F(Successions, AnAccountWithoutAnyAdministratorGetsOne) {
    portal.tamper("DELETE FROM members WHERE role = 'admin'");
    EXPECT_EQ(begins(ceo).status, 201);
    passes(days{7});
    EXPECT_EQ(mei.get("/session").at("/user/memberships/0/role"), "admin");
}

TEST_F(Successions, TheOperatorSaysHowLongItWaits) {
    settings["SUCCESSION_WAIT"] = "4h";
    portal.restart(settings);
    EXPECT_EQ(begins(ceo).at("/dueAt"), "2026-03-02T13:00:00.000Z");
    passes(hours{2});
    EXPECT_THAT(told_to("it@keio.jp"), HasSubstr("nobody has objected so far"));
    passes(hours{2});
    EXPECT_EQ(admins(), "mei@keio.jp, it@keio.jp");
}

/// Somebody else acts between the reading and the writing of an act, by a portal of their own.
struct SuccessionsMeanwhile : Successions {
    TestPortal beside{&portal, settings};
    Browser at_the_same_time(Browser who) {
        who.at(beside);
        return who;
    }
};

TEST_F(SuccessionsMeanwhile, AnObjectionAtTheLastMomentStands) {
    const auto id = begins(ceo).at("/id");
    passes(days{6});
    beside.clock.pass(days{6});
    portal.clock.pass(days{1});
    const auto& jobs = portal.portal().calendar().jobs();
    const auto job = std::ranges::find(jobs, "successions.complete", &jobs::Job::kind);
    portal.interruption.arm([&] {
        auto other = at_the_same_time(ito);
        EXPECT_EQ(ends(other, id).status, 201);
    });
    EXPECT_TRUE(portal.run(job->run(portal.clock.now())).has_value());
    EXPECT_EQ(state(ito), "ended");
    EXPECT_EQ(admins(), "it@keio.jp");
}

TEST_F(SuccessionsMeanwhile, AnObjectionAMomentTooLateFindsItOver) {
    const auto id = begins(ceo).at("/id");
    portal.clock.pass(days{7});
    beside.clock.pass(days{7});
    portal.interruption.arm([&] { beside.run_jobs(); });
    EXPECT_EQ(ends(ito, id).code(), "succession.over");
    EXPECT_EQ(admins(), "mei@keio.jp, it@keio.jp");
}

TEST_F(SuccessionsMeanwhile, TwoWhoBeginOneAtOnceHaveOne) {
    portal.interruption.arm([&] {
        auto other = at_the_same_time(desk);
        EXPECT_EQ(begins(other, "other@keio.jp").status, 201);
    });
    EXPECT_EQ(begins(ceo).code(), "succession.open");
}

TEST_F(SuccessionsMeanwhile, AnApproverWhoIsRemovedBeginsNone) {
    const auto id = ito.get(account + "/members?q=ceo").at("/items/0/id");
    portal.interruption.arm([&] {
        auto other = at_the_same_time(ito);
        EXPECT_EQ(other.remove(account + "/members/" + id).status, 204);
    });
    EXPECT_GE(begins(ceo).status, 403);
    EXPECT_THAT(ito.get(account + "/successions").text, HasSubstr(R"("items":[])"));
}

} // namespace
} // namespace deedbox::testing
