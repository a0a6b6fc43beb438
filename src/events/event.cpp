#include "events/event.h"

#include "base/secrets.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace deedbox::events {

namespace {

std::string text_of(const std::optional<std::int64_t>& number) {
    return number ? std::to_string(*number) : std::string{};
}

Bytes digest_in(const EventRow& row) {
    return row.personal_digest ? row.personal_digest->bytes : Bytes{};
}

Bytes first_hash_of(const EventRow& row) {
    return digest({std::to_string(row.id), std::to_string(row.at), row.act, text_of(row.actor_id), row.because,
                   text_of(row.user_id), text_of(row.smart_account_id), text_of(row.account_request_id), row.data,
                   digest_in(row)});
}

std::string words_of(const std::vector<Subject>& subjects) {
    std::string out;
    for (const auto& subject : subjects)
        out += std::string{described::enum_text(subject.kind)} + " " + std::to_string(subject.id) + "\n";
    return out;
}

Bytes second_hash_of(const LoggedEvent& event) {
    const auto& row = event.row;
    return digest({"event 2", std::to_string(row.id), std::to_string(row.at), row.act, text_of(row.actor_id),
                   row.because, words_of(event.subjects), row.data, digest_in(row)});
}

} // namespace

LoggedEvent logged(const Event& event, EventId id, Instant now) {
    LoggedEvent out{.row = {.id = id.number,
                            .at = now.time_since_epoch().count(),
                            .act = std::string{event.deed.name()},
                            .actor_id = event.actor ? std::optional{event.actor->number} : std::nullopt,
                            .because = std::string{described::enum_text(event.because)},
                            .data = boost::json::serialize(event.data),
                            .blind = Blob{random_bytes(16)}},
                    .subjects = event.subjects};
    std::ranges::sort(out.subjects);
    auto& row = out.row;
    if (!event.personal.empty()) {
        row.personal = boost::json::serialize(event.personal);
        row.salt = Blob{random_bytes(16)};
        row.personal_digest = Blob{personal_digest_of(row)};
    }
    row.hash = Blob{hash_of(out)};
    return out;
}

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
    return hash_of(event, actor_digest_of(row.blind ? row.blind->bytes : Bytes{}, row.actor_id));
}

Bytes hash_of(const LoggedEvent& event, std::string_view actor_digest) {
    const auto& row = event.row;
    if (row.hash_version == 1) return first_hash_of(row);
    if (row.hash_version == 2) return second_hash_of(event);
    return digest({"event 3", std::to_string(row.id), std::to_string(row.at), row.act, actor_digest, row.because,
                   words_of(event.subjects), row.data, digest_in(row)});
}

Bytes actor_digest_of(std::string_view blind, const std::optional<std::int64_t>& actor) {
    return digest({"actor", blind, text_of(actor)});
}

std::vector<PersonalField> personal_fields_of(std::string_view salt, std::string_view personal) {
    std::vector<PersonalField> out;
    boost::system::error_code failed;
    const auto parsed = boost::json::parse(personal, failed);
    if (failed || !parsed.is_object()) return out;
    for (const auto& field : parsed.get_object())
        out.push_back({field.key(), boost::json::serialize(field.value()), digest({"salt", salt, field.key()})});
    return out;
}

Bytes digest_of(const PersonalField& field) {
    return digest({"field", field.salt, field.name, field.value});
}

Bytes digest_of_fields(std::vector<Bytes> digests) {
    std::ranges::sort(digests); // an order that tells nothing of their names
    Bytes all;
    for (const auto& one : digests) all += one;
    return digest({"fields", all});
}

Bytes personal_digest_of(const EventRow& row) {
    if (row.hash_version < 3) return digest({row.salt->bytes, *row.personal});
    std::vector<Bytes> digests;
    for (const auto& field : personal_fields_of(row.salt->bytes, *row.personal)) digests.push_back(digest_of(field));
    return digest_of_fields(std::move(digests));
}

} // namespace deedbox::events
