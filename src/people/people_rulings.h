#pragma once

#include "accounts/account.h"
#include "base/actor.h"
#include "members/member.h"
#include "proven_domains/account_domains.h"

namespace deedbox::people {

using members::Member;
using powers::Role;
using powers::Standing;

/// What a role is to be held in: all of an account, or a place in its tree.
using Within = std::optional<powers::Place>;
Within within(const Member& member);

// What may be done with the members of an account, on which ground, or what stands against it. The acts ask these
// before they write, and `may` says what they would answer.

/// Errors: `member.unknown`, for whoever has no part in what the member is in.
Ruling may_see(const Standing& standing, const Member& member);
/// To give, change or take a role held in this. Errors: `account.role_refused`.
Ruling may_manage(const Standing& standing, const Within& within);
/// To end a role: whoever manages it, and everybody their own. Errors: `account.role_refused`.
Ruling may_remove(const Standing& standing, const Member& member, UserId actor);

/// Whether somebody may hold a role there at all. Errors, about `/role`: `role.virtual_account`, as nobody is the
/// approver of a Virtual Account; `role.approver_domain`, as approvers answer for the company (product.md §5), whose
/// domains are given.
Result<void> check_role(Role role, const members::Scope& scope, const EmailAddress& email,
                        const accounts::Account& account, const proven_domains::AccountDomains& domains);

} // namespace deedbox::people
