#include "users/user_store.h"

#include "mail/outbox.h"

namespace deedbox::users {

const db::Query<User> user_by_email{
    "SELECT id, email, name, language, password_hash, verified_at, staff_role FROM users WHERE email = $1"};

const db::Query<User> user_by_id{
    "SELECT id, email, name, language, password_hash, verified_at, staff_role FROM users WHERE id = $1"};

const db::Query<SignUp> sign_up_by_id{R"(
    SELECT id, email, name, language, password_hash, cookie_digest, created_at, used_at, handed_over_at
    FROM sign_ups WHERE id = $1)"};

const db::Query<SignUp> newest_sign_up_of{R"(
    SELECT id, email, name, language, password_hash, cookie_digest, created_at, used_at, handed_over_at
    FROM sign_ups WHERE email = $1 AND used_at IS NULL ORDER BY id DESC LIMIT 1)"};

const db::Query<SessionRow> session_by_digest{R"(
    SELECT s.id AS session_id, u.id, u.email, u.name, u.language, u.staff_role, s.expires_at
    FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.digest = $1)"};

const db::Query<UserLink> user_link_by_id{
    "SELECT id, user_id, purpose, created_at, used_at, handed_over_at FROM user_links WHERE id = $1"};

const db::Query<Session> sessions_of_user{R"(
    SELECT id, created_at, expires_at, network, browser FROM sessions
    WHERE user_id = $1 AND expires_at > $2 AND id < $3 ORDER BY id DESC LIMIT $4)"};

namespace {

const db::Command upsert_verified_user{R"(
    INSERT INTO users (id, email, name, language, password_hash, verified_at, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $6)
    ON CONFLICT (email) DO UPDATE
    SET name = excluded.name, language = excluded.language, password_hash = excluded.password_hash,
        verified_at = excluded.verified_at
    WHERE users.verified_at IS NULL)"};

const db::Command insert_sign_up{R"(
    INSERT INTO sign_ups (id, email, name, language, password_hash, cookie_digest, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7))"};

const db::Command mark_sign_up_used{"UPDATE sign_ups SET used_at = $2 WHERE id = $1 AND used_at IS NULL"};

const db::Command insert_session{R"(
    INSERT INTO sessions (id, digest, user_id, created_at, expires_at, network, browser)
    SELECT $1, $2, id, $4, $5, $6, $7 FROM users WHERE email = $3 AND verified_at IS NOT NULL)"};

const db::Command note_sign_in{"UPDATE users SET last_sign_in_at = $2 WHERE email = $1"};

const db::Command delete_session{"DELETE FROM sessions WHERE id = $1"};
const db::Command delete_sessions_of{"DELETE FROM sessions WHERE user_id IN (SELECT id FROM users WHERE email = $1)"};
const db::Command delete_session_of{"DELETE FROM sessions WHERE id = $1 AND user_id = $2"};
const db::Command delete_other_sessions{"DELETE FROM sessions WHERE user_id = $1 AND id <> $2"};
const db::Command delete_old_sessions{"DELETE FROM sessions WHERE expires_at <= $1"};

const db::Command insert_user_link{"INSERT INTO user_links (id, user_id, purpose, created_at) VALUES ($1, $2, $3, $4)"};
const db::Command mark_user_link_used{"UPDATE user_links SET used_at = $2 WHERE id = $1 AND used_at IS NULL"};

const db::Command mark_other_links_used{R"(
    UPDATE user_links SET used_at = $2
    WHERE used_at IS NULL AND user_id IN (SELECT user_id FROM user_links WHERE id = $1))"};
// Those whose link has aged ($1); one whose mail still waits for its hand-over may yet live, but not if it is older
// than any mail is tried ($2).
const db::Command delete_old_sign_ups{
    "DELETE FROM sign_ups WHERE created_at <= $1 AND (handed_over_at <= $1 OR created_at <= $2)"};
// However often the mail is sent.
const db::Command set_sign_up_handed_over{
    "UPDATE sign_ups SET handed_over_at = $2 WHERE id = $1 AND handed_over_at IS NULL"};
const db::Command set_user_link_handed_over{
    "UPDATE user_links SET handed_over_at = $2 WHERE id = $1 AND handed_over_at IS NULL"};

const db::Command set_password{"UPDATE users SET password_hash = $2 WHERE id = $1"};
const db::Command replace_hash{"UPDATE users SET password_hash = $2 WHERE id = $1 AND password_hash = $3"};
const db::Command mark_links_of_user_used{"UPDATE user_links SET used_at = $2 WHERE used_at IS NULL AND user_id = $1"};
const db::Command set_profile{"UPDATE users SET name = $2, language = $3 WHERE id = $1"};

const db::Command upsert_administrator{R"(
    INSERT INTO users (id, email, name, language, verified_at, staff_role, created_at)
    VALUES ($1, $2, $3, 'en', $4, 'administrator', $4)
    ON CONFLICT (email) DO UPDATE
    SET staff_role = excluded.staff_role, verified_at = COALESCE(users.verified_at, excluded.verified_at))"};

const db::Command insert_named_user{R"(
    INSERT INTO users (id, email, name, language, created_at) VALUES ($1, $2, '', $3, $4)
    ON CONFLICT (email) DO NOTHING)"};

} // namespace

void save_verified_user(db::Unit& unit, UserId id, const EmailAddress& email, std::string_view name, Language language,
                        std::string_view password_hash, Instant now) {
    unit.expect(1, Error{.kind = Kind::conflict, .code = "user.exists"}, upsert_verified_user, id, email, name,
                language, password_hash, now);
}

void save_sign_up(db::Unit& unit, const SignUp& sign_up) {
    unit.run(insert_sign_up, sign_up.id, sign_up.email, sign_up.name, sign_up.language, sign_up.password_hash,
             sign_up.cookie_digest, sign_up.created_at);
}

void use_sign_up(db::Unit& unit, SignUpId id, Instant now) {
    unit.expect(1, dead_link("used"), mark_sign_up_used, id, now);
}

void open_session(db::Unit& unit, std::int64_t id, const EmailAddress& email, const CookieSecret& secret, Instant now,
                  Instant until, const Visit& from) {
    unit.expect(1, Error{.kind = Kind::unauthenticated, .code = "session.refused"}, insert_session, id, secret.digest,
                email, now, until, from.network, from.browser);
    unit.run(note_sign_in, email, now);
}

void end_session(db::Unit& unit, std::int64_t id) {
    unit.run(delete_session, id);
}
void end_own_session(db::Unit& unit, SessionId id, UserId owner) {
    unit.expect(1, Error{.kind = Kind::not_found, .code = "session.unknown"}, delete_session_of, id, owner);
}
void end_other_sessions(db::Unit& unit, SessionId but, UserId owner) {
    unit.run(delete_other_sessions, owner, but);
}
void end_sessions_of(db::Unit& unit, const EmailAddress& email) {
    unit.run(delete_sessions_of, email);
}
void sweep(db::Unit& unit, Instant now, Duration link_lifetime) {
    unit.run(delete_old_sessions, now);
    const auto aged = now - link_lifetime;
    unit.run(delete_old_sign_ups, aged, aged - mail::gives_up_after);
}

void save_handed_over(db::Unit& unit, SignUpId id, Instant now) {
    unit.run(set_sign_up_handed_over, id, now);
}
void save_handed_over(db::Unit& unit, UserLinkId id, Instant now) {
    unit.run(set_user_link_handed_over, id, now);
}

void save_user_link(db::Unit& unit, const UserLink& link) {
    unit.run(insert_user_link, link.id, link.user_id, link.purpose, link.created_at);
}

void use_user_link(db::Unit& unit, UserLinkId id, Instant now) {
    unit.expect(1, dead_link("used"), mark_user_link_used, id, now);
    unit.run(mark_other_links_used, id, now);
}

void change_password(db::Unit& unit, UserId id, std::string_view password_hash) {
    unit.run(set_password, id, password_hash);
}

void replace_password(db::Unit& unit, UserId id, std::string_view password_hash, std::string_view known_hash,
                      Instant now) {
    unit.expect(1, db::overtaken(), replace_hash, id, password_hash, known_hash);
    unit.run(mark_links_of_user_used, id, now);
}

void change_profile(db::Unit& unit, UserId id, std::string_view name, Language language) {
    unit.run(set_profile, id, name, language);
}

void save_administrator(db::Unit& unit, UserId id, const EmailAddress& email, std::string_view name, Instant now) {
    unit.run(upsert_administrator, id, email, name, now);
}

void save_named_user(db::Unit& unit, UserId id, const EmailAddress& email, Language language, Instant now) {
    unit.run(insert_named_user, id, email, language, now);
}

} // namespace deedbox::users
