#pragma once

#include "accounts/account_desk.h"

namespace deedbox::member_imports {

/// The Virtual Account that a person names as the pages show it to them: names from the topmost one that they see down,
/// with ` / ` between them, or its id. Whether they see it is for who uses it to ask. Errors, about
/// `/virtualAccountId`: `virtual_account.unknown`; `virtual_account.ambiguous`, when they see several by these names.
Task<Result<VirtualAccountId>> place_named(db::Database& db, const accounts::SeenAccount& seen,
                                           const std::string& place);

} // namespace deedbox::member_imports
