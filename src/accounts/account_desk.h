#pragma once

#include "accounts/account.h"
#include "acts/act.h"
#include "http/call.h"
#include "powers/standing.h"

namespace deedbox::accounts {

/// An account, and what the one who looks is in it.
struct SeenAccount {
    Account account;
    powers::Standing standing;
};

/// The acts on a Smart Account, one unit each.
class AccountDesk {
public:
    explicit AccountDesk(const acts::Means& means) : means_{means} {}

    /// Errors: `account.unknown`, also for an account that this actor may not know of.
    Task<Result<SeenAccount>> find(const Actor& actor, SmartAccountId id);
    /// The request of an outsider to become a member, while it waits.
    Task<Result<std::optional<OwnAccessRequest>>> own_access_request(const Actor& actor, SmartAccountId id);
    /// A change that makes no difference leaves no trace. Errors: those of `find`, `account.edit_refused`,
    /// `account.not_active`, `precondition.failed`.
    Task<Result<void>> change(Doer by, SmartAccountId id, AccountChange change, http::IfMatch if_match);

private:
    const acts::Means& means_;
};

} // namespace deedbox::accounts
