#include "access_requests/access_request_routes.h"

#include "access_requests/access_request_deeds.h"
#include "access_requests/access_request_view.h"

namespace deedbox::access_requests {

using namespace http;

namespace {

Result<AccessRequestId> request_in(const Call& call) {
    return call.id<AccessRequestTag>("id", "access_request.unknown");
}

template <class E>
Result<std::optional<E>> choice_in(const Call& call, const char* parameter) {
    const auto given = call.query(parameter);
    if (!given) return std::optional<E>{};
    const auto known = described::enum_from_text<E>(*given);
    if (!known)
        return invalid(std::string{"/"} + parameter, "field.choice", {{"choices", described::enum_choices<E>()}});
    return known;
}

struct ListAsked {
    AccessListedAs as = AccessListedAs::requester;
    AccessRequestsSought sought{};
    PageAsked page{};
};

Result<ListAsked> list_asked(const Call& call) {
    ListAsked out{.page = TRY(call.page())};
    out.as = TRY(choice_in<AccessListedAs>(call, "as")).value_or(AccessListedAs::requester);
    out.sought.status = TRY(choice_in<AccessRequestStatus>(call, "status"));
    out.sought.before = TRY(out.page.before());
    out.sought.limit = out.page.limit + 1;
    if (const auto id = call.query("smartAccountId")) {
        out.sought.account = SmartAccountId::parse(*id);
        if (!out.sought.account) return fail(Kind::not_found, "account.unknown");
    }
    return out;
}

/// What a call is answered with.
struct Shower {
    AccessRequestDesk& desk;
    const Clock& clock;
    const Texts& texts;

    AccessRequestView view(const Call& call, const SeenRequest& seen) const {
        return view_of(seen, call.actor(), texts, call.language, clock.now());
    }
    Task<Result<AccessRequestView>> view(const Call& call, AccessRequestId id) const {
        co_return view(call, CO_TRY(co_await desk.records.find(call.actor(), id)));
    }
};

AccessRulesView rules_shown(const SeenRules& seen) {
    AccessRulesView out;
    for (const auto& rule : seen.rules)
        out.rules.push_back({rule.domain.text(), rule.verdict, rule.role, rule.virtual_account_ids});
    for (const auto& domain : seen.domains)
        if (const auto name = DomainName::parse(domain); name && !is_of_others_too(*name))
            out.domains.push_back(domain);
    for (const auto& place : seen.places) out.virtual_accounts.push_back({place.id, place.name});
    return out;
}

} // namespace

void add_access_request_routes(Routes& routes, AccessRequestDesk& desk, accounts::AccountDesk& accounts,
                               const acts::Means& means, const Texts& texts) {
    const Shower shower{desk, means.clock, texts};

    routes.post("/access-requests", Access::user)
        .named("fileAccessRequest", "Ask the administrators of a Smart Account to become a member of it")
        .limited(CountedBy::user, 60, hours{1})
        .takes<AccessRequestDraft>()
        .gives<AccessRequestView>(201)
        .refuses({"account.unknown", "account.not_active", "access_request.account_twice", "access_request.pending",
                  "access_request.too_many_open", "access_request.too_many_today", "member.already",
                  "role.approver_domain", "role.virtual_account", "virtual_account.unknown", "field.too_many",
                  "mails.too_many.of_sender", "mails.too_many.of_domain"})
        .leaves({access_requested.name(), access_approved.name(), access_declined.name()})
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                auto draft = CO_TRY(call.body<AccessRequestDraft>());
                co_return Made{CO_TRY(co_await desk.file(call.doer(), std::move(draft))).number};
            },
            [shower](const Call& call, Made made) -> Task<Result<Reply>> {
                const AccessRequestId id{made.id};
                co_return Reply::created("/api/v1/access-requests/" + id.text(),
                                         CO_TRY(co_await shower.view(call, id)));
            });

    routes.get("/access-requests", Access::user)
        .named("listAccessRequests", "My requests for access, or those that I decide; newest first")
        .query("as", "requester (default) or decider")
        .query("status", "only those of this status")
        .query("smartAccountId", "only those for this account")
        .paged()
        .gives<PageOf<AccessRequestView>>(200)
        .refuses({"account.unknown", "account.members_only", "account.role_refused", "field.choice"})
        .by([&desk, &accounts, shower](const Call& call) -> Task<Result<Reply>> {
            const auto asked = CO_TRY(list_asked(call));
            if (asked.as == AccessListedAs::decider && asked.sought.account) {
                const auto seen = CO_TRY(co_await accounts.find(call.actor(), *asked.sought.account));
                CO_CHECK(powers::rule(seen.standing, powers::Capability::decide_access_requests));
            }
            std::vector<AccessRequestView> rows;
            for (const auto& seen : CO_TRY(co_await desk.records.list(call.actor(), asked.as, asked.sought)))
                rows.push_back(shower.view(call, seen));
            co_return Reply::ok(page_of(std::move(rows), asked.page));
        });

    routes.get("/access-requests/{id}", Access::user)
        .named("readAccessRequest", "One request for access, for whoever asked and those who decide")
        .gives<AccessRequestView>(200)
        .refuses({"access_request.unknown"})
        .by([shower](const Call& call) -> Task<Result<Reply>> {
            co_return Reply::ok(CO_TRY(co_await shower.view(call, CO_TRY(request_in(call)))));
        });

    routes.post("/access-requests/{id}/decision", Access::user)
        .named("decideAccessRequest", "Make the requester a member, also in another role or part, or decline")
        .limited(CountedBy::user, 600, hours{1})
        .takes<AccessDecisionBody>()
        .gives<AccessRequestView>(201)
        .refuses({"access_request.unknown", "access_request.own", "access_request.decided", "access_request.withdrawn",
                  "access_request.lapsed", "account.role_refused", "account.not_active", "member.already",
                  "member.nested_in_nothing", "role.approver_domain", "role.virtual_account", "virtual_account.unknown",
                  "field.too_many"})
        .leaves({access_approved.name(), access_declined.name()})
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                const auto id = CO_TRY(request_in(call));
                auto body = CO_TRY(call.body<AccessDecisionBody>());
                CO_CHECK(co_await desk.decide(call.doer(), id, std::move(body)));
                co_return Made{id.number};
            },
            [shower](const Call& call, Made made) -> Task<Result<Reply>> {
                co_return Reply::created(CO_TRY(co_await shower.view(call, AccessRequestId{made.id})));
            });

    routes.post("/access-requests/{id}/withdrawal", Access::user)
        .named("withdrawAccessRequest", "End one's own request for access before anybody has decided it")
        .limited(CountedBy::user, 60, hours{1})
        .takes<AccessWithdrawalBody>()
        .gives<AccessRequestView>(201)
        .refuses({"access_request.unknown", "access_request.not_requester", "access_request.decided",
                  "access_request.withdrawn", "access_request.lapsed", "member.already"})
        .leaves({access_withdrawn.name()})
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                const auto id = CO_TRY(request_in(call));
                const auto body = CO_TRY(call.body<AccessWithdrawalBody>());
                CO_CHECK(co_await desk.withdraw(call.doer(), id, text_given(body.reason)));
                co_return Made{id.number};
            },
            [shower](const Call& call, Made made) -> Task<Result<Reply>> {
                co_return Reply::created(CO_TRY(co_await shower.view(call, AccessRequestId{made.id})));
            });
}

