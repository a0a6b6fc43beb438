#include "events/seal_jobs.h"

#include "events/event_columns.h"
#include "events/seal.h"

namespace deedbox::events {

namespace {

const db::Query<EventRow> unsealed_events{"SELECT " EVENT_COLUMNS
                                          " FROM events e WHERE e.seal_number IS NULL ORDER BY e.id LIMIT 1000"};

const db::Query<EventRow> events_of_seal{"SELECT " EVENT_COLUMNS
                                         " FROM events e WHERE e.seal_number = $1 ORDER BY e.id"};

const db::Query<EventSubject> subjects_of_unsealed{R"(
    SELECT s.event_id, s.kind, s.subject_id
    FROM (SELECT id FROM events WHERE seal_number IS NULL ORDER BY id LIMIT 1000) e
    JOIN event_subjects s ON s.event_id = e.id
    ORDER BY s.event_id)"};

const db::Query<EventSubject> subjects_of_seal{R"(
    SELECT s.event_id, s.kind, s.subject_id
    FROM events e JOIN event_subjects s ON s.event_id = e.id
    WHERE e.seal_number = $1 ORDER BY s.event_id)"};

const db::Query<Seal> newest_seal{"SELECT " SEAL_COLUMNS " FROM event_seals ORDER BY number DESC LIMIT 1"};

const db::Query<Seal> next_seal{"SELECT " SEAL_COLUMNS " FROM event_seals WHERE number > $1 ORDER BY number LIMIT 1"};

struct Count {
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Count, (), (count))
const db::Query<Count> count_unsealed{"SELECT count(*) AS count FROM events WHERE seal_number IS NULL"};

struct First {
    std::int64_t id = 0;
};
BOOST_DESCRIBE_STRUCT(First, (), (id))
const db::Query<First> first_unsealed{"SELECT id FROM events WHERE seal_number IS NULL LIMIT 1"};

const db::Command insert_seal{R"(
    INSERT INTO event_seals (number, at, previous_hash, root, event_count, hash, signature)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (number) DO NOTHING)"};

struct SameSeal {
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(SameSeal, (), (number))
const db::Query<SameSeal> same_seal{"SELECT number FROM event_seals WHERE number = $1 AND hash = $2"};

const db::Command mark_sealed{"UPDATE events SET seal_number = $1 WHERE id = $2 AND seal_number IS NULL"};

Task<Result<bool>> anything_unsealed(db::Database& db) {
    co_return CO_TRY(co_await db.one(first_unsealed)).has_value();
}

} // namespace

Task<Result<std::size_t>> seal_events(db::Database& db, const SecretKey& key, Instant now) {
    auto [rows, subjects, newest] =
        CO_TRY(co_await db.look(db::all(unsealed_events), db::all(subjects_of_unsealed), db::one(newest_seal)));
    if (rows.empty()) co_return 0;
    const auto batch = with_subjects(std::move(rows), subjects);
    const auto seal = seal_over(newest, batch, key, now);
    const Error overtaken{.kind = Kind::conflict, .code = "internal", .cause = "another node sealed these events"};
    db::Unit unit;
    unit.mark(db::Unit::same(same_seal, seal.number, seal.hash), insert_seal, seal.number, seal.at, seal.previous_hash,
              seal.root, seal.event_count, seal.hash, seal.signature);
    for (const auto& event : batch) unit.expect(1, overtaken, mark_sealed, seal.number, event.row.id);
    CO_CHECK(co_await db.write(std::move(unit)));
    co_return batch.size();
}

Task<Result<LogReport>> verify_log(db::Database& db, const SecretKey& key, std::string head) {
    bool head_seen = head.empty();
    LogReport report;
    std::optional<Seal> previous;
    for (;;) {
        const auto seal = CO_TRY(co_await db.one(next_seal, previous ? previous->number : 0));
        if (!seal) break;
        auto [rows, subjects] =
            CO_TRY(co_await db.look(db::all(events_of_seal, seal->number), db::all(subjects_of_seal, seal->number)));
        const auto batch = with_subjects(std::move(rows), subjects);
        report.fault = fault_in(*seal, previous, batch, key.public_key());
        if (report.fault) co_return report;
        head_seen |= hex(seal->hash.bytes) == head;
        ++report.seals;
        report.events += seal->event_count;
        previous = seal;
    }
    if (!head_seen) report.fault = "no seal of the log has the given head";
    if (previous) report.head = hex(previous->hash.bytes);
    report.unsealed = CO_TRY(co_await db.one(count_unsealed))->count;
    co_return report;
}

jobs::Job seal_job(db::Database& db, const SecretKey& key) {
    return {.kind = "events.seal",
            .every = std::chrono::seconds{2},
            .wanted = [&db](Instant) { return anything_unsealed(db); },
            .run = [&db, &key](Instant now) -> Task<Result<void>> {
                CO_CHECK(co_await seal_events(db, key, now));
                co_return Result<void>{};
            }};
}

} // namespace deedbox::events
