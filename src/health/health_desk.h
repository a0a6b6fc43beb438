#pragma once

#include "accounts/account_desk.h"
#include "acts/act.h"
#include "agreements/agreement_desk.h"
#include "dns/resolver.h"
#include "health/health.h"
#include "health/health_settings.h"

namespace deedbox::health {

/// Looks at accounts: whenever somebody asks, and at all of them once a day.
class HealthDesk {
public:
    HealthDesk(const acts::Means& means, accounts::AccountDesk& accounts, agreements::AgreementDesk& agreements,
               dns::Resolver& resolver, const HealthSettings& settings)
        : means_{means}, accounts_{accounts}, agreements_{agreements}, resolver_{resolver}, settings_{settings} {}

    /// What is wrong at this moment; what was mended is not among it. Errors: those of `AccountDesk::find`, `may_see`.
    Task<Result<std::vector<Finding>>> see(const Actor& actor, SmartAccountId account);
    /// The same after a look into the DNS, for whom the missing domain is what was mended. Errors: those of `see`.
    Task<Result<void>> check(Doer by, SmartAccountId account);
    /// Of an account that nobody has asked about; nothing where there is none.
    Task<Result<std::vector<Finding>>> findings_in(SmartAccountId account);

    /// Whether a day's round is due, or under way.
    Task<Result<bool>> has_round(Instant now);
    /// Goes on with it for as long as one turn of a job may take. Where it was when a process died, it goes on.
    Task<Result<void>> go_on(Instant now);

private:
    // All that is known of an account, but for the DNS; nothing where there is none.
    Task<Result<std::optional<Examined>>> examined(SmartAccountId account, Instant now);
    // Whether the domain is in the DNS; nothing, where no server could say.
    Task<Result<std::optional<bool>>> is_in_dns(const std::string& domain);
    // What was found; nothing, where that and who is told of it is known already.
    Task<Result<void>> keep(db::Unit& unit, const Examined& examined, std::optional<bool> in_dns, Instant now);
    struct Patience {
        bool asks_dns = true; // until a server does not answer: the next account would wait for it, too
    };
    Task<Result<void>> look_at(SmartAccountId account, Patience& patience);

    const acts::Means& means_;
    accounts::AccountDesk& accounts_;
    agreements::AgreementDesk& agreements_;
    dns::Resolver& resolver_;
    const HealthSettings& settings_;
};

} // namespace deedbox::health