void add_access_rule_routes(Routes& routes, AccessRuleDesk& desk) {
    routes.get("/smart-accounts/{id}/access-rules", Access::user)
        .named("readAccessRules", "By which mail domains requests for access are decided by themselves")
        .versioned()
        .gives<AccessRulesView>(200)
        .refuses({"account.unknown", "account.members_only", "account.role_refused"})
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            const auto id = CO_TRY(call.id<SmartAccountTag>("id", "account.unknown"));
            const auto seen = CO_TRY(co_await desk.find(call.actor(), id));
            co_return Reply::ok(rules_shown(seen)).of_version(seen.version);
        });

    routes.put("/smart-accounts/{id}/access-rules", Access::user)
        .named("changeAccessRules",
               "Put these rules in the place of all there are; the first that is about an address counts")
        .limited(CountedBy::user, 120, hours{1})
        .versioned()
        .takes<AccessRulesBody>()
        .gives<AccessRulesView>(200)
        .refuses({"account.unknown", "account.members_only", "account.role_refused", "account.not_active",
                  "access_rule.duplicate", "access_rule.domain_not_own", "access_rule.domain_shared",
                  "access_rule.declined_gives_nothing", "virtual_account.unknown", "field.too_many",
                  "precondition.failed"})
        .leaves({access_rules_changed.name()})
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            const auto id = CO_TRY(call.id<SmartAccountTag>("id", "account.unknown"));
            auto body = CO_TRY(call.body<AccessRulesBody>());
            CO_CHECK(co_await desk.change(call.doer(), id, std::move(body), call.if_match()));
            const auto seen = CO_TRY(co_await desk.find(call.actor(), id));
            co_return Reply::ok(rules_shown(seen)).of_version(seen.version);
        });
}

} // namespace deedbox::access_requests
