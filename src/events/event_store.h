#pragma once

#include "db/database.h"
#include "events/event.h"

namespace deedbox::events {

/// Records the event as the first statement of its unit: it is the unit's mark, so that the unit can be run again.
void record(db::Unit& unit, const Event& event, EventId id, Instant now);

/// A further event of the same unit, when one act ends one thing and begins another.
void record_further(db::Unit& unit, const Event& event, EventId id, Instant now);

struct NewestEvent {
    std::optional<std::int64_t> id;
};
BOOST_DESCRIBE_STRUCT(NewestEvent, (), (id))
/// The newest id in the log; every unit has its event, so what a unit makes besides is within a millisecond of it.
extern const db::Query<NewestEvent> newest_event;

} // namespace deedbox::events
