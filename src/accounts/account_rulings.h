#pragma once

#include "accounts/account.h"
#include "base/result.h"

namespace deedbox::accounts {

inline bool is_active(const Account& account) {
    return account.status == AccountStatus::active;
}

/// An account is changed, and people and parts of it, while it is active. Errors: `account.not_active`.
Result<void> check_active(const Account& account);

} // namespace deedbox::accounts
