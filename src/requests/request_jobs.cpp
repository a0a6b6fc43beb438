#include "requests/request_jobs.h"

#include "requests/due_jobs.h"
#include "requests/ending_desk.h"
#include "requests/request_deeds.h"
#include "requests/request_store.h"

namespace deedbox::requests {

namespace {

struct Ending {
    LapseCause cause;
    Ground because;
};

Ending unanswered(const RequestState&) {
    return {LapseCause::unanswered, Ground::nobody_answered};
}

// Where anybody is still asked, it is their addresses that take no mail.
Ending unanswerable(const RequestState& state) {
    if (std::ranges::any_of(state.approvers, is_asked))
        return {LapseCause::undeliverable, Ground::no_address_takes_mail};
    return {LapseCause::wrong_person, Ground::nobody_left_to_ask};
}

DueAct lapse(const RequestRecords& records, Ending (*ending)(const RequestState&)) {
    return [&records, ending](const RequestState& state) -> Result<db::Unit> {
        const auto [cause, because] = ending(state);
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
            .wanted = [over = jobs::anything_due(records.means.db, requests_to_lapse),
                       hopeless = jobs::anything_due(records.means.db, unanswerable_requests, patience)](Instant now)
                -> Task<Result<bool>> { co_return CO_TRY(co_await over(now)) || CO_TRY(co_await hopeless(now)); },
            .run = [&records, patience](Instant now) -> Task<Result<void>> {
                CO_CHECK(co_await for_each_due(records, requests_to_lapse, now, lapse(records, unanswered)));
                co_return co_await for_each_due(records, unanswerable_requests, now - patience,
                                                lapse(records, unanswerable));
            },
            .irreversible = true};
}

} // namespace deedbox::requests
