#pragma once

#include "base/call_key.h"
#include "base/id.h"
#include "base/secrets.h"
#include "db/unit.h"

#include <boost/json/object.hpp>

namespace deedbox::events {

using EventId = Id<struct EventTag>;

/// Something that happened, as the log keeps it. `data` names no person; what does goes into `personal`, which can be
/// erased one day without breaking the seals.
struct Event {
    std::string_view act; // "account_request.filed"
    std::optional<UserId> actor{};
    std::string_view because{}; // the rule that allowed it
    std::optional<UserId> user{};
    std::optional<SmartAccountId> smart_account{};
    std::optional<AccountRequestId> account_request{};
    boost::json::object data{};
    boost::json::object personal{};
    // Of the call that did it: its Idempotency-Key, and the id of what it made, to show it again. Not in the log.
    const CallKey* key = nullptr;
    std::optional<std::int64_t> made{};
};

/// Records the event as the first statement of its unit: it is the unit's mark, so that the unit can be run again. With
/// a key the unit also claims that (`idempotency::claim`): one unit for each call, then.
void record(db::Unit& unit, const Event& event, EventId id, Instant now);

/// A further event of the same unit, when one act ends one thing and begins another.
void record_further(db::Unit& unit, const Event& event, EventId id, Instant now);

struct NewestEvent {
    std::optional<std::int64_t> id;
};
BOOST_DESCRIBE_STRUCT(NewestEvent, (), (id))
/// The newest id in the log; every unit has its event, so what a unit makes besides is within a millisecond of it.
extern const db::Query<NewestEvent> newest_event;

/// One sealed or unsealed row, as its hash sees it.
struct EventRow {
    std::int64_t id = 0;
    std::int64_t at = 0;
    std::string act;
    std::optional<std::int64_t> actor_id;
    std::string because;
    std::optional<std::int64_t> user_id;
    std::optional<std::int64_t> smart_account_id;
    std::optional<std::int64_t> account_request_id;
    std::string data;
    std::optional<db::Blob> personal_digest;
    db::Blob hash;
    std::optional<std::string> personal; // these two are not in the hash: they can be erased
    std::optional<db::Blob> salt;
};
BOOST_DESCRIBE_STRUCT(EventRow, (),
                      (id, at, act, actor_id, because, user_id, smart_account_id, account_request_id, data,
                       personal_digest, hash, personal, salt))

Bytes hash_of(const EventRow& row);
/// What enters the hash in the place of personal fields.
Bytes personal_digest_of(std::string_view salt, std::string_view personal);

} // namespace deedbox::events
