// Which names stand for a company, and which a reviewer looks at first.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using std::chrono::seconds;

struct Identifiers : ::testing::Test {
    TestPortal portal;
    Browser asya = portal.user("asya@partner.example", "Asya Brandt");
    Browser desk = portal.staff();

    Answer files(const std::string& domain, const std::string& approver) {
        return asya.files({{"domainIdentifier", domain}, {"approverEmails", {approver}}});
    }
    Answer as_reviewer(const Answer& filed) { return desk.get("/account-requests/" + filed.at("/id")); }
    /// Why a reviewer looks, and what at: `look_alike of keio.jp`; nothing for a request that waits for its approvers.
    std::string cause_of(const Answer& filed) {
        const auto seen = as_reviewer(filed);
        if (seen.at("/status") != "in_review") return {};
        const auto of = seen.at("/lookAlikeOf");
        return seen.at("/reviewCause") + (of == "null" ? "" : " of " + of);
    }
};

// ---- names that are not one company's ----

TEST_F(Identifiers, BelowANameThatIsHandedOutAreCompaniesOfTheirOwn) {
    EXPECT_EQ(files("onmicrosoft.com", "it@onmicrosoft.com").fields(), "/domainIdentifier domain.public_suffix");
    EXPECT_EQ(files("zendesk.com", "it@zendesk.com").fields(), "/domainIdentifier domain.public_suffix");
    EXPECT_EQ(cause_of(files("contoso.onmicrosoft.com", "it@contoso.onmicrosoft.com")), "");
    EXPECT_EQ(cause_of(files("fabrikam.onmicrosoft.com", "boss@evil.onmicrosoft.com")), "mismatch");
}

TEST_F(Identifiers, OfMailboxProvidersRelaysAndCertifiedMailAreRefused) {
    for (const auto* provider : {"pec.it", "acme.legalmail.it", "mailbox.org", "tutanota.com", "hey.com",
                                 "simplelogin.co", "privaterelay.appleid.com", "gmx.de-mail.de", "alum.mit.edu"})
        EXPECT_EQ(files(provider, std::string{"it@"} + provider).fields(), "/domainIdentifier domain.public_mailbox")
            << provider;
}

TEST_F(Identifiers, OfACompanyThatGivesMailboxesWaitForAReviewer) {
    for (const auto* company : {"poste.it", "tim.it", "telia.com"})
        EXPECT_EQ(cause_of(files(company, std::string{"it@"} + company)), "company_and_provider") << company;
    EXPECT_EQ(cause_of(files("lab.tim.it", "it@lab.tim.it")), "company_and_provider");
}

TEST_F(Identifiers, AreNotApprovedFromAnAddressThatIsNotTheStaffs) {
    EXPECT_EQ(cause_of(files("mit.edu", "joe@alum.mit.edu")), "mismatch");
    EXPECT_EQ(cause_of(files("softbank.jp", "joe@i.softbank.jp")), "mismatch") << "a phone's mail";
    EXPECT_EQ(cause_of(files("keio.jp", "joe@students.keio.jp")), "mismatch");
    EXPECT_EQ(cause_of(files("bigcorp.test", "joe@ext.bigcorp.test")), "mismatch");
    EXPECT_EQ(cause_of(files("waseda.jp", "joe@lab.waseda.jp")), "") << "while a part of the company is the company";
}

// ---- names that can be taken for another ----

TEST_F(Identifiers, OnlyAMarkApartFromAClaimedOneWaitForAReviewer) {
    ASSERT_EQ(files("keio.jp", "it@keio.jp").at("/status"), "pending");
    ASSERT_EQ(files("paypal.com", "it@paypal.com").at("/status"), "pending");
    EXPECT_EQ(cause_of(files("ḳeio.jp", "it@ḳeio.jp")), "look_alike of keio.jp");
    EXPECT_EQ(cause_of(files("paypaĺ.com", "it@paypaĺ.com")), "look_alike of paypal.com");
    EXPECT_EQ(cause_of(files("login.paypàl.com", "it@paypàl.com")), "look_alike of paypal.com") << "below one, too";
}

TEST_F(Identifiers, WithTheSkeletonOfAClaimedOneWaitForAReviewer) {
    ASSERT_EQ(files("hr.modern.example", "it@modern.example").at("/status"), "pending");
    EXPECT_EQ(cause_of(files("modem.example", "it@modem.example")), "look_alike of hr.modern.example");
    ASSERT_EQ(files("paypal.com", "it@paypal.com").at("/status"), "pending");
    EXPECT_EQ(cause_of(files("paypa1.com", "it@paypa1.com")), "look_alike of paypal.com");
    EXPECT_EQ(files("раураӏ.com", "it@раураӏ.com").fields(), "/domainIdentifier domain.confusable")
        << "another script under a Latin name is refused, claimed or not";
}

