#include "proven_domains/proven_domain_desk.h"

#include "accounts/account_rulings.h"
#include "accounts/account_store.h"
#include "members/member_store.h"
#include "powers/guard.h"
#include "proven_domains/proven_domain_deeds.h"
#include "proven_domains/proven_domain_mails.h"
#include "proven_domains/proven_domain_store.h"

namespace deedbox::proven_domains {

using powers::Capability;

namespace {

boost::json::object told(const ProvenDomain& domain) {
    boost::json::object out{{"domain", domain.domain}};
    if (domain.trouble) out["trouble"] = described::enum_text(*domain.trouble);
    return out;
}

Result<void> check_not_over(const ProvenDomain& domain, Instant now) {
    if (is_over(domain, now)) return fail(Kind::conflict, "domain.over");
    return {};
}

} // namespace

Task<Result<ProvenDomain>> ProvenDomainDesk::find(SmartAccountId in, std::string_view domain) {
    // However it is written.
    const auto name = DomainName::parse(domain);
    auto found = CO_TRY(co_await means_.db.one(domain_in_account, in, name ? name->text() : std::string{}));
    if (!found) co_return fail(Kind::not_found, "domain.unknown");
    co_return std::move(*found);
}

Task<Result<ProvenDomainId>> ProvenDomainDesk::add(Doer by, SmartAccountId in, NewDomain wanted) {
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<ProvenDomainId>> {
        const auto seen = CO_TRY(co_await accounts_.find(act.actor(), in));
        const auto ground = CO_TRY(powers::rule(seen.standing, Capability::edit_account));
        CO_CHECK(check_active(seen.account));
        const auto [there, count] = CO_TRY(co_await means_.db.look(db::one(domain_in_account, in, wanted.domain.text()),
                                                                   db::one(count_in_account, in)));
        if (there && there->state == DomainState::proven)
            co_return fail(Kind::conflict, "domain.proven", {{"domain", wanted.domain.name().unicode()}});
        if (!there && count->number >= most_in_account)
            co_return fail(Kind::conflict, "domain.too_many", {{"most", std::to_string(most_in_account)}});
        const auto domain = there ? begun_again(*there, act.now())
                                  : begun(act.make<ProvenDomainId>(), in, wanted.domain.text(), act.now());
        act.record({.deed = domain_added, .because = ground, .subjects = {in}, .data = told(domain)}, domain.id.number);
        powers::guard(act.unit(), in, act.actor().id, Capability::edit_account);
        there ? save_domain(act.unit(), domain) : save_new_domain(act.unit(), domain);
        co_return domain.id;
    });
}

Task<Result<std::optional<Trouble>>> ProvenDomainDesk::look_for(const ProvenDomain& domain) {
    const auto record = record_of(key_, domain);
    co_return trouble_with(CO_TRY(co_await resolver_.texts_of(record.record_name)), record);
}

Task<Result<ProvenDomainId>> ProvenDomainDesk::check(Doer by, SmartAccountId in, std::string name) {
    // Whoever may not look causes no look.
    const auto first = CO_TRY(co_await accounts_.find(*by.actor, in));
    CO_CHECK(powers::rule(first.standing, Capability::edit_account));
    CO_CHECK(check_active(first.account));
    const auto wanted = CO_TRY(co_await find(in, name));
    CO_CHECK(check_not_over(wanted, means_.clock.now()));
    const auto trouble = CO_TRY(co_await look_for(wanted));
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<ProvenDomainId>> {
        const auto seen = CO_TRY(co_await accounts_.find(act.actor(), in));
        const auto ground = CO_TRY(powers::rule(seen.standing, Capability::edit_account));
        CO_CHECK(check_active(seen.account));
        const auto domain = CO_TRY(co_await find(in, name));
        CO_CHECK(check_not_over(domain, act.now()));
        const auto after = after_look(domain, trouble, Looked::by_somebody, act.now());
        const bool newly = after.state == DomainState::proven && domain.state != DomainState::proven;
        act.record({.deed = newly ? domain_proven : domain_checked,
                    .because = newly ? Ground::domain_proven : ground,
                    .subjects = {in},
                    .data = told(after)},
                   domain.id.number);
        powers::guard(act.unit(), in, act.actor().id, Capability::edit_account);
        save_domain(act.unit(), after);
        if (newly) CO_CHECK(co_await tell_admins(act, seen.account, after));
        co_return domain.id;
    });
}

Task<Result<void>> ProvenDomainDesk::remove(Doer by, SmartAccountId in, std::string name) {
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto seen = CO_TRY(co_await accounts_.find(act.actor(), in));
        const auto ground = CO_TRY(powers::rule(seen.standing, Capability::edit_account));
        const auto domain = CO_TRY(co_await find(in, name));
        act.record({.deed = domain_removed,
                    .because = ground,
                    .subjects = {in},
                    .data = {{"domain", domain.domain}, {"state", described::enum_text(domain.state)}}},
                   domain.id.number);
        powers::guard(act.unit(), in, act.actor().id, Capability::edit_account);
        delete_domain(act.unit(), domain);
        co_return Result<void>{};
    });
}

Task<Result<void>> ProvenDomainDesk::look_again(ProvenDomain due) {
    const auto trouble = CO_TRY(co_await look_for(due));
    co_return co_await acts::carry_out(means_, Doer::portal(), [&](acts::Act& act) -> Task<Result<void>> {
        const auto domain = co_await find(due.smart_account_id, due.domain);
        // Somebody was quicker: it is gone, or was looked at, and found or not.
        if (!domain || domain->version != due.version) co_return Result<void>{};
        const auto after = after_look(*domain, trouble, Looked::by_itself, act.now());
        const bool lost = after.state == DomainState::lost;
        act.record({.deed = lost ? domain_lost : domain_checked,
                    .because = trouble ? Ground::record_gone : Ground::domain_proven,
                    .subjects = {due.smart_account_id},
                    .data = told(after)});
        save_domain(act.unit(), after);
        if (lost) {
            const auto account = CO_TRY(co_await means_.db.one(accounts::account_by_id, due.smart_account_id));
            CO_CHECK(co_await tell_admins(act, *account, after));
        }
        co_return Result<void>{};
    });
}

Task<Result<void>> ProvenDomainDesk::tell_admins(acts::Act& act, const accounts::Account& account,
                                                 const ProvenDomain& domain) {
    for (const auto& admin : CO_TRY(co_await means_.db.all(members::admins_of_account, account.id)))
        act.post(domain.state == DomainState::proven ? proven_mail(account, domain, admin.email, admin.language)
                                                     : lost_mail(account, domain, admin.email, admin.language));
    co_return Result<void>{};
}

} // namespace deedbox::proven_domains
