#include "users/user_desk.h"

#include "users/user_deeds.h"
#include "users/user_mails.h"
#include "users/user_store.h"

namespace deedbox::users {

namespace {

std::unexpected<Error> refused() {
    return fail(Kind::unauthenticated, "session.refused");
}
LinkPurpose link_purpose(UserLinkPurpose purpose) {
    return purpose == UserLinkPurpose::sign_in ? LinkPurpose::sign_in : LinkPurpose::password_reset;
}

// The one link that a sign-up goes by, and who knows whether it is alive.
struct LinkGiven {
    AddressProof& knows_it;
    std::string token;
    Ground ground;
};

Result<LinkGiven> link_given(const SignUpBody& body, const AddressProofs& proofs) {
    if (body.approval_token && body.invitation_token) return invalid("/invitationToken", "sign_up.two_links");
    if (body.approval_token) return LinkGiven{proofs.approval, *body.approval_token, Ground::approval_link};
    return LinkGiven{proofs.invitation, *body.invitation_token, Ground::invitation_link};
}

} // namespace

CookieSecret UserDesk::open_session(acts::Act& act, const EmailAddress& email, const Visit& from) const {
    auto secret = new_cookie_secret();
    users::open_session(act.unit(), act.make<SessionId>().number, email, secret, act.now(),
                        act.now() + lifetimes_.session, from);
    // Its cookie is gone from the browser, so nobody could end it any more.
    if (from.session) users::end_session(act.unit(), from.session->number);
    return secret;
}

Task<Result<CookieSecret>> UserDesk::sign_up(SignUpBody body, Language language) {
    CO_CHECK(rules_.check(body.password, "/password", body.name.text(), body.email));
    // The same hash, one unit and one mail, whether or not the address has a user: nothing tells which it was.
    const auto hash = CO_TRY(co_await hasher_.hash(body.password.text()));
    co_return co_await acts::carry_out(means_, {}, [&](acts::Act& act) -> Task<Result<CookieSecret>> {
        const auto known = CO_TRY(co_await means_.db.one(user_by_email, body.email));
        auto secret = new_cookie_secret();
        act.record(
            {.deed = user_signed_up, .because = Ground::anybody_may, .personal = {{"email", body.email.text()}}});
        // Kept for a known address too: otherwise a sign-in with this password would tell which it was.
        const SignUp sign_up{.id = act.make<SignUpId>(),
                             .email = body.email,
                             .name = body.name.text(),
                             .language = body.language.value_or(language),
                             .password_hash = hash,
                             .cookie_digest = secret.digest,
                             .created_at = act.now(),
                             .used_at = {},
                             .handed_over_at = {}};
        save_sign_up(act.unit(), sign_up);
        const bool has_user = known && known->verified_at;
        act.post(has_user ? user_exists_mail(known->email, known->language) : verification_mail(sign_up));
        co_return secret;
    });
}

Task<Result<SignedIn>> UserDesk::sign_up_by_link(SignUpBody body, Language language, Visit from) {
    const auto link = CO_TRY(link_given(body, proofs_));
    CO_CHECK(rules_.check(body.password, "/password", body.name.text(), body.email));
    const auto hash = CO_TRY(co_await hasher_.hash(body.password.text()));
    const auto secret = CO_TRY(co_await acts::carry_out(means_, {}, [&](acts::Act& act) -> Task<Result<CookieSecret>> {
        const auto proven = CO_TRY(co_await link.knows_it.proven_by(link.token));
        if (proven.email != body.email)
            co_return invalid("/email", "email.other_than_link", {{"email", proven.email.text()}});
        const auto known = CO_TRY(co_await means_.db.one(user_by_email, body.email));
        if (known && known->verified_at) co_return fail(Kind::conflict, "user.exists");
        const auto id = known ? known->id : act.make<UserId>();
        act.record({.deed = user_signed_up,
                    .because = link.ground,
                    .subjects = {id},
                    .personal = {{"email", body.email.text()}}});
        proven.guard(act.unit());
        save_verified_user(act.unit(), id, body.email, body.name.text(), body.language.value_or(language), hash,
                           act.now());
        co_return open_session(act, body.email, from);
    }));
    co_return SignedIn{*CO_TRY(co_await means_.db.one(user_by_email, body.email)), secret};
}

Task<Result<SignedIn>> UserDesk::verify(VerificationBody body, std::optional<std::string> sign_up_cookie, Visit from) {
    const auto id = SecretKey::link_of(body.token);
    if (!id || !key_.opens(body.token, LinkPurpose::verification, *id, 1)) co_return unknown_link();
    const auto sign_up = CO_TRY(co_await means_.db.one(sign_up_by_id, *id));
    if (!sign_up) co_return unknown_link();
    if (auto dead = dead_because(*sign_up, lifetimes_.link, means_.clock.now())) co_return std::unexpected{*dead};
    // The click alone proves that the address reads its mail, not that its owner wants the password somebody typed.
    if (!sign_up_cookie || cookie_digest(*sign_up_cookie) != sign_up->cookie_digest) {
        if (!body.password) co_return fail(Kind::forbidden, "verification.password_required");
        if (!CO_TRY(co_await hasher_.matches(body.password->text(), sign_up->password_hash))) co_return refused();
    }
    const auto secret = CO_TRY(co_await acts::carry_out(means_, {}, [&](acts::Act& act) -> Task<Result<CookieSecret>> {
        const auto known = CO_TRY(co_await means_.db.one(user_by_email, sign_up->email));
        const auto user_id = known ? known->id : act.make<UserId>();
        act.record({.deed = user_verified,
                    .because = Ground::mailed_link,
                    .subjects = {user_id},
                    .personal = {{"email", sign_up->email.text()}}});
        use_sign_up(act.unit(), sign_up->id, act.now());
        save_verified_user(act.unit(), user_id, sign_up->email, sign_up->name, sign_up->language,
                           sign_up->password_hash, act.now());
        co_return open_session(act, sign_up->email, from);
    }));
    co_return SignedIn{*CO_TRY(co_await means_.db.one(user_by_email, sign_up->email)), secret};
}

Task<Result<SignedIn>> UserDesk::sign_in(SignInBody body, Visit from) {
    if (hasher_.is_full()) co_return std::unexpected{busy()};
    const auto [known, waiting] =
        CO_TRY(co_await means_.db.look(db::one(user_by_email, body.email), db::one(newest_sign_up_of, body.email)));
    // Both hashes are always compared, so that neither the answer nor its time tells whether the address has a user.
    const bool verified = known && known->verified_at;
    const auto users_hash = verified ? known->password_hash : std::nullopt;
    const auto sign_ups_hash = waiting ? std::optional{waiting->password_hash} : std::nullopt;
    const bool is_users = CO_TRY(co_await hasher_.matches(body.password.text(), users_hash));
    const bool is_sign_ups = CO_TRY(co_await hasher_.matches(body.password.text(), sign_ups_hash));
    if (!is_users && is_sign_ups) co_return fail(Kind::forbidden, "session.unverified");
    if (!is_users) co_return refused();

    const auto& user = *known;
    co_return co_await acts::carry_out(means_, {}, [&](acts::Act& act) -> Task<Result<SignedIn>> {
        act.record(
            {.deed = session_opened, .because = Ground::right_password, .actor = user.id, .subjects = {user.id}});
        co_return SignedIn{user, open_session(act, body.email, from)};
    });
}

Task<Result<void>> UserDesk::sign_out(Doer by) {
    co_return co_await acts::carry_out(means_, by, [](acts::Act& act) -> Task<Result<void>> {
        act.record({.deed = session_ended, .because = Ground::own_session, .subjects = {act.actor().id}});
        users::end_session(act.unit(), act.actor().session);
        co_return Result<void>{};
    });
}

Task<Result<void>> UserDesk::ask_password_reset(Doer by, EmailAddress email, Language language) {
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto known = CO_TRY(co_await means_.db.one(user_by_email, email));
        act.record(
            {.deed = password_reset_asked, .because = Ground::anybody_may, .personal = {{"email", email.text()}}});
        if (known && known->verified_at) {
            const UserLink link{act.make<UserLinkId>(), known->id, UserLinkPurpose::password_reset, act.now(), {}, {}};
            save_user_link(act.unit(), link);
            act.post(password_reset_mail(*known, link));
        } else {
            act.post(no_user_mail(email, language));
        }
        co_return Result<void>{};
    });
}

