#pragma once

#include "base/described.h"
#include "base/ground.h"
#include "powers/capability.h"

namespace deedbox::powers {

using MemberId = Id<struct MemberTag>;

/// A place in the tree of an account's Virtual Accounts: the ids from the top down to one of them (`/12/34/`), alone or
/// with all that is nested in it.
struct Place {
    std::string path;
    bool with_nested = false;
};

/// The path of a Virtual Account at the top, or right below another's.
inline std::string path_of(VirtualAccountId id, std::string_view above = "/") {
    return std::string{above} + id.text() + "/";
}

/// A role that somebody holds in an account: in all of it, or in a Virtual Account.
struct Grant {
    MemberId member_id;
    Role role = Role::viewer;
    std::optional<VirtualAccountId> virtual_account_id;
    std::optional<std::string> virtual_account_name;
    std::optional<std::string> path; // of that Virtual Account
    bool include_nested = false;

    HeldIn held_in() const { return virtual_account_id ? HeldIn::virtual_account : HeldIn::smart_account; }
    /// Whether the place lies in the Virtual Account that the role is held in, as far as the role goes down.
    bool covers(const Place& place) const;
};
BOOST_DESCRIBE_STRUCT(Grant, (), (member_id, role, virtual_account_id, virtual_account_name, path, include_nested))

/// What somebody is: to the operator, and in the Smart Account that is looked at.
struct Standing {
    std::optional<StaffRole> staff{};
    std::vector<Grant> grants{};

    /// The role in the whole account.
    std::optional<Role> role() const;
    bool is_member() const { return !grants.empty(); }
};

inline Standing standing_of(const Actor& actor) {
    return {.staff = actor.staff};
}

/// Whether this standing has the capability in the whole account; the ground is the role that has it. Errors:
/// `staff.required` for what is the staff's, `account.edit_refused`, `account.role_refused` or `account.members_only`
/// for what is the members'.
Ruling rule(const Standing& standing, Capability capability);
/// The same in one place of its Virtual Accounts.
Ruling rule(const Standing& standing, Capability capability, const Place& place);
/// The same anywhere in the account.
Ruling rule_somewhere(const Standing& standing, Capability capability);

inline bool may(const Standing& standing, Capability capability) {
    return rule(standing, capability).has_value();
}
inline bool may(const Standing& standing, Capability capability, const Place& place) {
    return rule(standing, capability, place).has_value();
}
inline bool may_somewhere(const Standing& standing, Capability capability) {
    return rule_somewhere(standing, capability).has_value();
}

/// The Virtual Accounts in which somebody holds a role that gives the capability.
std::vector<VirtualAccountId> held_in(const Standing& standing, Capability capability);

/// Where in the account the capability reaches, as LIKE patterns of paths: nothing when it reaches everywhere.
std::optional<std::vector<std::string>> reached(const Standing& standing, Capability capability);

} // namespace deedbox::powers
