#pragma once

#include "http/routes.h"
#include "users/user_desk.h"

namespace deedbox::users {

constexpr std::string_view session_cookie = "deedbox_session";
constexpr std::string_view sign_up_cookie = "deedbox_sign_up";

struct UserEdge {
    bool secure = false; // the public URL is https
    Lifetimes lifetimes;
    bool members_only = false; // only members of some Smart Account may request one
};

void add_user_routes(http::Routes& routes, UserDesk& desk, db::Database& db, UserEdge edge);

} // namespace deedbox::users
