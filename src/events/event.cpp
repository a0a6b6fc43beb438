#include "events/event.h"

#include "base/secrets.h"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace deedbox::events {

const db::Query<NewestEvent> newest_event{"SELECT max(id) AS id FROM events"};

namespace {

const db::Command insert_event{R"(
    INSERT INTO events (id, at, act, actor_id, because, data, personal, salt, personal_digest, hash, hash_version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
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

std::string text_of(const std::optional<std::int64_t>& number) {
    return number ? std::to_string(*number) : std::string{};
}

Bytes first_hash_of(const EventRow& row) {
    return digest({std::to_string(row.id), std::to_string(row.at), row.act, text_of(row.actor_id), row.because,
                   text_of(row.user_id), text_of(row.smart_account_id), text_of(row.account_request_id), row.data,
                   row.personal_digest ? row.personal_digest->bytes : Bytes{}});
}

std::string words_of(const std::vector<Subject>& subjects) {
    std::string out;
    for (const auto& subject : subjects)
        out += std::string{described::enum_text(subject.kind)} + " " + std::to_string(subject.id) + "\n";
    return out;
}

LoggedEvent logged(const Event& event, EventId id, Instant now) {
    LoggedEvent out{.row = {.id = id.number,
                            .at = now.time_since_epoch().count(),
                            .act = std::string{event.deed.name()},
                            .actor_id = event.actor ? std::optional{event.actor->number} : std::nullopt,
                            .because = std::string{described::enum_text(event.because)},
                            .data = boost::json::serialize(event.data)},
                    .subjects = event.subjects};
    std::ranges::sort(out.subjects);
    auto& row = out.row;
    if (!event.personal.empty()) {
        row.personal = boost::json::serialize(event.personal);
        row.salt = Blob{random_bytes(16)};
        row.personal_digest = Blob{personal_digest_of(row.salt->bytes, *row.personal)};
    }
    row.hash = Blob{hash_of(out)};
    return out;
}

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
           row.hash, row.hash_version);
    add_subjects(unit, event);
}

} // namespace

std::vector<LoggedEvent> with_subjects(std::vector<EventRow> rows, const std::vector<EventSubject>& subjects) {
    std::vector<LoggedEvent> out;
    out.reserve(rows.size());
    for (auto& row : rows) out.push_back({.row = std::move(row)});
    auto event = out.begin();
    for (const auto& subject : subjects) {
        while (event != out.end() && event->row.id < subject.event_id) ++event;
        if (event == out.end()) break;
        if (event->row.id != subject.event_id) continue;
        event->subjects.push_back(Subject::of(subject.kind, subject.subject_id));
    }
    for (auto& one : out) std::ranges::sort(one.subjects);
    return out;
}

Bytes hash_of(const LoggedEvent& event) {
    const auto& row = event.row;
    if (row.hash_version == 1) return first_hash_of(row);
    return digest({"event 2", std::to_string(row.id), std::to_string(row.at), row.act, text_of(row.actor_id),
                   row.because, words_of(event.subjects), row.data,
                   row.personal_digest ? row.personal_digest->bytes : Bytes{}});
}

Bytes personal_digest_of(std::string_view salt, std::string_view personal) {
    return digest({salt, personal});
}

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
