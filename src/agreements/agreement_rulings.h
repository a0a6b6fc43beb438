#pragma once

#include "accounts/account.h"
#include "powers/standing.h"

namespace deedbox::agreements {

/// Whoever is a member of the whole account, and the operator's staff. Errors: those of `powers::rule`.
Ruling may_see(const powers::Standing& standing);
/// Errors: `account.not_active`, those of `powers::rule`.
Ruling may_accept(const accounts::Account& account, const powers::Standing& standing);

} // namespace deedbox::agreements
