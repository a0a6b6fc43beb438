#pragma once

#include "events/deed.h"

namespace deedbox::access_requests {

extern const events::Deed access_requested;
extern const events::Deed access_approved;
extern const events::Deed access_declined;
extern const events::Deed access_withdrawn;
extern const events::Deed access_reminded;
extern const events::Deed access_lapsed;
extern const events::Deed access_superseded;
extern const events::Deed access_rules_changed;

} // namespace deedbox::access_requests
