// What people are told of a request that took another turn than they expected.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::Not;

struct Told : ::testing::Test {
    Answer read(Browser& who, const std::string& id) { return who.get("/account-requests/" + id); }
    /// `lab@keio.jp closed existing_admins`
    std::string approvers(Browser& who, const std::string& id) {
        std::string out;
        for (const auto& one : read(who, id).body.at("approvers").as_array()) {
            const auto& reason = one.at("notAsked");
            out += (out.empty() ? "" : ", ") + std::string{one.at("email").as_string()} + " " +
                   std::string{one.at("state").as_string()};
            if (reason.is_string()) out += " " + std::string{reason.as_string()};
        }
        return out;
    }
    /// `lab@keio.jp, bea@reseller.example outside struck`
    static std::string users(const Answer& answer) {
        std::string out;
        for (const auto& one : answer.body.at("users").as_array())
            out += (out.empty() ? "" : ", ") + std::string{one.at("email").as_string()} +
                   (one.at("outside").as_bool() ? " outside" : "") + (one.at("struck").as_bool() ? " struck" : "");
        return out;
    }
    Browser keio_stands() {
        auto it = portal.user("it@keio.jp", "Ito");
        EXPECT_EQ(it.approves(asya.files({{"domainIdentifier", "keio.jp"}}).at("/id")).status, 201);
        return it;
    }
    std::string below_keio() {
        return asya.files({{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"lab@keio.jp"}}}).at("/id");
    }

    TestPortal portal;
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser desk = portal.staff();
};

// ---- named, and not asked ----

TEST_F(Told, WhomTheRequesterNamedStaysListedWhenAdminsAreAskedInstead) {
    auto ito = keio_stands();
    const auto request = below_keio();
    EXPECT_EQ(approvers(asya, request), "lab@keio.jp closed existing_admins");
    EXPECT_EQ(approvers(desk, request), "it@keio.jp asked, lab@keio.jp closed existing_admins");
    EXPECT_EQ(approvers(ito, request), "it@keio.jp asked") << "whom somebody wanted to ask is not the admins' to know";
    auto lab = portal.user("lab@keio.jp");
    EXPECT_EQ(read(lab, request).code(), "request.unknown") << "never asked, so it does not concern them";
    EXPECT_EQ(lab.get("/account-requests?as=approver").at("/items"), "[]");
}

TEST_F(Told, BehindARestrictedAccountItLooksLikeAReview) {
    auto ito = keio_stands();
    const auto account = ito.get("/session").at("/user/memberships/0/smartAccountId");
    ASSERT_EQ(ito.patch("/smart-accounts/" + account, {{"visibility", "restricted"}}).status, 200);
    EXPECT_EQ(approvers(asya, below_keio()), "lab@keio.jp waiting review");
    const auto reviewed = asya.files({{"domainIdentifier", "waseda.jp"}, {"approverEmails", {"it@gmail.com"}}});
    EXPECT_EQ(approvers(asya, reviewed.at("/id")), "it@gmail.com waiting review");
}

// ---- listed users ----

TEST_F(Told, ListedUsersFromOutsideAreMarkedAndWhoeverWasStruckIsShownAsStruck) {
    const json::array listed{json::object{{"email", "lab@keio.jp"}, {"role", "user"}},
                             json::object{{"email", "bea@reseller.example"}, {"role", "viewer"}}};
    const auto request = asya.files({{"domainIdentifier", "keio.jp"}, {"users", listed}}).at("/id");
    const auto opened = portal.visitor().get("/approval-links/" + portal.mail_to("it@keio.jp").token("approvals"));
    EXPECT_EQ(users(opened), "bea@reseller.example outside, lab@keio.jp");
    auto ito = portal.user("it@keio.jp", "Ito");
    ASSERT_EQ(ito.approves(request, {{"excludeUsers", {"bea@reseller.example"}}}).status, 201);
    EXPECT_EQ(users(read(asya, request)), "bea@reseller.example outside struck, lab@keio.jp");
}

// ---- a reviewer's no ----

TEST_F(Told, AReviewersRefusalIsNotTheCustomers) {
    const auto request = asya.files({{"domainIdentifier", "keio.jp"}, {"approverEmails", {"it@gmail.com"}}}).at("/id");
    ASSERT_EQ(
        desk.post("/account-requests/" + request + "/review", {{"verdict", "refused"}, {"reason", "Who is this?"}})
            .status,
        201);
    EXPECT_EQ(read(asya, request).at("/decision/decidedAs"), "reviewer");
    const auto mail = portal.mail_to("asya@partner.example");
    EXPECT_THAT(mail.header("Subject"), HasSubstr("refused in review"));
    EXPECT_THAT(mail.text(), AllOf(HasSubstr("Your customer has not declined it"), HasSubstr("Who is this?")));

    const auto other = asya.files({{"domainIdentifier", "waseda.jp"}, {"approverEmails", {"it@waseda.jp"}}}).at("/id");
    ASSERT_EQ(portal.user("it@waseda.jp").declines(other).status, 201);
    EXPECT_EQ(read(asya, other).at("/decision/decidedAs"), "approver");
    EXPECT_THAT(portal.mail_to("asya@partner.example").header("Subject"), Not(HasSubstr("review")));
}

