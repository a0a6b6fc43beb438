#include "access_requests/access_request_jobs.h"

#include "access_requests/access_request_deeds.h"
#include "access_requests/access_request_desk.h"
#include "db/write_each.h"

namespace deedbox::access_requests {

namespace {

constexpr std::int64_t most_at_once = 128; // enough for full commits, few enough that people's calls do not wait

Task<Result<db::Unit>> lapse(const acts::Means& means, AccessRequest request) {
    acts::Act act{means, Doer::portal()};
    act.record(event_about(request, access_lapsed, Ground::nobody_answered));
    save_end(act.unit(), request, AccessRequestStatus::lapsed, std::nullopt, act.now());
    act.post(lapsed_mail(request));
    co_return act.take();
}

// However many reminders a node is late for, it sends one, and plans the next that is still to come.
Task<Result<db::Unit>> remind(const acts::Means& means, AccessRequest request) {
    acts::Act act{means, Doer::portal()};
    const auto deciders = CO_TRY(co_await means.db.all(deciders_of_account, request.smart_account_id, most_told));
    act.record(event_about(request, access_reminded, Ground::nobody_answered));
    save_reminder(act.unit(), request, next_reminder(request.created_at, request.expires_at, act.now()));
    post_to_deciders(act, request, deciders, Asking::again);
    co_return act.take();
}

using ToOne = Task<Result<db::Unit>> (*)(const acts::Means&, AccessRequest);

// Whether there may be more: none that somebody ended meanwhile is found again, so only a failure ends it early.
Task<Result<bool>> some(const acts::Means& means, const db::Query<AccessRequest>& due, ToOne act, Instant now) {
    std::vector<db::Unit> units;
    for (auto& request : CO_TRY(co_await means.db.all(due, now, most_at_once)))
        units.push_back(CO_TRY(co_await act(means, std::move(request))));
    const bool full = std::ssize(units) == most_at_once;
    for (const auto& written : co_await db::write_each(means.db, std::move(units)))
        if (!written && !db::is_overtaken(written.error())) co_return std::unexpected{written.error()};
    co_return full;
}

jobs::Job due_job(std::string kind, bool irreversible, const acts::Means& means, const db::Query<AccessRequest>& due,
                  ToOne act) {
    return {.kind = std::move(kind),
            .every = std::chrono::minutes{1},
            .wanted = jobs::anything_due(means.db, due),
            .run = [&means, &due, act](Instant now) -> Task<Result<void>> {
                while (CO_TRY(co_await some(means, due, act, now))) {}
                co_return Result<void>{};
            },
            .irreversible = irreversible};
}

} // namespace

jobs::Job lapse_job(const acts::Means& means) {
    return due_job("access_requests.lapse", true, means, requests_to_lapse, lapse);
}

jobs::Job reminder_job(const acts::Means& means) {
    return due_job("access_requests.remind", false, means, requests_to_remind, remind);
}

} // namespace deedbox::access_requests
