#pragma once

#include "base/actor.h"

#include <optional>
#include <vector>

namespace deedbox::powers {

/// A member's role. All but `approver` can also be held in a Virtual Account alone.
BOOST_DEFINE_ENUM_CLASS(Role, approver, admin, user, viewer)

/// Where a role is held.
BOOST_DEFINE_ENUM_CLASS(HeldIn, smart_account, virtual_account)

/// What somebody can be able to do. Routes, the acts' guards, `may`, the page of who may do what and the tests of it
/// all ask the one table in `capability.cpp`; no handler asks for a role.
BOOST_DEFINE_ENUM_CLASS(Capability,
                        // in a Smart Account
                        see_members, see_virtual_accounts, see_event_log, edit_account, manage_members,
                        decide_access_requests, manage_top_virtual_accounts, edit_virtual_accounts, begin_succession,
                        see_health,
                        // in the operator's staff
                        see_every_request, review_requests, lift_filing_limits, see_every_account, read_guide_answers,
                        see_jobs, replace_admins, create_holding_accounts)

/// How far a capability goes.
BOOST_DEFINE_ENUM_CLASS(Reach, nothing, own_virtual_account, whole_account)

/// The table. A capability of the staff has no reach in an account, and the reverse.
Reach reach(Role role, HeldIn held_in, Capability capability);
bool has(StaffRole role, Capability capability);

/// The roles that give a capability where they are held.
std::vector<Role> roles_with(Capability capability, HeldIn held_in);

/// Whether it belongs to the operator's staff rather than to the members of an account.
bool is_of_staff(Capability capability);

} // namespace deedbox::powers
