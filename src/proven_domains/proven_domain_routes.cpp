#include "proven_domains/proven_domain_routes.h"

#include "accounts/account_rulings.h"
#include "proven_domains/proven_domain_deeds.h"
#include "proven_domains/proven_domain_store.h"
#include "proven_domains/proven_domain_view.h"

namespace deedbox::proven_domains {

using namespace http;
using powers::Capability;

namespace {

Result<SmartAccountId> account_of(const Call& call) {
    return call.id<SmartAccountTag>("id", "account.unknown");
}

/// Shows domains to whoever calls.
struct Shower {
    accounts::AccountDesk& accounts;
    const acts::Means& means;
    const SecretKey& key;

    DomainView view(const accounts::SeenAccount& in, const ProvenDomain& domain) const {
        return view_of(domain, key, powers::may(in.standing, Capability::edit_account), is_active(in.account),
                       means.clock.now());
    }

    /// The one with the id; it is there, or somebody has removed it meanwhile. Errors: `domain.unknown`.
    Task<Result<DomainView>> view(const Call& call, std::int64_t id) const {
        const auto in = CO_TRY(co_await accounts.find(call.actor(), CO_TRY(account_of(call))));
        const auto found = CO_TRY(co_await means.db.all(domains_in_account, in.account.id, id - 1, std::int64_t{1}));
        if (found.empty() || found.front().id.number != id) co_return fail(Kind::not_found, "domain.unknown");
        co_return view(in, found.front());
    }
};

} // namespace

void add_proven_domain_routes(Routes& routes, ProvenDomainDesk& desk, accounts::AccountDesk& accounts,
                              const acts::Means& means, const SecretKey& key) {
    const Shower shower{accounts, means, key};
    routes.get("/smart-accounts/{id}/domains", Access::user)
        .named("listDomains", "The domains that a Smart Account has proven or wants to prove, for its members; oldest "
                              "first")
        .paged()
        .gives<PageOf<DomainView>>(200)
        .refuses({"account.unknown", "account.members_only", "account.role_refused"})
        .by([shower](const Call& call) -> Task<Result<Reply>> {
            const auto in = CO_TRY(co_await shower.accounts.find(call.actor(), CO_TRY(account_of(call))));
            CO_CHECK(powers::rule(in.standing, Capability::see_members));
            const auto page = CO_TRY(call.page());
            const auto after = CO_TRY(page.after());
            std::vector<DomainView> out;
            for (const auto& one :
                 CO_TRY(co_await shower.means.db.all(domains_in_account, in.account.id, after, page.limit + 1)))
                out.push_back(shower.view(in, one));
            co_return Reply::ok(page_of(std::move(out), page));
        });

    routes.post("/smart-accounts/{id}/domains", Access::user)
        .named("addDomain", "Begin to prove a domain: the record to put into its DNS; again for one that is not proven")
        .limited(CountedBy::user, 120, hours{1})
        .takes<NewDomain>()
        .gives<DomainView>(201)
        .refuses({"account.unknown", "account.members_only", "account.edit_refused", "account.not_active",
                  "domain.proven", "domain.too_many", "domain.not_registered", "domain.shared", "domain.unknown"})
        .leaves({domain_added.name()})
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                const auto in = CO_TRY(account_of(call));
                auto wanted = CO_TRY(call.body<NewDomain>());
                co_return Made{CO_TRY(co_await desk.add(call.doer(), in, std::move(wanted))).number};
            },
            [shower](const Call& call, Made made) -> Task<Result<Reply>> {
                co_return Reply::created(CO_TRY(co_await shower.view(call, made.id)));
            });

    routes.post("/smart-accounts/{id}/domains/{domain}/check", Access::user)
        .named("checkDomain", "Look into the DNS now whether the record is there")
        .limited(CountedBy::user, 60, hours{1})
        .gives<DomainView>(200)
        .refuses({"account.unknown", "account.members_only", "account.edit_refused", "account.not_active",
                  "domain.unknown", "domain.over"})
        .leaves({domain_proven.name(), domain_checked.name()})
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                const auto in = CO_TRY(account_of(call));
                co_return Made{CO_TRY(co_await desk.check(call.doer(), in, call.parameter("domain"))).number};
            },
            [shower](const Call& call, Made made) -> Task<Result<Reply>> {
                co_return Reply::ok(CO_TRY(co_await shower.view(call, made.id)));
            });

    routes.remove("/smart-accounts/{id}/domains/{domain}", Access::user)
        .named("removeDomain", "Let go of a domain: it proves nothing for the account any more")
        .limited(CountedBy::user, 120, hours{1})
        .gives_nothing()
        .refuses({"account.unknown", "account.members_only", "account.edit_refused", "domain.unknown"})
        .leaves({domain_removed.name()})
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            const auto in = CO_TRY(account_of(call));
            CO_CHECK(co_await desk.remove(call.doer(), in, call.parameter("domain")));
            co_return Reply::no_content();
        });
}

} // namespace deedbox::proven_domains
