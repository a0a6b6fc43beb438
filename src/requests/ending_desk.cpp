#include "requests/ending_desk.h"

#include "accounts/account_store.h"
#include "requests/request_deeds.h"
#include "requests/request_store.h"

namespace deedbox::requests {

Task<Result<void>> EndingDesk::withdraw(Doer by, AccountRequestId id, std::optional<std::string> reason) {
    co_return co_await acts::carry_out(records_.means, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto state = CO_TRY(co_await records_.state(act.actor(), id));
        const auto& request = state.request;
        const auto ground = CO_TRY(may_withdraw(state, standing_of(state, act.actor()), act.now()));
        act.record(event_about(request, request_withdrawn, ground), request.id.number);
        save_withdrawal(act.unit(), request, reason, act.now());
        accounts::cancel_account(act.unit(), request.smart_account_id);
        for (const auto& approver : state.approvers)
            if (approver.state == ApproverState::asked)
                act.post(withdrawn_mail(request, approver, state.language_of(approver.email)));
        co_return Result<void>{};
    });
}

void add_lapse(acts::Act& act, const RequestState& state, LapseCause cause) {
    const auto& request = state.request;
    save_lapse(act.unit(), request, cause);
    accounts::cancel_account(act.unit(), request.smart_account_id);
    for (const auto& approver : state.approvers)
        if (approver.state == ApproverState::asked && cause != LapseCause::undeliverable)
            act.post(lapsed_mail(request, approver, state.language_of(approver.email)));
    act.post(lapsed_mail_to_requester(request, cause, state.language_of(request.requester_email)));
}

} // namespace deedbox::requests
