#include "access_requests/access_rule_desk.h"

#include "access_requests/access_request_deeds.h"
#include "accounts/account_rulings.h"
#include "powers/guard.h"
#include "proven_domains/proven_domain_store.h"

#include <algorithm>

namespace deedbox::access_requests {

using powers::Capability;

namespace {

std::vector<VirtualAccountId> named_in(const std::vector<AccessRule>& rules) {
    std::vector<VirtualAccountId> out;
    for (const auto& rule : rules) std::ranges::copy(rule.virtual_account_ids, std::back_inserter(out));
    return out;
}

} // namespace

Task<Result<SeenRules>> AccessRuleDesk::find(const Actor& actor, SmartAccountId in) {
    const auto seen = CO_TRY(co_await accounts_.find(actor, in));
    CO_CHECK(powers::rule(seen.standing, Capability::decide_access_requests));
    const auto row = CO_TRY(co_await means_.db.one(rules_of_account, in));
    SeenRules out{.account = seen.account,
                  .domains = CO_TRY(co_await proven_domains::domains_of_account(means_.db, in)),
                  .rules = {},
                  .places = {}};
    if (!row) co_return out;
    out.rules = rules_in(row->rules);
    out.version = row->version;
    out.places = CO_TRY(co_await means_.db.all(places_of_ids, stored(named_in(out.rules))));
    co_return out;
}

Task<Result<void>> AccessRuleDesk::check_places(SmartAccountId account, const std::vector<AccessRule>& rules) {
    const auto places = CO_TRY(co_await means_.db.all(places_of_ids, stored(named_in(rules))));
    for (std::size_t rule = 0; rule < rules.size(); ++rule)
        for (std::size_t at = 0; at < rules[rule].virtual_account_ids.size(); ++at) {
            const auto place = std::ranges::find(places, rules[rule].virtual_account_ids[at], &NamedPlace::id);
            if (place == places.end() || place->smart_account_id != account)
                co_return invalid("/rules/" + std::to_string(rule) + "/virtualAccountIds/" + std::to_string(at),
                                  "virtual_account.unknown");
        }
    co_return Result<void>{};
}

Task<Result<void>> AccessRuleDesk::change(Doer by, SmartAccountId in, AccessRulesBody body, http::IfMatch if_match) {
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto seen = CO_TRY(co_await find(act.actor(), in));
        CO_TRY(if_match.against(seen.version));
        CO_CHECK(accounts::check_active(seen.account));
        CO_CHECK(check_rules(body.rules, seen.domains));
        CO_CHECK(co_await check_places(in, body.rules));
        if (body.rules == seen.rules) co_return Result<void>{};
        act.record({.deed = access_rules_changed,
                    .because = Ground::account_admin,
                    .subjects = {in},
                    .data = {{"from", described::encode(seen.rules)}, {"to", described::encode(body.rules)}}},
                   in.number);
        powers::guard(act.unit(), in, act.actor().id, Capability::decide_access_requests);
        save_rules(act.unit(), in, body.rules, seen.version);
        co_return Result<void>{};
    });
}

} // namespace deedbox::access_requests
