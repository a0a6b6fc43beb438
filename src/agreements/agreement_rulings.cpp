#include "agreements/agreement_rulings.h"

#include "accounts/account_rulings.h"

namespace deedbox::agreements {

using powers::Capability;

Ruling may_see(const powers::Standing& standing) {
    if (const auto staff = powers::rule(standing, Capability::see_every_account)) return staff;
    return powers::rule(standing, Capability::see_members);
}

Ruling may_accept(const accounts::Account& account, const powers::Standing& standing) {
    const auto ground = TRY(powers::rule(standing, Capability::edit_account));
    CHECK_OR_RETURN(accounts::check_active(account));
    return ground;
}

} // namespace deedbox::agreements
