#pragma once

#include "events/deed.h"

namespace deedbox::invitations {

extern const events::Deed invitation_accepted, invitation_refused, invitation_lapsed;

} // namespace deedbox::invitations
