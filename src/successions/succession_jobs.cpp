#include "successions/succession_jobs.h"

#include "successions/succession_store.h"

namespace deedbox::successions {

namespace {

constexpr std::int64_t most_at_once = 100;

// One after the other; where one fails, the others do not wait for it.
template <class Do>
Task<Result<void>> one_by_one(std::vector<Succession> found, Do act) {
    Result<void> outcome;
    for (auto& one : found)
        if (auto done = co_await act(std::move(one)); !done) outcome = std::move(done);
    co_return outcome;
}

} // namespace

jobs::Job reminder_job(SuccessionDesk& desk, db::Database& db) {
    return {.kind = "successions.remind",
            .every = std::chrono::minutes{1},
            .wanted = jobs::anything_due(db, successions_to_remind),
            .run = [&desk, &db](Instant now) -> Task<Result<void>> {
                auto found = CO_TRY(co_await db.all(successions_to_remind, now, most_at_once));
                co_return co_await one_by_one(std::move(found),
                                              [&desk](Succession due) { return desk.remind(std::move(due)); });
            }};
}

jobs::Job completion_job(SuccessionDesk& desk, db::Database& db) {
    return {.kind = "successions.complete",
            .every = std::chrono::minutes{1},
            .wanted = jobs::anything_due(db, successions_due),
            .run = [&desk, &db](Instant now) -> Task<Result<void>> {
                auto found = CO_TRY(co_await db.all(successions_due, now, most_at_once));
                co_return co_await one_by_one(std::move(found),
                                              [&desk](Succession due) { return desk.complete(std::move(due)); });
            },
            .irreversible = true};
}

} // namespace deedbox::successions
