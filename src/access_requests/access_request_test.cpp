#include "access_requests/access_request_rulings.h"
#include "access_requests/access_rule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::access_requests {
namespace {

using std::chrono::days;
using std::chrono::seconds;
using ::testing::ElementsAre;

constexpr Instant now{Duration{days{20000}}};

EmailAddress email(const char* text) {
    return *EmailAddress::parse(text);
}

TEST(AnAccessRequest, RemindsOfItselfAfterThreeAndFourteenDays) {
    const auto next = [](Duration age, Duration lifetime = days{90}) -> std::string {
        const auto at = next_reminder(now, now + lifetime, now + age);
        return at ? std::to_string((*at - now) / days{1}) : "never";
    };
    EXPECT_EQ(next(Duration{0}), "3");
    EXPECT_EQ(next(days{3} - seconds{1}), "3");
    EXPECT_EQ(next(days{3}), "14");
    EXPECT_EQ(next(days{14}), "never");
    EXPECT_EQ(next(Duration{0}, days{3}), "never") << "not at its end";
    EXPECT_EQ(next(days{3}, days{14}), "never");
}

TEST(AnAccessRequest, NamesEachPlaceOnce) {
    EXPECT_EQ(stored({{7}, {8}, {7}}), "[7,8]");
    EXPECT_THAT(ids_in("[7,8]"), ElementsAre(VirtualAccountId{7}, VirtualAccountId{8}));
    EXPECT_THAT(ids_in("[]"), ElementsAre());
}

TEST(AnApproval, GivesWhatWasAskedForUnlessItSaysOtherwise) {
    const AccessRequest request{.role = Role::user, .virtual_account_ids = "[7]"};
    const auto as_asked = given_by({.verdict = Verdict::approved}, request);
    EXPECT_EQ(as_asked.role, Role::user);
    EXPECT_THAT(as_asked.virtual_account_ids, ElementsAre(VirtualAccountId{7}));
    const auto whole =
        given_by({.role = Role::viewer, .virtual_account_ids = std::vector<VirtualAccountId>{}}, request);
    EXPECT_EQ(whole.role, Role::viewer);
    EXPECT_THAT(whole.scopes(), ElementsAre(members::Scope{})) << "an empty list is the whole account";
}

TEST(AnApproval, GivesNothingWhereSomebodyHasARole) {
    Standing standing{.grants = {powers::Grant{.virtual_account_id = VirtualAccountId{7}, .path = "/7/"}}};
    const Given given{.virtual_account_ids = {{7}, {8}}, .include_nested = true};
    EXPECT_THAT(not_held(given.scopes(), standing), ElementsAre(members::Scope{VirtualAccountId{8}, true}));
    EXPECT_THAT(not_held({{}}, standing), ElementsAre(members::Scope{})) << "a part is not the whole";
    standing.grants.push_back({});
    EXPECT_THAT(not_held({{}}, standing), ElementsAre());
}

// ---- who may ---

struct AFiling : ::testing::Test {
    Actor sam{.id = {5}, .email = email("sam@elsewhere.example")};
    FilingFacts facts{};
    std::string ruled(bool limits = true) const {
        const auto ruling = may_file({}, sam, {}, facts, limits, now);
        return ruling ? std::string{described::enum_text(*ruling)} : ruling.error().code;
    }
};

TEST_F(AFiling, IsTheTwentiethThatIsOpenAndTheTenthOfTheDayAtMost) {
    EXPECT_EQ(ruled(), "verified_user");
    facts.open_of_mailbox = 19;
    facts.tenth_newest = now - days{1};
    EXPECT_EQ(ruled(), "verified_user");
    facts.tenth_newest = now - days{1} + seconds{1};
    EXPECT_EQ(ruled(), "access_request.too_many_today");
    EXPECT_EQ(*may_file({}, sam, {}, facts, true, now).error().retry_after, seconds{1});
    facts.open_of_mailbox = 20;
    EXPECT_EQ(ruled(), "access_request.too_many_open");
    EXPECT_EQ(ruled(false), "verified_user") << "where there are no limits";
}

// ---- rules ----

struct Rules : ::testing::Test {
    AccountDomains domains{"keio.jp"};
    std::vector<AccessRule> rules{};
    Given asked{.role = Role::user};

    void rule(const char* domain, Verdict verdict, std::optional<RuleRole> role = {}) {
        rules.push_back({.domain = *RuleDomain::parse(domain), .verdict = verdict, .role = role});
    }
    std::string outcome(const char* of) const {
        const auto found = outcome_of(rules, domains, email(of), asked);
        if (!found) return "waits";
        if (found->verdict == Verdict::declined) return "declined";
        return std::string{described::enum_text(found->given.role)};
    }
};

TEST_F(Rules, AreAboutADomainAndAllBelowIt) {
    rule("partner.example", Verdict::declined);
    EXPECT_EQ(outcome("a@partner.example"), "declined");
    EXPECT_EQ(outcome("a@mail.partner.example"), "declined");
    EXPECT_EQ(outcome("a@otherpartner.example"), "waits");
    EXPECT_EQ(outcome("a@example.com"), "waits");
}

TEST_F(Rules, CountInTheirOrder) {
    rule("lab.keio.jp", Verdict::declined);
    rule("keio.jp", Verdict::approved);
    EXPECT_EQ(outcome("a@lab.keio.jp"), "declined");
    EXPECT_EQ(outcome("a@keio.jp"), "user");
}

TEST_F(Rules, GiveTheLesserOfWhatIsAskedForAndWhatTheySay) {
    rule("keio.jp", Verdict::approved, RuleRole::viewer);
    EXPECT_EQ(outcome("a@keio.jp"), "viewer");
    rules.front().role = RuleRole::user;
    asked.role = Role::viewer;
    EXPECT_EQ(outcome("a@keio.jp"), "viewer");
    asked.role = Role::admin;
    EXPECT_EQ(outcome("a@keio.jp"), "waits");
    asked.role = Role::approver;
    EXPECT_EQ(outcome("a@keio.jp"), "waits");
}

TEST_F(Rules, ApproveNothingThatNamesAPart) {
    rule("keio.jp", Verdict::approved);
    asked.virtual_account_ids = {{7}};
    EXPECT_EQ(outcome("a@keio.jp"), "waits");
}

TEST_F(Rules, ApproveNoLongerForADomainThatIsNotTheAccountsAnyMore) {
    rule("keio-formerly.example", Verdict::approved);
    EXPECT_EQ(outcome("a@keio-formerly.example"), "waits");
}

TEST_F(Rules, ApproveNobodyWhoseMailProvesNothing) {
    rule("keio.jp", Verdict::approved);
    EXPECT_EQ(outcome("a@alumni.keio.jp"), "waits");
    domains = {"ruhr-uni-bochum.de"};
    rules.clear();
    rule("ruhr-uni-bochum.de", Verdict::approved);
    EXPECT_EQ(outcome("a@ruhr-uni-bochum.de"), "waits") << "below it others have names";
    EXPECT_FALSE(check_rules(rules, domains));
}

TEST_F(Rules, AreReadAsTheyWereStored) {
    rule("keio.jp", Verdict::approved, RuleRole::viewer);
    rules.front().virtual_account_ids = {{7}};
    rule("gmail.com", Verdict::declined);
    EXPECT_EQ(rules_in(stored(rules)), rules);
}

} // namespace
} // namespace deedbox::access_requests
