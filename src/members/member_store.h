#pragma once

#include "db/database.h"
#include "members/member.h"

namespace deedbox::members {

extern const db::Query<Membership> memberships_of_user;
extern const db::Query<Member> members_of_account; // $1 account, $2 id to start after, $3 limit
/// The admins of the active Smart Accounts that stand on a registered domain.
extern const db::Query<AdminAddress> admins_on_registered_domain;
extern const db::Query<MyRole> role_in_account; // $1 account, $2 user

/// Adds a user, or the user of an address; who is a member already keeps the role they have.
void save_member(db::Unit& unit, MemberId id, SmartAccountId account, UserId user, Role role, Instant now);
void save_member(db::Unit& unit, MemberId id, SmartAccountId account, const EmailAddress& email, Role role,
                 Instant now);

} // namespace deedbox::members
