#pragma once

#include "db/database.h"
#include "rooms/room.h"

namespace deedbox::directory {

rooms::Room room(db::Database& db);

} // namespace deedbox::directory
