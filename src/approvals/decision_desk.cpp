#include "approvals/decision_desk.h"

#include "accounts/account_store.h"
#include "approvals/approval_deeds.h"
#include "approvals/approval_mails.h"
#include "approvals/approval_store.h"
#include "approvals/decision_event.h"
#include "members/member_store.h"
#include "users/user_store.h"

#include <set>

namespace deedbox::approvals {

namespace {

powers::Role role_of(const requests::ListedUser& user) {
    return user.role == requests::ListedRole::user ? powers::Role::user : powers::Role::viewer;
}

void add_member(acts::Act& act, const RequestState& state, const requests::ListedUser& user) {
    const auto& request = state.request;
    users::save_named_user(act.unit(), act.make<UserId>(), user.email, request.language, act.now());
    members::save_member(act.unit(), act.make<members::MemberId>(), request.smart_account_id, user.email, role_of(user),
                         act.now());
    act.post(users_added_mail(request, user, state.language_of(user.email)));
}

} // namespace

void DecisionDesk::let_in(acts::Act& act, const RequestState& state, const std::vector<requests::ListedUser>& users) {
    const auto& request = state.request;
    const invitations::Host host{.account_name = request.account_name,
                                 .domain_identifier = request.domain_identifier,
                                 .inviter_name = request.requester_name,
                                 .inviter_email = request.requester_email};
    for (const auto& user : users) {
        if (requests::is_outside(user, request.registered_domain))
            invitations_.invite(act,
                                {.email = user.email,
                                 .role = role_of(user),
                                 .smart_account_id = request.smart_account_id,
                                 .language = state.language_of(user.email),
                                 .note = request.note_to_users,
                                 .invited_by = request.requester_id,
                                 .account_request_id = request.id},
                                host, act.make<invitations::InvitationId>());
        else
            add_member(act, state, user);
    }
}

Task<Result<void>> DecisionDesk::decide(Doer by, AccountRequestId id, DecisionBody body, Language language) {
    co_return co_await acts::carry_out(records_.means, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto state = CO_TRY(co_await records_.state(act.actor(), id));
        const auto standing = requests::standing_of(state, act.actor());
        const auto ground = CO_TRY(requests::may_decide(state, standing, act.now()));
        const Deciding deciding{act, state, *standing.approver, ground, language};
        co_return body.verdict == Verdict::approved ? approve(deciding, body) : decline(deciding, body);
    });
}

Result<void> DecisionDesk::approve(Deciding deciding, const DecisionBody& body) {
    auto& [act, state, slot, ground, language] = deciding;
    const auto& request = state.request;
    if (!body.agreement_version) return invalid("/agreementVersion", "field.missing");
    if (*body.agreement_version != agreements_.version())
        return fail(Kind::conflict, "agreement.stale", {{"version", agreements_.version()}});
    const std::set<EmailAddress> struck{body.exclude_users.begin(), body.exclude_users.end()};
    const auto& agreement = agreements_.in(language);
    auto event = decision_event(request, request_approved, ground);
    tell_decider(event, act.actor());
    tell_agreement(event, agreement, language);
    for (const auto& email : struck) event.personal[std::string{told::struck} + email.text()] = true;
    const auto users = requests::users_let_in(state.users, struck, act.actor().email);
    for (const auto& user : users)
        if (requests::is_outside(user, request.registered_domain))
            event.personal[std::string{told::invited} + user.email.text()] = true;
    act.record(std::move(event), request.id.number);
    auto& unit = act.unit();
    save_decision(unit, request,
                  {.verdict = Verdict::approved,
                   .by = act.actor().id,
                   .as = "approver",
                   .agreement_version = body.agreement_version,
                   .language = language},
                  act.now());
    save_verdict(unit, slot, Verdict::approved);
    save_agreement_text(unit, agreement, act.now());
    accounts::activate_account(unit, request.smart_account_id, act.make<VirtualAccountId>(), "Default", act.now());
    members::save_member(unit, act.make<members::MemberId>(), request.smart_account_id, act.actor().id,
                         powers::Role::admin, act.now());
    mark_to_reroute(unit, request, act.now());
    let_in(act, state, users);
    act.post(accepted_mail(request, act.actor().email, agreement, act.now(), language));
    act.post(approved_mail(request, decider_shown(request, act.actor().name + " (" + act.actor().email.text() + ")"),
                           state.language_of(request.requester_email)));
    tell_others(act, state, slot, Verdict::approved);
    return {};
}

Result<void> DecisionDesk::decline(Deciding deciding, const DecisionBody& body) {
    if (!body.reason) return invalid("/reason", "field.missing");
    auto& act = deciding.act;
    add_decline(
        act, deciding.state, deciding.slot,
        {.ground = deciding.ground, .reason = body.reason->text(), .by = &act.actor(), .language = deciding.language});
    return {};
}

} // namespace deedbox::approvals
