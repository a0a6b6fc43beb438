#include "approvals/decline_desk.h"

#include "accounts/account_store.h"
#include "approvals/approval_deeds.h"
#include "approvals/approval_mails.h"
#include "approvals/approval_store.h"
#include "approvals/decision_event.h"
#include "requests/request_records.h"

namespace deedbox::approvals {

namespace {

DecisionToSave decision_of(const Approver& slot, const Decline& decline) {
    if (decline.by)
        return {.verdict = Verdict::declined,
                .by = decline.by->id,
                .as = "approver",
                .reason = decline.reason,
                .language = decline.language};
    return {.verdict = Verdict::declined,
            .as = "link_holder",
            .by_address = slot.email,
            .reason = decline.reason,
            .language = decline.language};
}

} // namespace

void add_decline(acts::Act& act, const RequestState& state, const Approver& slot, const Decline& decline) {
    const auto& request = state.request;
    auto event = decision_event(request, request_declined, decline.ground);
    if (decline.by)
        tell_decider(event, *decline.by);
    else
        event.personal[told::holder] = slot.email.text();
    event.personal[told::reason] = decline.reason;
    act.record(std::move(event), request.id.number);
    if (!decline.by) guard_link(act.unit(), slot, decline.generation);
    save_decision(act.unit(), request, decision_of(slot, decline), act.now());
    save_verdict(act.unit(), slot, Verdict::declined);
    accounts::cancel_account(act.unit(), request.smart_account_id);
    const auto by = decline.by ? decline.by->name + " (" + decline.by->email.text() + ")" : slot.email.text();
    act.post(
        declined_mail(request, decider_shown(request, by), decline.reason, state.language_of(request.requester_email)));
    tell_others(act, state, slot, Verdict::declined);
}

void tell_others(acts::Act& act, const RequestState& state, const Approver& decider, Verdict verdict) {
    for (const auto& approver : state.approvers)
        if (approver.id != decider.id && approver.state == ApproverState::asked)
            act.post(decided_by_another_mail(state.request, approver, verdict, state.language_of(approver.email)));
}

std::string decider_shown(const Request& request, std::string decider) {
    return request.routed_to == Routing::existing_admins ? "" : std::move(decider);
}

} // namespace deedbox::approvals
