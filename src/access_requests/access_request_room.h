#pragma once

#include "access_requests/access_request_routes.h"
#include "rooms/room.h"

namespace deedbox::access_requests {

rooms::Room room(AccessRequestDesk& desk, AccessRuleDesk& rules, accounts::AccountDesk& accounts,
                 const acts::Means& means, const Texts& texts);

} // namespace deedbox::access_requests
