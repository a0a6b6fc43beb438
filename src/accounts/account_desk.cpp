#include "accounts/account_desk.h"

#include "events/event.h"

namespace deedbox::accounts {

namespace {

// Restricted accounts, and those that came to nothing, are not there for outsiders.
bool is_there_for(const Account& account, const std::optional<members::MyRole>& role, const Actor& actor) {
    if (role || actor.staff) return true;
    return account.visibility == Visibility::unrestricted && account.status != AccountStatus::cancelled;
}

} // namespace

Task<Result<SeenAccount>> AccountDesk::find(const Actor& actor, SmartAccountId id) {
    const auto account = CO_TRY(co_await db_.one(account_by_id, id));
    if (!account) co_return fail(Kind::not_found, "account.unknown");
    const auto role = CO_TRY(co_await db_.one(members::role_in_account, id, actor.id));
    if (!is_there_for(*account, role, actor)) co_return fail(Kind::not_found, "account.unknown");
    co_return SeenAccount{*account, role};
}

Task<Result<SeenAccount>> AccountDesk::change(const Actor& actor, SmartAccountId id, AccountChange change,
                                              http::IfMatch if_match) {
    const auto seen = CO_TRY(co_await find(actor, id));
    const auto ruling = members::may_edit_account(seen.role);
    if (!ruling.allowed) co_return fail(Kind::forbidden, "account.edit_refused");
    const auto version = CO_TRY(if_match.against(seen.account.version));
    auto different = differences(seen.account, change);
    if (different.empty()) co_return seen;
    const auto now = clock_.now();
    db::Unit unit;
    events::record(unit,
                   {.act = "smart_account.changed",
                    .actor = actor.id,
                    .because = ruling.because,
                    .smart_account = id,
                    .data = std::move(different)},
                   ids_.make<events::EventTag>(now), now);
    members::guard_edit_account(unit, id, actor.id);
    save_change(unit, id, change, version);
    CO_CHECK(co_await db_.write(std::move(unit)));
    co_return co_await find(actor, id);
}

} // namespace deedbox::accounts
