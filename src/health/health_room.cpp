#include "health/health_room.h"

#include "health/digest_mails.h"
#include "health/health_jobs.h"
#include "health/health_routes.h"

namespace deedbox::health {

rooms::Room room(HealthDesk& desk, DigestDesk& digests, db::Database& db, const Texts& texts,
                 const HealthSettings& settings) {
    return {.add_routes =
                [&desk, &digests, &texts, &settings](http::Routes& routes) {
                    add_health_routes(routes, desk, texts, settings);
                    add_digest_routes(routes, digests);
                },
            .jobs = {round_job(desk), digest_job(digests, db)},
            .letters = digest_compositions()};
}

} // namespace deedbox::health
