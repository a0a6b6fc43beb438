#include "approvals/approval_jobs.h"

#include "approvals/approval_deeds.h"
#include "approvals/approval_mails.h"
#include "approvals/approval_store.h"
#include "approvals/review_desk.h"
#include "base/mailbox.h"
#include "members/member_store.h"
#include "requests/due_jobs.h"

namespace deedbox::approvals {

using requests::event_about;
using requests::RequestRecords;

namespace {

db::Unit reminder(const RequestRecords& records, const RequestState& state) {
    const auto& request = state.request;
    acts::Act act{records.means, Doer::portal()};
    // Nobody is reminded where nobody is asked any more.
    if (std::ranges::any_of(state.approvers, requests::is_asked))
        act.record(event_about(request, request_reminded, Ground::nobody_answered));
    // However many reminders a node is late for, it sends one, and plans the next that is still to come.
    save_reminder(
        act.unit(), request,
        requests::next_reminder(request.created_at, request.expires_at, records.settings.reminders, act.now()));
    for (auto approver : state.approvers) {
        if (approver.state != ApproverState::asked) continue;
        issue_link(act.unit(), approver, act.now());
        ++approver.link_generation;
        act.post(reminder_mail(request, approver, state.language_of(approver.email)));
    }
    return act.take();
}

// The account that became active is not above the identifier, or has nobody who could decide but the requester: the
// question is a reviewer's.
void return_to_review(acts::Act& act, const RequestState& state, requests::ReviewCause cause) {
    act.record(event_about(state.request, request_returned_to_review, Ground::account_active));
    save_return_to_review(act.unit(), state.request, cause);
}

void reroute(acts::Act& act, const RequestState& state, const std::vector<EmailAddress>& deciders) {
    const auto& request = state.request;
    act.record(event_about(request, request_rerouted, Ground::account_active));
    save_rerouting(act.unit(), request);
    for (const auto& approver : state.approvers)
        if (approver.state != ApproverState::closed && std::ranges::find(deciders, approver.email) == deciders.end())
            close_slot(act.unit(), approver, ClosedBecause::admins_decide);
    std::vector<Approver> added;
    for (const auto& email : deciders) {
        const auto known = std::ranges::find(state.approvers, email, &Approver::email);
        if (known != state.approvers.end() && known->state == ApproverState::asked) {
            save_named_by_routing(act.unit(), *known);
            continue;
        }
        added.push_back(requests::save_asking(act.unit(), request, state.approvers,
                                              {.id = act.make<ApproverId>(),
                                               .email = email,
                                               .state = ApproverState::asked,
                                               .link_issued_at = act.now(),
                                               .named_by = NamedBy::routing}));
    }
    requests::post_approvals(act, request, added, state.languages);
}

Task<Result<void>> reroute_one(const RequestRecords& records, Request found) {
    auto done = co_await acts::carry_out(records.means, Doer::portal(), [&](acts::Act& act) -> Task<Result<void>> {
        const auto above = accounts::at_or_above(found.domain_identifier, found.registered_domain);
        const auto admins =
            CO_TRY(co_await records.means.db.all(members::admins_of_identifiers, requests::json_of(above)));
        const auto deciders = requests::deciders_among(admins, found.requester_email);
        const auto state = CO_TRY(co_await records.state(found.id, deciders));
        // Somebody was quicker: it was decided, or routed.
        if (state.request.status != RequestStatus::pending || !state.request.reroute_since) co_return Result<void>{};
        if (!deciders.empty())
            reroute(act, state, deciders);
        else
            return_to_review(act, state, admins.empty() ? ReviewCause::company_known : ReviewCause::no_admins);
        co_return Result<void>{};
    });
    co_return done;
}

// Mails are looked at for so long after they did not get through; the job is never away for longer.
constexpr Duration looks_back = std::chrono::days{7};

Task<Result<void>> tell_not_mailed(const RequestRecords& records, NotMailed found) {
    co_return co_await acts::carry_out(records.means, Doer::portal(), [&](acts::Act& act) -> Task<Result<void>> {
        const auto state = CO_TRY(co_await records.state(found.request_id));
        const auto& request = state.request;
        const auto& approver = state.approver(found.approver_id);
        // Somebody was quicker: it was decided, or goes elsewhere.
        if (!requests::is_asked(approver) || request.status != RequestStatus::pending || requests::asks_admins(state))
            co_return Result<void>{};
        const auto ground = found.cause == NoMail::stopped ? Ground::mails_stopped : Ground::mail_refused;
        auto event = event_about(request, approver_not_mailed, ground);
        event.personal = {{"approver", approver.email.text()}};
        act.record(std::move(event));
        requests::guard_unchanged(act.unit(), request);
        save_not_mailed_told(act.unit(), approver, act.now());
        act.post(not_mailed_mail(request, approver.email, found.cause, state.language_of(request.requester_email)));
        co_return Result<void>{};
    });
}

constexpr std::int64_t most_at_once = 100;

// One after the other; where one fails, the others do not wait for it.
template <class Found, class Act>
Task<Result<void>> one_by_one(std::vector<Found> found, Act act) {
    Result<void> outcome;
    for (auto& each : found) {
        auto one = co_await act(std::move(each));
        if (!one) outcome = std::move(one);
    }
    co_return outcome;
}

} // namespace

jobs::Job reminder_job(const RequestRecords& records) {
    return {.kind = "requests.remind",
            .every = std::chrono::seconds{1},
            .wanted = jobs::anything_due(records.means.db, requests_to_remind),
            .run = [&records](Instant now) -> Task<Result<void>> {
                co_return co_await requests::for_each_due(
                    records, requests_to_remind, now,
                    [&records](const RequestState& state) -> Result<db::Unit> { return reminder(records, state); });
            }};
}

jobs::Job release_job(const RequestRecords& records) {
    return {.kind = "requests.release",
            .every = std::chrono::minutes{1},
            .wanted = jobs::anything_due(records.means.db, requests_held_long_enough),
            .run = [&records](Instant now) -> Task<Result<void>> {
                co_return co_await requests::for_each_due(
                    records, requests_held_long_enough, now, [&records](const RequestState& state) -> Result<db::Unit> {
                        acts::Act act{records.means, Doer::portal()};
                        CHECK_OR_RETURN(
                            release(act, state, records.settings, Ground::waited_long_enough, std::nullopt));
                        return act.take();
                    });
            }};
}

jobs::Job reroute_job(const RequestRecords& records) {
    return {.kind = "requests.reroute",
            .every = std::chrono::seconds{1},
            .wanted = jobs::anything_due(records.means.db, requests_to_reroute),
            .run = [&records](Instant now) -> Task<Result<void>> {
                co_return co_await one_by_one(
                    CO_TRY(co_await records.means.db.all(requests_to_reroute, now, most_at_once)),
                    [&records](Request found) { return reroute_one(records, std::move(found)); });
            }};
}

jobs::Job not_mailed_job(const RequestRecords& records) {
    return {.kind = "requests.tell_not_mailed",
            .every = std::chrono::seconds{10},
            .wanted = jobs::anything_due(records.means.db, not_mailed, looks_back),
            .run = [&records](Instant now) -> Task<Result<void>> {
                co_return co_await one_by_one(
                    CO_TRY(co_await records.means.db.all(not_mailed, now - looks_back, most_at_once)),
                    [&records](NotMailed found) { return tell_not_mailed(records, found); });
            }};
}

jobs::Job review_mail_job(const RequestRecords& records) {
    return {.kind = "requests.tell_reviewers",
            .every = std::chrono::minutes{15},
            .wanted = [&records](Instant) -> Task<Result<bool>> {
                co_return CO_TRY(co_await records.means.db.one(requests_untold))->count > 0;
            },
            .run = [&records](Instant) -> Task<Result<void>> {
                co_return co_await acts::carry_out(
                    records.means, Doer::portal(), [&](acts::Act& act) -> Task<Result<void>> {
                        const auto [untold, told] =
                            CO_TRY(co_await records.means.db.look(db::one(requests_untold), db::all(reviewers)));
                        if (untold->count == 0) co_return Result<void>{};
                        act.record({.deed = review_queue_announced, .because = Ground::requests_wait});
                        save_reviewers_told(act.unit(), untold->count, act.now());
                        for (const auto& reviewer : told)
                            act.post(review_waiting_mail(reviewer.email, untold->count, reviewer.language));
                        co_return Result<void>{};
                    });
            }};
}

} // namespace deedbox::approvals
