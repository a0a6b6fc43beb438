#pragma once

#include "requests/request_routes.h"
#include "rooms/room.h"

namespace deedbox::requests {

rooms::Room room(RequestDesks& desks, const RequestShower& shower, const SecretKey& key);

} // namespace deedbox::requests
