#include "requests/request_routes.h"

namespace deedbox::requests {

using namespace http;

namespace {

Result<ListAsked> list_asked(const Call& call) {
    const auto page = TRY(call.page());
    ListAsked asked{.limit = page.limit + 1};
    if (const auto order = call.query("order")) {
        const auto known = described::enum_from_text<ListOrder>(*order);
        if (!known) return invalid("/order", "field.choice", {{"choices", described::enum_choices<ListOrder>()}});
        asked.order = *known;
    }
    asked.beyond = TRY(asked.order == ListOrder::oldest ? page.after() : page.before());
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

BOOST_DEFINE_ENUM_CLASS(ContestOutcome, approver, moved)

// What came of contesting a claim: the contestant is an approver of the request that holds it, or the claim is with a
// request of their own.
struct Contest {
    ContestOutcome outcome = ContestOutcome::approver;
    AccountRequestId request_id;
};
BOOST_DESCRIBE_STRUCT(Contest, (), (outcome, request_id))

struct ResendBody {
    std::optional<EmailAddress> email;
};
BOOST_DESCRIBE_STRUCT(ResendBody, (), (email))

// Says nothing of what was done, if anything was: whoever holds an old link learns nothing new.
struct RenewalAnswer {};
BOOST_DESCRIBE_STRUCT(RenewalAnswer, (), ())

auto reader_of(const RequestDesks& desks, const Texts& texts) {
    return [&clock = desks.records.clock, &texts](const Call& call) {
        return Reader{call.actor(), call.language, texts, clock.now()};
    };
}

} // namespace

void add_request_routes(Routes& routes, RequestDesks& desks, const Texts& texts) {
    const auto reader = reader_of(desks, texts);

    routes.post("/account-requests", Access::user)
        .named("fileAccountRequest", "Request a Smart Account for a customer")
        .limited(CountedBy::user, 60, hours{1})
        .takes<RequestDraft>()
        .gives<RequestView>(201)
        .refuses({"domain.taken", "request.membership_required", "request.too_many_open.user",
                  "request.too_many_open.domain"})
        .leaves("account_request.filed")
        .by(
            [&desks](const Call& call) -> Task<Result<Made>> {
                auto draft = CO_TRY(call.body<RequestDraft>());
                co_return Made{CO_TRY(co_await desks.filing.file(call.actor(), std::move(draft))).number};
            },
            [&desks, reader](const Call& call, Made made) -> Task<Result<Reply>> {
                const AccountRequestId id{made.id};
                const auto found = CO_TRY(co_await desks.records.find(call.actor(), id));
                co_return Reply::created("/api/v1/account-requests/" + id.text(),
                                         view_for(reader(call), found, desks.agreements));
            });

    routes.get("/account-requests", Access::user)
        .named("listAccountRequests", "My requests, those that wait for me, or (staff) all")
        .query("as", "requester (default), approver or reviewer")
        .query("status", "only those of this status")
        .query("order", "newest (default) or oldest first")
        .paged()
        .gives<PageOf<RequestSummary>>(200)
        .refuses({"staff.required"})
        .by([&desks, reader](const Call& call) -> Task<Result<Reply>> {
            const auto asked = CO_TRY(list_asked(call));
            std::vector<RequestSummary> rows;
            for (const auto& whole : CO_TRY(co_await desks.records.list(call.actor(), asked)))
                rows.push_back(summary_for(reader(call), whole));
            co_return Reply::ok(page_of(std::move(rows), {.limit = asked.limit - 1}));
        });

    routes.get("/account-requests/{id}", Access::user)
        .named("readAccountRequest", "One request, for those concerned")
        .versioned()
        .gives<RequestView>(200)
        .refuses({"request.unknown"})
        .by([&desks, reader](const Call& call) -> Task<Result<Reply>> {
            const auto id = CO_TRY(call.id<AccountRequestTag>("id", "request.unknown"));
            const auto found = CO_TRY(co_await desks.records.find(call.actor(), id));
            co_return Reply::ok(view_for(reader(call), found, desks.agreements)).of_version(found.request.version);
        });

    routes.post("/account-requests/{id}/decision", Access::user)
        .named("decideAccountRequest", "Approve and create the account, or decline with a reason")
        .limited(CountedBy::user, 120, hours{1})
        .takes<DecisionBody>()
        .gives<DecisionAnswer>(201)
        .refuses({"request.unknown", "request.own", "request.not_asked", "request.decided", "request.withdrawn",
                  "request.in_review", "request.lapsed", "request.rerouted", "request.forwarded",
                  "request.no_longer_asked", "request.changed", "agreement.stale"})
        .leaves("account_request.approved")
        .by(
            [&desks](const Call& call) -> Task<Result<Made>> {
                const auto id = CO_TRY(call.id<AccountRequestTag>("id", "request.unknown"));
                auto body = CO_TRY(call.body<DecisionBody>());
                CO_CHECK(co_await desks.decisions.decide(call.actor(), id, std::move(body), call.language));
                co_return Made{id.number};
            },
            [&desks, reader](const Call& call, Made made) -> Task<Result<Reply>> {
                const auto found = CO_TRY(co_await desks.records.find(call.actor(), AccountRequestId{made.id}));
                auto view = view_for(reader(call), found, desks.agreements);
                // An act that found others to ask has decided nothing; see `DecisionDesk::check_routing`.
                if (!view.decision) co_return fail(Kind::conflict, "request.rerouted");
                auto& decision = *view.decision;
                co_return Reply::created(DecisionAnswer{
                    view.id, decision.verdict, std::move(decision.by), decision.at, std::move(decision.reason),
                    std::move(decision.agreement_version), std::move(view.smart_account)});
            });

    routes.post("/account-requests/{id}/review", Access::staff)
        .named("reviewAccountRequest", "Release a request to its approvers, or refuse it with a reason")
        .limited(CountedBy::user, 120, hours{1})
        .takes<ReviewBody>()
        .gives<RequestView>(201)
        .refuses({"request.unknown", "request.own", "request.not_in_review"})
        .leaves("account_request.released")
        .by(
            [&desks](const Call& call) -> Task<Result<Made>> {
                const auto id = CO_TRY(call.id<AccountRequestTag>("id", "request.unknown"));
                auto body = CO_TRY(call.body<ReviewBody>());
                CO_CHECK(co_await desks.decisions.review(call.actor(), id, std::move(body), call.language));
                co_return Made{id.number};
            },
            [&desks, reader](const Call& call, Made made) -> Task<Result<Reply>> {
                const auto found = CO_TRY(co_await desks.records.find(call.actor(), AccountRequestId{made.id}));
                co_return Reply::created(view_for(reader(call), found, desks.agreements));
            });
}

void add_approver_routes(Routes& routes, RequestDesks& desks, const Texts& texts) {
    const auto reader = reader_of(desks, texts);

    routes.post("/account-requests/{id}/forwards", Access::user)
        .named("forwardAccountRequest", "Name somebody else to decide in one's place")
        .limited(CountedBy::user, 30, hours{1})
        .takes<ForwardBody>()
        .gives<ForwardView>(201)
        .refuses({"request.unknown", "request.own", "request.not_asked", "request.decided", "request.withdrawn",
                  "request.in_review", "request.lapsed", "request.forwarded", "request.no_longer_asked",
                  "request.changed", "forward.admins_only", "forward.too_many"})
        .leaves("account_request.forwarded")
        .by(
            [&desks](const Call& call) -> Task<Result<Made>> {
                const auto id = CO_TRY(call.id<AccountRequestTag>("id", "request.unknown"));
                auto body = CO_TRY(call.body<ForwardBody>());
                co_return Made{CO_TRY(co_await desks.approvers.forward(call.actor(), id, std::move(body))).number};
            },
            [&desks, reader](const Call& call, Made made) -> Task<Result<Reply>> {
                const auto id = CO_TRY(call.id<AccountRequestTag>("id", "request.unknown"));
                const auto found = CO_TRY(co_await desks.records.find(call.actor(), id));
                const auto& forward = *std::ranges::find(found.forwards, ForwardId{made.id}, &Forward::id);
                co_return Reply::created("/api/v1/account-requests/" + id.text() + "/forwards/" + forward.id.text(),
                                         forward_for(reader(call), found, forward));
            });

    routes.remove("/account-requests/{id}/forwards/{forwardId}", Access::user)
        .named("takeForwardBack", "Have the question back from whom it was forwarded to")
        .limited(CountedBy::user, 30, hours{1})
        .gives_nothing()
        .refuses({"request.unknown", "request.not_asked", "request.decided", "request.withdrawn", "request.lapsed",
                  "request.changed", "forward.unknown", "forward.taken_back", "forward.not_earlier"})
        .leaves("account_request.forward_taken_back")
        .by([&desks](const Call& call) -> Task<Result<Reply>> {
            const auto id = CO_TRY(call.id<AccountRequestTag>("id", "request.unknown"));
            const auto forward = CO_TRY(call.id<ForwardTag>("forwardId", "forward.unknown"));
            CO_CHECK(co_await desks.approvers.take_back(call.actor(), id, forward));
            co_return Reply::no_content();
        });

    routes.post("/account-requests/{id}/resends", Access::user)
        .named("resendApproval", "Send the approval mail again, with a new link; the old one is dead")
        .limited(CountedBy::user, 30, hours{1})
        .takes<ResendBody>()
        .gives<RequestView>(202)
        .refuses({"request.unknown", "request.not_requester", "request.decided", "request.withdrawn",
                  "request.in_review", "request.lapsed", "request.changed"})
        .leaves("account_request.link_resent")
        .by(
            [&desks](const Call& call) -> Task<Result<Made>> {
                const auto id = CO_TRY(call.id<AccountRequestTag>("id", "request.unknown"));
                auto body = CO_TRY(call.body<ResendBody>());
                CO_CHECK(co_await desks.approvers.resend(call.actor(), id, std::move(body.email)));
                co_return Made{id.number};
            },
            [&desks, reader](const Call& call, Made made) -> Task<Result<Reply>> {
                const auto found = CO_TRY(co_await desks.records.find(call.actor(), AccountRequestId{made.id}));
                co_return Reply::accepted(view_for(reader(call), found, desks.agreements));
            });

    routes.put("/account-requests/{id}/approvers", Access::user)
        .named("replaceApprovers", "Ask these, and nobody else; who was asked already keeps their link")
        .limited(CountedBy::user, 30, hours{1})
        .versioned()
        .takes<ReplaceBody>()
        .gives<RequestView>(200)
        .refuses({"request.unknown", "request.not_requester", "request.approvers_fixed", "request.decided",
                  "request.withdrawn", "request.lapsed", "request.changed", "precondition.failed"})
        .leaves("account_request.approvers_replaced")
        .by([&desks, reader](const Call& call) -> Task<Result<Reply>> {
            const auto id = CO_TRY(call.id<AccountRequestTag>("id", "request.unknown"));
            auto body = CO_TRY(call.body<ReplaceBody>());
            CO_CHECK(co_await desks.approvers.replace(call.actor(), id, std::move(body), call.if_match()));
            const auto found = CO_TRY(co_await desks.records.find(call.actor(), id));
            co_return Reply::ok(view_for(reader(call), found, desks.agreements)).of_version(found.request.version);
        });

    routes.post("/account-requests/{id}/withdrawal", Access::user)
        .named("withdrawAccountRequest", "End one's own request before anybody has decided it")
        .limited(CountedBy::user, 60, hours{1})
        .takes<WithdrawalBody>()
        .gives<RequestView>(201)
        .refuses({"request.unknown", "request.not_requester", "request.decided", "request.withdrawn", "request.lapsed"})
        .leaves("account_request.withdrawn")
        .by(
            [&desks](const Call& call) -> Task<Result<Made>> {
                const auto id = CO_TRY(call.id<AccountRequestTag>("id", "request.unknown"));
                const auto body = CO_TRY(call.body<WithdrawalBody>());
                const auto reason =
                    body.reason && !body.reason->empty() ? std::optional{body.reason->text()} : std::nullopt;
                CO_CHECK(co_await desks.endings.withdraw(call.actor(), id, reason));
                co_return Made{id.number};
            },
            [&desks, reader](const Call& call, Made made) -> Task<Result<Reply>> {
                const auto found = CO_TRY(co_await desks.records.find(call.actor(), AccountRequestId{made.id}));
                co_return Reply::created(view_for(reader(call), found, desks.agreements));
            });

    routes.post("/identifier-contests", Access::user)
        .named("contestIdentifier", "Answer a stranger's claim on the identifier of one's own company")
        .limited(CountedBy::user, 20, hours{1})
        .takes<RequestDraft>()
        .gives<Contest>(201)
        .refuses({"contest.not_of_company", "contest.own", "contest.nothing", "request.changed",
                  "request.membership_required", "request.too_many_open.user", "request.too_many_open.domain"})
        .leaves("account_request.contested")
        .by(
            [&desks](const Call& call) -> Task<Result<Made>> {
                auto draft = CO_TRY(call.body<RequestDraft>());
                co_return Made{CO_TRY(co_await desks.filing.contest(call.actor(), std::move(draft))).number};
            },
            [&desks](const Call& call, Made made) -> Task<Result<Reply>> {
                const auto found = CO_TRY(co_await desks.records.find(call.actor(), AccountRequestId{made.id}));
                const bool moved = is_requester(found.request, call.actor());
                co_return Reply::created(
                    Contest{moved ? ContestOutcome::moved : ContestOutcome::approver, found.request.id});
            });
}

void add_approval_link_routes(Routes& routes, RequestDesks& desks) {
    // Mail scanners open every link they see, so looking decides nothing: only a signed-in approver's POST does.
    routes.get("/approval-links/{token}", Access::anyone)
        .named("openApprovalLink", "What an approval link asks; looking changes nothing")
        .limited(CountedBy::client, 600, minutes{15})
        .gives<LinkView>(200)
        .refuses({"link.unknown", "link.dead"})
        .by([&desks](const Call& call) -> Task<Result<Reply>> {
            co_return Reply::ok(CO_TRY(co_await desks.links.open(call.parameter("token"), call.who, call.language)));
        });

    routes.post("/approval-links/{token}/renewal", Access::anyone)
        .named("renewApprovalLink",
               "A new link to the same address, for one that is dead by age; the same answer always")
        .limited(CountedBy::client, 30, hours{1})
        .takes<RenewalBody>()
        .gives<RenewalAnswer>(202)
        .leaves("account_request.link_renewed")
        .by(
            [&desks](const Call& call) -> Task<Result<Made>> {
                auto body = CO_TRY(call.body<RenewalBody>());
                CO_CHECK(
                    co_await desks.links.renew(call.parameter("token"), std::move(body.email), call.anonymous_key()));
                co_return Made{};
            },
            [](const Call&, Made) -> Task<Result<Reply>> { co_return Reply::accepted(RenewalAnswer{}); });
}

} // namespace deedbox::requests
