#include "proven_domains/proven_domain_jobs.h"

#include "proven_domains/proven_domain_store.h"

namespace deedbox::proven_domains {

namespace {

// Even if nobody answers for any of them, they are done before the job's lease is over.
constexpr std::int64_t most_at_once = 8;

} // namespace

jobs::Job look_again_job(ProvenDomainDesk& desk, db::Database& db) {
    return {.kind = "domains.look_again",
            .every = std::chrono::seconds{30},
            .wanted = jobs::anything_due(db, domains_to_look_at),
            .run = [&desk, &db](Instant now) -> Task<Result<void>> {
                Result<void> outcome;
                for (const auto& due : CO_TRY(co_await db.all(domains_to_look_at, now, most_at_once)))
                    if (auto one = co_await desk.look_again(due); !one) outcome = std::move(one);
                co_return outcome;
            }};
}

} // namespace deedbox::proven_domains
