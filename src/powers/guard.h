#pragma once

#include "db/unit.h"
#include "powers/standing.h"

namespace deedbox::powers {

/// What `rule` has said still holds when the unit commits: the user is in the account, in a role whose capability
/// reaches all of it. Errors: `db::overtaken`, so that the act asks `rule` again.
void guard(db::Unit& unit, SmartAccountId account, UserId user, Capability capability);

} // namespace deedbox::powers
