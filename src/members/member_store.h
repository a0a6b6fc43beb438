#pragma once

#include "db/database.h"
#include "members/member.h"

namespace deedbox::members {

extern const db::Query<Membership> memberships_of_user;
extern const db::Query<Member> member_by_id; // $1 id, $2 account
/// The admins of the active Smart Accounts of these identifiers ($1, a JSON array), the longest identifier first.
extern const db::Query<AdminAddress> admins_of_identifiers;
/// The admins of an account ($1) itself.
extern const db::Query<AdminAddress> admins_of_account;
/// $1 account, $2 user, $3 Virtual Account, or nothing for the whole account.
extern const db::Query<MyRole> role_in_scope;

/// Which members of an account are looked for.
struct MembersSought {
    SmartAccountId account;
    std::optional<std::vector<std::string>> places{}; // LIKE patterns of paths; nothing: everybody
    std::string text{};                               // a part of the name or the address; empty: any
    std::optional<Role> role{};
    std::optional<VirtualAccountId> virtual_account{};
};
/// Newest first, below an id.
db::Read<std::vector<Member>> members_sought(const MembersSought& sought, std::int64_t before, std::int64_t limit);

/// Adds a user, or the user of an address, to the whole account; who is a member of it already keeps the role they
/// have.
void save_member(db::Unit& unit, MemberId id, SmartAccountId account, UserId user, Role role, Instant now);
void save_member(db::Unit& unit, MemberId id, SmartAccountId account, const EmailAddress& email, Role role,
                 Instant now);
/// Makes a user an admin of the whole account, whatever role they had in it.
void save_admin(db::Unit& unit, MemberId id, SmartAccountId account, UserId user, Instant now);
/// Adds the user of an address in a scope. Errors: `db::overtaken`, when they are in it, or the Virtual Account is
/// gone.
void save_new_member(db::Unit& unit, MemberId id, SmartAccountId account, const EmailAddress& email, Role role,
                     const Scope& scope, Instant now);
/// The same of somebody who accepts an invitation: who is in the scope already keeps the role they have.
void save_accepted_member(db::Unit& unit, MemberId id, SmartAccountId account, UserId user, Role role,
                          const Scope& scope, Instant now);

// Every change is guarded: when the member is not as they were read, or the last admin would go, `db::overtaken`.

void save_role(db::Unit& unit, const Member& member, Role role, const Scope& scope);
void delete_member(db::Unit& unit, const Member& member);

/// Whether an account ($1) has an admin beside one member ($2).
struct Another {
    std::int64_t one = 0;
};
BOOST_DESCRIBE_STRUCT(Another, (), (one))
extern const db::Query<Another> another_admin;
/// Somebody is about to be no admin of the whole account any more: another one is there at the commit, whoever else
/// leaves at the same moment. First in its unit, so that they wait for each other.
void guard_another_admin(db::Unit& unit, const Member& leaving);

/// Who the account's admins are has changed: the open requests that wait for them are asked of those who are it now,
/// and until a job has seen to that nobody decides them.
void mark_requests_of_admins(db::Unit& unit, SmartAccountId account, Instant now);

/// The roles in a Virtual Account that goes become roles in another, or end; who has one there keeps that.
void move_members(db::Unit& unit, VirtualAccountId from, std::optional<VirtualAccountId> to);

} // namespace deedbox::members
