#include "invitations/invitation_routes.h"

#include "invitations/invitation_deeds.h"

namespace deedbox::invitations {

using namespace http;

void add_invitation_routes(Routes& routes, InvitationDesk& desk) {
    // Mail scanners open every link they see, so looking answers nothing: only a POST does, of the user who was invited
    // or with their address typed.
    routes.get("/invitations/{token}", Access::anyone)
        .named("openInvitation", "What somebody is invited to, and by whom; looking changes nothing")
        .limited(CountedBy::client, 600, minutes{15})
        .gives<InvitationView>(200)
        .refuses({"link.unknown", "link.dead"})
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            co_return Reply::ok(CO_TRY(co_await desk.open(call.parameter("token"), call.who)));
        });

    routes.post("/invitations/{token}/acceptance", Access::user)
        .named("acceptInvitation", "Become a member of the account; for the user whose address was invited")
        .limited(CountedBy::user, 60, hours{1})
        .gives<AcceptanceView>(201)
        .refuses({"link.unknown", "link.dead"})
        .leaves({invitation_accepted.name()})
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                co_return Made{CO_TRY(co_await desk.accept(call.doer(), call.parameter("token"))).number};
            },
            [&desk](const Call& call, Made made) -> Task<Result<Reply>> {
                co_return Reply::created(CO_TRY(co_await desk.acceptance(InvitationId{made.id}, call.actor().id)));
            });

    routes.post("/invitations/{token}/refusal", Access::anyone)
        .named("refuseInvitation", "Say no, without a user: by the link, with the invited address typed")
        .limited(CountedBy::client, 60, hours{1})
        .takes<RefusalBody>()
        .gives<RefusalView>(201)
        .refuses({"link.unknown", "link.dead"})
        .leaves({invitation_refused.name()})
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                auto body = CO_TRY(call.body<RefusalBody>());
                co_return Made{
                    CO_TRY(co_await desk.refuse(call.doer(), call.parameter("token"), std::move(body))).number};
            },
            [&desk](const Call&, Made made) -> Task<Result<Reply>> {
                co_return Reply::created(CO_TRY(co_await desk.refusal(InvitationId{made.id})));
            });
}

} // namespace deedbox::invitations
