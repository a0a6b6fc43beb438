#pragma once

#include "rooms/room.h"
#include "successions/succession_desk.h"

namespace deedbox::successions {

rooms::Room room(SuccessionDesk& desk, db::Database& db);

} // namespace deedbox::successions
