#pragma once

#include "events/deed.h"

namespace deedbox::requests {

extern const events::Deed request_filed, request_contested, request_withdrawn, request_lapsed;

} // namespace deedbox::requests
