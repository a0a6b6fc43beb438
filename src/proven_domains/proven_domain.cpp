#include "proven_domains/proven_domain.h"

#include "accounts/domain_identifier.h"
#include "accounts/mailbox_providers.h"

namespace deedbox::proven_domains {

std::expected<ProvableDomain, FieldProblem> ProvableDomain::parse(std::string_view text) {
    const auto identifier = accounts::DomainIdentifier::parse(text);
    if (!identifier) return std::unexpected{identifier.error()};
    const auto registered = identifier->registered_domain();
    if (registered != identifier->name())
        return std::unexpected{FieldProblem{"domain.not_registered", {{"domain", registered.unicode()}}}};
    if (registered.is_shared() || accounts::company_and_provider_in(registered))
        return std::unexpected{FieldProblem{"domain.shared", {{"domain", registered.unicode()}}}};
    return ProvableDomain{registered};
}

DomainRecord record_of(const SecretKey& key, const ProvenDomain& domain) {
    return record_of(key, ProofOf::account, domain.smart_account_id.text(), *DomainName::parse(domain.domain));
}

ProvenDomain begun(ProvenDomainId id, SmartAccountId account, std::string domain, Instant now) {
    return {.id = id,
            .smart_account_id = account,
            .domain = std::move(domain),
            .begun_at = now,
            .expires_at = now + challenge_lives};
}

ProvenDomain begun_again(ProvenDomain domain, Instant now) {
    auto out = begun(domain.id, domain.smart_account_id, std::move(domain.domain), now);
    out.version = domain.version;
    return out;
}

bool is_over(const ProvenDomain& domain, Instant now) {
    return domain.state == DomainState::waiting && now >= domain.expires_at;
}

namespace {

ProvenDomain found(ProvenDomain domain, Instant now) {
    if (domain.state != DomainState::proven) domain.proven_at = now;
    domain.state = DomainState::proven;
    domain.failures = 0;
    domain.failing_since = std::nullopt;
    domain.next_check_at = now + looked_at_every;
    return domain;
}

ProvenDomain failed_again(ProvenDomain domain, Trouble trouble, Instant now) {
    ++domain.failures;
    if (!domain.failing_since) domain.failing_since = now;
    const auto longest = trouble == Trouble::no_answer ? unanswered_for : gone_for;
    const bool lost = domain.failures >= most_failures && now >= *domain.failing_since + longest;
    if (lost) domain.state = DomainState::lost;
    domain.next_check_at = lost ? std::nullopt : std::optional{now + looked_at_again};
    return domain;
}

} // namespace

ProvenDomain after_look(ProvenDomain domain, std::optional<Trouble> trouble, Looked looked, Instant now) {
    domain.last_checked_at = now;
    domain.trouble = trouble;
    if (!trouble) return found(std::move(domain), now);
    if (looked == Looked::by_itself && domain.state == DomainState::proven)
        return failed_again(std::move(domain), *trouble, now);
    return domain;
}

} // namespace deedbox::proven_domains
