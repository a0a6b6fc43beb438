#include "powers/capability.h"

#include "base/described.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace deedbox::powers {

namespace {

constexpr auto none = Reach::nothing;
constexpr auto own = Reach::own_virtual_account;
constexpr auto all = Reach::whole_account;

struct OfMembers {
    Capability capability;
    Reach admin, approver, user, viewer;
    Reach virtual_account_admin, virtual_account_user, virtual_account_viewer;
};
struct OfStaff {
    Capability capability;
    bool administrator, reviewer;
};

// product.md's table of capabilities, as far as there is something to do.
// clang-format off
constexpr std::array of_members{
    //                                                 of the Smart Account              of a Virtual Account
    //                                                 admin  approver  user  viewer     admin  user  viewer
    OfMembers{Capability::see_members,                 all,   all,      all,  all,       own,   own,  own},
    OfMembers{Capability::see_virtual_accounts,        all,   all,      all,  all,       own,   own,  own},
    OfMembers{Capability::see_event_log,               all,   all,      all,  all,       own,   own,  own},
    OfMembers{Capability::edit_account,                all,   all,      none, none,      none,  none, none},
    OfMembers{Capability::manage_members,              all,   none,     none, none,      own,   none, none},
    OfMembers{Capability::decide_access_requests,      all,   none,     none, none,      none,  none, none},
    OfMembers{Capability::manage_top_virtual_accounts, all,   none,     none, none,      none,  none, none},
    OfMembers{Capability::edit_virtual_accounts,       all,   none,     none, none,      own,   none, none},
    OfMembers{Capability::begin_succession,            none,  all,      none, none,      none,  none, none},
    OfMembers{Capability::see_health,                  all,   all,      none, none,      none,  none, none},
};
constexpr std::array of_staff{
    //                                           administrator  reviewer
    OfStaff{Capability::see_every_request,       true,          true},
    OfStaff{Capability::review_requests,         true,          true},
    OfStaff{Capability::lift_filing_limits,      true,          true},
    OfStaff{Capability::see_every_account,       true,          true},
    OfStaff{Capability::read_guide_answers,      true,          true},
    OfStaff{Capability::see_jobs,                true,          true},
    OfStaff{Capability::replace_admins,          true,          false},
    OfStaff{Capability::create_holding_accounts, true,          true},
};
// clang-format on

template <class Rows>
auto row_of(const Rows& rows, Capability capability) {
    return std::ranges::find(rows, capability, [](const auto& row) { return row.capability; });
}

} // namespace

Reach reach(Role role, HeldIn held_in, Capability capability) {
    const auto row = row_of(of_members, capability);
    if (row == of_members.end()) return none;
    const bool whole = held_in == HeldIn::smart_account;
    switch (role) {
    case Role::admin: return whole ? row->admin : row->virtual_account_admin;
    case Role::approver: return whole ? row->approver : none;
    case Role::user: return whole ? row->user : row->virtual_account_user;
    case Role::viewer: return whole ? row->viewer : row->virtual_account_viewer;
    }
    std::abort();
}

bool has(StaffRole role, Capability capability) {
    const auto row = row_of(of_staff, capability);
    if (row == of_staff.end()) return false;
    switch (role) {
    case StaffRole::administrator: return row->administrator;
    case StaffRole::reviewer: return row->reviewer;
    }
    std::abort();
}

std::vector<Role> roles_with(Capability capability, HeldIn held_in) {
    std::vector<Role> out;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>([&](auto entry) {
        if (reach(entry.value, held_in, capability) != Reach::nothing) out.push_back(entry.value);
    });
    return out;
}

bool is_of_staff(Capability capability) {
    return row_of(of_staff, capability) != of_staff.end();
}

} // namespace deedbox::powers
