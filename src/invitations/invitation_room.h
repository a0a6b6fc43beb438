#pragma once

#include "invitations/invitation_desk.h"
#include "rooms/room.h"

namespace deedbox::invitations {

rooms::Room room(InvitationDesk& desk, const acts::Means& means);

} // namespace deedbox::invitations
