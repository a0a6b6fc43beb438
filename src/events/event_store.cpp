#include "events/event_store.h"

namespace deedbox::events {

const db::Query<NewestEvent> newest_event{"SELECT max(id) AS id FROM events"};

namespace {

const db::Command insert_event{R"(
    INSERT INTO events (id, at, act, actor_id, because, data, personal, salt, personal_digest, hash, hash_version,
                        blind)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    ON CONFLICT (id) DO NOTHING)"};

// One statement whatever their number: each costs a round through the engine.
const db::Command insert_subject{"INSERT INTO event_subjects (event_id, kind, subject_id) VALUES ($1, $2, $3)"};
const db::Command insert_two_subjects{
    "INSERT INTO event_subjects (event_id, kind, subject_id) VALUES ($1, $2, $3), ($1, $4, $5)"};

struct SameEvent {
    std::int64_t id = 0;
};
BOOST_DESCRIBE_STRUCT(SameEvent, (), (id))
const db::Query<SameEvent> same_event{"SELECT id FROM events WHERE id = $1 AND hash = $2"};

void add_subjects(db::Unit& unit, const LoggedEvent& event) {
    const auto& subjects = event.subjects;
    std::size_t i = 0;
    for (; i + 1 < subjects.size(); i += 2)
        unit.run(insert_two_subjects, event.row.id, subjects[i].kind, subjects[i].id, subjects[i + 1].kind,
                 subjects[i + 1].id);
    if (i < subjects.size()) unit.run(insert_subject, event.row.id, subjects[i].kind, subjects[i].id);
}

// `insert` puts the row in, of which it is given each column.
template <class Insert>
void add_event(db::Unit& unit, const LoggedEvent& event, Insert insert) {
    const auto& row = event.row;
    insert(row.id, row.at, row.act, row.actor_id, row.because, row.data, row.personal, row.salt, row.personal_digest,
           row.hash, row.hash_version, row.blind);
    add_subjects(unit, event);
}

} // namespace

void record(db::Unit& unit, const Event& event, EventId id, Instant now) {
    const auto told = logged(event, id, now);
    add_event(unit, told, [&](const auto&... row) {
        unit.mark(db::Unit::same(same_event, told.row.id, told.row.hash), insert_event, row...);
    });
}

void record_further(db::Unit& unit, const Event& event, EventId id, Instant now) {
    add_event(unit, logged(event, id, now), [&](const auto&... row) { unit.run(insert_event, row...); });
}

} // namespace deedbox::events
