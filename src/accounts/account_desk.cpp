#include "accounts/account_desk.h"

#include "accounts/account_deeds.h"
#include "accounts/account_rulings.h"
#include "accounts/account_store.h"
#include "powers/guard.h"

namespace deedbox::accounts {

namespace {

// Restricted accounts, and those that came to nothing, are not there for outsiders.
bool is_there_for(const Account& account, const powers::Standing& standing) {
    if (standing.is_member() || powers::may(standing, powers::Capability::see_every_account)) return true;
    return account.visibility == Visibility::unrestricted && account.status != AccountStatus::cancelled;
}

} // namespace

Task<Result<SeenAccount>> AccountDesk::find(const Actor& actor, SmartAccountId id) {
    auto [account, grants] =
        CO_TRY(co_await means_.db.look(db::one(account_by_id, id), db::all(powers::grants_in_account, id, actor.id)));
    if (!account) co_return fail(Kind::not_found, "account.unknown");
    auto standing = powers::standing_of(actor);
    standing.grants = std::move(grants);
    if (!is_there_for(*account, standing)) co_return fail(Kind::not_found, "account.unknown");
    co_return SeenAccount{*account, standing};
}

Task<Result<std::optional<OwnAccessRequest>>> AccountDesk::own_access_request(const Actor& actor, SmartAccountId id) {
    co_return co_await means_.db.one(open_access_request, actor.id, id);
}

Task<Result<void>> AccountDesk::change(Doer by, SmartAccountId id, AccountChange change, http::IfMatch if_match) {
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto seen = CO_TRY(co_await find(act.actor(), id));
        const auto ground = CO_TRY(powers::rule(seen.standing, powers::Capability::edit_account));
        CO_TRY(if_match.against(seen.account.version));
        auto different = differences(seen.account, change);
        if (different.empty()) co_return Result<void>{};
        CO_CHECK(check_active(seen.account));
        act.record({.deed = account_changed, .because = ground, .subjects = {id}, .data = std::move(different)},
                   id.number);
        powers::guard(act.unit(), id, act.actor().id, powers::Capability::edit_account);
        save_change(act.unit(), seen.account, change);
        co_return Result<void>{};
    });
}

} // namespace deedbox::accounts
