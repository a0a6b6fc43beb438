#include "requests/objection_routes.h"

#include "powers/access.h"
#include "requests/objection_store.h"
#include "requests/request_deeds.h"

namespace deedbox::requests {

using namespace http;

namespace {

/// That there is an objection, and where the request is with it.
struct ObjectionMade {
    AccountRequestId request_id;
    RequestStatus status = RequestStatus::in_review;
};
BOOST_DESCRIBE_STRUCT(ObjectionMade, (), (request_id, status))

/// What a reviewer reads of one.
struct ObjectionView {
    ObjectionId id;
    EmailAddress email;
    std::string reason;
    Instant objected_at;
    std::optional<ObjectionOutcome> outcome;
};
BOOST_DESCRIBE_STRUCT(ObjectionView, (), (id, email, reason, objected_at, outcome))

} // namespace

void add_objection_routes(Routes& routes, RequestDesks& desks) {
    auto& db = desks.records.means.db;
    routes.post("/identifier-contests", Access::user)
        .named("contestIdentifier", "Object to a request for one's own company: a reviewer looks at it")
        .limited(CountedBy::user, 20, hours{1})
        .takes<ObjectionBody>()
        .gives<ObjectionMade>(201)
        .refuses({"contest.not_of_company", "contest.own", "contest.nothing", "contest.asked", "request.decided",
                  "request.withdrawn", "request.lapsed"})
        .leaves({request_contested.name()})
        .by(
            [&desks](const Call& call) -> Task<Result<Made>> {
                auto body = CO_TRY(call.body<ObjectionBody>());
                co_return Made{CO_TRY(co_await desks.objections.object(call.doer(), std::move(body))).number};
            },
            [&desks](const Call&, Made made) -> Task<Result<Reply>> {
                const auto found = CO_TRY(co_await desks.records.state(AccountRequestId{made.id}));
                co_return Reply::created(ObjectionMade{found.request.id, found.request.status});
            });

    routes.get("/identifier-contests", Access::user)
        .named("listOwnContests", "What one has objected to, newest first, and what became of it")
        .paged()
        .gives<PageOf<OwnObjection>>(200)
        .by([&db](const Call& call) -> Task<Result<Reply>> {
            const auto page = CO_TRY(call.page());
            const auto before = CO_TRY(page.before());
            co_return Reply::ok(
                page_of(CO_TRY(co_await db.all(objections_of_user, call.actor().id, before, page.limit + 1)), page));
        });

    routes.get("/account-requests/{id}/objections", powers::needs(powers::Capability::see_every_request))
        .named("listObjections", "What people of the company say against a request, for its reviewers; oldest first")
        .paged()
        .gives<PageOf<ObjectionView>>(200)
        .refuses({"request.unknown"})
        .by([&db](const Call& call) -> Task<Result<Reply>> {
            const auto id = CO_TRY(call.id<AccountRequestTag>("id", "request.unknown"));
            const auto page = CO_TRY(call.page());
            const auto after = CO_TRY(page.after());
            std::vector<ObjectionView> rows;
            for (auto& one : CO_TRY(co_await db.all(objections_to_request, id, after, page.limit + 1)))
                rows.push_back({one.id, std::move(one.email), std::move(one.reason), one.objected_at, one.outcome});
            co_return Reply::ok(page_of(std::move(rows), page));
        });
}

} // namespace deedbox::requests
