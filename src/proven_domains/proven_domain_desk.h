#pragma once

#include "accounts/account_desk.h"
#include "dns/resolver.h"
#include "proven_domains/proven_domain.h"

namespace deedbox::proven_domains {

/// The acts on the domains of an account. Beside their own errors: those of `AccountDesk::find`, and of the table of
/// capabilities.
class ProvenDomainDesk {
public:
    ProvenDomainDesk(const acts::Means& means, accounts::AccountDesk& accounts, dns::Resolver& resolver,
                     const SecretKey& key)
        : means_{means}, accounts_{accounts}, resolver_{resolver}, key_{key} {}

    /// Errors: `domain.unknown`, for one that the account does not have.
    Task<Result<ProvenDomain>> find(SmartAccountId in, std::string_view domain);
    /// It waits for its record from now on; so does one whose time was over, or whose proof was lost. Errors:
    /// `account.not_active`, `domain.proven`, `domain.too_many`.
    Task<Result<ProvenDomainId>> add(Doer by, SmartAccountId in, NewDomain wanted);
    /// Looks for the record now. Errors: `account.not_active`, `domain.unknown`, `domain.over`, `server.busy`.
    Task<Result<ProvenDomainId>> check(Doer by, SmartAccountId in, std::string domain);
    /// Errors: `domain.unknown`.
    Task<Result<void>> remove(Doer by, SmartAccountId in, std::string domain);
    /// Looks at a proof again, by itself. Errors: `server.busy`.
    Task<Result<void>> look_again(ProvenDomain due);

private:
    Task<Result<std::optional<Trouble>>> look_for(const ProvenDomain& domain);
    Task<Result<void>> tell_admins(acts::Act& act, const accounts::Account& account, const ProvenDomain& domain);

    const acts::Means& means_;
    accounts::AccountDesk& accounts_;
    dns::Resolver& resolver_;
    const SecretKey& key_;
};

} // namespace deedbox::proven_domains
