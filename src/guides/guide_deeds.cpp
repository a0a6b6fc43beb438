#include "guides/guide_deeds.h"

namespace deedbox::guides {

const events::Deed guide_answered{"guide.answered", {}};

} // namespace deedbox::guides
