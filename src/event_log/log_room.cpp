#include "event_log/log_room.h"

#include "event_log/log_routes.h"

namespace deedbox::event_log {

rooms::Room room(accounts::AccountDesk& accounts, db::Database& db, const Texts& texts) {
    return {
        .add_routes = [&accounts, &db, &texts](http::Routes& routes) { add_log_routes(routes, accounts, db, texts); }};
}

} // namespace deedbox::event_log
