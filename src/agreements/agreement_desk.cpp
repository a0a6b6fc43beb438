#include "agreements/agreement_desk.h"

#include "accounts/account_rulings.h"
#include "accounts/account_store.h"
#include "agreements/agreement_deeds.h"
#include "agreements/agreement_mails.h"
#include "agreements/agreement_rulings.h"
#include "agreements/agreement_store.h"
#include "approvals/approval_store.h"
#include "approvals/decision_event.h"
#include "powers/guard.h"

namespace deedbox::agreements {

namespace {

constexpr std::int64_t accounts_at_once = 50;

} // namespace

Task<Result<Agreed>> AgreementDesk::see(const Actor& actor, SmartAccountId account) {
    const auto seen = CO_TRY(co_await accounts_.find(actor, account));
    CO_CHECK(may_see(seen.standing));
    const auto& in_force = agreements_.version();
    auto [acceptances, accepted, version] = CO_TRY(
        co_await means_.db.look(db::all(acceptances_of_account, account),
                                db::one(acceptance_of_version, account, in_force), db::one(version_by_name, in_force)));
    const bool waits = !accepted && accounts::is_active(seen.account);
    co_return Agreed{.acceptances = std::move(acceptances),
                     .accepted = accepted.has_value(),
                     .accept_by = waits && version ? std::optional{version->accept_by} : std::nullopt,
                     .may_accept = waits && may_accept(seen.account, seen.standing)};
}

Task<Result<void>> AgreementDesk::accept(Doer by, SmartAccountId account, const std::string& version,
                                         Language language) {
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto seen = CO_TRY(co_await accounts_.find(act.actor(), account));
        const auto ground = CO_TRY(may_accept(seen.account, seen.standing));
        const auto& agreement = agreements_.in(language);
        if (version != agreement.version)
            co_return fail(Kind::conflict, "agreement.stale", {{"version", agreement.version}});
        if (CO_TRY(co_await means_.db.one(acceptance_of_version, account, version)))
            co_return fail(Kind::conflict, "agreement.accepted");
        events::Event event{.deed = agreement_accepted, .because = ground, .subjects = {account}};
        approvals::tell_agreement(event, agreement, language);
        act.record(std::move(event));
        powers::guard(act.unit(), account, act.actor().id, powers::Capability::edit_account);
        save_acceptance(act.unit(), act.make<AcceptanceId>(), account, version, act.actor().id, language, act.now());
        approvals::save_agreement_text(act.unit(), agreement, act.now());
        co_return Result<void>{};
    });
}

Task<Result<bool>> AgreementDesk::is_overdue(SmartAccountId account, Instant now) {
    const auto& in_force = agreements_.version();
    const auto [accepted, version] = CO_TRY(
        co_await means_.db.look(db::one(acceptance_of_version, account, in_force), db::one(version_by_name, in_force)));
    co_return !accepted && version && version->accept_by <= now;
}

Task<Result<bool>> AgreementDesk::has_to_ask() {
    const auto version = CO_TRY(co_await means_.db.one(version_by_name, agreements_.version()));
    co_return !version || !version->all_asked_at;
}

Task<Result<void>> AgreementDesk::ask_some() {
    const auto now = means_.clock.now();
    auto version = CO_TRY(co_await means_.db.one(version_by_name, agreements_.version()));
    if (!version) {
        version = Version{.version = agreements_.version(),
                          .in_force_since = now,
                          .accept_by = now + settings_.time_to_accept,
                          .all_asked_at = {}};
        db::Unit unit;
        save_version(unit, *version);
        CO_CHECK(co_await means_.db.write(std::move(unit)));
    }
    const auto found =
        CO_TRY(co_await means_.db.all(accounts_above, version->after_id, version->version, accounts_at_once));
    for (const auto& one : found) {
        if (!one.accepted) CO_CHECK(co_await ask(one.id, *version));
        version->after_id = one.id.number;
    }
    if (std::ssize(found) < accounts_at_once) version->all_asked_at = now;
    db::Unit unit;
    save_progress(unit, *version);
    co_return co_await means_.db.write(std::move(unit));
}

// The event and the progress are one unit, so nobody is asked twice, whenever the process dies.
Task<Result<void>> AgreementDesk::ask(SmartAccountId account, const Version& version) {
    co_return co_await acts::carry_out(means_, Doer::portal(), [&](acts::Act& act) -> Task<Result<void>> {
        const auto found = CO_TRY(co_await means_.db.one(accounts::account_by_id, account));
        if (!found || found->status != accounts::AccountStatus::active) co_return Result<void>{};
        act.record({.deed = agreement_asked,
                    .because = Ground::new_agreement,
                    .subjects = {account},
                    .data = {{"agreementVersion", version.version}}});
        auto progress = version;
        progress.after_id = account.number;
        save_progress(act.unit(), progress);
        for (const auto& one : CO_TRY(co_await means_.db.all(those_to_ask, account)))
            act.post(new_agreement_mail(*found, version, one.email, one.language));
        co_return Result<void>{};
    });
}

} // namespace deedbox::agreements
