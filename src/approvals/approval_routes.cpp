#include "approvals/approval_routes.h"

#include "approvals/approval_deeds.h"
#include "powers/access.h"

namespace deedbox::approvals {

using namespace http;
using requests::RequestShower;
using requests::RequestView;

namespace {

// The decision as its own resource: what was decided, and what became of the account.
struct DecisionAnswer {
    AccountRequestId id;
    requests::Verdict verdict = requests::Verdict::approved;
    std::string by;
    Instant at;
    std::optional<std::string> reason;
    std::optional<std::string> agreement_version;
    requests::AccountView smart_account;
};
BOOST_DESCRIBE_STRUCT(DecisionAnswer, (), (id, verdict, by, at, reason, agreement_version, smart_account))

struct ResendBody {
    std::optional<EmailAddress> email;
};
BOOST_DESCRIBE_STRUCT(ResendBody, (), (email))

// Says nothing of what was done, if anything was: whoever holds an old link learns nothing new.
struct RenewalAnswer {};
BOOST_DESCRIBE_STRUCT(RenewalAnswer, (), ())

/// What came of it, as far as a link tells of its request: no more than opening it did.
struct RefusalAnswer {
    AccountRequestId request_id;
    RequestStatus status = RequestStatus::declined;
    RefusalVerdict verdict = RefusalVerdict::declined;
};
BOOST_DESCRIBE_STRUCT(RefusalAnswer, (), (request_id, status, verdict))

Result<AccountRequestId> request_in(const Call& call) {
    return call.id<AccountRequestTag>("id", "request.unknown");
}

DecisionAnswer answer_from(RequestView view) {
    auto& decision = *view.decision;
    return {view.id,
            decision.verdict,
            std::move(decision.by),
            decision.at,
            std::move(decision.reason),
            std::move(decision.agreement_version),
            std::move(view.smart_account)};
}

} // namespace

void add_approval_routes(Routes& routes, ApprovalDesks& desks, RequestShower shower) {
    routes.post("/account-requests/{id}/decision", Access::user)
        .named("decideAccountRequest", "Approve and create the account, or decline with a reason")
        .limited(CountedBy::user, 120, hours{1})
        .takes<DecisionBody>()
        .gives<DecisionAnswer>(201)
        .refuses({"request.unknown", "request.own", "request.released_yourself", "request.not_asked", "request.decided",
                  "request.withdrawn", "request.in_review", "request.lapsed", "request.rerouted", "request.forwarded",
                  "request.no_longer_asked", "agreement.stale"})
        .leaves({request_approved.name(), request_declined.name()})
        .by(
            [&desks](const Call& call) -> Task<Result<Made>> {
                const auto id = CO_TRY(request_in(call));
                auto body = CO_TRY(call.body<DecisionBody>());
                CO_CHECK(co_await desks.decisions.decide(call.doer(), id, std::move(body), call.language));
                co_return Made{id.number};
            },
            [shower](const Call& call, Made made) -> Task<Result<Reply>> {
                co_return Reply::created(answer_from(CO_TRY(co_await shower.view(call, AccountRequestId{made.id}))));
            });

    routes.post("/account-requests/{id}/review", powers::needs(powers::Capability::review_requests))
        .named("reviewAccountRequest",
               "Release a request to its approvers, hand it to those who objected, or refuse it with a reason")
        .limited(CountedBy::user, 120, hours{1})
        .takes<ReviewBody>()
        .gives<RequestView>(201)
        .refuses(
            {"request.unknown", "request.own", "request.named_yourself", "request.not_in_review", "request.lapsed"})
        .leaves({request_released.name(), request_refused.name(), request_handed_over.name()})
        .by(
            [&desks](const Call& call) -> Task<Result<Made>> {
                const auto id = CO_TRY(request_in(call));
                auto body = CO_TRY(call.body<ReviewBody>());
                CO_CHECK(co_await desks.reviews.review(call.doer(), id, std::move(body), call.language));
                co_return Made{id.number};
            },
            [shower](const Call& call, Made made) -> Task<Result<Reply>> {
                co_return Reply::created(CO_TRY(co_await shower.view(call, AccountRequestId{made.id})));
            });

    routes.post("/account-requests/{id}/forwards", Access::user)
        .named("forwardAccountRequest", "Name somebody else to decide in one's place")
        .limited(CountedBy::user, 30, hours{1})
        .takes<ForwardBody>()
        .gives<requests::ForwardView>(201)
        .refuses({"request.unknown", "request.own", "request.released_yourself", "request.not_asked", "request.decided",
                  "request.withdrawn", "request.in_review", "request.lapsed", "request.rerouted", "request.forwarded",
                  "request.no_longer_asked", "forward.admins_only", "forward.too_many", "forward.requester",
                  "forward.self", "forward.circle", "approver.duplicate", "mails.too_many.of_sender",
                  "mails.too_many.of_domain"})
        .leaves({request_forwarded.name()})
        .by(
            [&desks](const Call& call) -> Task<Result<Made>> {
                const auto id = CO_TRY(request_in(call));
                auto body = CO_TRY(call.body<ForwardBody>());
                co_return Made{CO_TRY(co_await desks.approvers.forward(call.doer(), id, std::move(body))).number};
            },
            [shower](const Call& call, Made made) -> Task<Result<Reply>> {
                const auto id = CO_TRY(request_in(call));
                const auto found = CO_TRY(co_await shower.records.state(call.actor(), id));
                const auto& forward = *std::ranges::find(found.forwards, ForwardId{made.id}, &Forward::id);
                co_return Reply::created("/api/v1/account-requests/" + id.text() + "/forwards/" + forward.id.text(),
                                         requests::forward_of(found, shower.sight(call, found), forward));
            });

    routes.remove("/account-requests/{id}/forwards/{forwardId}", Access::user)
        .named("takeForwardBack", "Have the question back from whom it was forwarded to")
        .limited(CountedBy::user, 30, hours{1})
        .gives_nothing()
        .refuses({"request.unknown", "request.not_asked", "request.decided", "request.withdrawn", "request.lapsed",
                  "forward.unknown", "forward.taken_back", "forward.not_earlier"})
        .leaves({forward_taken_back.name()})
        .by([&desks](const Call& call) -> Task<Result<Reply>> {
            const auto id = CO_TRY(request_in(call));
            const auto forward = CO_TRY(call.id<requests::ForwardTag>("forwardId", "forward.unknown"));
            CO_CHECK(co_await desks.approvers.take_back(call.doer(), id, forward));
            co_return Reply::no_content();
        });

    routes.post("/account-requests/{id}/resends", Access::user)
        .named("resendApproval",
               "Send the approval mail again, with a new link; the old one is dead once it is handed over")
        .limited(CountedBy::user, 30, hours{1})
        .takes<ResendBody>()
        .gives<RequestView>(202)
        .refuses({"request.unknown", "request.not_requester", "request.decided", "request.withdrawn",
                  "request.in_review", "request.lapsed", "mails.too_many.of_sender", "mails.too_many.of_domain"})
        .leaves({link_resent.name()})
        .by(
            [&desks](const Call& call) -> Task<Result<Made>> {
                const auto id = CO_TRY(request_in(call));
                auto body = CO_TRY(call.body<ResendBody>());
                CO_CHECK(co_await desks.approvers.resend(call.doer(), id, std::move(body.email)));
                co_return Made{id.number};
            },
            [shower](const Call& call, Made made) -> Task<Result<Reply>> {
                co_return Reply::accepted(CO_TRY(co_await shower.view(call, AccountRequestId{made.id})));
            });

    routes.put("/account-requests/{id}/approvers", Access::user)
        .named("replaceApprovers", "Ask these, and nobody else; who was asked already keeps their link")
        .limited(CountedBy::user, 30, hours{1})
        .versioned()
        .takes<ReplaceBody>()
        .gives<RequestView>(200)
        .refuses({"request.unknown", "request.not_requester", "request.approvers_fixed", "request.decided",
                  "request.withdrawn", "request.lapsed", "precondition.failed", "mails.too_many.of_sender",
                  "mails.too_many.of_domain"})
        .leaves({approvers_replaced.name()})
        .by([&desks, shower](const Call& call) -> Task<Result<Reply>> {
            const auto id = CO_TRY(request_in(call));
            auto body = CO_TRY(call.body<ReplaceBody>());
            CO_CHECK(co_await desks.approvers.replace(call.doer(), id, std::move(body), call.if_match()));
            const auto found = CO_TRY(co_await shower.records.whole(call.actor(), id));
            co_return Reply::ok(shower.view(call, found)).of_version(found.request.version);
        });
}

void add_approval_link_routes(Routes& routes, ApprovalDesks& desks, RequestShower shower) {
    // Mail scanners open every link they see, so looking decides nothing: only a signed-in approver's POST does.
    routes.get("/approval-links/{token}", Access::anyone)
        .named("openApprovalLink", "What an approval link asks; looking changes nothing")
        .limited(CountedBy::client, 600, minutes{15})
        .gives<LinkView>(200)
        .refuses({"link.unknown", "link.dead"})
        .by([&desks](const Call& call) -> Task<Result<Reply>> {
            co_return Reply::ok(CO_TRY(co_await desks.links.open(call.parameter("token"), call.who, call.language)));
        });

    routes.post("/approval-links/{token}/refusal", Access::anyone)
        .named("refuseByApprovalLink",
               "Decline a request, or be the wrong person, with the link and the address that it was mailed to")
        .limited(CountedBy::client, 30, hours{1})
        .takes<RefusalBody>()
        .gives<RefusalAnswer>(201)
        .refuses({"link.unknown", "link.dead", "request.rerouted", "refusal.admins"})
        .leaves({request_declined.name(), approver_was_wrong.name()})
        .by(
            [&desks](const Call& call) -> Task<Result<Made>> {
                auto body = CO_TRY(call.body<RefusalBody>());
                co_return Made{CO_TRY(co_await desks.links.refuse(call.doer(), call.parameter("token"), std::move(body),
                                                                  call.language))
                                   .number};
            },
            [shower](const Call& call, Made made) -> Task<Result<Reply>> {
                const auto body = CO_TRY(call.body<RefusalBody>());
                const auto found = CO_TRY(co_await shower.records.state(AccountRequestId{made.id}));
                co_return Reply::created(RefusalAnswer{found.request.id, found.request.status, body.verdict});
            });

    routes.post("/approval-links/{token}/renewal", Access::anyone)
        .named("renewApprovalLink",
               "A new link to the same address, for one that is dead by age; the same answer always")
        .limited(CountedBy::client, 30, hours{1})
        .takes<RenewalBody>()
        .gives<RenewalAnswer>(202)
        .leaves({link_renewed.name()})
        .by(
            [&desks](const Call& call) -> Task<Result<Made>> {
                auto body = CO_TRY(call.body<RenewalBody>());
                CO_CHECK(co_await desks.links.renew({.key = call.doer().key}, call.parameter("token"),
                                                    std::move(body.email)));
                co_return Made{};
            },
            [](const Call&, Made) -> Task<Result<Reply>> { co_return Reply::accepted(RenewalAnswer{}); });
}

} // namespace deedbox::approvals
