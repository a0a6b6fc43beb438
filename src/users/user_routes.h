#pragma once

#include "http/routes.h"
#include "users/user_desk.h"

namespace deedbox::users {

/// The names of the cookies. On https they begin so that a browser takes them from this very host alone, and over TLS
/// (`__Host-`, RFC 6265bis §4.1.3.2): no page of a neighbouring host can put its own in their place.
std::string session_cookie(bool https);
std::string sign_up_cookie(bool https);

struct UserEdge {
    bool secure = false; // the public URL is https
    Lifetimes lifetimes;
    bool members_only = false; // only members of some Smart Account may request one
};

void add_user_routes(http::Routes& routes, UserDesk& desk, db::Database& db, UserEdge edge);

} // namespace deedbox::users
