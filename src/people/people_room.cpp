#include "people/people_room.h"

#include "people/people_mails.h"
#include "people/people_routes.h"

namespace deedbox::people {

rooms::Room room(PeopleDesk& desk, accounts::AccountDesk& accounts, db::Database& db) {
    return {
        .add_routes = [&desk, &accounts, &db](http::Routes& routes) { add_people_routes(routes, desk, accounts, db); },
        .letters = people_compositions()};
}

} // namespace deedbox::people
