#pragma once

#include "approvals/approval_routes.h"
#include "rooms/room.h"

namespace deedbox::approvals {

rooms::Room room(ApprovalDesks& desks, const requests::RequestShower& shower);

} // namespace deedbox::approvals
