#pragma once

#include "base/actor.h"

#include <optional>
#include <vector>

namespace deedbox::powers {

/// A member's role in a Smart Account.
BOOST_DEFINE_ENUM_CLASS(Role, approver, admin, user, viewer)

/// What somebody can be able to do. Routes, the acts' guards, `may`, the page of who may do what and the tests of it
/// all ask the one table in `capability.cpp`; no handler asks for a role.
BOOST_DEFINE_ENUM_CLASS(Capability,
                        // in a Smart Account
                        see_members, see_virtual_accounts, edit_account,
                        // in the operator's staff
                        see_every_request, review_requests, lift_filing_limits, see_every_account, read_guide_answers,
                        see_jobs)

/// How far a capability goes.
BOOST_DEFINE_ENUM_CLASS(Reach, nothing, own_virtual_account, whole_account)

/// The table. A capability of the staff has no reach in an account, and the reverse.
Reach reach(Role role, Capability capability);
bool has(StaffRole role, Capability capability);

/// The roles whose capability reaches the whole account.
std::vector<Role> roles_with(Capability capability);

/// Whether it belongs to the operator's staff rather than to the members of an account.
bool is_of_staff(Capability capability);

} // namespace deedbox::powers
