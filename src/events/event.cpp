#include "events/event.h"

#include "idempotency/kept_response.h"

#include <boost/json/serialize.hpp>

namespace deedbox::events {

const db::Query<NewestEvent> newest_event{"SELECT max(id) AS id FROM events"};

namespace {

const db::Command insert_event{R"(
    INSERT INTO events (id, at, act, actor_id, because, user_id, smart_account_id, account_request_id, data, personal, salt,
                        personal_digest, hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
    ON CONFLICT (id) DO NOTHING)"};

struct SameEvent {
    std::int64_t id = 0;
};
BOOST_DESCRIBE_STRUCT(SameEvent, (), (id))
const db::Query<SameEvent> same_event{"SELECT id FROM events WHERE id = $1 AND hash = $2"};

std::string text_of(const std::optional<std::int64_t>& number) {
    return number ? std::to_string(*number) : std::string{};
}

template <class T>
std::optional<std::int64_t> number_of(const std::optional<Id<T>>& id) {
    return id ? std::optional{id->number} : std::nullopt;
}

} // namespace

Bytes hash_of(const EventRow& row) {
    return digest({std::to_string(row.id), std::to_string(row.at), row.act, text_of(row.actor_id), row.because,
                   text_of(row.user_id), text_of(row.smart_account_id), text_of(row.account_request_id), row.data,
                   row.personal_digest ? row.personal_digest->bytes : Bytes{}});
}

Bytes personal_digest_of(std::string_view salt, std::string_view personal) {
    return digest({salt, personal});
}

namespace {

EventRow row_of(const Event& event, EventId id, Instant now) {
    EventRow row{.id = id.number,
                 .at = now.time_since_epoch().count(),
                 .act = std::string{event.act},
                 .actor_id = number_of(event.actor),
                 .because = std::string{event.because},
                 .user_id = number_of(event.user),
                 .smart_account_id = number_of(event.smart_account),
                 .account_request_id = number_of(event.account_request),
                 .data = boost::json::serialize(event.data),
                 .personal_digest = {},
                 .hash = {}};
    if (!event.personal.empty()) {
        row.personal = boost::json::serialize(event.personal);
        row.salt = db::Blob{random_bytes(16)};
        row.personal_digest = db::Blob{personal_digest_of(row.salt->bytes, *row.personal)};
    }
    row.hash = db::Blob{hash_of(row)};
    return row;
}

} // namespace

void record(db::Unit& unit, const Event& event, EventId id, Instant now) {
    const auto row = row_of(event, id, now);
    unit.mark(db::Unit::same(same_event, row.id, row.hash), insert_event, row.id, row.at, row.act, row.actor_id,
              row.because, row.user_id, row.smart_account_id, row.account_request_id, row.data, row.personal, row.salt,
              row.personal_digest, row.hash);
    if (event.key) idempotency::claim(unit, *event.key, event.made, now);
}

void record_further(db::Unit& unit, const Event& event, EventId id, Instant now) {
    const auto row = row_of(event, id, now);
    unit.run(insert_event, row.id, row.at, row.act, row.actor_id, row.because, row.user_id, row.smart_account_id,
             row.account_request_id, row.data, row.personal, row.salt, row.personal_digest, row.hash);
}

} // namespace deedbox::events
