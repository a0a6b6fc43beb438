#include "base/described.h"
#include "powers/standing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::powers {
namespace {

using ::testing::UnorderedElementsAre;

/// Whom a capability is given to: the ground on which each acts, as the log will tell it, or what they are told.
struct OfMembers {
    Capability capability;
    std::string_view admin, approver, user, viewer, outsider;
};
struct OfStaff {
    Capability capability;
    std::string_view administrator, reviewer, others;
};

// clang-format off
constexpr OfMembers of_members[] = {
    //                                 admin            approver            user                    viewer                  an outsider
    {Capability::see_members,          "account_admin", "account_approver", "account_member",       "account_member",       "account.members_only"},
    {Capability::see_virtual_accounts, "account_admin", "account_approver", "account_member",       "account_member",       "account.members_only"},
    {Capability::edit_account,         "account_admin", "account_approver", "account.edit_refused", "account.edit_refused", "account.edit_refused"},
};
constexpr OfStaff of_staff[] = {
    //                               administrator  reviewer    others
    {Capability::see_every_request,  "staff",       "staff",    "staff.required"},
    {Capability::review_requests,    "reviewer",    "reviewer", "staff.required"},
    {Capability::lift_filing_limits, "staff",       "staff",    "staff.required"},
    {Capability::see_every_account,  "staff",       "staff",    "staff.required"},
    {Capability::read_guide_answers, "staff",       "staff",    "staff.required"},
    {Capability::see_jobs,           "staff",       "staff",    "staff.required"},
};
// clang-format on

std::string outcome(const Standing& standing, Capability capability) {
    const auto ruling = rule(standing, capability);
    EXPECT_EQ(may(standing, capability), ruling.has_value());
    return ruling ? std::string{described::enum_text(*ruling)} : ruling.error().code;
}

template <class Word, class See>
void for_each_of(See see) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Word>>([&](auto entry) { see(entry.value); });
}

TEST(Capabilities, OfMembersAreThoseOfTheirRole) {
    for (const auto& row : of_members) {
        SCOPED_TRACE(described::enum_text(row.capability));
        EXPECT_EQ(outcome({.role = Role::admin}, row.capability), row.admin);
        EXPECT_EQ(outcome({.role = Role::approver}, row.capability), row.approver);
        EXPECT_EQ(outcome({.role = Role::user}, row.capability), row.user);
        EXPECT_EQ(outcome({.role = Role::viewer}, row.capability), row.viewer);
        EXPECT_EQ(outcome({}, row.capability), row.outsider);
    }
}

TEST(Capabilities, OfTheStaffAreThoseOfTheirRole) {
    for (const auto& row : of_staff) {
        SCOPED_TRACE(described::enum_text(row.capability));
        EXPECT_EQ(outcome({.staff = StaffRole::administrator}, row.capability), row.administrator);
        EXPECT_EQ(outcome({.staff = StaffRole::reviewer}, row.capability), row.reviewer);
        EXPECT_EQ(outcome({}, row.capability), row.others);
    }
}

TEST(Capabilities, OfTheOneKindGiveNothingOfTheOther) {
    for (const auto& row : of_staff)
        for_each_of<Role>([&](Role role) {
            EXPECT_EQ(reach(role, row.capability), Reach::nothing);
            EXPECT_EQ(outcome({.role = role}, row.capability), row.others);
        });
    for (const auto& row : of_members)
        for_each_of<StaffRole>([&](StaffRole role) {
            EXPECT_FALSE(has(role, row.capability));
            EXPECT_EQ(outcome({.staff = role}, row.capability), row.outsider);
        });
}

TEST(Capabilities, OfSomebodyWhoIsBothAreBoth) {
    const Standing both{.staff = StaffRole::reviewer, .role = Role::viewer};
    EXPECT_EQ(outcome(both, Capability::see_members), "account_member");
    EXPECT_EQ(outcome(both, Capability::edit_account), "account.edit_refused");
    EXPECT_EQ(outcome(both, Capability::review_requests), "reviewer");
}

TEST(Capabilities, AreEachInOneOfTheTwoTables) {
    for_each_of<Capability>([](Capability capability) {
        const auto rows = std::ranges::count(of_members, capability, &OfMembers::capability);
        const auto rows_of_staff = std::ranges::count(of_staff, capability, &OfStaff::capability);
        EXPECT_EQ(rows + rows_of_staff, 1) << described::enum_text(capability) << " needs its row above";
        EXPECT_EQ(is_of_staff(capability), rows_of_staff == 1) << described::enum_text(capability);
    });
}

TEST(Capabilities, AreGuardedByTheRolesThatReachTheWholeAccount) {
    EXPECT_THAT(roles_with(Capability::edit_account), UnorderedElementsAre(Role::admin, Role::approver));
    EXPECT_THAT(roles_with(Capability::see_members),
                UnorderedElementsAre(Role::admin, Role::approver, Role::user, Role::viewer));
    EXPECT_THAT(roles_with(Capability::review_requests), UnorderedElementsAre());
}

} // namespace
} // namespace deedbox::powers
