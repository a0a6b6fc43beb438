#pragma once

#include "events/deed.h"

namespace deedbox::people {

extern const events::Deed member_added;
extern const events::Deed member_changed;
extern const events::Deed member_removed;
extern const events::Deed member_left;
extern const events::Deed member_invited;
extern const events::Deed invitation_resent;
extern const events::Deed invitation_revoked;

} // namespace deedbox::people
