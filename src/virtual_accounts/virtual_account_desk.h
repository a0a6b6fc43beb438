#pragma once

#include "accounts/account_desk.h"
#include "virtual_accounts/virtual_account_rulings.h"
#include "virtual_accounts/virtual_account_store.h"

namespace deedbox::virtual_accounts {

/// A Virtual Account, the account it is a part of, and what the one who looks is in that.
struct SeenVirtualAccount {
    accounts::SeenAccount in;
    VirtualAccount account;
};

/// The acts on the Virtual Accounts of a Smart Account, one unit each. Beside their own errors: those of
/// `AccountDesk::find`, `virtual_account.unknown`, `account.not_active`.
class VirtualAccountDesk {
public:
    VirtualAccountDesk(const acts::Means& means, accounts::AccountDesk& accounts)
        : means_{means}, accounts_{accounts} {}

    Task<Result<SeenVirtualAccount>> find(const Actor& actor, SmartAccountId in, VirtualAccountId id);
    /// Errors: those of `may_add_to`, `path_of_new`; about `/name`: `virtual_account.name_taken`; `too_many`.
    Task<Result<VirtualAccountId>> create(Doer by, SmartAccountId in, NewVirtualAccount wanted);
    /// Changes its properties, or moves it. Errors: those of `may_edit`, `may_make_default`, `may_take_away`,
    /// `may_add_to`, `path_after_move`, `precondition.failed`; `virtual_account.name_taken`.
    Task<Result<void>> change(Doer by, SmartAccountId in, VirtualAccountId id, VirtualAccountChange change,
                              http::IfMatch if_match);
    /// Roles in it become roles in another, or end, and so do invitations to it. Errors: those of `may_delete`;
    /// `/moveTo`: `virtual_account.unknown`.
    Task<Result<void>> remove(Doer by, SmartAccountId in, VirtualAccountId id, std::optional<VirtualAccountId> move_to);
    /// What a deletion would touch. Errors: those of `may_take_away`.
    Task<Result<Contents>> contents(const Actor& actor, SmartAccountId in, VirtualAccountId id);

private:
    // One that the actor sees, for a field that names it. Errors: `virtual_account.unknown` about the field.
    Task<Result<VirtualAccount>> named(const accounts::SeenAccount& in, const char* field, VirtualAccountId id);
    Task<Result<void>> change_properties(acts::Act& act, SeenVirtualAccount seen, VirtualAccountChange change,
                                         http::IfMatch if_match);
    Task<Result<void>> move(acts::Act& act, SeenVirtualAccount seen, VirtualAccountChange change,
                            http::IfMatch if_match);

    const acts::Means& means_;
    accounts::AccountDesk& accounts_;
};

} // namespace deedbox::virtual_accounts
