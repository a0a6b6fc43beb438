#include "people/people_desk.h"

#include "accounts/account_rulings.h"
#include "accounts/stranger_mail_store.h"
#include "base/mailbox.h"
#include "invitations/invitation_store.h"
#include "members/member_store.h"
#include "people/people_deeds.h"
#include "people/people_mails.h"
#include "powers/guard.h"
#include "proven_domains/proven_domain_store.h"
#include "users/user_store.h"

namespace deedbox::people {

using accounts::SeenAccount;
using powers::Capability;

namespace {

ByWhom by_whom(const acts::Act& act) {
    return {act.actor().name, act.actor().email};
}

// What the role is held in, as subjects of the event.
std::vector<Subject> subjects_of(SmartAccountId account, const members::Scope& scope,
                                 std::optional<UserId> user = std::nullopt) {
    std::vector<Subject> out{account};
    if (scope.virtual_account_id) out.emplace_back(*scope.virtual_account_id);
    if (user) out.emplace_back(*user);
    return out;
}

boost::json::object told(Role role, const members::Scope& scope) {
    boost::json::object out{{"role", described::enum_text(role)}};
    if (scope.virtual_account_id) {
        out["virtualAccountId"] = scope.virtual_account_id->text();
        out["includeNested"] = scope.include_nested;
    }
    return out;
}

// The actor may still manage this when the unit commits.
void guard_managing(acts::Act& act, SmartAccountId account, const members::Scope& scope) {
    if (scope.virtual_account_id)
        powers::guard(act.unit(), *scope.virtual_account_id, scope.include_nested, act.actor().id,
                      Capability::manage_members);
    else
        powers::guard(act.unit(), account, act.actor().id, Capability::manage_members);
}

members::Scope after(const Member& member, const MemberChange& change) {
    if (change.whole_account.value_or(false)) return {};
    members::Scope out{change.virtual_account_id ? change.virtual_account_id : member.virtual_account_id,
                       change.include_nested.value_or(member.include_nested)};
    if (!out.virtual_account_id) out.include_nested = false;
    return out;
}

Result<void> check_named(std::optional<VirtualAccountId> virtual_account, bool include_nested) {
    if (include_nested && !virtual_account) return invalid("/includeNested", "member.nested_in_nothing");
    return {};
}

} // namespace

Task<Result<PeopleDesk::Target>> PeopleDesk::target(const SeenAccount& seen, const Actor& actor,
                                                    std::optional<VirtualAccountId> virtual_account,
                                                    bool include_nested) {
    if (!virtual_account) co_return Target{};
    const auto found = co_await virtual_accounts_.find(actor, seen.account.id, *virtual_account);
    if (!found) {
        if (found.error().kind != Kind::not_found) co_return std::unexpected{found.error()};
        co_return invalid("/virtualAccountId", "virtual_account.unknown");
    }
    co_return Target{{*virtual_account, include_nested}, powers::Place{found->account.path, include_nested}};
}

Task<Result<PeopleDesk::Added>> PeopleDesk::add(Doer by, SmartAccountId in, NewMember wanted) {
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) { return add_in(act, in, wanted); });
}

Task<Result<PeopleDesk::Added>> PeopleDesk::add_in(acts::Act& act, SmartAccountId in, const NewMember& wanted) {
    const bool include_nested = wanted.include_nested.value_or(false);
    CO_CHECK(check_named(wanted.virtual_account_id, include_nested));
    const auto seen = CO_TRY(co_await accounts_.find(act.actor(), in));
    CO_CHECK(powers::rule_somewhere(seen.standing, Capability::manage_members));
    const auto found = CO_TRY(co_await target(seen, act.actor(), wanted.virtual_account_id, include_nested));
    const auto ground = CO_TRY(may_manage(seen.standing, found.within));
    CO_CHECK(check_active(seen.account));
    const auto domains = CO_TRY(co_await proven_domains::domains_of_account(means_.db, in));
    CO_CHECK(check_role(wanted.role, found.scope, wanted.email, seen.account, domains));
    co_return proven_domains::is_of_company(wanted.email, domains)
        ? co_await add_at_once(act, seen, found, wanted, ground)
        : co_await invite(act, seen, found, wanted, ground);
}

