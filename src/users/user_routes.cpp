#include "users/user_routes.h"

#include "accounts/domain_identifier.h"
#include "members/member_store.h"
#include "users/user_deeds.h"

namespace deedbox::users {

using namespace http;

namespace {

struct UserMay {
    bool request_account = true;
    bool review = false;
};
BOOST_DESCRIBE_STRUCT(UserMay, (), (request_account, review))

struct UserView {
    UserId id;
    EmailAddress email;
    std::string name;
    Language language = Language::en;
    std::optional<StaffRole> staff_role;
    std::optional<std::string> default_domain_identifier;
    std::vector<members::Membership> memberships;
    UserMay may;
};
BOOST_DESCRIBE_STRUCT(UserView, (),
                      (id, email, name, language, staff_role, default_domain_identifier, memberships, may))

struct UserAnswer {
    UserView user;
};
BOOST_DESCRIBE_STRUCT(UserAnswer, (), (user))

struct AddressAnswer {
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(AddressAnswer, (), (email))

struct NewPassword {
    Password password;
};
BOOST_DESCRIBE_STRUCT(NewPassword, (), (password))

std::string set_cookie(std::string_view name, const std::string& value, Duration lifetime, bool secure) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(lifetime).count();
    return std::string{name} + "=" + value + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(seconds) +
           (secure ? "; Secure" : "");
}

Task<Result<UserAnswer>> view_of(db::Database& db, bool members_only, Actor actor) {
    auto memberships = CO_TRY(co_await db.all(members::memberships_of_user, actor.id));
    const auto own = accounts::default_identifier(actor.email);
    const UserMay may{.request_account = !members_only || actor.staff || !memberships.empty(),
                      .review = powers::may(powers::standing_of(actor), powers::Capability::review_requests)};
    co_return UserAnswer{{.id = actor.id,
                          .email = actor.email,
                          .name = actor.name,
                          .language = actor.language,
                          .staff_role = actor.staff,
                          .default_domain_identifier = own ? std::optional{own->text()} : std::nullopt,
                          .memberships = std::move(memberships),
                          .may = may}};
}

Actor as_actor(const User& user) {
    return {.id = user.id, .email = user.email, .name = user.name, .language = user.language, .staff = user.staff_role};
}

} // namespace

void add_user_routes(Routes& routes, UserDesk& desk, db::Database& db, UserEdge edge) {
    const auto session = [edge](const SignedIn& signed_in) {
        return set_cookie(session_cookie, signed_in.session.text, edge.lifetimes.session, edge.secure);
    };

    const auto view = [&db, edge](Actor actor) { return view_of(db, edge.members_only, std::move(actor)); };

    routes.post("/sign-ups", Access::anyone)
        .named("signUp",
               "Become a user; the address is verified by a mail, or by the approval link that was mailed to it")
        .limited(CountedBy::client, 30, hours{1})
        .takes<SignUpBody>()
        .gives<AddressAnswer>(202)
        .gives<UserAnswer>(201)
        .refuses({"link.unknown", "link.dead", "user.exists"})
        .leaves({user_signed_up.name()})
        .by([&desk, edge, view, session](const Call& call) -> Task<Result<Reply>> {
            auto body = CO_TRY(call.body<SignUpBody>());
            if (body.approval_token) {
                const auto signed_in = CO_TRY(co_await desk.sign_up_by_link(std::move(body), call.language));
                co_return Reply::created(CO_TRY(co_await view(as_actor(signed_in.user))))
                    .with("Set-Cookie", session(signed_in));
            }
            const AddressAnswer answer{body.email};
            const auto secret = CO_TRY(co_await desk.sign_up(std::move(body), call.language));
            co_return Reply::accepted(answer).with(
                "Set-Cookie", set_cookie(sign_up_cookie, secret.text, edge.lifetimes.link, edge.secure));
        });

    routes.post("/email-verifications", Access::anyone)
        .named("verifyAddress", "Prove an address: in the browser that signed up, or with the password chosen then")
        .limited(CountedBy::client, 60, minutes{15})
        .takes<VerificationBody>()
        .gives_nothing()
        .refuses({"link.unknown", "link.dead", "verification.password_required", "session.refused", "user.exists"})
        .leaves({user_verified.name()})
        .by([&desk, session](const Call& call) -> Task<Result<Reply>> {
            auto body = CO_TRY(call.body<VerificationBody>());
            const auto signed_in = CO_TRY(co_await desk.verify(std::move(body), call.cookie(sign_up_cookie)));
            co_return Reply::no_content().with("Set-Cookie", session(signed_in));
        });

    routes.post("/sessions", Access::anyone)
        .named("signIn", "Sign in")
        .limited(CountedBy::client, 100, minutes{15})
        .limited(CountedBy::client_and_email, 10, minutes{15})
        .takes<SignInBody>()
        .gives<UserAnswer>(201)
        .refuses({"session.refused", "session.unverified", "server.busy"})
        .leaves({session_opened.name()})
        .by([&desk, view, session](const Call& call) -> Task<Result<Reply>> {
            auto body = CO_TRY(call.body<SignInBody>());
            const auto signed_in = CO_TRY(co_await desk.sign_in(std::move(body)));
            co_return Reply::created(CO_TRY(co_await view(as_actor(signed_in.user))))
                .with("Set-Cookie", session(signed_in));
        });

    routes.get("/session", Access::user)
        .named("readSession", "Who is signed in")
        .gives<UserAnswer>(200)
        .by([view](const Call& call) -> Task<Result<Reply>> {
            co_return Reply::ok(CO_TRY(co_await view(call.actor())));
        });

    routes.remove("/session", Access::user)
        .named("signOut", "Sign out")
        .limited(CountedBy::user, 60, hours{1})
        .gives_nothing()
        .leaves({session_ended.name()})
        .by([&desk, edge](const Call& call) -> Task<Result<Reply>> {
            CO_CHECK(co_await desk.sign_out(call.doer()));
            co_return Reply::no_content().with("Set-Cookie", set_cookie(session_cookie, "", Duration{0}, edge.secure));
        });

    routes.post("/password-resets", Access::anyone)
        .named("askPasswordReset", "Have a link for a new password mailed; the same answer for every address")
        .limited(CountedBy::client, 30, hours{1})
        .limited(CountedBy::client_and_email, 5, hours{1})
        .takes<AddressAnswer>()
        .gives<AddressAnswer>(202)
        .leaves({password_reset_asked.name()})
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                const auto body = CO_TRY(call.body<AddressAnswer>());
                CO_CHECK(co_await desk.ask_password_reset({.key = call.doer().key}, body.email, call.language));
                co_return Made{};
            },
            [](const Call& call, Made) -> Task<Result<Reply>> {
                co_return Reply::accepted(CO_TRY(call.body<AddressAnswer>()));
            });

    routes.put("/password-resets/{token}", Access::anyone)
        .named("resetPassword", "Choose a new password; every other session of the user ends")
        .limited(CountedBy::client, 30, hours{1})
        .takes<NewPassword>()
        .gives_nothing()
        .refuses({"link.unknown", "link.dead"})
        .leaves({password_reset.name()})
        .by([&desk, session](const Call& call) -> Task<Result<Reply>> {
            auto body = CO_TRY(call.body<NewPassword>());
            const auto signed_in =
                CO_TRY(co_await desk.reset_password(call.parameter("token"), std::move(body.password)));
            co_return Reply::no_content().with("Set-Cookie", session(signed_in));
        });

    routes.post("/sign-in-links/{token}", Access::anyone)
        .named("signInByLink", "Sign in once by the link that `deedbox admin create` printed, and choose a password")
        .limited(CountedBy::client, 30, hours{1})
        .takes<NewPassword>()
        .gives<UserAnswer>(201)
        .refuses({"link.unknown", "link.dead"})
        .leaves({sign_in_link_used.name()})
        .by([&desk, view, session](const Call& call) -> Task<Result<Reply>> {
            auto body = CO_TRY(call.body<NewPassword>());
            const auto signed_in =
                CO_TRY(co_await desk.sign_in_by_link(call.parameter("token"), std::move(body.password)));
            co_return Reply::created(CO_TRY(co_await view(as_actor(signed_in.user))))
                .with("Set-Cookie", session(signed_in));
        });

    routes.patch("/profile", Access::user)
        .named("changeProfile", "Change one's own name or language")
        .limited(CountedBy::user, 60, hours{1})
        .takes<ProfileChange>()
        .gives<UserAnswer>(200)
        .leaves({profile_changed.name()})
        .by([&desk, view](const Call& call) -> Task<Result<Reply>> {
            auto change = CO_TRY(call.body<ProfileChange>());
            const auto user = CO_TRY(co_await desk.change_profile(call.doer(), std::move(change)));
            co_return Reply::ok(CO_TRY(co_await view(as_actor(user))));
        });
}

} // namespace deedbox::users