Task<Result<UserLink>> UserDesk::open_link(std::string token, UserLinkPurpose purpose) {
    const auto id = SecretKey::link_of(token);
    if (!id || !key_.opens(token, link_purpose(purpose), *id, 1)) co_return unknown_link();
    const auto link = CO_TRY(co_await means_.db.one(user_link_by_id, *id));
    if (!link || link->purpose != purpose) co_return unknown_link();
    if (auto dead = dead_because(*link, lifetimes_.sign_in_link, means_.clock.now())) co_return std::unexpected{*dead};
    co_return *link;
}

Task<Result<SignedIn>> UserDesk::use_link(std::string token, UserLinkPurpose purpose, Password password,
                                          const events::Deed& deed, Visit from) {
    const auto link = CO_TRY(co_await open_link(std::move(token), purpose));
    const auto owner = CO_TRY(co_await means_.db.one(user_by_id, link.user_id));
    CO_CHECK(rules_.check(password, "/password", owner->name, owner->email));
    const auto hash = CO_TRY(co_await hasher_.hash(password.text()));
    co_return co_await acts::carry_out(means_, {}, [&](acts::Act& act) -> Task<Result<SignedIn>> {
        const auto user = CO_TRY(co_await means_.db.one(user_by_id, link.user_id));
        act.record({.deed = deed, .because = Ground::given_link, .actor = user->id, .subjects = {user->id}});
        use_user_link(act.unit(), link.id, act.now());
        users::change_password(act.unit(), user->id, hash);
        end_sessions_of(act.unit(), user->email);
        if (user->password_hash) act.post(password_changed_mail(*user, act.now()));
        co_return SignedIn{*user, open_session(act, user->email, from)};
    });
}

