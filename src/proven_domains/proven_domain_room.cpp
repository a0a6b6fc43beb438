#include "proven_domains/proven_domain_room.h"

#include "proven_domains/proven_domain_jobs.h"
#include "proven_domains/proven_domain_mails.h"
#include "proven_domains/proven_domain_routes.h"

namespace deedbox::proven_domains {

rooms::Room room(ProvenDomainDesk& desk, accounts::AccountDesk& accounts, const acts::Means& means,
                 const SecretKey& key) {
    return {.add_routes = [&desk, &accounts, &means, &key](
                              http::Routes& routes) { add_proven_domain_routes(routes, desk, accounts, means, key); },
            .jobs = {look_again_job(desk, means.db)},
            .letters = proven_domain_compositions()};
}

} // namespace deedbox::proven_domains
