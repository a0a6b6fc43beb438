#pragma once

#include "http/routes.h"
#include "virtual_accounts/virtual_account_desk.h"

namespace deedbox::virtual_accounts {

void add_virtual_account_routes(http::Routes& routes, VirtualAccountDesk& desk, accounts::AccountDesk& accounts,
                                db::Database& db);

} // namespace deedbox::virtual_accounts
