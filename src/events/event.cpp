#include "events/event.h"

#include "base/secrets.h"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace deedbox::events {

namespace {

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

} // namespace

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

} // namespace deedbox::events
