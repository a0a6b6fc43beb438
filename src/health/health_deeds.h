#pragma once

#include "events/deed.h"

namespace deedbox::health {

extern const events::Deed health_checked;
extern const events::Deed digest_stopped;
extern const events::Deed digest_wanted;

} // namespace deedbox::health
