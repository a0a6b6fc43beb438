#pragma once

#include "http/routes.h"
#include "proven_domains/proven_domain_desk.h"

namespace deedbox::proven_domains {

void add_proven_domain_routes(http::Routes& routes, ProvenDomainDesk& desk, accounts::AccountDesk& accounts,
                              const acts::Means& means, const SecretKey& key);

} // namespace deedbox::proven_domains
