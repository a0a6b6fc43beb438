#include "successions/succession.h"

namespace deedbox::successions {

proven_domains::DomainRecord record_of(const SecretKey& key, const accounts::Account& account, UserId user) {
    return proven_domains::record_of(key, proven_domains::ProofOf::succession, account.id.text() + " " + user.text(),
                                     *DomainName::parse(account.registered_domain));
}

Instant reminder_of(Instant begun_at, Duration wait) {
    return begun_at + wait - std::min<Duration>(std::chrono::days{1}, wait / 2);
}

} // namespace deedbox::successions
