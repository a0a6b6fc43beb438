#pragma once

#include "events/deed.h"

namespace deedbox::successions {

extern const events::Deed succession_begun;
extern const events::Deed succession_reminded;
extern const events::Deed succession_ended;
extern const events::Deed succession_completed;

} // namespace deedbox::successions
