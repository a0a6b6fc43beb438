#include "accounts/account_routes.h"

#include "members/member.h"

namespace deedbox::accounts {

using namespace http;

namespace {

struct AccountMay {
    bool see_members = false;
    bool see_virtual_accounts = false;
    bool edit = false;
};
BOOST_DESCRIBE_STRUCT(AccountMay, (), (see_members, see_virtual_accounts, edit))

struct AccountPage {
    SmartAccountId id;
    std::string name;
    std::string domain_identifier;
    AccountType type = AccountType::customer;
    AccountStatus status = AccountStatus::pending;
    std::string country;
    Visibility visibility = Visibility::unrestricted;
    Instant created_at;
    std::optional<members::Role> my_role;
    AccountMay may;
};
BOOST_DESCRIBE_STRUCT(AccountPage, (),
                      (id, name, domain_identifier, type, status, country, visibility, created_at, my_role, may))

struct Seen {
    Account account;
    std::optional<members::MyRole> role;
};

// Restricted accounts, and those that came to nothing, are not there for outsiders.
bool is_there_for(const Account& account, const std::optional<members::MyRole>& role, const Actor& actor) {
    if (role || actor.staff) return true;
    return account.visibility == Visibility::unrestricted && account.status != AccountStatus::cancelled;
}

Task<Result<Seen>> see(db::Database& db, const Call& call) {
    const auto id = CO_TRY(call.id<SmartAccountTag>("id", "account.unknown"));
    const auto account = CO_TRY(co_await db.one(account_by_id, id));
    if (!account) co_return fail(Kind::not_found, "account.unknown");
    const auto role = CO_TRY(co_await db.one(members::role_in_account, id, call.actor().id));
    if (!is_there_for(*account, role, call.actor())) co_return fail(Kind::not_found, "account.unknown");
    co_return Seen{*account, role};
}

AccountPage page_for(const Seen& seen) {
    const auto& account = seen.account;
    const bool inside = members::may_see_members(seen.role).allowed;
    return {.id = account.id,
            .name = account.name,
            .domain_identifier = account.domain_identifier,
            .type = account.type,
            .status = account.status,
            .country = account.country,
            .visibility = account.visibility,
            .created_at = account.created_at,
            .my_role = seen.role ? std::optional{seen.role->role} : std::nullopt,
            .may = {.see_members = inside, .see_virtual_accounts = inside}};
}

} // namespace

void add_account_routes(Routes& routes, db::Database& db) {
    routes.get("/smart-accounts/{id}", Access::user)
        .named("readSmartAccount", "One Smart Account")
        .gives<AccountPage>(200)
        .refuses({"account.unknown"})
        .by([&db](const Call& call) -> Task<Result<Reply>> {
            co_return Reply::ok(page_for(CO_TRY(co_await see(db, call))));
        });

    routes.get("/smart-accounts/{id}/members", Access::user)
        .named("listMembers", "The members of a Smart Account, for its members; newest first")
        .paged()
        .gives<PageOf<members::Member>>(200)
        .refuses({"account.unknown", "account.members_only"})
        .by([&db](const Call& call) -> Task<Result<Reply>> {
            const auto seen = CO_TRY(co_await see(db, call));
            if (!members::may_see_members(seen.role).allowed) co_return fail(Kind::forbidden, "account.members_only");
            const auto page = CO_TRY(call.page());
            const auto before = CO_TRY(page.before());
            co_return Reply::ok(page_of(
                CO_TRY(co_await db.all(members::members_of_account, seen.account.id, before, page.limit + 1)), page));
        });

    routes.get("/smart-accounts/{id}/virtual-accounts", Access::user)
        .named("listVirtualAccounts", "The Virtual Accounts of a Smart Account, for its members")
        .gives<PageOf<VirtualAccount>>(200)
        .refuses({"account.unknown", "account.members_only"})
        .by([&db](const Call& call) -> Task<Result<Reply>> {
            const auto seen = CO_TRY(co_await see(db, call));
            if (!members::may_see_members(seen.role).allowed) co_return fail(Kind::forbidden, "account.members_only");
            co_return Reply::ok(
                PageOf<VirtualAccount>{CO_TRY(co_await db.all(virtual_accounts_of, seen.account.id)), {}});
        });
}

} // namespace deedbox::accounts
