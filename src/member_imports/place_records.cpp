#include "member_imports/place_records.h"

#include "accounts/account_name.h"
#include "member_imports/member_import.h"

#include <set>

namespace deedbox::member_imports {

namespace {

struct Found {
    VirtualAccountId id;
};
BOOST_DESCRIBE_STRUCT(Found, (), (id))

const db::Query<Found> nested_named{R"(
    SELECT id FROM virtual_accounts
    WHERE smart_account_id = $1 AND COALESCE(parent_id, 0) = $2 AND name_folded = $3)"};

const db::Query<Found> of_account{"SELECT id FROM virtual_accounts WHERE id = $1 AND smart_account_id = $2"};

using Names = std::vector<std::string>;

// Down from one, or from the top, by names from the one at `from` on.
Task<Result<std::optional<VirtualAccountId>>> down(db::Database& db, SmartAccountId account,
                                                   std::optional<VirtualAccountId> place, const Names& names,
                                                   std::size_t from) {
    for (auto at = from; at < names.size(); ++at) {
        const auto found = CO_TRY(co_await db.one(nested_named, account, place ? place->number : std::int64_t{0},
                                                  accounts::folded_name(names[at])));
        if (!found) co_return std::nullopt;
        place = found->id;
    }
    co_return place;
}

// Whoever sees all of the account begins at the top; others, where they have a role.
Task<Result<std::set<VirtualAccountId>>> all_named(db::Database& db, const accounts::SeenAccount& seen,
                                                   const Names& names) {
    std::set<VirtualAccountId> out;
    const auto account = seen.account.id;
    if (powers::may(seen.standing, powers::Capability::see_virtual_accounts)) {
        if (const auto found = CO_TRY(co_await down(db, account, std::nullopt, names, 0))) out.insert(*found);
        co_return out;
    }
    for (const auto& grant : seen.standing.grants) {
        if (accounts::folded_name(grant.virtual_account_name.value_or("")) != accounts::folded_name(names.front()))
            continue;
        if (const auto found = CO_TRY(co_await down(db, account, grant.virtual_account_id, names, 1)))
            out.insert(*found);
    }
    co_return out;
}

} // namespace

Task<Result<VirtualAccountId>> place_named(db::Database& db, const accounts::SeenAccount& seen,
                                           const std::string& place) {
    if (const auto id = VirtualAccountId::parse(place))
        if (CO_TRY(co_await db.one(of_account, *id, seen.account.id))) co_return *id;
    for (const auto& names : names_in(place)) {
        const auto found = CO_TRY(co_await all_named(db, seen, names));
        if (found.size() == 1) co_return *found.begin();
        if (!found.empty()) co_return invalid("/virtualAccountId", "virtual_account.ambiguous");
    }
    co_return invalid("/virtualAccountId", "virtual_account.unknown");
}

} // namespace deedbox::member_imports
