#pragma once

#include "guides/guide_desk.h"
#include "rooms/room.h"

namespace deedbox::guides {

rooms::Room room(GuideDesk& desk, db::Database& db);

} // namespace deedbox::guides
