#pragma once

#include "rooms/room.h"
#include "users/mail_stop_routes.h"
#include "users/user_routes.h"

namespace deedbox::users {

rooms::Room room(UserDesk& desk, MailStopDesk& mail_stops, db::Database& db, const UserEdge& edge);

} // namespace deedbox::users
