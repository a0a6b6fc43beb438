#include "accounts/account_routes.h"

#include "accounts/account_deeds.h"
#include "accounts/account_store.h"
#include "members/member_store.h"

namespace deedbox::accounts {

using namespace http;
using powers::Capability;

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

AccountPage page_for(const SeenAccount& seen) {
    const auto& account = seen.account;
    const auto may = [&seen](Capability capability) { return powers::may(seen.standing, capability); };
    return {.id = account.id,
            .name = account.name,
            .domain_identifier = account.domain_identifier,
            .type = account.type,
            .status = account.status,
            .country = account.country,
            .visibility = account.visibility,
            .created_at = account.created_at,
            .my_role = seen.standing.role,
            .may = {.see_members = may(Capability::see_members),
                    .see_virtual_accounts = may(Capability::see_virtual_accounts),
                    .edit = account.status == AccountStatus::active && may(Capability::edit_account)}};
}

Reply shown(const SeenAccount& seen) {
    return Reply::ok(page_for(seen)).of_version(seen.account.version);
}

// The account of the path, in which the caller has the capability.
Task<Result<SmartAccountId>> account_with(AccountDesk& desk, const Call& call, Capability capability) {
    const auto id = CO_TRY(call.id<SmartAccountTag>("id", "account.unknown"));
    const auto seen = CO_TRY(co_await desk.find(call.actor(), id));
    CO_CHECK(powers::rule(seen.standing, capability));
    co_return id;
}

} // namespace

void add_account_routes(Routes& routes, AccountDesk& desk, db::Database& db) {
    routes.get("/smart-accounts/{id}", Access::user)
        .named("readSmartAccount", "One Smart Account")
        .versioned()
        .gives<AccountPage>(200)
        .refuses({"account.unknown"})
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            const auto id = CO_TRY(call.id<SmartAccountTag>("id", "account.unknown"));
            co_return shown(CO_TRY(co_await desk.find(call.actor(), id)));
        });

    routes.patch("/smart-accounts/{id}", Access::user)
        .named("changeSmartAccount", "Change the name, country or visibility of a Smart Account")
        .limited(CountedBy::user, 120, hours{1})
        .versioned()
        .takes<AccountChange>()
        .gives<AccountPage>(200)
        .refuses({"account.unknown", "account.edit_refused", "account.not_active", "precondition.failed"})
        .leaves({account_changed.name()})
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            const auto id = CO_TRY(call.id<SmartAccountTag>("id", "account.unknown"));
            auto change = CO_TRY(call.body<AccountChange>());
            CO_CHECK(co_await desk.change(call.doer(), id, std::move(change), call.if_match()));
            co_return shown(CO_TRY(co_await desk.find(call.actor(), id)));
        });

    routes.get("/smart-accounts/{id}/members", Access::user)
        .named("listMembers", "The members of a Smart Account, for its members; newest first")
        .paged()
        .gives<PageOf<members::Member>>(200)
        .refuses({"account.unknown", "account.members_only"})
        .by([&desk, &db](const Call& call) -> Task<Result<Reply>> {
            const auto id = CO_TRY(co_await account_with(desk, call, Capability::see_members));
            const auto page = CO_TRY(call.page());
            const auto before = CO_TRY(page.before());
            co_return Reply::ok(
                page_of(CO_TRY(co_await db.all(members::members_of_account, id, before, page.limit + 1)), page));
        });

    routes.get("/smart-accounts/{id}/virtual-accounts", Access::user)
        .named("listVirtualAccounts", "The Virtual Accounts of a Smart Account, for its members; oldest first")
        .paged()
        .gives<PageOf<VirtualAccount>>(200)
        .refuses({"account.unknown", "account.members_only"})
        .by([&desk, &db](const Call& call) -> Task<Result<Reply>> {
            const auto id = CO_TRY(co_await account_with(desk, call, Capability::see_virtual_accounts));
            const auto page = CO_TRY(call.page());
            const auto after = CO_TRY(page.after());
            co_return Reply::ok(page_of(CO_TRY(co_await db.all(virtual_accounts_of, id, after, page.limit + 1)), page));
        });
}

} // namespace deedbox::accounts
