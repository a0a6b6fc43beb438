#include "accounts/account_room.h"

#include "accounts/account_routes.h"

namespace deedbox::accounts {

rooms::Room room(AccountDesk& desk, db::Database& db) {
    return {.add_routes = [&desk, &db](http::Routes& routes) { add_account_routes(routes, desk, db); }};
}

} // namespace deedbox::accounts
