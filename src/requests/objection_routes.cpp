#include "requests/objection_routes.h"

#include "base/mailbox.h"
#include "powers/access.h"
#include "requests/objection_store.h"
#include "requests/objection_view.h"
#include "requests/request_deeds.h"

namespace deedbox::requests {

using namespace http;

namespace {

/// That there is an objection, where the request is with it, and the record by which its writer can prove the domain.
struct ObjectionMade {
    AccountRequestId request_id;
    RequestStatus status = RequestStatus::in_review;
    std::optional<ObjectionId> id; // none for a mailbox that objected by another of its users
    std::optional<proven_domains::DomainRecord> proof;
};
BOOST_DESCRIBE_STRUCT(ObjectionMade, (), (request_id, status, id, proof))

Task<Result<ObjectionMade>> made_by(const Call& call, const RequestDesks& desks, AccountRequestId request,
                                    const SecretKey& key) {
    const auto found = CO_TRY(co_await desks.records.state(request));
    ObjectionMade out{found.request.id, found.request.status, {}, {}};
    auto& db = desks.records.means.db;
    const auto mailbox = Mailbox::of(call.actor().email).text();
    const auto objection = CO_TRY(co_await db.one(objection_of_mailbox, request, mailbox));
    if (!objection || objection->objector_id != call.actor().id) co_return out;
    const auto own = CO_TRY(co_await db.one(objection_by_id, objection->id));
    out.id = own->id;
    out.proof = view_of(*own, key).proof;
    co_return out;
}

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

void add_objection_routes(Routes& routes, RequestDesks& desks, const SecretKey& key) {
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
            [&desks, &key](const Call& call, Made made) -> Task<Result<Reply>> {
                co_return Reply::created(CO_TRY(co_await made_by(call, desks, AccountRequestId{made.id}, key)));
            });

    routes.get("/identifier-contests", Access::user)
        .named("listOwnContests", "What one has objected to, newest first, and what became of it")
        .paged()
        .gives<PageOf<OwnObjectionView>>(200)
        .by([&db, &key](const Call& call) -> Task<Result<Reply>> {
            const auto page = CO_TRY(call.page());
            const auto before = CO_TRY(page.before());
            std::vector<OwnObjectionView> out;
            for (auto& one : CO_TRY(co_await db.all(objections_of_user, call.actor().id, before, page.limit + 1)))
                out.push_back(view_of(std::move(one), key));
            co_return Reply::ok(page_of(std::move(out), page));
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
