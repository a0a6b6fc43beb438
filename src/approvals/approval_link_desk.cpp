#include "approvals/approval_link_desk.h"

#include "approvals/approval_deeds.h"
#include "approvals/approval_mails.h"
#include "approvals/approval_store.h"

namespace deedbox::approvals {

Result<ApprovalLinkDesk::Opened> ApprovalLinkDesk::opened_by(std::string_view token, std::optional<Request> request,
                                                             std::optional<Approver> approver) const {
    if (!request || !approver) return unknown_link();
    const auto generation = generation_of(token, *approver, key_);
    if (!generation) return unknown_link();
    return Opened{std::move(*request), std::move(*approver), *generation};
}

Task<Result<ApprovalLinkDesk::Opened>> ApprovalLinkDesk::find(std::string token) {
    const auto link = SecretKey::link_of(token);
    if (!link) co_return unknown_link();
    auto [request, approver] =
        CO_TRY(co_await records_.means.db.look(db::one(request_of_approver, *link), db::one(approver_by_id, *link)));
    co_return opened_by(token, std::move(request), std::move(approver));
}

Result<void> ApprovalLinkDesk::check_alive(const Opened& opened) const {
    return check_link(opened.request, opened.approver, opened.generation, records_.settings.link_lifetime,
                      records_.means.clock.now());
}

Task<Result<LinkView>> ApprovalLinkDesk::open(std::string token, std::optional<Actor> actor, Language language) {
    const auto link = SecretKey::link_of(token);
    if (!link) co_return unknown_link();
    auto [found, slot, forwards, users, forwarder] = CO_TRY(co_await records_.means.db.look(
        db::one(request_of_approver, *link), db::one(approver_by_id, *link), db::all(forwards_beside, *link),
        db::all(users_beside, *link), db::one(forwarder_to, *link)));
    const auto opened = CO_TRY(opened_by(token, std::move(found), std::move(slot)));
    const auto& request = opened.request;
    const auto& approver = opened.approver;
    const bool own = actor && actor->email == approver.email;
    if (auto alive = check_alive(opened); !alive) {
        // Whoever was asked by it is shown the way to the request.
        if (own) alive.error().extra["requestId"] = request.id.text();
        co_return std::unexpected{std::move(alive.error())};
    }
    LinkView view{.request_id = request.id,
                  .account_name = request.account_name,
                  .domain_identifier = request.domain_identifier,
                  .requester = {request.requester_name, request.requester_email},
                  .note_to_approver = request.note_to_approver,
                  .forwarded_by = {},
                  .forward_note = {},
                  .email = approver.email,
                  .country = request.country,
                  .created_at = request.created_at,
                  .expires_at = request.expires_at,
                  .link_expires_at = std::min(request.expires_at, alive_since(approver, opened.generation) +
                                                                      records_.settings.link_lifetime),
                  .status = request.status,
                  .named_by = approver.named_by,
                  .users = requests::users_shown(users, request.registered_domain),
                  .agreement = agreements_.in(language),
                  .language = request.language};
    if (forwarder) {
        view.forwarded_by = {forwarder->name, forwarder->email};
        view.forward_note = forwarder->note;
    }
    const RequestState state{.request = request, .approvers = {approver}, .forwards = std::move(forwards)};
    const auto now = records_.means.clock.now();
    view.may.decline_by_link = requests::may_decline_by_link(state, approver, now).has_value();
    view.may.say_wrong_person = requests::may_be_wrong_person(state, approver, now).has_value();
    if (own) {
        const auto may = requests::sight_of(state, *actor, now).may;
        view.may.decide = may.decide;
        view.may.forward = may.forward;
    }
    co_return view;
}

Task<Result<AccountRequestId>> ApprovalLinkDesk::refuse(Doer by, std::string token, RefusalBody body,
                                                        Language language) {
    // Whoever is signed in has no part in it: the link and the address alone say for whom it is.
    co_return co_await acts::carry_out(
        records_.means, {.key = by.key}, [&](acts::Act& act) -> Task<Result<AccountRequestId>> {
            const auto opened = CO_TRY(co_await find(token));
            const auto state = CO_TRY(co_await records_.state(opened.request.id));
            const auto& request = state.request;
            const auto& slot = state.approver(opened.approver.id);
            CO_CHECK(check_alive({request, slot, opened.generation}));
            if (slot.email != body.email) co_return invalid("/email", "refusal.email");
            if (body.verdict == RefusalVerdict::declined) {
                const auto ground = CO_TRY(requests::may_decline_by_link(state, slot, act.now()));
                add_decline(act, state, slot,
                            {.ground = ground,
                             .reason = body.reason.text(),
                             .generation = opened.generation,
                             .language = language});
            } else {
                CO_CHECK(add_wrong_person(act, state, slot, opened.generation, body.reason.text()));
            }
            co_return request.id;
        });
}

Result<void> ApprovalLinkDesk::add_wrong_person(acts::Act& act, const RequestState& state, const Approver& slot,
                                                std::int64_t generation, std::string_view reason) const {
    const auto& request = state.request;
    auto event =
        requests::event_about(request, approver_was_wrong, TRY(requests::may_be_wrong_person(state, slot, act.now())));
    event.personal = {{"holder", slot.email.text()}};
    act.record(std::move(event), request.id.number);
    requests::save_next_version(act.unit(), request);
    guard_link(act.unit(), slot, generation);
    save_wrong_person(act.unit(), slot, reason, act.now());
    const auto others = std::ranges::count_if(state.approvers, requests::is_asked) - 1;
    act.post(wrong_person_mail(request, slot, reason, others > 0 ? StillAsked::others : StillAsked::nobody,
                               state.language_of(request.requester_email)));
    return {};
}

Task<Result<users::AddressProof::Proven>> ApprovalLinkDesk::proven_by(std::string token) {
    const auto opened = CO_TRY(co_await find(std::move(token)));
    CO_CHECK(check_alive(opened));
    co_return Proven{opened.approver.email, [opened](db::Unit& unit) {
                         requests::guard_unchanged(unit, opened.request);
                         guard_link(unit, opened.approver, opened.generation);
                     }};
}

Task<Result<void>> ApprovalLinkDesk::renew(Doer by, std::string token, EmailAddress email) {
    co_return co_await acts::carry_out(records_.means, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto found = co_await find(token);
        if (!found) co_return found.error().code == "link.unknown" ? Result<void>{} : std::unexpected{found.error()};
        const auto& [request, approver, generation] = *found;
        // The one that somebody else has asked for is on its way: another would only have to queue behind it.
        const bool promised =
            generation < approver.link_generation && approver.link_issued_at > act.now() - renewal_pause;
        const bool lately = approver.link_renewed_at && *approver.link_renewed_at > act.now() - renewal_pause;
        const bool renewable = request.status == RequestStatus::pending && approver.email == email && !lately &&
                               !promised && may_be_renewed(check_alive(*found));
        if (!renewable) co_return Result<void>{};
        const auto state = CO_TRY(co_await records_.state(request.id));
        act.record(requests::event_about(request, link_renewed, Ground::aged_link));
        requests::guard_unchanged(act.unit(), request);
        renew_link(act.unit(), approver, act.now());
        auto issued = approver;
        ++issued.link_generation;
        requests::post_approvals(act, state, {issued});
        co_return Result<void>{};
    });
}

} // namespace deedbox::approvals
