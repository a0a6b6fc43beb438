#pragma once

#include "events/deed.h"

namespace deedbox::guides {

extern const events::Deed guide_answered;

} // namespace deedbox::guides
