#pragma once

#include "events/deed.h"

namespace deedbox::member_imports {

extern const events::Deed import_begun;
extern const events::Deed import_tried;
extern const events::Deed import_cancelled;
extern const events::Deed import_ended;

} // namespace deedbox::member_imports
