#include "users/user_routes.h"

#include "accounts/domain_identifier.h"
#include "members/member_store.h"
#include "users/browser_name.h"
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

struct SessionView {
    SessionId id;
    Instant created_at;
    Instant expires_at;
    std::string network; // in coarse terms: 203.0.113.0/24
    std::string browser; // in coarse terms: Firefox, Windows
    bool current = false;
};
BOOST_DESCRIBE_STRUCT(SessionView, (), (id, created_at, expires_at, network, browser, current))

struct NewPassword {
    Password password;
};
BOOST_DESCRIBE_STRUCT(NewPassword, (), (password))

std::string cookie_name(std::string_view name, bool https) {
    return (https ? "__Host-" : "") + std::string{name};
}

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

Visit visit_of(const Call& call) {
    return {.network = call.network,
            .browser = browser_name(call.request.header("User-Agent")),
            .session = call.who ? std::optional{SessionId{call.who->session}} : std::nullopt};
}

} // namespace

std::string session_cookie(bool https) {
    return cookie_name("deedbox_session", https);
}

std::string sign_up_cookie(bool https) {
    return cookie_name("deedbox_sign_up", https);
}

void add_user_routes(Routes& routes, UserDesk& desk, db::Database& db, UserEdge edge) {
    const auto session = [edge](const SignedIn& signed_in) {
        return set_cookie(session_cookie(edge.secure), signed_in.session.text, edge.lifetimes.session, edge.secure);
    };

    const auto no_session = [edge] { return set_cookie(session_cookie(edge.secure), "", Duration{0}, edge.secure); };

    const auto view = [&db, edge](Actor actor) { return view_of(db, edge.members_only, std::move(actor)); };

    routes.post("/sign-ups", Access::anyone)
        .named("signUp",
               "Become a user; the address is verified by a mail, or by the link of an approval or an invitation that "
               "was mailed to it")
        .limited(CountedBy::client, 30, hours{1})
        .takes<SignUpBody>()
        .gives<AddressAnswer>(202)
        .gives<UserAnswer>(201)
        .refuses({"link.unknown", "link.dead", "user.exists"})
        .leaves({user_signed_up.name()})
        .by([&desk, edge, view, session](const Call& call) -> Task<Result<Reply>> {
            auto body = CO_TRY(call.body<SignUpBody>());
            if (body.by_link()) {
                const auto signed_in =
                    CO_TRY(co_await desk.sign_up_by_link(std::move(body), call.language, visit_of(call)));
                co_return Reply::created(CO_TRY(co_await view(as_actor(signed_in.user))))
                    .with("Set-Cookie", session(signed_in));
            }
            const AddressAnswer answer{body.email};
            const auto secret = CO_TRY(co_await desk.sign_up(std::move(body), call.language));
            co_return Reply::accepted(answer).with(
                "Set-Cookie", set_cookie(sign_up_cookie(edge.secure), secret.text, edge.lifetimes.link, edge.secure));
        });

    routes.post("/email-verifications", Access::anyone)
        .named("verifyAddress", "Prove an address: in the browser that signed up, or with the password chosen then")
        .limited(CountedBy::client, 60, minutes{15})
        .takes<VerificationBody>()
        .gives_nothing()
        .refuses({"link.unknown", "link.dead", "verification.password_required", "session.refused", "user.exists"})
        .leaves({user_verified.name()})
        .by([&desk, edge, session](const Call& call) -> Task<Result<Reply>> {
            auto body = CO_TRY(call.body<VerificationBody>());
            const auto signed_in =
                CO_TRY(co_await desk.verify(std::move(body), call.cookie(sign_up_cookie(edge.secure)), visit_of(call)));
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
            const auto signed_in = CO_TRY(co_await desk.sign_in(std::move(body), visit_of(call)));
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
        .by([&desk, no_session](const Call& call) -> Task<Result<Reply>> {
            CO_CHECK(co_await desk.sign_out(call.doer()));
            co_return Reply::no_content().with("Set-Cookie", no_session());
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
                CO_TRY(co_await desk.reset_password(call.parameter("token"), std::move(body.password), visit_of(call)));
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
            const auto signed_in = CO_TRY(
                co_await desk.sign_in_by_link(call.parameter("token"), std::move(body.password), visit_of(call)));
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

    routes.remove("/profile/sessions/{id}", Access::user)
        .named("endSession", "End one of one's own sessions")
        .limited(CountedBy::user, 60, hours{1})
        .gives_nothing()
        .refuses({"session.unknown"})
        .leaves({session_ended.name()})
        .by([&desk, no_session](const Call& call) -> Task<Result<Reply>> {
            const auto id = CO_TRY(call.id<SessionTag>("id", "session.unknown"));
            CO_CHECK(co_await desk.end_session(call.doer(), id));
            auto reply = Reply::no_content();
            if (id.number != call.actor().session) co_return reply;
            co_return std::move(reply).with("Set-Cookie", no_session());
        });

    routes.get("/profile/sessions", Access::user)
        .named("listSessions", "Where one is signed in, in coarse terms; the newest first")
        .paged()
        .gives<PageOf<SessionView>>(200)
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            const auto asked = CO_TRY(call.page());
            std::vector<SessionView> views;
            for (auto& [id, created_at, expires_at, network, browser] :
                 CO_TRY(co_await desk.sessions_of(call.actor(), asked)))
                views.push_back({.id = id,
                                 .created_at = created_at,
                                 .expires_at = expires_at,
                                 .network = std::move(network),
                                 .browser = std::move(browser),
                                 .current = id.number == call.actor().session});
            co_return Reply::ok(page_of(std::move(views), asked));
        });

    routes.remove("/profile/sessions", Access::user)
        .named("endOtherSessions", "End every session of one's own but the one that calls")
        .limited(CountedBy::user, 60, hours{1})
        .gives_nothing()
        .leaves({sessions_ended.name()})
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            CO_CHECK(co_await desk.end_other_sessions(call.doer()));
            co_return Reply::no_content();
        });

    routes.put("/profile/password", Access::user)
        .named("changePassword", "Choose a new password; every other session of the user ends, and a mail tells them")
        .limited(CountedBy::user, 10, minutes{15})
        .takes<PasswordChange>()
        .gives_nothing()
        .refuses({std::string{wrong_password}, "server.busy"})
        .leaves({password_changed.name()})
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            auto change = CO_TRY(call.body<PasswordChange>());
            CO_CHECK(co_await desk.change_password(call.doer(), std::move(change)));
            co_return Reply::no_content();
        });
}

} // namespace deedbox::users
