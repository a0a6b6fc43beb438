#pragma once

#include "virtual_accounts/virtual_account.h"

namespace deedbox::virtual_accounts {

using powers::Standing;

// What may be done with a Virtual Account, on which ground, or what stands against it. The acts ask these before they
// write, and `may` says what they would answer.

/// That it is there, and how it is called. Errors: `virtual_account.unknown`, for whoever has no part in it, unless it
/// is unrestricted and they have one in the account.
Ruling may_see(const Standing& standing, const VirtualAccount& account);
/// Errors: `account.role_refused`.
Ruling may_edit(const Standing& standing, const VirtualAccount& account);
/// To nest something new in it, or in nothing: at the top. Who has a role in it alone, and not in those nested in it,
/// cannot make what they would not see. Errors: `account.role_refused`.
Ruling may_add_to(const Standing& standing, const VirtualAccount* parent);
/// To take it away from where it is: by whoever runs what it is nested in. Errors: `account.role_refused`.
Ruling may_take_away(const Standing& standing, const VirtualAccount& account);
/// Errors: `account.role_refused`, `virtual_account.default`, `virtual_account.has_nested`.
Ruling may_delete(const Standing& standing, const VirtualAccount& account);
/// Errors: `account.role_refused`.
Ruling may_make_default(const Standing& standing);

/// Where one would lie in another, or at the top. Errors, about `/parentId`: `virtual_account.cycle`,
/// `virtual_account.depth`, given how many levels deep what is nested in it goes.
Result<std::string> path_after_move(const VirtualAccount& account, const VirtualAccount* parent, std::int64_t deepest);
/// Where a new one would lie. Errors, about `/parentId`: `virtual_account.depth`.
Result<std::string> path_of_new(VirtualAccountId id, const VirtualAccount* parent);

} // namespace deedbox::virtual_accounts
