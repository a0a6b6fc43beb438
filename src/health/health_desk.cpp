#include "health/health_desk.h"

#include "health/digest_store.h"
#include "health/health_deeds.h"
#include "health/health_rulings.h"
#include "health/health_store.h"
#include "powers/guard.h"

namespace deedbox::health {

namespace {

constexpr std::int64_t accounts_at_once = 50;
constexpr int batches_in_turn = 8; // a turn is over before the job's lease is

std::vector<FindingKind> kinds_of(const std::vector<Finding>& findings) {
    std::vector<FindingKind> out;
    for (const auto& finding : findings) out.push_back(finding.kind);
    return out;
}

// What the look into the DNS has found, among what was kept: the rules take it from there.
Examined with_dns(Examined examined, std::optional<bool> in_dns, Instant now) {
    if (!in_dns) return examined;
    const auto kept = std::ranges::find(examined.kept, FindingKind::domain_unresolved, &Kept::kind);
    if (*in_dns && kept != examined.kept.end()) examined.kept.erase(kept);
    if (!*in_dns && kept == examined.kept.end())
        examined.kept.push_back({.kind = FindingKind::domain_unresolved, .since = now});
    return examined;
}

bool is_kept(const std::vector<Kept>& kept, const std::vector<FindingKind>& found) {
    return kept.size() == found.size() && std::ranges::all_of(kept, [&](const Kept& one) {
               return std::ranges::find(found, one.kind) != found.end();
           });
}

} // namespace

Task<Result<std::optional<Examined>>> HealthDesk::examined(SmartAccountId account, Instant now) {
    auto out = CO_TRY(co_await examine(means_.db, account, now, settings_.unused_after));
    if (out) out->agreement_overdue = CO_TRY(co_await agreements_.is_overdue(account, now));
    co_return out;
}

Task<Result<std::vector<Finding>>> HealthDesk::findings_in(SmartAccountId account) {
    const auto now = means_.clock.now();
    const auto found = CO_TRY(co_await examined(account, now));
    co_return found ? findings_of(*found, now) : std::vector<Finding>{};
}

Task<Result<std::vector<Finding>>> HealthDesk::see(const Actor& actor, SmartAccountId account) {
    const auto seen = CO_TRY(co_await accounts_.find(actor, account));
    CO_CHECK(may_see(seen.standing));
    co_return co_await findings_in(account);
}

Task<Result<std::optional<bool>>> HealthDesk::is_in_dns(const std::string& domain) {
    const auto answer = CO_TRY(co_await resolver_.texts_of(domain));
    if (!answer.trouble || *answer.trouble == dns::Trouble::no_text) co_return true;
    if (*answer.trouble == dns::Trouble::no_name) co_return false;
    co_return std::nullopt;
}

Task<Result<void>> HealthDesk::keep(db::Unit& unit, const Examined& examined, std::optional<bool> in_dns, Instant now) {
    const auto account = examined.account.id;
    const auto found = kinds_of(findings_of(with_dns(examined, in_dns, now), now));
    if (!is_kept(examined.kept, found)) save_findings(unit, account, found, now);
    // Most days nobody is new, so that nothing is written.
    if (!found.empty() && CO_TRY(co_await means_.db.one(admin_without_digest, account)))
        enter_digests(unit, account, next_digest(now));
    co_return Result<void>{};
}

Task<Result<void>> HealthDesk::check(Doer by, SmartAccountId account) {
    // Whoever may not look causes no look.
    const auto first = CO_TRY(co_await accounts_.find(*by.actor, account));
    CO_CHECK(may_see(first.standing));
    const auto in_dns = CO_TRY(co_await is_in_dns(first.account.registered_domain));
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto seen = CO_TRY(co_await accounts_.find(act.actor(), account));
        const auto ground = CO_TRY(may_see(seen.standing));
        const auto known = CO_TRY(co_await examined(account, act.now()));
        if (!known) co_return fail(Kind::not_found, "account.unknown");
        act.record({.deed = health_checked, .because = ground, .subjects = {account}});
        if (!seen.standing.staff) powers::guard(act.unit(), account, act.actor().id, powers::Capability::see_health);
        co_return co_await keep(act.unit(), *known, in_dns, act.now());
    });
}

Task<Result<void>> HealthDesk::look_at(SmartAccountId account, Patience& patience) {
    const auto now = means_.clock.now();
    const auto known = CO_TRY(co_await examined(account, now));
    if (!known) co_return Result<void>{};
    std::optional<bool> in_dns;
    if (patience.asks_dns && known->account.status == accounts::AccountStatus::active) {
        in_dns = CO_TRY(co_await is_in_dns(known->account.registered_domain));
        patience.asks_dns = in_dns.has_value();
    }
    db::Unit unit;
    CO_CHECK(co_await keep(unit, *known, in_dns, now));
    if (unit.steps().empty()) co_return Result<void>{};
    co_return co_await means_.db.write(std::move(unit));
}

Task<Result<bool>> HealthDesk::has_round(Instant now) {
    const auto round = std::get<0>(CO_TRY(co_await means_.db.look(newest_round())));
    co_return !round || !round->ended_at || round->began_at + std::chrono::days{1} <= now;
}

Task<Result<void>> HealthDesk::go_on(Instant now) {
    const auto last = std::get<0>(CO_TRY(co_await means_.db.look(newest_round())));
    Round round{.began_at = now};
    if (last && !last->ended_at) round = *last;
    Patience patience;
    for (int batch = 0; batch < batches_in_turn && !round.ended_at; ++batch) {
        const auto due = CO_TRY(co_await means_.db.all(accounts_above, round.after_id, accounts_at_once));
        for (const auto& one : due) {
            CO_CHECK(co_await look_at(one.id, patience));
            round.after_id = one.id.number;
        }
        if (std::ssize(due) < accounts_at_once) round.ended_at = now;
        db::Unit unit;
        save_round(unit, round);
        CO_CHECK(co_await means_.db.write(std::move(unit)));
    }
    co_return Result<void>{};
}

} // namespace deedbox::health
