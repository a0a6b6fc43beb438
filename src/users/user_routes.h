#pragma once

#include "http/routes.h"
#include "users/user_desk.h"

namespace deedbox::users {

constexpr std::string_view session_cookie = "deedbox_session";
constexpr std::string_view sign_up_cookie = "deedbox_sign_up";

struct CookieSettings {
    bool secure = false; // the public URL is https
    Lifetimes lifetimes;
};

void add_user_routes(http::Routes& routes, UserDesk& desk, db::Database& db, CookieSettings cookies);

} // namespace deedbox::users
