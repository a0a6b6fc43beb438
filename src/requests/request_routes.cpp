#include "requests/request_routes.h"

namespace deedbox::requests {

using namespace http;

namespace {

Result<ListAsked> list_asked(const Call& call) {
    const auto page = TRY(call.page());
    ListAsked asked{.before = TRY(page.before()), .limit = page.limit + 1};
    if (const auto as = call.query("as")) {
        const auto known = described::enum_from_text<ListedAs>(*as);
        if (!known) return invalid("/as", "field.choice", {{"choices", described::enum_choices<ListedAs>()}});
        asked.as = *known;
    }
    if (const auto status = call.query("status")) {
        asked.status = described::enum_from_text<RequestStatus>(*status);
        if (!asked.status)
            return invalid("/status", "field.choice", {{"choices", described::enum_choices<RequestStatus>()}});
    }
    return asked;
}

// The decision as its own resource: what was decided, and what became of the account.
struct DecisionAnswer {
    AccountRequestId id;
    Verdict verdict = Verdict::approved;
    std::string by;
    Instant at;
    std::optional<std::string> reason;
    std::optional<std::string> agreement_version;
    AccountView smart_account;
};
BOOST_DESCRIBE_STRUCT(DecisionAnswer, (), (id, verdict, by, at, reason, agreement_version, smart_account))

} // namespace

void add_request_routes(Routes& routes, RequestDesk& desk, const Clock& clock, const Texts& texts) {
    const auto reader = [&clock, &texts](const Call& call) {
        return Reader{call.actor(), call.language, texts, clock.now()};
    };

    routes.post("/account-requests", Access::user)
        .named("fileAccountRequest", "Request a Smart Account for a customer")
        .takes<RequestDraft>()
        .gives<RequestView>(201)
        .refuses({"domain.taken", "request.membership_required"})
        .leaves("account_request.filed")
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                auto draft = CO_TRY(call.body<RequestDraft>());
                co_return Made{CO_TRY(co_await desk.file(call.actor(), std::move(draft))).number};
            },
            [&desk, reader](const Call& call, Made made) -> Task<Result<Reply>> {
                const AccountRequestId id{made.id};
                const auto found = CO_TRY(co_await desk.find(call.actor(), id));
                co_return Reply::created("/api/v1/account-requests/" + id.text(),
                                         view_for(reader(call), found, desk.agreements()));
            });

    routes.get("/account-requests", Access::user)
        .named("listAccountRequests", "My requests, those that wait for me, or (staff) all, newest first")
        .query("as", "requester (default), approver or reviewer")
        .query("status", "only those of this status")
        .paged()
        .gives<PageOf<RequestSummary>>(200)
        .refuses({"staff.required"})
        .by([&desk, reader](const Call& call) -> Task<Result<Reply>> {
            const auto asked = CO_TRY(list_asked(call));
            std::vector<RequestSummary> rows;
            for (const auto& whole : CO_TRY(co_await desk.list(call.actor(), asked)))
                rows.push_back(summary_for(reader(call), whole));
            co_return Reply::ok(page_of(std::move(rows), {.limit = asked.limit - 1}));
        });

    routes.get("/account-requests/{id}", Access::user)
        .named("readAccountRequest", "One request, for those concerned")
        .gives<RequestView>(200)
        .refuses({"request.unknown"})
        .by([&desk, reader](const Call& call) -> Task<Result<Reply>> {
            const auto id = CO_TRY(call.id<AccountRequestTag>("id", "request.unknown"));
            co_return Reply::ok(
                view_for(reader(call), CO_TRY(co_await desk.find(call.actor(), id)), desk.agreements()));
        });

    routes.post("/account-requests/{id}/decision", Access::user)
        .named("decideAccountRequest", "Approve and create the account, or decline with a reason")
        .takes<DecisionBody>()
        .gives<DecisionAnswer>(201)
        .refuses({"request.unknown", "request.own", "request.not_asked", "request.decided", "request.withdrawn",
                  "request.in_review", "request.lapsed", "request.rerouted", "agreement.stale"})
        .leaves("account_request.approved")
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                const auto id = CO_TRY(call.id<AccountRequestTag>("id", "request.unknown"));
                auto body = CO_TRY(call.body<DecisionBody>());
                CO_CHECK(co_await desk.decide(call.actor(), id, std::move(body), call.language));
                co_return Made{id.number};
            },
            [&desk, reader](const Call& call, Made made) -> Task<Result<Reply>> {
                const auto found = CO_TRY(co_await desk.find(call.actor(), AccountRequestId{made.id}));
                auto view = view_for(reader(call), found, desk.agreements());
                // An act that found others to ask has decided nothing; see `RequestDesk::check_routing`.
                if (!view.decision) co_return fail(Kind::conflict, "request.rerouted");
                auto& decision = *view.decision;
                co_return Reply::created(DecisionAnswer{
                    view.id, decision.verdict, std::move(decision.by), decision.at, std::move(decision.reason),
                    std::move(decision.agreement_version), std::move(view.smart_account)});
            });

    routes.post("/account-requests/{id}/review", Access::staff)
        .named("reviewAccountRequest", "Release a request to its approvers, or refuse it with a reason")
        .takes<ReviewBody>()
        .gives<RequestView>(201)
        .refuses({"request.unknown", "request.own", "request.not_in_review"})
        .leaves("account_request.released")
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                const auto id = CO_TRY(call.id<AccountRequestTag>("id", "request.unknown"));
                auto body = CO_TRY(call.body<ReviewBody>());
                CO_CHECK(co_await desk.review(call.actor(), id, std::move(body), call.language));
                co_return Made{id.number};
            },
            [&desk, reader](const Call& call, Made made) -> Task<Result<Reply>> {
                const auto found = CO_TRY(co_await desk.find(call.actor(), AccountRequestId{made.id}));
                co_return Reply::created(view_for(reader(call), found, desk.agreements()));
            });
}

void add_approval_link_routes(Routes& routes, RequestDesk& desk) {
    // Mail scanners open every link they see, so looking decides nothing: only a signed-in approver's POST does.
    routes.get("/approval-links/{token}", Access::anyone)
        .named("openApprovalLink", "What an approval link asks; looking changes nothing")
        .gives<LinkView>(200)
        .refuses({"link.unknown", "link.dead"})
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            co_return Reply::ok(CO_TRY(co_await desk.open_link(call.parameter("token"), call.who, call.language)));
        });
}

} // namespace deedbox::requests
