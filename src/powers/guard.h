#pragma once

#include "db/unit.h"
#include "powers/standing.h"

namespace deedbox::powers {

/// What somebody holds in an account ($1 account, $2 user): all that `Standing` has to know.
extern const db::Query<Grant> grants_in_account;

/// What `rule` has said still holds when the unit commits: the user is in the account, in a role whose capability
/// reaches all of it. Errors: `db::overtaken`, so that the act asks `rule` again.
void guard(db::Unit& unit, SmartAccountId account, UserId user, Capability capability);
/// The same for a place in one of its Virtual Accounts, wherever that stands by then: with all that is nested in it, or
/// without.
void guard(db::Unit& unit, VirtualAccountId virtual_account, bool with_nested, UserId user, Capability capability);

} // namespace deedbox::powers
