#pragma once

#include "http/routes.h"
#include "invitations/invitation_desk.h"

namespace deedbox::invitations {

/// What the links of invitations open.
void add_invitation_routes(http::Routes& routes, InvitationDesk& desk);

} // namespace deedbox::invitations
