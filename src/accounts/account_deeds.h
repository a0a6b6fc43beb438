#pragma once

#include "events/deed.h"

namespace deedbox::accounts {

extern const events::Deed account_changed;

} // namespace deedbox::accounts
