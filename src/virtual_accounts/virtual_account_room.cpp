#include "virtual_accounts/virtual_account_room.h"

#include "virtual_accounts/virtual_account_routes.h"

namespace deedbox::virtual_accounts {

rooms::Room room(VirtualAccountDesk& desk, accounts::AccountDesk& accounts, db::Database& db) {
    return {.add_routes = [&desk, &accounts, &db](http::Routes& routes) {
        add_virtual_account_routes(routes, desk, accounts, db);
    }};
}

} // namespace deedbox::virtual_accounts