Task<Result<PeopleDesk::Added>> PeopleDesk::add_at_once(acts::Act& act, const SeenAccount& seen, Target target,
                                                        const NewMember& wanted, Ground ground) {
    const auto account = seen.account.id;
    const auto user = CO_TRY(co_await means_.db.one(users::user_by_email, wanted.email));
    if (user &&
        CO_TRY(co_await means_.db.one(members::role_in_scope, account, user->id, target.scope.virtual_account_id)))
        co_return fail(Kind::conflict, "member.already", {{"email", wanted.email.text()}});
    const auto id = act.make<MemberId>();
    act.record({.deed = member_added,
                .because = ground,
                .subjects = subjects_of(account, target.scope),
                .data = told(wanted.role, target.scope),
                .personal = {{"email", wanted.email.text()}}},
               id.number);
    guard_managing(act, account, target.scope);
    proven_domains::guard_of_company(act.unit(), account, wanted.email);
    const auto language = user ? user->language : act.actor().language;
    users::save_named_user(act.unit(), act.make<UserId>(), wanted.email, language, act.now());
    members::save_new_member(act.unit(), id, account, wanted.email, wanted.role, target.scope, act.now());
    if (members::is_admin(wanted.role, target.scope)) members::mark_requests_of_admins(act.unit(), account, act.now());
    act.post(added_mail(seen.account, wanted.email, wanted.role, target.scope, by_whom(act), text_given(wanted.note),
                        language));
    co_return Added{id.number, true};
}

Task<Result<PeopleDesk::Added>> PeopleDesk::invite(acts::Act& act, const SeenAccount& seen, Target target,
                                                   const NewMember& wanted, Ground ground) {
    const auto account = seen.account.id;
    const auto mailbox = Mailbox::of(wanted.email).text();
    const auto [user, open] = CO_TRY(co_await means_.db.look(
        db::one(users::user_by_email, wanted.email), db::one(invitations::open_invitation_to, account, mailbox)));
    if (user &&
        CO_TRY(co_await means_.db.one(members::role_in_scope, account, user->id, target.scope.virtual_account_id)))
        co_return fail(Kind::conflict, "member.already", {{"email", wanted.email.text()}});
    if (open) co_return fail(Kind::conflict, "invitation.already", {{"email", wanted.email.text()}});
    const auto strangers =
        CO_TRY(co_await accounts::room_for_strangers(means_, act.actor().email, {wanted.email}, act.now()));
    const auto id = act.make<InvitationId>();
    act.record({.deed = member_invited,
                .because = ground,
                .subjects = subjects_of(account, target.scope),
                .data = told(wanted.role, target.scope),
                .personal = {{"email", wanted.email.text()}}},
               id.number);
    guard_managing(act, account, target.scope);
    accounts::count_to_strangers(act.unit(), means_.outbox.stranger_caps(), strangers);
    invitations_.invite(act,
                        {.email = wanted.email,
                         .role = wanted.role,
                         .smart_account_id = account,
                         .language = user ? user->language : act.actor().language,
                         .note = text_given(wanted.note),
                         .invited_by = act.actor().id,
                         .scope = target.scope},
                        {.account_name = seen.account.name,
                         .domain_identifier = seen.account.domain_identifier,
                         .inviter_name = act.actor().name,
                         .inviter_email = act.actor().email},
                        id);
    co_return Added{id.number, false};
}

Task<Result<Member>> PeopleDesk::find(const SeenAccount& seen, MemberId id) {
    auto member = CO_TRY(co_await means_.db.one(members::member_by_id, id, seen.account.id));
    if (!member) co_return fail(Kind::not_found, "member.unknown");
    CO_CHECK(may_see(seen.standing, *member));
    co_return std::move(*member);
}

Task<Result<void>> PeopleDesk::check_not_last(const Member& member) {
    if (!CO_TRY(co_await means_.db.one(members::another_admin, member.smart_account_id, member.id)))
        co_return fail(Kind::conflict, "member.last_admin");
    co_return Result<void>{};
}

Task<Result<void>> PeopleDesk::change(Doer by, SmartAccountId in, MemberId id, MemberChange change, Tell tell) {
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto seen = CO_TRY(co_await accounts_.find(act.actor(), in));
        const auto member = CO_TRY(co_await find(seen, id));
        const auto ground = CO_TRY(may_manage(seen.standing, within(member)));
        const auto role = change.role.value_or(member.role);
        const auto wanted = after(member, change);
        const auto found = CO_TRY(co_await target(seen, act.actor(), wanted.virtual_account_id, wanted.include_nested));
        CO_CHECK(may_manage(seen.standing, found.within));
        CO_CHECK(check_active(seen.account));
        const auto domains = CO_TRY(co_await proven_domains::domains_of_account(means_.db, in));
        CO_CHECK(check_role(role, found.scope, member.email, seen.account, domains));
        if (role == member.role && found.scope == member.scope()) co_return Result<void>{};
        const bool moves = found.scope.virtual_account_id != member.virtual_account_id;
        if (moves &&
            CO_TRY(co_await means_.db.one(members::role_in_scope, in, member.user_id, found.scope.virtual_account_id)))
            co_return fail(Kind::conflict, "member.already", {{"email", member.email.text()}});
        const bool was_admin = members::is_admin(member.role, member.scope());
        const bool is_admin = members::is_admin(role, found.scope);
        if (was_admin && !is_admin) CO_CHECK(co_await check_not_last(member));
        act.record({.deed = member_changed,
                    .because = ground,
                    .subjects = subjects_of(in, found.scope, member.user_id),
                    .data = {{"from", told(member.role, member.scope())}, {"to", told(role, found.scope)}},
                    .personal = {{"email", member.email.text()}}},
                   id.number);
        if (was_admin && !is_admin) members::guard_another_admin(act.unit(), member);
        guard_managing(act, in, member.scope());
        guard_managing(act, in, found.scope);
        if (role == Role::approver) proven_domains::guard_of_company(act.unit(), in, member.email);
        members::save_role(act.unit(), member, role, found.scope);
        if (was_admin != is_admin) members::mark_requests_of_admins(act.unit(), in, act.now());
        if (tell == Tell::by_mail) act.post(changed_mail(seen.account, member, role, found.scope, by_whom(act)));
        co_return Result<void>{};
    });
}

