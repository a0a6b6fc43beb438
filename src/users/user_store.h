#pragma once

#include "db/database.h"
#include "users/user.h"

namespace deedbox::users {

struct SessionRow {
    std::int64_t session_id = 0;
    UserId id;
    EmailAddress email;
    std::string name;
    Language language = Language::en;
    std::optional<StaffRole> staff_role;
    Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(SessionRow, (), (session_id, id, email, name, language, staff_role, expires_at))

extern const db::Query<User> user_by_email;
extern const db::Query<User> user_by_id;
extern const db::Query<SignUp> sign_up_by_id;
extern const db::Query<SignUp> newest_sign_up_of;
extern const db::Query<SessionRow> session_by_digest;
extern const db::Query<UserLink> user_link_by_id;
/// Of a user, those that are alive at the moment, with an id below the one given, the newest first.
extern const db::Query<Session> sessions_of_user;

/// Makes the user verified with what was typed at sign-up; guarded: a verified user of the address is never touched.
void save_verified_user(db::Unit& unit, UserId id, const EmailAddress& email, std::string_view name, Language language,
                        std::string_view password_hash, Instant now);
void save_sign_up(db::Unit& unit, const SignUp& sign_up);
/// The mail with the link was handed over: its life begins, if it has not yet.
void save_handed_over(db::Unit& unit, SignUpId id, Instant now);
void save_handed_over(db::Unit& unit, UserLinkId id, Instant now);
void use_sign_up(db::Unit& unit, SignUpId id, Instant now);
/// Opens a session for the verified user of an address.
void open_session(db::Unit& unit, std::int64_t id, const EmailAddress& email, const CookieSecret& secret, Instant now,
                  Instant until, const Visit& from = {});
void end_session(db::Unit& unit, std::int64_t id);
/// Errors at the commit: `session.unknown` when the user has none by this id.
void end_own_session(db::Unit& unit, SessionId id, UserId owner);
void end_other_sessions(db::Unit& unit, SessionId but, UserId owner);
void end_sessions_of(db::Unit& unit, const EmailAddress& email);
void save_user_link(db::Unit& unit, const UserLink& link);
/// Uses the link up, and every other that the user was given: a new password ends what was asked for before.
void use_user_link(db::Unit& unit, UserLinkId id, Instant now);
void change_password(db::Unit& unit, UserId id, std::string_view password_hash);
/// The same while the password is still the one of this hash; with it end the links that were asked for before.
void replace_password(db::Unit& unit, UserId id, std::string_view password_hash, std::string_view known_hash,
                      Instant now);
void change_profile(db::Unit& unit, UserId id, std::string_view name, Language language);
/// The first administrator: made, or raised from the user that the address already has.
void save_administrator(db::Unit& unit, UserId id, const EmailAddress& email, std::string_view name, Instant now);
/// A user who was only named, for an account of their company, unless the address has one: nobody signs in as them
/// before they have proven it.
void save_named_user(db::Unit& unit, UserId id, const EmailAddress& email, Language language, Instant now);
/// Removes sessions that are over, and sign-ups whose link has aged: names and hashes are kept no longer than needed.
void sweep(db::Unit& unit, Instant now, Duration link_lifetime);

} // namespace deedbox::users
