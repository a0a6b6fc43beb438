#include "requests/request_jobs.h"

#include "requests/due_jobs.h"
#include "requests/ending_desk.h"
#include "requests/request_deeds.h"
#include "requests/request_store.h"

namespace deedbox::requests {

namespace {

DueAct lapse(const RequestRecords& records, LapseCause cause, Ground because) {
    return [&records, cause, because](const RequestState& state) -> Result<db::Unit> {
        acts::Act act{records.means, Doer::portal()};
        auto event = event_about(state.request, request_lapsed, because);
        event.data = {{"cause", described::enum_text(cause)}};
        act.record(std::move(event));
        add_lapse(act, state, cause);
        return act.take();
    };
}

} // namespace

jobs::Job lapse_job(const RequestRecords& records) {
    const auto patience = records.settings.undeliverable_lifetime;
    return {.kind = "requests.lapse",
            .every = std::chrono::seconds{1},
            .wanted = [unanswered = anything_due(records, requests_to_lapse),
                       undeliverable =
                           anything_due(records, undeliverable_requests, patience)](Instant now) -> Task<Result<bool>> {
                co_return CO_TRY(co_await unanswered(now)) || CO_TRY(co_await undeliverable(now));
            },
            .run = [&records, patience](Instant now) -> Task<Result<void>> {
                CO_CHECK(co_await for_each_due(records, requests_to_lapse, now,
                                               lapse(records, LapseCause::unanswered, Ground::nobody_answered)));
                co_return co_await for_each_due(
                    records, undeliverable_requests, now - patience,
                    lapse(records, LapseCause::undeliverable, Ground::no_address_takes_mail));
            },
            .irreversible = true};
}

} // namespace deedbox::requests
