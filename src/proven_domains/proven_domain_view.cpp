#include "proven_domains/proven_domain_view.h"

namespace deedbox::proven_domains {

namespace {

ShownState shown_state(const ProvenDomain& domain, Instant now) {
    switch (domain.state) {
    case DomainState::waiting: return is_over(domain, now) ? ShownState::failed : ShownState::waiting;
    case DomainState::proven: return ShownState::proven;
    case DomainState::lost: return ShownState::lost;
    }
    std::abort();
}

} // namespace

DomainView view_of(const ProvenDomain& domain, const SecretKey& key, bool may_change, bool active, Instant now) {
    auto [name, value] = record_of(key, domain);
    const bool changes = may_change && active;
    return {.id = domain.id,
            .domain = domain.domain,
            .record_name = std::move(name),
            .record_value = std::move(value),
            .state = shown_state(domain, now),
            .expires_at = domain.expires_at,
            .proven_at = domain.proven_at,
            .last_checked_at = domain.last_checked_at,
            .trouble = domain.trouble,
            .may = {.check = changes && !is_over(domain, now),
                    .begin_again = changes && domain.state != DomainState::proven,
                    .remove = may_change}};
}

} // namespace deedbox::proven_domains
