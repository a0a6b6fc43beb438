#include "base/described.h"
#include "powers/standing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::powers {
namespace {

using ::testing::ElementsAre;
using ::testing::Optional;
using ::testing::UnorderedElementsAre;

/// Whom a capability is given to: the ground on which each acts, as the log will tell it, or what they are told.
struct OfMembers {
    Capability capability;
    std::string_view admin, approver, user, viewer, outsider;
    std::string_view admin_there, user_there, viewer_there; // of a Virtual Account, in it
};
struct OfStaff {
    Capability capability;
    std::string_view administrator, reviewer, others;
};

// clang-format off
constexpr std::string_view no = "account.role_refused";
constexpr OfMembers of_members[] = {
    //                                        admin            approver            user                    viewer                  an outsider             an admin, a user and a viewer of a Virtual Account
    {Capability::see_members,                 "account_admin", "account_approver", "account_member",       "account_member",       "account.members_only", "virtual_account_admin", "virtual_account_member", "virtual_account_member"},
    {Capability::see_virtual_accounts,        "account_admin", "account_approver", "account_member",       "account_member",       "account.members_only", "virtual_account_admin", "virtual_account_member", "virtual_account_member"},
    {Capability::see_event_log,               "account_admin", "account_approver", "account_member",       "account_member",       "account.members_only", "virtual_account_admin", "virtual_account_member", "virtual_account_member"},
    {Capability::edit_account,                "account_admin", "account_approver", "account.edit_refused", "account.edit_refused", "account.edit_refused", "account.edit_refused",  "account.edit_refused",   "account.edit_refused"},
    {Capability::manage_members,              "account_admin", no,                 no,                     no,                     "account.members_only", "virtual_account_admin", no,                       no},
    {Capability::decide_access_requests,      "account_admin", no,                 no,                     no,                     "account.members_only", no,                      no,                       no},
    {Capability::manage_top_virtual_accounts, "account_admin", no,                 no,                     no,                     "account.members_only", no,                      no,                       no},
    {Capability::edit_virtual_accounts,       "account_admin", no,                 no,                     no,                     "account.members_only", "virtual_account_admin", no,                       no},
    {Capability::begin_succession,            no,              "account_approver", no,                     no,                     "account.members_only", no,                      no,                       no},
    {Capability::see_health,                  "account_admin", "account_approver", no,                     no,                     "account.members_only", no,                      no,                       no},
};
constexpr OfStaff of_staff[] = {
    //                                    administrator  reviewer          others
    {Capability::see_every_request,       "staff",       "staff",          "staff.required"},
    {Capability::review_requests,         "reviewer",    "reviewer",       "staff.required"},
    {Capability::lift_filing_limits,      "staff",       "staff",          "staff.required"},
    {Capability::see_every_account,       "staff",       "staff",          "staff.required"},
    {Capability::read_guide_answers,      "staff",       "staff",          "staff.required"},
    {Capability::see_jobs,                "staff",       "staff",          "staff.required"},
    {Capability::replace_admins,          "staff",       "staff.required", "staff.required"},
    {Capability::create_holding_accounts, "staff",       "staff",          "staff.required"},
};
// clang-format on

std::string outcome(const Standing& standing, Capability capability) {
    const auto ruling = rule(standing, capability);
    EXPECT_EQ(may(standing, capability), ruling.has_value());
    return ruling ? std::string{described::enum_text(*ruling)} : ruling.error().code;
}

Standing in_account(Role role) {
    return {.grants = {Grant{.role = role}}};
}
/// In the Virtual Account 5, which is nested in 3.
Standing in_part(Role role, bool with_nested = false) {
    return {
        .grants = {Grant{
            .role = role, .virtual_account_id = VirtualAccountId{5}, .path = "/3/5/", .include_nested = with_nested}}};
}
std::string outcome(const Standing& standing, Capability capability, const Place& place) {
    const auto ruling = rule(standing, capability, place);
    return ruling ? std::string{described::enum_text(*ruling)} : ruling.error().code;
}

template <class Word, class See>
void for_each_of(See see) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Word>>([&](auto entry) { see(entry.value); });
}

