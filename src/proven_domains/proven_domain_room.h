#pragma once

#include "proven_domains/proven_domain_desk.h"
#include "rooms/room.h"

namespace deedbox::proven_domains {

rooms::Room room(ProvenDomainDesk& desk, accounts::AccountDesk& accounts, const acts::Means& means,
                 const SecretKey& key);

} // namespace deedbox::proven_domains
