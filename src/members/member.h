#pragma once

#include "db/database.h"
#include "powers/standing.h"

namespace deedbox::members {

using MemberId = Id<struct MemberTag>;

using powers::Role;

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

/// Adds a user, or the user of an address; who is a member already keeps the role they have.
void save_member(db::Unit& unit, MemberId id, SmartAccountId account, UserId user, Role role, Instant now);
void save_member(db::Unit& unit, MemberId id, SmartAccountId account, const EmailAddress& email, Role role,
                 Instant now);

} // namespace deedbox::members
