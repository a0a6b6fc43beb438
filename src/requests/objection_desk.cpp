#include "requests/objection_desk.h"

#include "base/mailbox.h"
#include "requests/objection_mails.h"
#include "requests/objection_store.h"
#include "requests/request_deeds.h"
#include "requests/request_store.h"

namespace deedbox::requests {

Task<Result<bool>> ObjectionDesk::may_be_objected_to(const Actor& actor, const accounts::DomainIdentifier& identifier) {
    if (!may_object(actor.email, identifier)) co_return false;
    const auto holder = CO_TRY(co_await records_.means.db.one(open_request_for_identifier, identifier));
    co_return holder.has_value() && !is_requester(*holder, actor);
}

Task<Result<AccountRequestId>> ObjectionDesk::object(Doer by, ObjectionBody body) {
    const auto& identifier = body.domain_identifier;
    co_return co_await acts::carry_out(records_.means, by, [&](acts::Act& act) -> Task<Result<AccountRequestId>> {
        CO_CHECK(may_object(act.actor().email, identifier)); // before anything is told of a request
        const auto holder = CO_TRY(co_await records_.means.db.one(open_request_for_identifier, identifier));
        if (!holder) co_return fail(Kind::conflict, "contest.nothing", {{"domain", identifier.name().unicode()}});
        const auto mailbox = Mailbox::of(act.actor().email).text();
        if (CO_TRY(co_await records_.means.db.one(objection_of_mailbox, holder->id, mailbox))) co_return holder->id;
        const auto state = CO_TRY(co_await records_.state(holder->id));
        const auto ground = CO_TRY(may_object(state, act.actor(), identifier, act.now()));
        const auto& request = state.request;

        auto event = event_about(request, request_contested, ground);
        event.personal = {{"objector", act.actor().email.text()}, {"reason", body.reason.text()}};
        act.record(std::move(event), request.id.number);
        save_objection(act.unit(), request,
                       {.id = act.make<ObjectionId>(),
                        .account_request_id = request.id,
                        .objector_id = act.actor().id,
                        .email = act.actor().email,
                        .reason = body.reason.text(),
                        .objected_at = act.now()});
        for (const auto& approver : state.approvers)
            if (approver.state == ApproverState::asked)
                act.post(contested_mail_to_approver(request, approver, state.language_of(approver.email)));
        act.post(contested_mail_to_requester(request, state.language_of(request.requester_email)));
        co_return request.id;
    });
}

} // namespace deedbox::requests