TEST_F(Told, AReviewerSeesEarlierDeclinesAndThrowAwayAddresses) {
    const auto first = asya.files({{"domainIdentifier", "keio.jp"}}).at("/id");
    ASSERT_EQ(portal.user("it@keio.jp", "Ito").declines(first, "We have none.").status, 201);
    const auto again =
        asya.files({{"domainIdentifier", "keio.jp"}, {"approverEmails", {"it@keio.jp", "boss@mailinator.com"}}})
            .at("/id");
    const auto seen = read(desk, again);
    EXPECT_EQ(seen.at("/earlierDeclines/0/requestId"), first);
    EXPECT_EQ(seen.at("/earlierDeclines/0/reason"), "We have none.");
    EXPECT_EQ(seen.at("/earlierDeclines/0/decidedAs"), "approver");
    EXPECT_EQ(seen.at("/disposable"), R"(["boss@mailinator.com"])");
    EXPECT_EQ(read(asya, again).at("/earlierDeclines"), "[]") << "for the reviewers alone";
    EXPECT_EQ(read(asya, again).at("/disposable"), "[]");
}

// ---- the approver ----

TEST_F(Told, WhoeverApprovesGetsWhatTheyAcceptedWordForWord) {
    const auto request = asya.files({{"domainIdentifier", "keio.jp"}}).at("/id");
    auto ito = portal.user("it@keio.jp", "Ito");
    ASSERT_EQ(ito.approves(request).status, 201);
    const auto mail = portal.mail_to("it@keio.jp");
    EXPECT_THAT(mail.header("Subject"), HasSubstr("You approved the Smart Account for keio.jp"));
    EXPECT_THAT(mail.text(), AllOf(HasSubstr("2026-12"), HasSubstr("bind your company to this agreement"),
                                   HasSubstr("2 March 2026 at 09:00 (UTC)")));
}

TEST_F(Told, OnesOwnLinkShowsTheWayToTheRequestAfterItIsOver) {
    const auto request = asya.files({{"domainIdentifier", "keio.jp"}}).at("/id");
    const auto link = "/approval-links/" + portal.mail_to("it@keio.jp").token("approvals");
    auto ito = portal.user("it@keio.jp", "Ito");
    ASSERT_EQ(ito.approves(request).status, 201);
    const auto own = ito.get(link);
    EXPECT_EQ(own.code(), "link.dead");
    EXPECT_EQ(own.at("/requestId"), request);
    for (auto other : {portal.visitor(), asya}) {
        const auto seen = other.get(link);
        EXPECT_EQ(seen.code(), "link.dead");
        EXPECT_EQ(seen.at("/requestId"), "") << "whoever else holds the link learns nothing new";
    }
}

TEST_F(Told, AForwardedQuestionSaysFromWhomItCame) {
    const auto request = asya.files({{"domainIdentifier", "keio.jp"}, {"approverEmails", {"it@keio.jp"}}}).at("/id");
    auto ito = portal.user("it@keio.jp", "Ito");
    ASSERT_EQ(ito.post("/account-requests/" + request + "/forwards", {{"email", "boss@keio.jp"}}).status, 201);
    const auto mail = portal.mail_to("boss@keio.jp");
    EXPECT_THAT(mail.header("Subject"), HasSubstr("Forwarded to you: a Smart Account for keio.jp"));
    EXPECT_THAT(mail.text(), HasSubstr("Ito was asked to approve"));
    // Sent again, and after a review, it still does.
    ASSERT_EQ(asya.post("/account-requests/" + request + "/resends", {{"email", "boss@keio.jp"}}).status, 202);
    EXPECT_THAT(portal.mail_to("boss@keio.jp").text(), HasSubstr("it@keio.jp was asked to approve"));
}

TEST_F(Told, AfterTheReviewOfAForwardItsReaderLearnsFromWhomItCame) {
    const auto request = asya.files({{"domainIdentifier", "keio.jp"}, {"approverEmails", {"it@keio.jp"}}}).at("/id");
    auto ito = portal.user("it@keio.jp", "Ito");
    ASSERT_EQ(
        ito.post("/account-requests/" + request + "/forwards", {{"email", "boss@gmail.com"}, {"note", "My deputy"}})
            .status,
        201);
    ASSERT_EQ(desk.post("/account-requests/" + request + "/review", {{"verdict", "released"}}).status, 201);
    EXPECT_THAT(portal.mail_to("boss@gmail.com").text(),
                AllOf(HasSubstr("it@keio.jp was asked to approve"), HasSubstr("My deputy")));
}

// ---- the operator ----

TEST_F(Told, WhereTheOperatorIsReachedStandsInTheMailsAndForThePages) {
    EXPECT_EQ(portal.visitor().get("/portal").at("/operatorContact"), "null");
    portal.restart({{"OPERATOR_CONTACT", "help@operator.example"}});
    EXPECT_EQ(portal.visitor().get("/portal").at("/operatorContact"), "help@operator.example");
    asya.files({{"domainIdentifier", "keio.jp"}, {"approverEmails", {"it@keio.jp"}}});
    EXPECT_THAT(portal.mail_to("it@keio.jp").text(), HasSubstr("help@operator.example"));
}

} // namespace
} // namespace deedbox::testing
