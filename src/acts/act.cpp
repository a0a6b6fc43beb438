#include "acts/act.h"

#include "events/event_store.h"
#include "idempotency/kept_response.h"

namespace deedbox::acts {

void Act::record(events::Event event, std::optional<std::int64_t> made) {
    if (by_.actor) event.actor = by_.actor->id;
    events::record(unit_, event, make<events::EventId>(), now_);
    if (by_.key) idempotency::claim(unit_, *by_.key, made, now_);
}

void Act::record_further(events::Event event) {
    if (by_.actor) event.actor = by_.actor->id;
    events::record_further(unit_, event, make<events::EventId>(), now_);
}

void Act::post(mail::Mail mail) {
    means_.outbox.post(unit_, mail, make<mail::MailId>(), now_);
}

Error given_up() {
    return db::unavailable("somebody else was quicker each time");
}

} // namespace deedbox::acts
