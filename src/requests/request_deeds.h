#pragma once

#include "events/deed.h"

namespace deedbox::requests {

extern const events::Deed request_filed, request_contested, request_withdrawn, request_lapsed;
extern const events::Deed filing_allowed, filing_allowance_ended;

} // namespace deedbox::requests
