#pragma once

#include "jobs/calendar.h"
#include "proven_domains/proven_domain_desk.h"

namespace deedbox::proven_domains {

/// `domains.look_again`: proofs whose month is over.
jobs::Job look_again_job(ProvenDomainDesk& desk, db::Database& db);

} // namespace deedbox::proven_domains
