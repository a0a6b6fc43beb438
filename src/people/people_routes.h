#pragma once

#include "http/routes.h"
#include "people/people_desk.h"

namespace deedbox::people {

/// The members of an account, and the invitations to become one.
void add_people_routes(http::Routes& routes, PeopleDesk& desk, accounts::AccountDesk& accounts, db::Database& db);

} // namespace deedbox::people
