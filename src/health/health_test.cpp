// What counts as wrong with an account, and when somebody is written to about it.
#include "health/health.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::health {
namespace {

using std::chrono::days;
using std::chrono::hours;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr Instant now{std::chrono::sys_days{std::chrono::year{2026} / 3 / 4} + hours{12}}; // a Wednesday

Examined an_account(std::int64_t admins, std::int64_t active_admins) {
    return {.account = {.name = "Keio",
                        .domain_identifier = "ot.keio.jp",
                        .registered_domain = "keio.jp",
                        .status = accounts::AccountStatus::active,
                        .created_at = now - days{100},
                        .admins = admins,
                        .active_admins = active_admins}};
}
std::vector<Concerned> some(std::int64_t total) {
    return {Concerned{.address = "a@keio.jp", .total = total}};
}
std::vector<FindingKind> kinds(const Examined& examined) {
    std::vector<FindingKind> out;
    for (const auto& finding : findings_of(examined, now)) out.push_back(finding.kind);
    return out;
}

TEST(Findings, AreNoneWhereTwoCanActAndNothingElseIsWrong) {
    EXPECT_THAT(kinds(an_account(2, 2)), IsEmpty());
}

TEST(Findings, CountOnlyAdministratorsWhoCanSignIn) {
    EXPECT_THAT(kinds(an_account(2, 1)), ElementsAre(FindingKind::one_admin));
    EXPECT_THAT(kinds(an_account(2, 0)), ElementsAre(FindingKind::no_active_admin));
    EXPECT_THAT(kinds(an_account(0, 0)), ElementsAre(FindingKind::no_active_admin));
}

TEST(Findings, ComeTheGravestFirstWithHowManyTheyConcern) {
    auto examined = an_account(1, 1);
    examined.outside = some(3);
    examined.unused = some(70);
    examined.bounced = some(1);
    examined.waiting = some(2);
    examined.records_gone = some(1);
    examined.agreement_overdue = true;
    examined.kept = {{FindingKind::domain_unresolved, now - days{2}}};
    EXPECT_THAT(kinds(examined), ElementsAre(FindingKind::domain_unresolved, FindingKind::agreement_overdue,
                                             FindingKind::domain_record_gone, FindingKind::member_outside_company,
                                             FindingKind::mails_bounce, FindingKind::access_requests_wait,
                                             FindingKind::one_admin, FindingKind::member_unused));
    const auto findings = findings_of(examined, now);
    EXPECT_EQ(findings.front().concerned.front().address, "keio.jp") << "the registered domain is what one loses";
    EXPECT_EQ(findings.front().since, now - days{2});
    EXPECT_EQ(findings[3].count, 3);
    EXPECT_EQ(findings[3].since, std::nullopt) << "found just now";
    for (std::size_t i = 1; i < findings.size(); ++i)
        EXPECT_LE(severity_of(findings[i - 1].kind), severity_of(findings[i].kind));
}

TEST(Findings, OfAnAccountThatWaitsAreThatItWaitsTooLong) {
    auto examined = an_account(0, 0);
    examined.account.status = accounts::AccountStatus::pending;
    EXPECT_THAT(kinds(examined), ElementsAre(FindingKind::pending_too_long));
    examined.account.created_at = now - longest_pending;
    EXPECT_THAT(kinds(examined), IsEmpty());
}

TEST(Findings, OfAnAccountThatIsNoMoreAreNone) {
    auto examined = an_account(0, 0);
    examined.account.status = accounts::AccountStatus::cancelled;
    EXPECT_THAT(kinds(examined), IsEmpty());
}

TEST(ADigest, IsDueOnMondaysAtSix) {
    constexpr Instant monday{std::chrono::sys_days{std::chrono::year{2026} / 3 / 9} + hours{6}};
    EXPECT_EQ(next_digest(now), monday);
    EXPECT_EQ(next_digest(monday - Duration{1}), monday);
    EXPECT_EQ(next_digest(monday), monday + days{7});
    EXPECT_EQ(next_digest(monday - days{1}), monday) << "a Sunday";
}

TEST(ADigest, TellsOfWhatIsGraveEachWeekAndGivesAdviceOnce) {
    const Finding grave{.kind = FindingKind::mails_bounce, .since = now - days{20}};
    const Finding advice{.kind = FindingKind::one_admin, .since = now - days{20}};
    const Finding newest{.kind = FindingKind::one_admin};
    EXPECT_FALSE(is_worth_a_mail({}, std::nullopt));
    EXPECT_TRUE(is_worth_a_mail({grave}, now));
    EXPECT_TRUE(is_worth_a_mail({advice}, std::nullopt));
    EXPECT_TRUE(is_worth_a_mail({advice}, now - days{21}));
    EXPECT_FALSE(is_worth_a_mail({advice}, now - days{7}));
    EXPECT_TRUE(is_worth_a_mail({newest}, now - days{7}));
}

} // namespace
} // namespace deedbox::health
