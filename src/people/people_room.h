#pragma once

#include "people/people_desk.h"
#include "rooms/room.h"

namespace deedbox::people {

rooms::Room room(PeopleDesk& desk, accounts::AccountDesk& accounts, db::Database& db);

} // namespace deedbox::people
