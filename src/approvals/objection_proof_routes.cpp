#include "approvals/objection_proof_routes.h"

#include "approvals/approval_deeds.h"
#include "requests/objection_store.h"
#include "requests/objection_view.h"

namespace deedbox::approvals {

using namespace http;

void add_objection_proof_routes(Routes& routes, ObjectionProofDesk& desk, db::Database& db, const SecretKey& key) {
    routes.post("/identifier-contests/{id}/proof-check", Access::user)
        .named("checkContestProof",
               "Look into the DNS whether an objector has proven the domain: then they are asked to decide")
        .limited(CountedBy::user, 60, hours{1})
        .gives<requests::OwnObjectionView>(200)
        .refuses({"contest.unknown", "contest.not_of_company", "contest.own", "contest.asked", "contest.answered",
                  "contest.admins_decide", "request.decided", "request.withdrawn", "request.lapsed"})
        .leaves({request_taken_over.name(), objection_proof_checked.name()})
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                const auto id = CO_TRY(call.id<requests::ObjectionTag>("id", "contest.unknown"));
                co_return Made{CO_TRY(co_await desk.check(call.doer(), id)).number};
            },
            [&db, &key](const Call&, Made made) -> Task<Result<Reply>> {
                auto own = CO_TRY(co_await db.one(requests::objection_by_id, made.id));
                co_return Reply::ok(requests::view_of(std::move(*own), key));
            });
}

} // namespace deedbox::approvals
