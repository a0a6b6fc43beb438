#pragma once

#include "base/ground.h"
#include "powers/capability.h"

namespace deedbox::powers {

/// What somebody is: to the operator, and in the Smart Account that is looked at.
struct Standing {
    std::optional<StaffRole> staff{};
    std::optional<Role> role{};
};

inline Standing standing_of(const Actor& actor) {
    return {.staff = actor.staff};
}

/// Whether this standing has the capability; the ground is the role that has it. Errors: `staff.required` for what is
/// the staff's, `account.edit_refused` or `account.members_only` for what is the members'.
Ruling rule(const Standing& standing, Capability capability);

inline bool may(const Standing& standing, Capability capability) {
    return rule(standing, capability).has_value();
}

} // namespace deedbox::powers
