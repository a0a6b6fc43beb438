#include "approvals/review_desk.h"

#include "accounts/account_store.h"
#include "approvals/approval_deeds.h"
#include "approvals/approval_mails.h"
#include "approvals/approval_store.h"

namespace deedbox::approvals {

using requests::event_about;

namespace {

Result<void> refuse(acts::Act& act, const RequestState& state, Ground ground, std::string_view reason,
                    Language language) {
    const auto& request = state.request;
    act.record(event_about(request, request_refused, ground), request.id.number);
    save_decision(act.unit(), request,
                  {Verdict::declined, act.actor().id, "reviewer", std::string{reason}, {}, language}, act.now());
    requests::close_slots(act.unit(), request.id);
    accounts::cancel_account(act.unit(), request.smart_account_id);
    act.post(declined_mail(request, "", reason, state.language_of(request.requester_email)));
    return {};
}

} // namespace

Task<Result<void>> ReviewDesk::review(Doer by, AccountRequestId id, ReviewBody body, Language language) {
    co_return co_await acts::carry_out(records_.means, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto state = CO_TRY(co_await records_.state(act.actor(), id));
        const auto ground = CO_TRY(requests::may_review(state, requests::standing_of(state, act.actor())));
        const auto reason = body.reason ? std::optional{body.reason->text()} : std::nullopt;
        if (body.verdict == ReviewVerdict::released) co_return release(act, state, records_.settings, ground, reason);
        if (!reason) co_return invalid("/reason", "field.missing");
        co_return refuse(act, state, ground, *reason, language);
    });
}

Result<void> release(acts::Act& act, const RequestState& state, const requests::RequestSettings& settings,
                     Ground ground, std::optional<std::string> note) {
    const auto& request = state.request;
    if (act.now() >= request.expires_at) return fail(Kind::gone, "request.lapsed");
    auto event = event_about(request, request_released, ground);
    if (note) event.personal = {{"note", *note}};
    act.record(std::move(event), request.id.number);
    save_release(act.unit(), request,
                 requests::next_reminder(request.created_at, request.expires_at, settings.reminders, act.now()),
                 act.now());
    std::vector<Approver> asked;
    for (auto approver : state.approvers) {
        if (approver.state != ApproverState::waiting) continue;
        ++approver.link_generation;
        asked.push_back(approver);
    }
    requests::post_approvals(act, request, asked, state.languages);
    act.post(released_mail(request, state.language_of(request.requester_email)));
    return {};
}

} // namespace deedbox::approvals
