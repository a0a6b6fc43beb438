#pragma once

#include "accounts/account.h"
#include "http/call.h"
#include "members/member.h"

namespace deedbox::accounts {

/// An account, and what the one who looks is in it.
struct SeenAccount {
    Account account;
    std::optional<members::MyRole> role;
};

/// The acts on a Smart Account, one unit each.
class AccountDesk {
public:
    AccountDesk(db::Database& db, const Clock& clock, IdMaker& ids) : db_{db}, clock_{clock}, ids_{ids} {}

    /// Errors: `account.unknown`, also for an account that this actor may not know of.
    Task<Result<SeenAccount>> find(const Actor& actor, SmartAccountId id);
    /// A change that makes no difference leaves no trace. Errors: those of `find`, `account.edit_refused`,
    /// `account.not_active`, `precondition.failed`.
    Task<Result<SeenAccount>> change(const Actor& actor, SmartAccountId id, AccountChange change,
                                     http::IfMatch if_match);

private:
    db::Database& db_;
    const Clock& clock_;
    IdMaker& ids_;
};

} // namespace deedbox::accounts
