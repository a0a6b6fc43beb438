// The agreement with an account that stands already: a new version asks all who have not accepted it, once; who accepts
// it for an account, and what is kept of that.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace deedbox::testing {
namespace {

using std::chrono::days;
using std::chrono::hours;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

struct TheAgreement : ::testing::Test {
    std::map<std::string, std::string> settings{{"SESSION_LIFETIME", "9999d"}};
    TestPortal portal{settings};
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser ito = portal.user("it@keio.jp", "Ito");
    std::string id = ito.approves(asya.files().at("/id")).at("/smartAccount/id");
    std::string account = "/smart-accounts/" + id;
    std::string agreements = account + "/agreements";

    Browser member(const std::string& email, const std::string& role) {
        EXPECT_EQ(ito.post(account + "/members", {{"email", email}, {"role", role}}).status, 201);
        return portal.user(email);
    }
    /// The operator puts another text into force.
    void comes_into_force(const std::string& version) {
        const auto file = portal.folder() / ("agreement-" + version);
        std::ofstream{file} << "# The terms\nVersion: " << version << "\nBoth sides keep to what is new.\n";
        settings["AGREEMENT_FILE"] = file.string();
        portal.restart(settings);
        portal.run_jobs();
    }
    Answer accepts(Browser& who, const std::string& version) {
        return who.post(agreements, {{"agreementVersion", version}});
    }
    std::vector<CaughtMail> asked(const std::string& address) {
        portal.deliver();
        std::vector<CaughtMail> out;
        for (auto& mail : portal.mails_to(address))
            if (mail.header("Subject").find("a new agreement") != std::string::npos) out.push_back(std::move(mail));
        return out;
    }
    std::string health() {
        std::string out;
        for (const auto& one : ito.get(account + "/health").body.at("findings").as_array())
            out += std::string{one.at("kind").as_string()} + " ";
        return out;
    }
};

TEST_F(TheAgreement, IsTheOneThatWhoeverApprovedTheAccountHasAccepted) {
    portal.run_jobs();
    const auto seen = ito.get(agreements);
    ASSERT_EQ(seen.status, 200) << seen.text;
    EXPECT_EQ(seen.at("/inForce/version"), "2026-12");
    EXPECT_EQ(seen.at("/accepted"), "true");
    EXPECT_EQ(seen.at("/acceptBy"), "null");
    EXPECT_EQ(seen.at("/may/accept"), "false");
    EXPECT_EQ(seen.at("/items/0/version"), "2026-12");
    EXPECT_EQ(seen.at("/items/0/name"), "Ito");
    EXPECT_EQ(seen.at("/items/0/email"), "it@keio.jp");
    EXPECT_EQ(seen.at("/items/0/language"), "en");
    EXPECT_EQ(accepts(ito, "2026-12").code(), "agreement.accepted");
    EXPECT_THAT(asked("it@keio.jp"), SizeIs(0));
}

TEST_F(TheAgreement, InANewVersionAsksAdministratorsAndApproversOnceWithADate) {
    member("ceo@keio.jp", "approver");
    member("lab@keio.jp", "user");
    comes_into_force("2027-01");
    for (const auto* address : {"it@keio.jp", "ceo@keio.jp"}) {
        const auto mails = asked(address);
        ASSERT_THAT(mails, SizeIs(1)) << address;
        EXPECT_THAT(mails.front().text(), HasSubstr("accept it for the Smart Account by 1 April 2026"));
        EXPECT_THAT(mails.front().text(), HasSubstr("http://portal.test/accounts/" + id + "/agreements"));
    }
    EXPECT_THAT(asked("lab@keio.jp"), SizeIs(0));
    portal.clock.pass(days{1});
    portal.run_jobs();
    EXPECT_THAT(asked("it@keio.jp"), SizeIs(1)) << "once";
    EXPECT_THAT(portal.acts(), Contains("agreement.asked").Times(1));
    const auto seen = ito.get(agreements);
    EXPECT_EQ(seen.at("/accepted"), "false");
    EXPECT_EQ(seen.at("/acceptBy"), "2026-04-01T09:00:00.000Z");
    EXPECT_EQ(seen.at("/may/accept"), "true");
    EXPECT_EQ(seen.at("/inForce/text"), "Both sides keep to what is new.");
}

TEST_F(TheAgreement, IsAcceptedOnceForTheAccountAndKeptWithWhoAndWhen) {
    auto ceo = member("ceo@keio.jp", "approver");
    comes_into_force("2027-01");
    portal.clock.pass(days{2});
    const auto accepted = ceo.speaks("es").post(agreements, {{"agreementVersion", "2027-01"}});
    ASSERT_EQ(accepted.status, 201) << accepted.text;
    EXPECT_EQ(accepted.at("/accepted"), "true");
    EXPECT_EQ(accepted.at("/items/0/version"), "2027-01");
    EXPECT_EQ(accepted.at("/items/0/email"), "ceo@keio.jp");
    EXPECT_EQ(accepted.at("/items/0/language"), "es");
    EXPECT_EQ(accepted.at("/items/0/acceptedAt"), "2026-03-04T09:00:00.000Z");
    EXPECT_EQ(accepted.at("/items/1/version"), "2026-12") << "the ones before stay";
    EXPECT_EQ(accepts(ito, "2027-01").code(), "agreement.accepted");
    const auto entry = ito.get(account + "/events?act=agreement.accepted").at("/items/0/by");
    EXPECT_EQ(entry, "Ceo");
}

TEST_F(TheAgreement, IsAcceptedByWhoAnswersForTheAccountAlone) {
    auto user = member("user@keio.jp", "user");
    auto viewer = member("viewer@keio.jp", "viewer");
    comes_into_force("2027-01");
    for (auto* who : {&user, &viewer}) {
        EXPECT_EQ(who->get(agreements).at("/may/accept"), "false");
        EXPECT_EQ(accepts(*who, "2027-01").code(), "account.edit_refused");
    }
    EXPECT_EQ(accepts(asya, "2027-01").status, 403);
    EXPECT_EQ(asya.get(agreements).code(), "account.members_only");
    auto staff = portal.staff();
    EXPECT_EQ(staff.get(agreements).status, 200);
    EXPECT_EQ(accepts(staff, "2027-01").status, 403) << "the operator does not accept its own terms for a customer";
    EXPECT_EQ(portal.visitor().get(agreements).status, 401);
}

TEST_F(TheAgreement, OfARestrictedAccountIsUnknownOutside) {
    ito.patch(account, {{"visibility", "restricted"}});
    EXPECT_EQ(asya.get(agreements).code(), "account.unknown");
    EXPECT_EQ(accepts(asya, "2026-12").code(), "account.unknown");
}

TEST_F(TheAgreement, ThatIsInForceNoMoreIsNotAccepted) {
    comes_into_force("2027-01");
    EXPECT_EQ(accepts(ito, "2026-12").code(), "agreement.stale");
    EXPECT_EQ(ito.post(agreements, json::object{}).fields(), "/agreementVersion field.missing");
}

TEST_F(TheAgreement, IsNotAskedForInAMailOnceItIsAccepted) {
    member("ceo@keio.jp", "approver");
    comes_into_force("2027-01");
    ASSERT_EQ(accepts(ito, "2027-01").status, 201);
    EXPECT_THAT(asked("ceo@keio.jp"), SizeIs(0));
}

TEST_F(TheAgreement, OfAPendingAccountIsAcceptedByItsApproval) {
    asya.files({{"domainIdentifier", "waits.example"}, {"approverEmails", {"it@waits.example"}}});
    comes_into_force("2027-01");
    EXPECT_THAT(portal.acts(), Contains("agreement.asked").Times(1)) << "for Keio alone";
}

TEST_F(TheAgreement, ThatIsNotAcceptedInTimeIsWrongWithTheAccount) {
    member("mei@keio.jp", "admin");
    comes_into_force("2027-01");
    portal.clock.pass(days{30} - hours{1});
    EXPECT_EQ(health(), "");
    portal.clock.pass(hours{1});
    EXPECT_EQ(health(), "agreement_overdue ");
    ASSERT_EQ(accepts(ito, "2027-01").status, 201) << "late is better than never";
    EXPECT_EQ(health(), "");
}

TEST_F(TheAgreement, ComesBackWithoutAskingAgain) {
    comes_into_force("2027-01");
    ASSERT_EQ(accepts(ito, "2027-01").status, 201);
    portal.clock.pass(hours{1});
    comes_into_force("2027-02");
    portal.clock.pass(hours{1});
    comes_into_force("2027-01");
    EXPECT_THAT(portal.acts(), Contains("agreement.asked").Times(2));
    EXPECT_EQ(ito.get(agreements).at("/accepted"), "true");
}

TEST_F(TheAgreement, GoesOnAskingWhereTheProgramEnded) {
    for (int i = 0; i < 60; ++i) {
        const auto domain = "d" + std::to_string(i) + ".example";
        portal.tamper("INSERT INTO smart_accounts (id, name, name_folded, domain_identifier, registered_domain, type, "
                      "status, country, visibility, created_at) VALUES (" +
                      std::to_string(1000 + i) + ", 'D', 'd', '" + domain + "', '" + domain +
                      "', 'customer', 'active', 'JP', 'unrestricted', 0)");
    }
    comes_into_force("2027-01");
    EXPECT_THAT(portal.acts(), Contains("agreement.asked").Times(61)) << "in two batches";
    portal.tamper("UPDATE agreement_versions SET after_id = 1040, all_asked_at = NULL WHERE version = '2027-01'");
    portal.clock.pass(hours{1});
    portal.run_jobs();
    EXPECT_THAT(portal.acts(), Contains("agreement.asked").Times(61 + 20)) << "from there on";
}

TEST_F(TheAgreement, IsAcceptedByOneOfTwoWhoDoAtOnce) {
    auto mei = member("mei@keio.jp", "admin");
    comes_into_force("2027-01");
    TestPortal beside{&portal, settings};
    mei.at(beside);
    portal.interruption.arm([&] { EXPECT_EQ(accepts(mei, "2027-01").status, 201); });
    EXPECT_EQ(accepts(ito, "2027-01").code(), "agreement.accepted");
    EXPECT_THAT(portal.acts(), Contains("agreement.accepted").Times(1));
}

TEST_F(TheAgreement, IsNotAcceptedByAnAdministratorWhoIsRemovedMeanwhile) {
    auto mei = member("mei@keio.jp", "admin");
    const auto row = ito.get(account + "/members?q=mei").at("/items/0/id");
    comes_into_force("2027-01");
    TestPortal beside{&portal, settings};
    ito.at(beside);
    portal.interruption.arm([&] { EXPECT_EQ(ito.remove(account + "/members/" + row).status, 204); });
    EXPECT_EQ(accepts(mei, "2027-01").status, 403);
    EXPECT_EQ(ito.get(agreements).at("/accepted"), "false");
}

} // namespace
} // namespace deedbox::testing
