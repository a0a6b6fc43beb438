#pragma once

#include "base/actor.h"
#include "db/database.h"

namespace deedbox::members {

using MemberId = Id<struct MemberTag>;

BOOST_DEFINE_ENUM_CLASS(Role, approver, admin, user, viewer)

/// One of somebody's own Smart Accounts.
struct Membership {
    SmartAccountId smart_account_id;
    std::string name;
    std::string domain_identifier;
    Role role = Role::viewer;
};
BOOST_DESCRIBE_STRUCT(Membership, (), (smart_account_id, name, domain_identifier, role))

struct Member {
    MemberId id;
    std::string name;
    EmailAddress email;
    Role role = Role::viewer;
    std::optional<VirtualAccountId> virtual_account_id;
    Instant since;
};
BOOST_DESCRIBE_STRUCT(Member, (), (id, name, email, role, virtual_account_id, since))

/// An admin of an active account, to whom questions about its registered domain go.
struct AdminAddress {
    EmailAddress email;
    Language language = Language::en;
};
BOOST_DESCRIBE_STRUCT(AdminAddress, (), (email, language))

extern const db::Query<Membership> memberships_of_user;
extern const db::Query<Member> members_of_account; // $1 account, $2 id to start after, $3 limit
/// The admins of the active Smart Accounts that stand on a registered domain.
extern const db::Query<AdminAddress> admins_on_registered_domain;

struct MyRole {
    Role role = Role::viewer;
};
BOOST_DESCRIBE_STRUCT(MyRole, (), (role))
extern const db::Query<MyRole> role_in_account; // $1 account, $2 user

/// Adds the user of an address; who is a member already keeps the role they have.
void save_member(db::Unit& unit, MemberId id, SmartAccountId account, const EmailAddress& email, Role role,
                 Instant now);

/// Who sees the members and Virtual Accounts of an account: its members. (Capabilities table: every role of the
/// account.)
Ruling may_see_members(const std::optional<MyRole>& role);

/// Who changes the properties of an account: its admins and approvers.
Ruling may_edit_account(const std::optional<MyRole>& role);
/// The same at the commit. Errors: `account.edit_refused`.
void guard_edit_account(db::Unit& unit, SmartAccountId account, UserId user);

} // namespace deedbox::members