TEST_F(Identifiers, TheRealOneComesLaterAndBothAreShown) {
    ASSERT_EQ(files("paypaĺ.com", "it@paypaĺ.com").at("/status"), "pending");
    const auto real = files("paypal.com", "it@paypal.com");
    EXPECT_EQ(cause_of(real), "look_alike of xn--paypa-b6a.com");
    EXPECT_EQ(real.at("/lookAlikeOf"), "null") << "which is not for the requester";
    EXPECT_EQ(desk.get("/account-requests?as=reviewer&status=in_review").at("/items/0/lookAlikeOf"),
              "xn--paypa-b6a.com");
}

TEST_F(Identifiers, OfTheSameCompanyOrAnotherWordAreNoLookAlikes) {
    ASSERT_EQ(files("keio.jp", "it@keio.jp").at("/status"), "pending");
    EXPECT_EQ(cause_of(files("ot.keio.jp", "it@keio.jp")), "");
    EXPECT_EQ(cause_of(files("keio.com", "it@keio.com")), "");
    EXPECT_EQ(cause_of(files("かき.jp", "it@かき.jp")), "");
    EXPECT_EQ(cause_of(files("がき.jp", "it@がき.jp")), "");
}

TEST_F(Identifiers, OfOneThatIsFreeAgainAreNoLookAlikes) {
    const auto filed = files("keio.jp", "it@keio.jp");
    ASSERT_EQ(asya.post("/account-requests/" + filed.at("/id") + "/withdrawal").status, 201);
    EXPECT_EQ(cause_of(files("ḳeio.jp", "it@ḳeio.jp")), "");
}

TEST_F(Identifiers, ThatLookAlikeAndComeAtTheSameMomentAreSeenByEachOther) {
    TestPortal beside{&portal};
    auto bea = portal.user("bea@reseller.example");
    portal.interruption.arm([&] {
        bea.at(beside);
        ASSERT_EQ(bea.files({{"domainIdentifier", "paypaĺ.com"}, {"approverEmails", {"it@paypaĺ.com"}}}).status, 201);
    });
    EXPECT_EQ(cause_of(files("paypal.com", "it@paypal.com")), "look_alike of xn--paypa-b6a.com");
}

TEST_F(Identifiers, ThatWaitForTheirLookStillDoWhenTheApproversChange) {
    ASSERT_EQ(files("keio.jp", "it@keio.jp").at("/status"), "pending");
    const auto filed = files("ḳeio.jp", "it@keio.jp");
    const auto approvers = "/account-requests/" + filed.at("/id") + "/approvers";
    ASSERT_EQ(asya.put(approvers, {{"emails", {"it@ḳeio.jp"}}}).status, 200);
    EXPECT_EQ(cause_of(filed), "look_alike of keio.jp");
}

TEST_F(Identifiers, ClaimedBeforeTheProgramKnewOfLooksAreFoundAfterItsJob) {
    ASSERT_EQ(files("keio.jp", "it@keio.jp").at("/status"), "pending");
    portal.tamper("UPDATE identifier_claims SET look = '', look_version = 0");
    portal.clock.pass(seconds{10});
    portal.run_jobs();
    EXPECT_EQ(cause_of(files("ḳeio.jp", "it@ḳeio.jp")), "look_alike of keio.jp");
}

TEST_F(Identifiers, ClaimedBeforeANameWasKnownToBeHandedOutAreCompaniesOfTheirOwnAfterTheJob) {
    const auto filed = files("hr.contoso.onmicrosoft.com", "it@contoso.onmicrosoft.com");
    ASSERT_EQ(portal.user("it@contoso.onmicrosoft.com").approves(filed.at("/id")).status, 201);
    for (const auto* table : {"smart_accounts", "account_requests"})
        portal.tamper("UPDATE " + std::string{table} + " SET registered_domain = 'onmicrosoft.com'");
    portal.tamper("UPDATE identifier_claims SET look = '', look_version = 0");
    EXPECT_EQ(files("a.contoso.onmicrosoft.com", "it@contoso.onmicrosoft.com").at("/routedTo"), "approvers");
    portal.clock.pass(seconds{10});
    portal.run_jobs();
    EXPECT_EQ(files("b.contoso.onmicrosoft.com", "it@contoso.onmicrosoft.com").at("/routedTo"), "reviewer")
        << "the company is known by another account";
}

TEST(IdentifiersWithoutReview, AreNotHeldForTheirLook) {
    TestPortal portal{{{"REVIEW_POLICY", "never"}}};
    auto asya = portal.user("asya@partner.example");
    ASSERT_EQ(asya.files().status, 201);
    EXPECT_EQ(asya.files({{"domainIdentifier", "ḳeio.jp"}, {"approverEmails", {"it@ḳeio.jp"}}}).at("/status"),
              "pending");
}

} // namespace
} // namespace deedbox::testing
