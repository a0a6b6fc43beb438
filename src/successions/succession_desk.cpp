#include "successions/succession_desk.h"

#include "accounts/account_rulings.h"
#include "accounts/account_store.h"
#include "base/mailbox.h"
#include "invitations/invitation_store.h"
#include "members/member_store.h"
#include "powers/guard.h"
#include "successions/succession_deeds.h"
#include "successions/succession_mails.h"
#include "successions/succession_store.h"
#include "users/user_store.h"

#include <algorithm>

namespace deedbox::successions {

using accounts::SeenAccount;
using powers::Capability;

namespace {

using Letter = mail::Mail (*)(const accounts::Account&, const Succession&, const EmailAddress&, Language);

void tell(acts::Act& act, const accounts::Account& account, const Succession& succession,
          const std::vector<members::AdminAddress>& admins, Letter letter) {
    for (const auto& admin : admins) act.post(letter(account, succession, admin.email, admin.language));
}

// The administrators, and whoever began it if they are none of them.
void tell_all(acts::Act& act, const accounts::Account& account, const Succession& succession,
              const std::vector<members::AdminAddress>& admins, Language beginners, Letter letter) {
    tell(act, account, succession, admins, letter);
    const bool told = std::ranges::any_of(
        admins, [&](const members::AdminAddress& admin) { return admin.email == succession.begun_by_email; });
    if (!told) act.post(letter(account, succession, succession.begun_by_email, beginners));
}

Error not_proven(const proven_domains::DomainRecord& record, proven_domains::Trouble trouble) {
    return {.kind = Kind::conflict,
            .code = "succession.not_proven",
            .extra = {{"proof", {{"recordName", record.record_name}, {"recordValue", record.record_value}}},
                      {"trouble", described::enum_text(trouble)}}};
}

} // namespace

Task<Result<SeenAccount>> SuccessionDesk::find(const Actor& actor, SmartAccountId in) {
    auto seen = co_await accounts_.find(actor, in);
    if (seen || seen.error().kind != Kind::not_found) co_return seen;
    // Whoever began one knows of the account.
    const auto own = CO_TRY(co_await means_.db.all(successions_of_account, in, std::numeric_limits<std::int64_t>::max(),
                                                   std::int64_t{1}, std::optional{actor.id}));
    if (own.empty()) co_return seen;
    co_return SeenAccount{*CO_TRY(co_await means_.db.one(accounts::account_by_id, in)), powers::standing_of(actor)};
}

// A restricted account is known to whoever names its complete identifier, as in the directory.
Task<Result<SeenAccount>> SuccessionDesk::known(const Actor& actor, SmartAccountId in, const NewSuccession& wanted) {
    auto seen = co_await find(actor, in);
    if (seen || seen.error().kind != Kind::not_found || !wanted.domain_identifier) co_return seen;
    const auto account = CO_TRY(co_await means_.db.one(accounts::account_by_id, in));
    if (!account || !is_active(*account) || account->domain_identifier != wanted.domain_identifier->text())
        co_return seen;
    co_return SeenAccount{*account, powers::standing_of(actor)};
}

Task<Result<Ground>> SuccessionDesk::ground_for(const SeenAccount& in, const Actor& actor) {
    if (const auto ground = may_begin(in.standing)) co_return ground;
    const auto record = record_of(key_, in.account, actor.id);
    const auto answer = CO_TRY(co_await resolver_.texts_of(record.record_name));
    if (const auto trouble = proven_domains::trouble_with(answer, record))
        co_return std::unexpected{not_proven(record, *trouble)};
    co_return Ground::domain_proven;
}

Task<Result<SuccessionId>> SuccessionDesk::begin(Doer by, SmartAccountId in, NewSuccession wanted) {
    const auto first = CO_TRY(co_await known(*by.actor, in, wanted));
    CO_CHECK(check_active(first.account));
    const auto proof = CO_TRY(co_await ground_for(first, *by.actor)); // the look is made once, before the unit
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<SuccessionId>> {
        const auto seen = CO_TRY(co_await known(act.actor(), in, wanted));
        CO_CHECK(check_active(seen.account));
        const auto ground = proof == Ground::domain_proven ? proof : CO_TRY(may_begin(seen.standing));
        const auto as = begun_as(ground);
        const auto [newest, admins] =
            CO_TRY(co_await means_.db.look(db::one(newest_of_account, in), db::all(members::admins_of_account, in)));
        CO_CHECK(check_none_stands(newest, as, act.now()));
        if (std::ranges::any_of(admins, [&](const auto& admin) { return admin.email == wanted.admin_email; }))
            co_return fail(Kind::conflict, "succession.already_admin", {{"email", wanted.admin_email.text()}});
        const Succession begun{.id = act.make<SuccessionId>(),
                               .smart_account_id = in,
                               .admin_email = wanted.admin_email,
                               .reason = wanted.reason.text(),
                               .begun_by = act.actor().id,
                               .begun_by_name = act.actor().name,
                               .begun_by_email = act.actor().email,
                               .begun_as = as,
                               .begun_at = act.now(),
                               .due_at = act.now() + settings_.wait,
                               .remind_at = reminder_of(act.now(), settings_.wait)};
        act.record({.deed = succession_begun,
                    .because = ground,
                    .subjects = {in},
                    .data = {{"dueAt", to_rfc3339(begun.due_at)}},
                    .personal = {{"admin", begun.admin_email.text()}, {"reason", begun.reason}}},
                   begun.id.number);
        if (as == BegunAs::approver) powers::guard(act.unit(), in, act.actor().id, Capability::begin_succession);
        save_succession(act.unit(), begun);
        tell(act, seen.account, begun, admins, begun_mail);
        co_return begun.id;
    });
}

