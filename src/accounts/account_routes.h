#pragma once

#include "accounts/account_desk.h"
#include "http/routes.h"

namespace deedbox::accounts {

void add_account_routes(http::Routes& routes, AccountDesk& desk);

} // namespace deedbox::accounts
