#pragma once

#include "base/actor.h"
#include "base/bytes.h"
#include "base/instant.h"
#include "base/plain_text.h"
#include "base/secrets.h"
#include "users/password.h"

namespace deedbox::users {

using UserName = PlainText<1, 100, Lines::one, Links::refused>;
using SignUpId = Id<struct SignUpTag>;
using UserLinkId = Id<struct UserLinkTag>;
using SessionId = Id<struct SessionTag>;

/// What the lifetimes of this subject are; settings.
struct Lifetimes {
    Duration session;
    Duration link;
    Duration sign_in_link; // of what signs somebody in: a new password, an administrator's first
};

/// Where somebody signs in from: in coarse terms, for themselves to see, and the session that their browser has so far,
/// whoever's it is.
struct Visit {
    std::string network;
    std::string browser;
    std::optional<SessionId> session{};
};

/// A session as its owner sees it.
struct Session {
    SessionId id;
    Instant created_at;
    Instant expires_at;
    std::string network;
    std::string browser;
};
BOOST_DESCRIBE_STRUCT(Session, (), (id, created_at, expires_at, network, browser))

struct User {
    UserId id;
    EmailAddress email;
    std::string name;
    Language language = Language::en;
    std::optional<std::string> password_hash;
    std::optional<Instant> verified_at;
    std::optional<StaffRole> staff_role;
};
BOOST_DESCRIBE_STRUCT(User, (), (id, email, name, language, password_hash, verified_at, staff_role))

/// Somebody who typed an address that is not proven yet.
struct SignUp {
    SignUpId id;
    EmailAddress email;
    std::string name;
    Language language = Language::en;
    std::string password_hash;
    Blob cookie_digest;
    Instant created_at;
    std::optional<Instant> used_at;
    std::optional<Instant> handed_over_at; // the mail with the link
};
BOOST_DESCRIBE_STRUCT(SignUp, (),
                      (id, email, name, language, password_hash, cookie_digest, created_at, used_at, handed_over_at))

BOOST_DEFINE_ENUM_CLASS(UserLinkPurpose, password_reset, sign_in)

/// A link that acts for one user, once.
struct UserLink {
    UserLinkId id;
    UserId user_id;
    UserLinkPurpose purpose = UserLinkPurpose::password_reset;
    Instant created_at;
    std::optional<Instant> used_at;
    std::optional<Instant> handed_over_at; // the mail with it; never, where it was printed
};
BOOST_DESCRIBE_STRUCT(UserLink, (), (id, user_id, purpose, created_at, used_at, handed_over_at))

/// Why a verification or a user's link opens nothing any more: 410 `link.dead` with its reason; nothing when it is
/// alive. Its life begins with the hand-over of its mail.
template <class Link>
std::optional<Error> dead_because(const Link& link, Duration lifetime, Instant now) {
    if (link.used_at) return dead_link("used");
    if (now >= link.handed_over_at.value_or(link.created_at) + lifetime) return dead_link("aged");
    return std::nullopt;
}

/// The secret of a session or of a sign-up, as the browser keeps it; only its digest is stored.
struct CookieSecret {
    std::string text;
    Blob digest;
};
CookieSecret new_cookie_secret();
Blob cookie_digest(std::string_view secret);

} // namespace deedbox::users
