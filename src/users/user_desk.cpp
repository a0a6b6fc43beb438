#include "users/user_desk.h"

#include "events/event.h"
#include "users/user_mails.h"
#include "users/user_store.h"

namespace deedbox::users {

namespace {

std::unexpected<Error> refused() {
    return fail(Kind::unauthenticated, "session.refused");
}
std::unexpected<Error> unknown_link() {
    return fail(Kind::not_found, "link.unknown");
}

LinkPurpose link_purpose(UserLinkPurpose purpose) {
    return purpose == UserLinkPurpose::sign_in ? LinkPurpose::sign_in : LinkPurpose::password_reset;
}

} // namespace

Task<Result<CookieSecret>> UserDesk::sign_up(SignUpBody body, Language language) {
    // The same hash, one unit and one mail, whether or not the address has a user: nothing tells which it was.
    auto hash = CO_TRY(co_await hasher_.hash(body.password.text()));
    const auto known = CO_TRY(co_await db_.one(user_by_email, body.email));
    const auto now = clock_.now();
    auto secret = new_cookie_secret();
    db::Unit unit;
    events::record(unit,
                   {.act = "user.signed_up", .because = "anybody may", .personal = {{"email", body.email.text()}}},
                   ids_.make<events::EventTag>(now), now);
    // Kept for a known address too: otherwise a sign-in with this password would tell which it was.
    const SignUp sign_up{.id = ids_.make<SignUpTag>(now),
                         .email = body.email,
                         .name = body.name.text(),
                         .language = body.language.value_or(language),
                         .password_hash = std::move(hash),
                         .cookie_digest = secret.digest,
                         .created_at = now,
                         .used_at = {}};
    save_sign_up(unit, sign_up);
    const auto mail_id = ids_.make<mail::MailTag>(now);
    const bool has_user = known && known->verified_at;
    outbox_.post(
        unit, has_user ? user_exists_mail(mail_id, known->email, known->language) : verification_mail(mail_id, sign_up),
        now);
    CO_CHECK(co_await db_.write(std::move(unit)));
    co_return secret;
}

Task<Result<SignedIn>> UserDesk::sign_up_by_link(SignUpBody body, Language language) {
    auto hash = CO_TRY(co_await hasher_.hash(body.password.text()));
    const auto proven = CO_TRY(co_await proof_.proven_by(*body.approval_token));
    if (proven.email != body.email)
        co_return invalid("/email", "email.other_than_link", {{"email", proven.email.text()}});
    const auto known = CO_TRY(co_await db_.one(user_by_email, body.email));
    if (known && known->verified_at) co_return fail(Kind::conflict, "user.exists");

    const auto now = clock_.now();
    auto secret = new_cookie_secret();
    const auto id = known ? known->id : ids_.make<UserTag>(now);
    db::Unit unit;
    events::record(unit,
                   {.act = "user.signed_up",
                    .because = "the approval link proves the address",
                    .user = id,
                    .personal = {{"email", body.email.text()}}},
                   ids_.make<events::EventTag>(now), now);
    proven.guard(unit);
    save_verified_user(unit, id, body.email, body.name.text(), body.language.value_or(language), hash, now);
    open_session(unit, ids_.next(now), body.email, secret, now, session_end());
    CO_CHECK(co_await db_.write(std::move(unit)));
    const auto user = CO_TRY(co_await db_.one(user_by_email, body.email));
    co_return SignedIn{*user, std::move(secret)};
}

Task<Result<SignedIn>> UserDesk::verify(VerificationBody body, std::optional<std::string> sign_up_cookie) {
    const auto id = SecretKey::link_of(body.token);
    if (!id || !key_.opens(body.token, LinkPurpose::verification, *id, 1)) co_return unknown_link();
    const auto sign_up = CO_TRY(co_await db_.one(sign_up_by_id, *id));
    if (!sign_up) co_return unknown_link();
    const auto now = clock_.now();
    if (auto dead = dead_because(sign_up->used_at, sign_up->created_at, lifetimes_.link, now))
        co_return std::unexpected{*dead};
    // The click alone proves that the address reads its mail, not that its owner wants the password somebody typed.
    if (!sign_up_cookie || cookie_digest(*sign_up_cookie) != sign_up->cookie_digest) {
        if (!body.password) co_return fail(Kind::forbidden, "verification.password_required");
        if (!CO_TRY(co_await hasher_.matches(body.password->text(), sign_up->password_hash))) co_return refused();
    }
    const auto known = CO_TRY(co_await db_.one(user_by_email, sign_up->email));
    const auto user_id = known ? known->id : ids_.make<UserTag>(now);
    auto secret = new_cookie_secret();
    db::Unit unit;
    events::record(unit,
                   {.act = "user.verified",
                    .because = "the link was mailed to the address",
                    .user = user_id,
                    .personal = {{"email", sign_up->email.text()}}},
                   ids_.make<events::EventTag>(now), now);
    use_sign_up(unit, sign_up->id, now);
    save_verified_user(unit, user_id, sign_up->email, sign_up->name, sign_up->language, sign_up->password_hash, now);
    open_session(unit, ids_.next(now), sign_up->email, secret, now, session_end());
    CO_CHECK(co_await db_.write(std::move(unit)));
    const auto user = CO_TRY(co_await db_.one(user_by_email, sign_up->email));
    co_return SignedIn{*user, std::move(secret)};
}

Task<Result<SignedIn>> UserDesk::sign_in(SignInBody body) {
    if (hasher_.is_full()) co_return std::unexpected{busy()};
    const auto known = CO_TRY(co_await db_.one(user_by_email, body.email));
    const auto waiting = CO_TRY(co_await db_.one(newest_sign_up_of, body.email));
    // Both hashes are always compared, so that neither the answer nor its time tells whether the address has a user.
    const bool verified = known && known->verified_at;
    const auto users_hash = verified ? known->password_hash : std::nullopt;
    const auto sign_ups_hash = waiting ? std::optional{waiting->password_hash} : std::nullopt;
    const bool is_users = CO_TRY(co_await hasher_.matches(body.password.text(), users_hash));
    const bool is_sign_ups = CO_TRY(co_await hasher_.matches(body.password.text(), sign_ups_hash));
    if (!is_users && is_sign_ups) co_return fail(Kind::forbidden, "session.unverified");
    if (!is_users) co_return refused();

    const auto now = clock_.now();
    auto secret = new_cookie_secret();
    db::Unit unit;
    events::record(
        unit, {.act = "session.opened", .actor = known->id, .because = "the password was right", .user = known->id},
        ids_.make<events::EventTag>(now), now);
    open_session(unit, ids_.next(now), body.email, secret, now, session_end());
    CO_CHECK(co_await db_.write(std::move(unit)));
    co_return SignedIn{*known, std::move(secret)};
}

Task<Result<void>> UserDesk::sign_out(const Actor& actor) {
    const auto now = clock_.now();
    db::Unit unit;
    events::record(unit, {.act = "session.ended", .actor = actor.id, .because = "their own session", .user = actor.id},
                   ids_.make<events::EventTag>(now), now);
    end_session(unit, actor.session);
    co_return co_await db_.write(std::move(unit));
}

Task<Result<void>> UserDesk::ask_password_reset(EmailAddress email, Language language, const CallKey* key) {
    const auto known = CO_TRY(co_await db_.one(user_by_email, email));
    const auto now = clock_.now();
    db::Unit unit;
    events::record(
        unit,
        {.act = "password_reset.asked", .because = "anybody may", .personal = {{"email", email.text()}}, .key = key},
        ids_.make<events::EventTag>(now), now);
    if (known && known->verified_at) {
        const UserLink link{ids_.make<UserLinkTag>(now), known->id, UserLinkPurpose::password_reset, now, {}};
        save_user_link(unit, link);
        outbox_.post(unit, password_reset_mail(ids_.make<mail::MailTag>(now), *known, link), now);
    } else {
        outbox_.post(unit, no_user_mail(ids_.make<mail::MailTag>(now), email, language), now);
    }
    co_return co_await db_.write(std::move(unit));
}

Task<Result<UserLink>> UserDesk::open_link(std::string token, UserLinkPurpose purpose) {
    const auto id = SecretKey::link_of(token);
    if (!id || !key_.opens(token, link_purpose(purpose), *id, 1)) co_return unknown_link();
    const auto link = CO_TRY(co_await db_.one(user_link_by_id, *id));
    if (!link || link->purpose != purpose) co_return unknown_link();
    if (auto dead = dead_because(link->used_at, link->created_at, lifetimes_.link, clock_.now()))
        co_return std::unexpected{*dead};
    co_return *link;
}

Task<Result<SignedIn>> UserDesk::change_password_and_sign_in(UserLink link, Password password, std::string_view act) {
    const auto hash = CO_TRY(co_await hasher_.hash(password.text()));
    const auto user = CO_TRY(co_await db_.one(user_by_id, link.user_id));
    const auto now = clock_.now();
    auto secret = new_cookie_secret();
    db::Unit unit;
    events::record(unit,
                   {.act = act, .actor = user->id, .because = "the link was given to this user", .user = user->id},
                   ids_.make<events::EventTag>(now), now);
    use_user_link(unit, link.id, now);
    change_password(unit, user->id, hash);
    end_sessions_of(unit, user->email);
    open_session(unit, ids_.next(now), user->email, secret, now, session_end());
    CO_CHECK(co_await db_.write(std::move(unit)));
    co_return SignedIn{*user, std::move(secret)};
}

Task<Result<SignedIn>> UserDesk::reset_password(std::string token, Password password) {
    const auto link = CO_TRY(co_await open_link(std::move(token), UserLinkPurpose::password_reset));
    co_return co_await change_password_and_sign_in(link, std::move(password), "password.reset");
}

Task<Result<SignedIn>> UserDesk::sign_in_by_link(std::string token, Password password) {
    const auto link = CO_TRY(co_await open_link(std::move(token), UserLinkPurpose::sign_in));
    co_return co_await change_password_and_sign_in(link, std::move(password), "sign_in_link.used");
}

Task<Result<User>> UserDesk::change_profile(const Actor& actor, ProfileChange change) {
    const auto now = clock_.now();
    const auto name = change.name ? change.name->text() : actor.name;
    const auto language = change.language.value_or(actor.language);
    db::Unit unit;
    events::record(unit,
                   {.act = "profile.changed",
                    .actor = actor.id,
                    .because = "their own profile",
                    .user = actor.id,
                    .data = {{"language", described::enum_text(language)}},
                    .personal = {{"name", name}}},
                   ids_.make<events::EventTag>(now), now);
    users::change_profile(unit, actor.id, name, language);
    CO_CHECK(co_await db_.write(std::move(unit)));
    co_return *CO_TRY(co_await db_.one(user_by_id, actor.id));
}

Task<Result<std::optional<Actor>>> UserDesk::actor_of(std::string_view session_cookie) {
    const auto found = CO_TRY(co_await db_.one(session_by_digest, cookie_digest(session_cookie)));
    if (!found || found->expires_at <= clock_.now()) co_return std::nullopt;
    co_return Actor{.id = found->id,
                    .email = found->email,
                    .name = found->name,
                    .language = found->language,
                    .staff = found->staff_role,
                    .session = found->session_id};
}

Task<Result<std::string>> UserDesk::create_administrator(EmailAddress email, std::string name) {
    const auto known = CO_TRY(co_await db_.one(user_by_email, email));
    const auto now = clock_.now();
    const auto id = known ? known->id : ids_.make<UserTag>(now);
    const UserLink link{ids_.make<UserLinkTag>(now), id, UserLinkPurpose::sign_in, now, {}};
    db::Unit unit;
    events::record(unit,
                   {.act = "administrator.created",
                    .because = "the command line",
                    .user = id,
                    .personal = {{"email", email.text()}}},
                   ids_.make<events::EventTag>(now), now);
    save_administrator(unit, id, email, name, now);
    save_user_link(unit, link);
    CO_CHECK(co_await db_.write(std::move(unit)));
    co_return key_.link_token(LinkPurpose::sign_in, link.id.number, 1);
}

} // namespace deedbox::users
