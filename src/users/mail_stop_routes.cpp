#include "users/mail_stop_routes.h"

#include "users/user_deeds.h"

namespace deedbox::users {

using namespace http;

namespace {

struct StopBody {
    std::string token;
};
BOOST_DESCRIBE_STRUCT(StopBody, (), (token))

} // namespace

void add_mail_stop_routes(Routes& routes, MailStopDesk& desk) {
    routes.get("/mail-stops/{token}", Access::anyone)
        .named("openMailStop", "Whose mails the link would stop; looking changes nothing")
        .limited(CountedBy::client, 600, minutes{15})
        .gives<Recipient>(200)
        .refuses({"link.unknown"})
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            co_return Reply::ok(CO_TRY(co_await desk.recipient_of(call.parameter("token"))));
        });

    routes.post("/mail-stops", Access::anyone)
        .named("stopMails", "No more mails to this address that it did not ask for")
        .limited(CountedBy::client, 60, minutes{15})
        .takes<StopBody>()
        .gives_nothing()
        .refuses({"link.unknown"})
        .leaves({mail_stopped.name()})
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                const auto body = CO_TRY(call.body<StopBody>());
                CO_CHECK(co_await desk.stop(call.doer(), body.token));
                co_return Made{};
            },
            [](const Call&, Made) -> Task<Result<Reply>> { co_return Reply::no_content(); });

    routes.get("/profile/mail-stop", Access::user)
        .named("readMailStop", "Whether my mailbox gets no mails that others cause, because its owner said stop")
        .gives<MailStop>(200)
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            co_return Reply::ok(CO_TRY(co_await desk.of(call.actor())));
        });

    routes.remove("/profile/mail-stop", Access::user)
        .named("liftMailStop", "My mailbox gets mails again that others cause; what was not sent meanwhile is not sent")
        .limited(CountedBy::user, 60, hours{1})
        .gives_nothing()
        .leaves({mail_stop_lifted.name()})
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            CO_CHECK(co_await desk.lift(call.doer()));
            co_return Reply::no_content();
        });
}

} // namespace deedbox::users
