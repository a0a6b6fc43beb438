#include "approvals/review_desk.h"

#include "accounts/account_store.h"
#include "approvals/approval_deeds.h"
#include "approvals/approval_mails.h"
#include "approvals/approval_store.h"
#include "approvals/decision_event.h"
#include "base/mailbox.h"
#include "requests/objection_mails.h"
#include "requests/objection_store.h"

namespace deedbox::approvals {

using requests::event_about;
using requests::Objection;
using requests::ObjectionOutcome;

namespace {

constexpr std::int64_t most_handed_over_to = 10; // as many as a requester may name

Result<void> refuse(acts::Act& act, const RequestState& state, Ground ground, std::string_view reason,
                    Language language) {
    const auto& request = state.request;
    auto event = decision_event(request, request_refused, ground);
    tell_decider(event, act.actor());
    event.personal[told::reason] = reason;
    act.record(std::move(event), request.id.number);
    save_decision(act.unit(), request,
                  {.verdict = Verdict::declined,
                   .by = act.actor().id,
                   .as = "reviewer",
                   .reason = std::string{reason},
                   .language = language},
                  act.now());
    requests::close_slots(act.unit(), request.id);
    accounts::cancel_account(act.unit(), request.smart_account_id);
    act.post(refused_mail(request, reason, state.language_of(request.requester_email)));
    return {};
}

std::optional<Instant> reminder_after_release(const Request& request, const requests::RequestSettings& settings,
                                              Instant now) {
    return requests::next_reminder(request.created_at, request.expires_at, settings.reminders, now);
}

void answer_objections(acts::Act& act, const RequestState& state, const std::vector<Objection>& objections,
                       ObjectionOutcome outcome) {
    if (objections.empty()) return;
    requests::save_outcome(act.unit(), state.request.id, outcome);
    for (const auto& objection : objections)
        act.post(
            requests::objection_answered_mail(state.request, objection, outcome, state.language_of(objection.email)));
}

bool is_among(const std::vector<Objection>& objections, const Actor& actor) {
    return std::ranges::any_of(objections,
                               [&](const Objection& objection) { return same_mailbox(objection.email, actor.email); });
}

} // namespace

Task<Result<void>> ReviewDesk::review(Doer by, AccountRequestId id, ReviewBody body, Language language) {
    co_return co_await acts::carry_out(records_.means, by, [&](acts::Act& act) -> Task<Result<void>> {
        auto objections = CO_TRY(
            co_await records_.means.db.all(requests::objections_to_request, id, std::int64_t{0}, most_handed_over_to));
        std::erase_if(objections, [](const Objection& one) { return one.outcome.has_value(); });
        std::vector<EmailAddress> objectors;
        for (const auto& one : objections) objectors.push_back(one.email);
        const auto state = CO_TRY(co_await records_.state(act.actor(), id, objectors));
        const auto ground = CO_TRY(requests::may_review(state, requests::standing_of(state, act.actor())));
        if (is_among(objections, act.actor())) co_return fail(Kind::forbidden, "request.named_yourself");
        const auto reason = body.reason ? std::optional{body.reason->text()} : std::nullopt;
        switch (body.verdict) {
        case ReviewVerdict::released:
            CO_CHECK(release(act, state, records_.settings, ground, act.actor().id, reason));
            answer_objections(act, state, objections, ObjectionOutcome::dismissed);
            break;
        case ReviewVerdict::refused:
            if (!reason) co_return invalid("/reason", "field.missing");
            CO_CHECK(refuse(act, state, ground, *reason, language));
            answer_objections(act, state, objections, ObjectionOutcome::upheld);
            break;
        case ReviewVerdict::handed_over:
            if (objections.empty()) co_return invalid("/verdict", "review.no_objection");
            CO_CHECK(hand_over(act, state, records_.settings, request_handed_over, ground, act.actor().id, objectors));
            act.post(released_mail(state.request, state.language_of(state.request.requester_email)));
            answer_objections(act, state, objections, ObjectionOutcome::upheld);
            break;
        }
        co_return Result<void>{};
    });
}

Result<void> release(acts::Act& act, const RequestState& state, const requests::RequestSettings& settings,
                     Ground ground, const std::optional<UserId>& reviewer, std::optional<std::string> note) {
    const auto& request = state.request;
    if (act.now() >= request.expires_at) return fail(Kind::gone, "request.lapsed");
    auto event = event_about(request, request_released, ground);
    if (note) event.personal = {{"note", *note}};
    act.record(std::move(event), request.id.number);
    save_release(act.unit(), request, reviewer, reminder_after_release(request, settings, act.now()), act.now());
    std::vector<Approver> asked;
    for (auto approver : state.approvers) {
        if (approver.state != ApproverState::waiting) continue;
        ++approver.link_generation;
        asked.push_back(approver);
    }
    requests::post_approvals(act, state, asked);
    act.post(released_mail(request, state.language_of(request.requester_email)));
    return {};
}

Result<void> hand_over(acts::Act& act, const RequestState& state, const requests::RequestSettings& settings,
                       const events::Deed& deed, Ground ground, const std::optional<UserId>& reviewer,
                       const std::vector<EmailAddress>& to) {
    const auto& request = state.request;
    if (act.now() >= request.expires_at) return fail(Kind::gone, "request.lapsed");
    act.record(event_about(request, deed, ground), request.id.number);
    auto& unit = act.unit();
    for (const auto& approver : state.approvers)
        if (approver.state != ApproverState::closed) close_slot(unit, approver, ClosedBecause::objection);
    save_release(unit, request, reviewer, reminder_after_release(request, settings, act.now()), act.now());
    std::vector<Approver> asked;
    for (const auto& email : to)
        asked.push_back(requests::save_asking(unit, request, state.approvers,
                                              {.id = act.make<ApproverId>(),
                                               .email = email,
                                               .state = ApproverState::asked,
                                               .link_issued_at = act.now(),
                                               .named_by = NamedBy::contest}));
    requests::post_approvals(act, request, asked, state.languages);
    return {};
}

} // namespace deedbox::approvals
