#include "accounts/account_routes.h"

#include "accounts/account_deeds.h"
#include "accounts/account_rulings.h"

namespace deedbox::accounts {

using namespace http;
using powers::Capability;

namespace {

struct AccountMay {
    bool see_members = false;
    bool see_virtual_accounts = false;
    bool see_event_log = false;
    bool see_domains = false;
    bool see_health = false;
    bool edit = false;
    bool manage_members = false;
    bool manage_virtual_accounts = false;
    bool decide_access_requests = false;
    bool ask_for_access = false;
};
BOOST_DESCRIBE_STRUCT(AccountMay, (),
                      (see_members, see_virtual_accounts, see_event_log, see_domains, see_health, edit, manage_members,
                       manage_virtual_accounts, decide_access_requests, ask_for_access))

/// One of the reader's own roles in the account.
struct OwnRole {
    powers::MemberId member_id;
    powers::Role role = powers::Role::viewer;
    std::optional<VirtualAccountId> virtual_account_id;
    std::optional<std::string> virtual_account_name;
    bool include_nested = false;
};
BOOST_DESCRIBE_STRUCT(OwnRole, (), (member_id, role, virtual_account_id, virtual_account_name, include_nested))

struct AccountPage {
    SmartAccountId id;
    std::string name;
    std::string domain_identifier;
    AccountType type = AccountType::customer;
    AccountStatus status = AccountStatus::pending;
    std::string country;
    Visibility visibility = Visibility::unrestricted;
    ContactsFor contacts_for = ContactsFor::everybody;
    Instant created_at;
    std::optional<powers::Role> my_role; // in the whole account
    std::vector<OwnRole> my_roles;
    std::optional<Id<OwnAccessRequestTag>> my_access_request; // the open one of an outsider
    AccountMay may;
};
BOOST_DESCRIBE_STRUCT(AccountPage, (),
                      (id, name, domain_identifier, type, status, country, visibility, contacts_for, created_at,
                       my_role, my_roles, my_access_request, may))

std::vector<OwnRole> own_roles(const powers::Standing& standing) {
    std::vector<OwnRole> out;
    for (const auto& grant : standing.grants)
        out.push_back(
            {grant.member_id, grant.role, grant.virtual_account_id, grant.virtual_account_name, grant.include_nested});
    return out;
}

AccountPage page_for(const SeenAccount& seen, const std::optional<OwnAccessRequest>& asked) {
    const auto& account = seen.account;
    const auto may = [&seen](Capability capability) { return powers::may_somewhere(seen.standing, capability); };
    const bool active = is_active(account);
    return {.id = account.id,
            .name = account.name,
            .domain_identifier = account.domain_identifier,
            .type = account.type,
            .status = account.status,
            .country = account.country,
            .visibility = account.visibility,
            .contacts_for = account.contacts_for,
            .created_at = account.created_at,
            .my_role = seen.standing.role(),
            .my_roles = own_roles(seen.standing),
            .my_access_request = asked ? std::optional{asked->id} : std::nullopt,
            .may = {.see_members = may(Capability::see_members),
                    .see_virtual_accounts = may(Capability::see_virtual_accounts),
                    .see_event_log = may(Capability::see_event_log) || may(Capability::see_every_account),
                    .see_domains = powers::may(seen.standing, Capability::see_members),
                    .see_health = may(Capability::see_health) || may(Capability::see_every_account),
                    .edit = active && may(Capability::edit_account),
                    .manage_members = active && may(Capability::manage_members),
                    .manage_virtual_accounts = active && may(Capability::manage_top_virtual_accounts),
                    .decide_access_requests = may(Capability::decide_access_requests),
                    .ask_for_access = active && !asked && !seen.standing.is_member()}};
}

/// Something that the reader can do, and where.
struct OwnCapability {
    Capability capability = Capability::see_members;
    powers::Reach reach = powers::Reach::nothing;
    std::optional<std::vector<VirtualAccountId>> virtual_account_ids; // where it is held, if not in the whole account
};
BOOST_DESCRIBE_STRUCT(OwnCapability, (), (capability, reach, virtual_account_ids))
struct OwnCapabilities {
    std::vector<OwnCapability> capabilities;
};
BOOST_DESCRIBE_STRUCT(OwnCapabilities, (), (capabilities))

OwnCapabilities capabilities_of(const powers::Standing& standing) {
    OwnCapabilities out;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Capability>>([&](auto entry) {
        const auto capability = entry.value;
        if (powers::is_of_staff(capability) || !powers::may_somewhere(standing, capability)) return;
        if (powers::may(standing, capability)) {
            out.capabilities.push_back({capability, powers::Reach::whole_account, std::nullopt});
            return;
        }
        out.capabilities.push_back(
            {capability, powers::Reach::own_virtual_account, powers::held_in(standing, capability)});
    });
    return out;
}

Task<Result<Reply>> shown(AccountDesk& desk, const Call& call, SmartAccountId id) {
    const auto seen = CO_TRY(co_await desk.find(call.actor(), id));
    std::optional<OwnAccessRequest> asked;
    if (!seen.standing.is_member()) asked = CO_TRY(co_await desk.own_access_request(call.actor(), id));
    co_return Reply::ok(page_for(seen, asked)).of_version(seen.account.version);
}

} // namespace

void add_account_routes(Routes& routes, AccountDesk& desk) {
    routes.get("/smart-accounts/{id}", Access::user)
        .named("readSmartAccount", "One Smart Account")
        .versioned()
        .gives<AccountPage>(200)
        .refuses({"account.unknown"})
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            const auto id = CO_TRY(call.id<SmartAccountTag>("id", "account.unknown"));
            co_return co_await shown(desk, call, id);
        });

    routes.get("/smart-accounts/{id}/my-capabilities", Access::user)
        .named("listMyCapabilities", "What the reader can do in a Smart Account, and where in it")
        .gives<OwnCapabilities>(200)
        .refuses({"account.unknown"})
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            const auto id = CO_TRY(call.id<SmartAccountTag>("id", "account.unknown"));
            co_return Reply::ok(capabilities_of(CO_TRY(co_await desk.find(call.actor(), id)).standing));
        });

    routes.patch("/smart-accounts/{id}", Access::user)
        .named("changeSmartAccount",
               "Change the name, country or visibility of a Smart Account, and who sees its contacts")
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
            co_return co_await shown(desk, call, id);
        });
}

} // namespace deedbox::accounts
