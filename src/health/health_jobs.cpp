#include "health/health_jobs.h"

namespace deedbox::health {

namespace {

constexpr std::int64_t digests_at_once = 50;

} // namespace

jobs::Job round_job(HealthDesk& desk) {
    return {.kind = "health.round",
            .every = std::chrono::seconds{5},
            .wanted = [&desk](Instant now) { return desk.has_round(now); },
            .run = [&desk](Instant now) { return desk.go_on(now); }};
}

jobs::Job digest_job(DigestDesk& desk, db::Database& db) {
    return {.kind = "health.digest",
            .every = std::chrono::minutes{1},
            .wanted = jobs::anything_due(db, digests_due),
            .run = [&desk, &db](Instant now) -> Task<Result<void>> {
                Result<void> outcome;
                for (auto& reader : CO_TRY(co_await db.all(digests_due, now, digests_at_once)))
                    if (auto sent = co_await desk.send(std::move(reader)); !sent) outcome = std::move(sent);
                co_return outcome;
            }};
}

} // namespace deedbox::health
