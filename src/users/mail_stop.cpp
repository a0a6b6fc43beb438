#include "users/mail_stop.h"

#include "base/email_address.h"
#include "users/user_deeds.h"

namespace deedbox::users {

using namespace http;

namespace {

struct Recipient {
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(Recipient, (), (email))

struct StopBody {
    std::string token;
};
BOOST_DESCRIBE_STRUCT(StopBody, (), (token))

const db::Query<Recipient> recipient_of_mail{"SELECT recipient AS email FROM mails WHERE id = $1"};
const db::Command insert_stop{
    "INSERT INTO mail_stops (recipient, stopped_at) VALUES ($1, $2) ON CONFLICT (recipient) DO NOTHING"};

Task<Result<Recipient>> recipient_of(db::Database& db, const SecretKey& key, std::string token) {
    const auto id = SecretKey::link_of(token);
    if (!id || !key.opens(token, LinkPurpose::mail_stop, *id, 1)) co_return fail(Kind::not_found, "link.unknown");
    const auto found = CO_TRY(co_await db.one(recipient_of_mail, *id));
    if (!found) co_return fail(Kind::not_found, "link.unknown");
    co_return *found;
}

} // namespace

void add_mail_stop_routes(Routes& routes, const acts::Means& means, const SecretKey& key) {
    routes.get("/mail-stops/{token}", Access::anyone)
        .named("openMailStop", "Whose mails the link would stop; looking changes nothing")
        .limited(CountedBy::client, 600, minutes{15})
        .gives<Recipient>(200)
        .refuses({"link.unknown"})
        .by([&means, &key](const Call& call) -> Task<Result<Reply>> {
            co_return Reply::ok(CO_TRY(co_await recipient_of(means.db, key, call.parameter("token"))));
        });

    routes.post("/mail-stops", Access::anyone)
        .named("stopMails", "No more mails to this address that it did not ask for")
        .limited(CountedBy::client, 60, minutes{15})
        .takes<StopBody>()
        .gives_nothing()
        .refuses({"link.unknown"})
        .leaves({mail_stopped.name()})
        .by(
            [&means, &key](const Call& call) -> Task<Result<Made>> {
                const auto body = CO_TRY(call.body<StopBody>());
                CO_CHECK(co_await acts::carry_out(
                    means, {.key = call.doer().key}, [&](acts::Act& act) -> Task<Result<void>> {
                        const auto recipient = CO_TRY(co_await recipient_of(means.db, key, body.token));
                        act.record({.deed = mail_stopped,
                                    .because = Ground::mailed_link,
                                    .personal = {{"email", recipient.email.text()}}});
                        act.unit().run(insert_stop, recipient.email, act.now());
                        co_return Result<void>{};
                    }));
                co_return Made{};
            },
            [](const Call&, Made) -> Task<Result<Reply>> { co_return Reply::no_content(); });
}

} // namespace deedbox::users
