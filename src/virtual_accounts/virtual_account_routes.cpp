#include "virtual_accounts/virtual_account_routes.h"

#include "accounts/account_rulings.h"
#include "base/like.h"
#include "db/json_members.h"
#include "virtual_accounts/virtual_account_deeds.h"
#include "virtual_accounts/virtual_account_view.h"

#include <set>

namespace deedbox::virtual_accounts {

using namespace http;
using powers::Capability;

namespace {

Task<Result<std::vector<PathStep>>> names_above(db::Database& db, SmartAccountId in,
                                                const std::vector<VirtualAccount>& accounts) {
    std::set<VirtualAccountId> ids;
    for (const auto& account : accounts)
        for (const auto id : ids_of(account.path))
            if (id != account.id) ids.insert(id);
    std::vector<PathStep> out;
    if (ids.empty()) co_return out;
    const auto names = CO_TRY(co_await db.all(names_of_ids, in, json_of({ids.begin(), ids.end()})));
    for (const auto& one : names) out.push_back({one.id, one.name});
    co_return out;
}

Task<Result<std::vector<VirtualAccountView>>> views_of(db::Database& db, const accounts::SeenAccount& in,
                                                       const std::vector<VirtualAccount>& accounts) {
    const auto above = CO_TRY(co_await names_above(db, in.account.id, accounts));
    std::vector<VirtualAccountView> out;
    for (const auto& account : accounts) out.push_back(view_of(account, in.standing, is_active(in.account), above));
    co_return out;
}

Task<Result<Reply>> shown(db::Database& db, const SeenVirtualAccount& seen, unsigned status) {
    const auto views = CO_TRY(co_await views_of(db, seen.in, {seen.account}));
    auto reply = Reply::ok(views.front());
    reply.status = status;
    co_return std::move(reply).of_version(seen.account.version);
}

// The topmost of those that somebody has a role in.
std::vector<VirtualAccountId> own_tops(const powers::Standing& standing) {
    std::vector<VirtualAccountId> out;
    for (const auto& grant : standing.grants) {
        const bool lies_in_another = std::ranges::any_of(standing.grants, [&grant](const powers::Grant& other) {
            return other.virtual_account_id != grant.virtual_account_id && other.covers({*grant.path});
        });
        if (!lies_in_another) out.push_back(*grant.virtual_account_id);
    }
    return out;
}

// One level of the tree, as far as the reader sees it.
Task<Result<std::vector<VirtualAccount>>> branch(VirtualAccountDesk& desk, db::Database& db, const Call& call,
                                                 const accounts::SeenAccount& in, const PageAsked& page) {
    const auto after = CO_TRY(page.after());
    if (const auto parent = call.query("parentId")) {
        const auto id = VirtualAccountId::parse(*parent);
        if (!id) co_return fail(Kind::not_found, "virtual_account.unknown");
        const auto seen = CO_TRY(co_await desk.find(call.actor(), in.account.id, *id));
        CO_CHECK(powers::rule(in.standing, Capability::see_virtual_accounts, {seen.account.path, true}));
        co_return co_await db.all(nested_in, in.account.id, id->number, after, page.limit + 1);
    }
    if (powers::may(in.standing, Capability::see_virtual_accounts))
        co_return co_await db.all(nested_in, in.account.id, std::int64_t{0}, after, page.limit + 1);
    // So few that they are one page.
    if (after > 0) co_return std::vector<VirtualAccount>{};
    co_return co_await db.all(virtual_accounts_of_ids, in.account.id, json_of(own_tops(in.standing)));
}

// Those that the reader finds though no role of theirs reaches them; none for who sees all.
Task<Result<std::vector<VirtualAccount>>> others(db::Database& db, const accounts::SeenAccount& in,
                                                 const PageAsked& page) {
    const auto places = db::json_array(powers::reached(in.standing, Capability::see_virtual_accounts));
    if (!places) co_return std::vector<VirtualAccount>{};
    const auto after = CO_TRY(page.after());
    co_return co_await db.all(other_virtual_accounts, in.account.id, places, after, page.limit + 1);
}

Task<Result<std::vector<VirtualAccount>>> named(db::Database& db, const accounts::SeenAccount& in,
                                                const std::string& text, const PageAsked& page) {
    const auto after = CO_TRY(page.after());
    const auto places = db::json_array(powers::reached(in.standing, Capability::see_virtual_accounts));
    co_return co_await db.all(virtual_accounts_named, in.account.id, escaped_for_like(accounts::folded_name(text)),
                              places, after, page.limit + 1);
}

Result<std::optional<VirtualAccountId>> move_to_of(const Call& call) {
    const auto given = call.query("moveTo");
    if (!given) return std::nullopt;
    const auto id = VirtualAccountId::parse(*given);
    if (!id) return invalid("/moveTo", "virtual_account.unknown");
    return *id;
}

Result<SmartAccountId> account_of(const Call& call) {
    return call.id<SmartAccountTag>("id", "account.unknown");
}
Result<VirtualAccountId> id_of(const Call& call) {
    return call.id<VirtualAccountTag>("virtualAccountId", "virtual_account.unknown");
}

} // namespace

void add_virtual_account_routes(Routes& routes, VirtualAccountDesk& desk, accounts::AccountDesk& accounts,
                                db::Database& db) {
    routes.get("/smart-accounts/{id}/virtual-accounts", Access::user)
        .named("listVirtualAccounts",
               "One level of the tree of Virtual Accounts, for members of the account, by name; or those of a name")
        .query("parentId", "those nested in this one; left out: the topmost that the reader sees")
        .query("q", "a part of the name, anywhere in the tree")
        .query("others", "`true`: the unrestricted ones that no role of the reader reaches, by name")
        .paged()
        .gives<PageOf<VirtualAccountView>>(200)
        .refuses({"account.unknown", "account.members_only", "account.role_refused", "virtual_account.unknown"})
        .by([&desk, &accounts, &db](const Call& call) -> Task<Result<Reply>> {
            const auto in = CO_TRY(co_await accounts.find(call.actor(), CO_TRY(account_of(call))));
            CO_CHECK(powers::rule_somewhere(in.standing, Capability::see_virtual_accounts));
            const auto page = CO_TRY(call.page());
            const auto text = call.query("q");
            std::vector<VirtualAccount> found;
            if (call.query("others") == "true")
                found = CO_TRY(co_await others(db, in, page));
            else
                found = text ? CO_TRY(co_await named(db, in, *text, page))
                             : CO_TRY(co_await branch(desk, db, call, in, page));
            co_return Reply::ok(page_of(CO_TRY(co_await views_of(db, in, found)), page));
        });

    routes.get("/smart-accounts/{id}/virtual-accounts/{virtualAccountId}", Access::user)
        .named("readVirtualAccount", "One Virtual Account")
        .versioned()
        .gives<VirtualAccountView>(200)
        .refuses({"account.unknown", "virtual_account.unknown"})
        .by([&desk, &db](const Call& call) -> Task<Result<Reply>> {
            const auto in = CO_TRY(account_of(call));
            const auto id = CO_TRY(id_of(call));
            co_return co_await shown(db, CO_TRY(co_await desk.find(call.actor(), in, id)), 200);
        });

    routes.post("/smart-accounts/{id}/virtual-accounts", Access::user)
        .named("createVirtualAccount", "Create a Virtual Account, at the top or nested in another")
        .limited(CountedBy::user, 1200, hours{1})
        .takes<NewVirtualAccount>()
        .gives<VirtualAccountView>(201)
        .refuses({"account.unknown", "account.members_only", "account.role_refused", "account.not_active",
                  "virtual_account.too_many", "virtual_account.unknown", "virtual_account.depth",
                  "virtual_account.name_taken", "field.too_many"})
        .leaves({virtual_account_created.name()})
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                const auto in = CO_TRY(account_of(call));
                auto wanted = CO_TRY(call.body<NewVirtualAccount>());
                co_return Made{CO_TRY(co_await desk.create(call.doer(), in, std::move(wanted))).number};
            },
            [&desk, &db](const Call& call, Made made) -> Task<Result<Reply>> {
                const auto in = CO_TRY(account_of(call));
                const auto seen = CO_TRY(co_await desk.find(call.actor(), in, VirtualAccountId{made.id}));
                co_return CO_TRY(co_await shown(db, seen, 201))
                    .with("Location",
                          "/api/v1/smart-accounts/" + in.text() + "/virtual-accounts/" + seen.account.id.text());
            });

    routes.patch("/smart-accounts/{id}/virtual-accounts/{virtualAccountId}", Access::user)
        .named("changeVirtualAccount", "Change what a Virtual Account is called and says, or move it")
        .limited(CountedBy::user, 1200, hours{1})
        .versioned()
        .takes<VirtualAccountChange>()
        .gives<VirtualAccountView>(200)
        .refuses({"account.unknown", "virtual_account.unknown", "account.role_refused", "account.not_active",
                  "precondition.failed", "virtual_account.cycle", "virtual_account.depth", "virtual_account.name_taken",
                  "virtual_account.move_alone", "field.too_many"})
        .leaves({virtual_account_changed.name(), virtual_account_moved.name()})
        .by([&desk, &db](const Call& call) -> Task<Result<Reply>> {
            const auto in = CO_TRY(account_of(call));
            const auto id = CO_TRY(id_of(call));
            auto change = CO_TRY(call.body<VirtualAccountChange>());
            CO_CHECK(co_await desk.change(call.doer(), in, id, std::move(change), call.if_match()));
            co_return co_await shown(db, CO_TRY(co_await desk.find(call.actor(), in, id)), 200);
        });

    routes.get("/smart-accounts/{id}/virtual-accounts/{virtualAccountId}/deletion", Access::user)
        .named("reviewVirtualAccountDeletion", "What the deletion of a Virtual Account would touch")
        .gives<Contents>(200)
        .refuses({"account.unknown", "virtual_account.unknown", "account.role_refused"})
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            const auto in = CO_TRY(account_of(call));
            co_return Reply::ok(CO_TRY(co_await desk.contents(call.actor(), in, CO_TRY(id_of(call)))));
        });

    routes.remove("/smart-accounts/{id}/virtual-accounts/{virtualAccountId}", Access::user)
        .named("deleteVirtualAccount", "Delete a Virtual Account; roles in it end, or move to another")
        .limited(CountedBy::user, 1200, hours{1})
        .query("moveTo", "where the roles in it and the invitations to it go; left out: they end")
        .gives_nothing()
        .refuses({"account.unknown", "virtual_account.unknown", "account.role_refused", "account.not_active",
                  "virtual_account.default", "virtual_account.has_nested"})
        .leaves({virtual_account_deleted.name()})
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            const auto in = CO_TRY(account_of(call));
            const auto id = CO_TRY(id_of(call));
            const auto move_to = CO_TRY(move_to_of(call));
            CO_CHECK(co_await desk.remove(call.doer(), in, id, move_to));
            co_return Reply::no_content();
        });
}

} // namespace deedbox::virtual_accounts