TEST(Capabilities, OfMembersAreThoseOfTheirRole) {
    for (const auto& row : of_members) {
        SCOPED_TRACE(described::enum_text(row.capability));
        EXPECT_EQ(outcome(in_account(Role::admin), row.capability), row.admin);
        EXPECT_EQ(outcome(in_account(Role::approver), row.capability), row.approver);
        EXPECT_EQ(outcome(in_account(Role::user), row.capability), row.user);
        EXPECT_EQ(outcome(in_account(Role::viewer), row.capability), row.viewer);
        EXPECT_EQ(outcome({}, row.capability), row.outsider);
    }
}

TEST(Capabilities, OfAVirtualAccountReachThatAloneOrWhatIsNestedInItToo) {
    for (const auto& row : of_members) {
        SCOPED_TRACE(described::enum_text(row.capability));
        const Place there{"/3/5/"};
        EXPECT_EQ(outcome(in_part(Role::admin), row.capability, there), row.admin_there);
        EXPECT_EQ(outcome(in_part(Role::user), row.capability, there), row.user_there);
        EXPECT_EQ(outcome(in_part(Role::viewer), row.capability, there), row.viewer_there);
        EXPECT_EQ(outcome(in_account(Role::admin), row.capability, there), row.admin) << "who has all of it has this";
        for (const auto* elsewhere : {"/3/", "/3/6/", "/3/55/", "/7/", "/3/5/8/"})
            EXPECT_FALSE(rule(in_part(Role::admin), row.capability, {elsewhere})) << elsewhere;
        EXPECT_FALSE(rule(in_part(Role::admin), row.capability, {"/3/5/", true})) << "not with what is nested";
        EXPECT_FALSE(rule(in_part(Role::admin), row.capability)) << "and not in the whole account";
        const auto deep = in_part(Role::admin, true);
        for (const auto& place : {Place{"/3/5/"}, Place{"/3/5/", true}, Place{"/3/5/8/9/", true}})
            EXPECT_EQ(outcome(deep, row.capability, place), row.admin_there) << place.path;
        for (const auto* elsewhere : {"/3/", "/3/6/", "/3/55/"})
            EXPECT_FALSE(rule(deep, row.capability, {elsewhere})) << elsewhere;
        EXPECT_EQ(rule_somewhere(in_part(Role::user), row.capability).has_value(), row.user_there.starts_with("virt"));
    }
}

TEST(Capabilities, OfAnApproverAreNoneInAVirtualAccount) {
    for (const auto& row : of_members)
        EXPECT_EQ(reach(Role::approver, HeldIn::virtual_account, row.capability), Reach::nothing);
}

TEST(Capabilities, SayWhereTheyReach) {
    EXPECT_EQ(reached(in_account(Role::viewer), Capability::see_members), std::nullopt) << "everywhere";
    EXPECT_THAT(reached(in_part(Role::viewer), Capability::see_members), Optional(ElementsAre("/3/5/")));
    EXPECT_THAT(reached(in_part(Role::viewer, true), Capability::see_members), Optional(ElementsAre("/3/5/%")));
    EXPECT_THAT(reached(in_part(Role::viewer), Capability::manage_members), Optional(ElementsAre()));
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
            EXPECT_EQ(reach(role, HeldIn::smart_account, row.capability), Reach::nothing);
            EXPECT_EQ(outcome(in_account(role), row.capability), row.others);
        });
    for (const auto& row : of_members)
        for_each_of<StaffRole>([&](StaffRole role) {
            EXPECT_FALSE(has(role, row.capability));
            EXPECT_EQ(outcome({.staff = role}, row.capability), row.outsider);
        });
}

TEST(Capabilities, OfSomebodyWhoIsBothAreBoth) {
    const Standing both{.staff = StaffRole::reviewer, .grants = {Grant{.role = Role::viewer}}};
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

TEST(Capabilities, AreGuardedByTheRolesThatGiveThem) {
    EXPECT_THAT(roles_with(Capability::edit_account, HeldIn::smart_account),
                UnorderedElementsAre(Role::admin, Role::approver));
    EXPECT_THAT(roles_with(Capability::edit_account, HeldIn::virtual_account), UnorderedElementsAre());
    EXPECT_THAT(roles_with(Capability::manage_members, HeldIn::virtual_account), UnorderedElementsAre(Role::admin));
    EXPECT_THAT(roles_with(Capability::review_requests, HeldIn::smart_account), UnorderedElementsAre());
}

} // namespace
} // namespace deedbox::powers
