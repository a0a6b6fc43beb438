#pragma once

#include "accounts/account_desk.h"
#include "http/routes.h"

namespace deedbox::event_log {

void add_log_routes(http::Routes& routes, accounts::AccountDesk& accounts, db::Database& db, const Texts& texts);

} // namespace deedbox::event_log
