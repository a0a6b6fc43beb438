#pragma once

#include "accounts/account.h"
#include "http/routes.h"

namespace deedbox::accounts {

void add_account_routes(http::Routes& routes, db::Database& db);

} // namespace deedbox::accounts
