#pragma once

#include "db/database.h"
#include "events/event.h"
#include "events/seal.h"

namespace deedbox::receipts {

struct DecisionEvent : events::EventRow {
    std::optional<std::int64_t> seal_number; // none for the seconds before it is sealed
};
BOOST_DESCRIBE_STRUCT(DecisionEvent, (events::EventRow), (seal_number))

/// The event of the decision on a request ($1), and what it tells of.
extern const db::Query<DecisionEvent> decision_event;
extern const db::Query<events::EventSubject> subjects_of_event;

struct EventHash {
    Blob hash;
};
BOOST_DESCRIBE_STRUCT(EventHash, (), (hash))
/// A seal ($1), and the hashes of all events under it, in the order of their ids.
extern const db::Query<events::Seal> seal_by_number;
extern const db::Query<EventHash> hashes_under_seal;

struct AgreementText {
    std::string text;
};
BOOST_DESCRIBE_STRUCT(AgreementText, (), (text))
/// The text that was accepted, by the SHA-256 ($1) that the event has of it.
extern const db::Query<AgreementText> agreement_text;

} // namespace deedbox::receipts