Task<Result<SuccessionId>> SuccessionDesk::end(Doer by, SmartAccountId in, SuccessionId id, EndBody body) {
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<SuccessionId>> {
        const auto seen = CO_TRY(co_await find(act.actor(), in));
        const auto [one, admins] =
            CO_TRY(co_await means_.db.look(db::one(succession_by_id, id, in), db::all(members::admins_of_account, in)));
        if (!one || (one->begun_by != act.actor().id && !may_see_all(seen.standing)))
            co_return fail(Kind::not_found, "succession.unknown");
        const auto ground = CO_TRY(may_end(*one, seen.standing, act.actor().id));
        const auto beginner = CO_TRY(co_await means_.db.one(users::user_by_id, one->begun_by));
        auto event = events::Event{.deed = succession_ended, .because = ground, .subjects = {in}};
        if (body.reason) event.personal = {{"reason", body.reason->text()}};
        act.record(std::move(event), id.number);
        if (ground == Ground::account_admin) powers::guard(act.unit(), in, act.actor().id, Capability::manage_members);
        save_end(act.unit(), *one, SuccessionState::ended, act.actor().id, text_given(body.reason), act.now());
        tell_all(act, seen.account, *one, admins, beginner->language, ended_mail);
        co_return id;
    });
}

Task<Result<std::vector<Succession>>> SuccessionDesk::list(const SeenAccount& in, const Actor& actor,
                                                           std::int64_t before, std::int64_t limit) {
    const auto whose = may_see_all(in.standing) ? std::nullopt : std::optional{actor.id};
    co_return co_await means_.db.all(successions_of_account, in.account.id, before, limit, whose);
}

Task<Result<void>> SuccessionDesk::remind(Succession due) {
    co_return co_await acts::carry_out(means_, Doer::portal(), [&](acts::Act& act) -> Task<Result<void>> {
        const auto in = due.smart_account_id;
        const auto [one, account, admins] =
            CO_TRY(co_await means_.db.look(db::one(succession_by_id, due.id, in), db::one(accounts::account_by_id, in),
                                           db::all(members::admins_of_account, in)));
        // Somebody was quicker: it is over, or they were told.
        if (one->state != SuccessionState::open || !one->remind_at) co_return Result<void>{};
        act.record({.deed = succession_reminded, .because = Ground::nobody_answered, .subjects = {in}});
        save_reminded(act.unit(), *one);
        tell(act, *account, *one, admins, reminder_mail);
        co_return Result<void>{};
    });
}

Task<Result<void>> SuccessionDesk::complete(Succession due) {
    co_return co_await acts::carry_out(means_, Doer::portal(), [&](acts::Act& act) -> Task<Result<void>> {
        const auto in = due.smart_account_id;
        const auto mailbox = Mailbox::of(due.admin_email).text();
        const auto [one, account, admins, user, beginner, invited] = CO_TRY(co_await means_.db.look(
            db::one(succession_by_id, due.id, in), db::one(accounts::account_by_id, in),
            db::all(members::admins_of_account, in), db::one(users::user_by_email, due.admin_email),
            db::one(users::user_by_id, due.begun_by), db::one(invitations::open_invitation_to, in, mailbox)));
        if (one->state != SuccessionState::open) co_return Result<void>{}; // somebody was quicker
        act.record({.deed = succession_completed,
                    .because = Ground::nobody_answered,
                    .subjects = {in},
                    .data = {{"at_once", user.has_value()}},
                    .personal = {{"admin", one->admin_email.text()}}});
        save_end(act.unit(), *one, SuccessionState::completed, std::nullopt, std::nullopt, act.now());
        if (invited) invitations::save_revocation(act.unit(), *invited, act.now());
        if (user) {
            members::save_admin(act.unit(), act.make<powers::MemberId>(), in, user->id, act.now());
            members::mark_requests_of_admins(act.unit(), in, act.now());
            act.post(made_admin_mail(*account, *one, user->language));
        } else {
            invitations_.invite(act,
                                {.email = one->admin_email,
                                 .role = members::Role::admin,
                                 .smart_account_id = in,
                                 .language = beginner->language,
                                 .invited_by = one->begun_by},
                                {.account_name = account->name,
                                 .domain_identifier = account->domain_identifier,
                                 .inviter_name = one->begun_by_name,
                                 .inviter_email = one->begun_by_email},
                                act.make<invitations::InvitationId>());
        }
        tell_all(act, *account, *one, admins, beginner->language, completed_mail);
        co_return Result<void>{};
    });
}

} // namespace deedbox::successions
