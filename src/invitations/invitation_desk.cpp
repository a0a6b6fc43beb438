#include "invitations/invitation_desk.h"

#include "invitations/invitation_deeds.h"
#include "invitations/invitation_mails.h"
#include "invitations/invitation_rulings.h"
#include "invitations/invitation_store.h"
#include "members/member_store.h"

namespace deedbox::invitations {

void InvitationDesk::invite(acts::Act& act, const Invitee& invitee, const Host& host, InvitationId id) const {
    const Invitation invitation{.id = id,
                                .smart_account_id = invitee.smart_account_id,
                                .email = invitee.email,
                                .role = invitee.role,
                                .language = invitee.language,
                                .note = invitee.note,
                                .invited_by = invitee.invited_by,
                                .account_request_id = invitee.account_request_id,
                                .issued_at = act.now(),
                                .expires_at = act.now() + settings_.lifetime,
                                .virtual_account_id = invitee.scope.virtual_account_id,
                                .include_nested = invitee.scope.include_nested};
    save_invitation(act.unit(), invitation);
    act.post(invitation_mail(invitation, host));
}

void InvitationDesk::resend(acts::Act& act, const Invitation& invitation, const Host& host) const {
    auto anew = invitation;
    ++anew.link_generation;
    anew.issued_at = act.now();
    anew.expires_at = act.now() + settings_.lifetime;
    save_resend(act.unit(), invitation, anew);
    act.post(invitation_mail(anew, host));
}

Task<Result<OpenedInvitation>> InvitationDesk::find(std::string token) {
    const auto link = SecretKey::link_of(token);
    if (!link) co_return unknown_link();
    auto [invitation, host] =
        CO_TRY(co_await means_.db.look(db::one(invitation_by_id, *link), db::one(host_of_invitation, *link)));
    if (!invitation || !host) co_return unknown_link();
    const auto generation =
        key_.generation_of(token, LinkPurpose::invitation, invitation->id.number, invitation->link_generation);
    if (!generation) co_return unknown_link();
    co_return OpenedInvitation{std::move(*invitation), std::move(*host), *generation};
}

Task<Result<InvitationView>> InvitationDesk::open(std::string token, std::optional<Actor> reader) {
    const auto opened = CO_TRY(co_await find(std::move(token)));
    if (auto alive = check_link(opened, means_.clock.now()); !alive) {
        // Whoever has accepted it is shown the way to the account.
        const auto& invitation = opened.invitation;
        if (reader && is_invited(invitation, *reader) && invitation.state == InvitationState::accepted)
            alive.error().extra["smartAccountId"] = invitation.smart_account_id.text();
        co_return std::unexpected{std::move(alive.error())};
    }
    co_return view_of(opened, reader);
}

Task<Result<InvitationId>> InvitationDesk::accept(Doer by, std::string token) {
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<InvitationId>> {
        const auto opened = CO_TRY(co_await find(token));
        const auto ground = CO_TRY(may_accept(opened, act.actor(), act.now()));
        const auto& invitation = opened.invitation;
        act.record({.deed = invitation_accepted,
                    .because = ground,
                    .subjects = {invitation.smart_account_id, act.actor().id},
                    .personal = {{"email", invitation.email.text()}}},
                   invitation.id.number);
        save_acceptance(act.unit(), invitation, act.now());
        members::save_accepted_member(act.unit(), act.make<members::MemberId>(), invitation.smart_account_id,
                                      act.actor().id, invitation.role, invitation.scope(), act.now());
        if (members::is_admin(invitation.role, invitation.scope()))
            members::mark_requests_of_admins(act.unit(), invitation.smart_account_id, act.now());
        co_return invitation.id;
    });
}

Task<Result<InvitationId>> InvitationDesk::refuse(Doer by, std::string token, RefusalBody body) {
    co_return co_await acts::carry_out(means_, {.key = by.key}, [&](acts::Act& act) -> Task<Result<InvitationId>> {
        const auto opened = CO_TRY(co_await find(token));
        const auto ground = CO_TRY(may_refuse(opened, body.email, act.now()));
        const auto& invitation = opened.invitation;
        const auto reason = body.reason ? std::optional{body.reason->text()} : std::nullopt;
        act.record({.deed = invitation_refused,
                    .because = ground,
                    .subjects = {invitation.smart_account_id},
                    .personal = {{"email", invitation.email.text()}}},
                   invitation.id.number);
        save_refusal(act.unit(), invitation, reason, act.now());
        co_return invitation.id;
    });
}

Task<Result<AcceptanceView>> InvitationDesk::acceptance(InvitationId id, UserId user) {
    const auto [invitation, host] =
        CO_TRY(co_await means_.db.look(db::one(invitation_by_id, id), db::one(host_of_invitation, id)));
    const auto account = invitation->smart_account_id;
    const auto role =
        CO_TRY(co_await means_.db.one(members::role_in_scope, account, user, invitation->virtual_account_id));
    co_return AcceptanceView{.smart_account = {account, host->account_name, host->domain_identifier},
                             .role = role ? role->role : invitation->role,
                             .at = *invitation->decided_at};
}

Task<Result<RefusalView>> InvitationDesk::refusal(InvitationId id) {
    auto invitation = CO_TRY(co_await means_.db.one(invitation_by_id, id));
    co_return RefusalView{invitation->email, std::move(invitation->refusal_reason), *invitation->decided_at};
}

Task<Result<users::AddressProof::Proven>> InvitationDesk::proven_by(std::string token) {
    const auto opened = CO_TRY(co_await find(std::move(token)));
    CO_CHECK(check_link(opened, means_.clock.now()));
    co_return Proven{opened.invitation.email,
                     [invitation = opened.invitation](db::Unit& unit) { guard_live(unit, invitation); }};
}

} // namespace deedbox::invitations
