#include "requests/filing_allowance_desk.h"

#include "powers/standing.h"
#include "requests/filing_allowance_store.h"
#include "requests/request_deeds.h"

namespace deedbox::requests {

Task<Result<FilingAllowance>> FilingAllowanceDesk::grant(Doer by, std::string_view domain, std::string reason) {
    const auto counted = CO_TRY(domain_counted(domain));
    co_return co_await acts::carry_out(records_.means, by, [&](acts::Act& act) -> Task<Result<FilingAllowance>> {
        auto standing = CO_TRY(co_await records_.means.db.one(filing_allowance_of, counted));
        if (standing) co_return std::move(*standing);
        const auto ground =
            CO_TRY(powers::rule(powers::standing_of(act.actor()), powers::Capability::lift_filing_limits));
        const auto id = act.make<FilingAllowanceId>();
        act.record({.deed = filing_allowed,
                    .because = ground,
                    .data = {{"domain", counted}},
                    .personal = {{"reason", reason}}});
        save_filing_allowance(act.unit(), id, counted, reason, act.actor().id, act.now());
        co_return FilingAllowance{id, counted, reason, act.actor().name, act.now()};
    });
}

Task<Result<void>> FilingAllowanceDesk::end(Doer by, std::string_view domain) {
    const auto counted = domain_counted(domain);
    if (!counted) co_return fail(Kind::not_found, "allowance.unknown");
    co_return co_await acts::carry_out(records_.means, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto standing = CO_TRY(co_await records_.means.db.one(filing_allowance_of, *counted));
        if (!standing) co_return fail(Kind::not_found, "allowance.unknown");
        const auto ground =
            CO_TRY(powers::rule(powers::standing_of(act.actor()), powers::Capability::lift_filing_limits));
        act.record({.deed = filing_allowance_ended, .because = ground, .data = {{"domain", *counted}}});
        end_filing_allowance(act.unit(), standing->id);
        co_return Result<void>{};
    });
}

} // namespace deedbox::requests
