#include "accounts/account_rulings.h"

namespace deedbox::accounts {

Result<void> check_active(const Account& account) {
    if (!is_active(account)) return fail(Kind::conflict, "account.not_active");
    return {};
}

} // namespace deedbox::accounts
