#pragma once

#include "access_requests/access_request_store.h"
#include "accounts/account_desk.h"

namespace deedbox::access_requests {

/// The rules of an account as its administrators see them.
struct SeenRules {
    accounts::Account account;
    AccountDomains domains; // of its company
    std::vector<AccessRule> rules;
    std::vector<NamedPlace> places; // that they name, as far as they are still there
    std::int64_t version = 0;       // 0 before there were any
};

/// The rules by which requests for access are decided by themselves. Beside their own errors: those of
/// `AccountDesk::find`, `account.members_only`, `account.role_refused`.
class AccessRuleDesk {
public:
    AccessRuleDesk(const acts::Means& means, accounts::AccountDesk& accounts) : means_{means}, accounts_{accounts} {}

    Task<Result<SeenRules>> find(const Actor& actor, SmartAccountId in);
    /// Puts these in the place of all that there are. Errors: those of `check_rules`, `precondition.failed`,
    /// `account.not_active`; about `/rules/…/virtualAccountIds/…`: `virtual_account.unknown`.
    Task<Result<void>> change(Doer by, SmartAccountId in, AccessRulesBody body, http::IfMatch if_match);

private:
    Task<Result<void>> check_places(SmartAccountId account, const std::vector<AccessRule>& rules);

    const acts::Means& means_;
    accounts::AccountDesk& accounts_;
};

} // namespace deedbox::access_requests
