#pragma once

#include "events/deed.h"

namespace deedbox::agreements {

extern const events::Deed agreement_asked;
extern const events::Deed agreement_accepted;

} // namespace deedbox::agreements