Task<Result<SignedIn>> UserDesk::reset_password(std::string token, Password password, Visit from) {
    co_return co_await use_link(std::move(token), UserLinkPurpose::password_reset, std::move(password),
                                users::password_reset, std::move(from));
}

Task<Result<SignedIn>> UserDesk::sign_in_by_link(std::string token, Password password, Visit from) {
    co_return co_await use_link(std::move(token), UserLinkPurpose::sign_in, std::move(password), sign_in_link_used,
                                std::move(from));
}

Task<Result<void>> UserDesk::change_password(Doer by, PasswordChange change) {
    if (hasher_.is_full()) co_return std::unexpected{busy()};
    const auto& current = change.current_password.text();
    CO_CHECK(rules_.check(change.new_password, "/newPassword", by.actor->name, by.actor->email));
    const auto hash = CO_TRY(co_await hasher_.hash(change.new_password.text()));
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto user = *CO_TRY(co_await means_.db.one(user_by_id, act.actor().id));
        if (!CO_TRY(co_await hasher_.matches(current, user.password_hash)))
            co_return invalid("/currentPassword", std::string{wrong_password});
        act.record({.deed = password_changed, .because = Ground::right_password, .subjects = {user.id}});
        replace_password(act.unit(), user.id, hash, *user.password_hash, act.now());
        users::end_other_sessions(act.unit(), SessionId{act.actor().session}, user.id);
        act.post(password_changed_mail(user, act.now()));
        co_return Result<void>{};
    });
}

Task<Result<std::vector<Session>>> UserDesk::sessions_of(const Actor& actor, const http::PageAsked& asked) {
    const auto before = CO_TRY(asked.before());
    co_return co_await means_.db.all(sessions_of_user, actor.id, means_.clock.now(), before, asked.limit + 1);
}

Task<Result<void>> UserDesk::end_session(Doer by, SessionId id) {
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<void>> {
        act.record({.deed = session_ended, .because = Ground::own_session, .subjects = {act.actor().id}});
        end_own_session(act.unit(), id, act.actor().id);
        co_return Result<void>{};
    });
}

Task<Result<void>> UserDesk::end_other_sessions(Doer by) {
    co_return co_await acts::carry_out(means_, by, [](acts::Act& act) -> Task<Result<void>> {
        act.record({.deed = sessions_ended, .because = Ground::own_session, .subjects = {act.actor().id}});
        users::end_other_sessions(act.unit(), SessionId{act.actor().session}, act.actor().id);
        co_return Result<void>{};
    });
}

Task<Result<User>> UserDesk::change_profile(Doer by, ProfileChange change) {
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<User>> {
        auto user = *CO_TRY(co_await means_.db.one(user_by_id, act.actor().id));
        if (change.name) user.name = change.name->text();
        user.language = change.language.value_or(user.language);
        act.record({.deed = profile_changed,
                    .because = Ground::own_profile,
                    .subjects = {user.id},
                    .data = {{"language", described::enum_text(user.language)}},
                    .personal = {{"name", user.name}}});
        users::change_profile(act.unit(), user.id, user.name, user.language);
        co_return user;
    });
}

Task<Result<std::optional<Actor>>> UserDesk::actor_of(std::string_view session_cookie) {
    const auto found = CO_TRY(co_await means_.db.one(session_by_digest, cookie_digest(session_cookie)));
    if (!found || found->expires_at <= means_.clock.now()) co_return std::nullopt;
    co_return Actor{.id = found->id,
                    .email = found->email,
                    .name = found->name,
                    .language = found->language,
                    .staff = found->staff_role,
                    .session = found->session_id};
}

Task<Result<std::string>> UserDesk::create_administrator(EmailAddress email, std::string name) {
    const auto link =
        CO_TRY(co_await acts::carry_out(means_, Doer::portal(), [&](acts::Act& act) -> Task<Result<UserLinkId>> {
            const auto known = CO_TRY(co_await means_.db.one(user_by_email, email));
            const auto id = known ? known->id : act.make<UserId>();
            const UserLink made{act.make<UserLinkId>(), id, UserLinkPurpose::sign_in, act.now(), {}, {}};
            act.record({.deed = administrator_created,
                        .because = Ground::command_line,
                        .subjects = {id},
                        .personal = {{"email", email.text()}}});
            save_administrator(act.unit(), id, email, name, act.now());
            save_user_link(act.unit(), made);
            co_return made.id;
        }));
    co_return key_.link_token(LinkPurpose::sign_in, link.number, 1);
}

} // namespace deedbox::users