Task<Result<void>> PeopleDesk::remove(Doer by, SmartAccountId in, MemberId id, Tell tell) {
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto seen = CO_TRY(co_await accounts_.find(act.actor(), in));
        const auto member = CO_TRY(co_await find(seen, id));
        const bool own = member.user_id == act.actor().id;
        const auto ground = CO_TRY(may_remove(seen.standing, member, act.actor().id));
        const bool admin = members::is_admin(member.role, member.scope());
        if (admin) CO_CHECK(co_await check_not_last(member));
        act.record({.deed = own ? member_left : member_removed,
                    .because = ground,
                    .subjects = subjects_of(in, member.scope(), member.user_id),
                    .data = told(member.role, member.scope()),
                    .personal = {{"email", member.email.text()}}},
                   id.number);
        if (admin) members::guard_another_admin(act.unit(), member);
        if (!own) guard_managing(act, in, member.scope());
        members::delete_member(act.unit(), member);
        if (admin) members::mark_requests_of_admins(act.unit(), in, act.now());
        if (tell == Tell::by_mail && !own) act.post(removed_mail(seen.account, member, by_whom(act)));
        co_return Result<void>{};
    });
}

Task<Result<PeopleDesk::OpenInvitation>> PeopleDesk::open_invitation(acts::Act& act, SmartAccountId in,
                                                                     InvitationId id) {
    auto seen = CO_TRY(co_await accounts_.find(act.actor(), in));
    CO_CHECK(powers::rule_somewhere(seen.standing, Capability::manage_members));
    auto invitation = CO_TRY(co_await means_.db.one(invitations::invitation_of_account, id, in));
    if (!invitation) co_return fail(Kind::not_found, "invitation.unknown");
    const auto found = co_await target(seen, act.actor(), invitation->virtual_account_id, invitation->include_nested);
    if (!found) co_return fail(Kind::not_found, "invitation.unknown");
    const auto ground = CO_TRY(may_manage(seen.standing, found->within));
    if (invitation->state != invitations::InvitationState::invited) co_return fail(Kind::conflict, "invitation.over");
    co_return OpenInvitation{std::move(seen), std::move(*invitation), ground};
}

Task<Result<InvitationId>> PeopleDesk::resend(Doer by, SmartAccountId in, InvitationId id) {
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<InvitationId>> {
        const auto [seen, invitation, ground] = CO_TRY(co_await open_invitation(act, in, id));
        CO_CHECK(check_active(seen.account));
        const auto strangers =
            CO_TRY(co_await accounts::room_for_strangers(means_, act.actor().email, {invitation.email}, act.now()));
        act.record({.deed = invitation_resent,
                    .because = ground,
                    .subjects = subjects_of(in, invitation.scope()),
                    .personal = {{"email", invitation.email.text()}}},
                   id.number);
        guard_managing(act, in, invitation.scope());
        accounts::count_to_strangers(act.unit(), means_.outbox.stranger_caps(), strangers);
        const auto host = CO_TRY(co_await means_.db.one(invitations::host_of_invitation, id));
        invitations_.resend(act, invitation, *host);
        co_return id;
    });
}

Task<Result<void>> PeopleDesk::revoke(Doer by, SmartAccountId in, InvitationId id) {
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto [seen, invitation, ground] = CO_TRY(co_await open_invitation(act, in, id));
        act.record({.deed = invitation_revoked,
                    .because = ground,
                    .subjects = subjects_of(in, invitation.scope()),
                    .personal = {{"email", invitation.email.text()}}},
                   id.number);
        guard_managing(act, in, invitation.scope());
        invitations::save_revocation(act.unit(), invitation, act.now());
        co_return Result<void>{};
    });
}

} // namespace deedbox::people
