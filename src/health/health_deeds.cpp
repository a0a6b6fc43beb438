#include "health/health_deeds.h"

namespace deedbox::health {

using enum SubjectKind;

const events::Deed health_checked{"health.checked", {smart_account}};
const events::Deed digest_stopped{"digest.stopped", {user}};
const events::Deed digest_wanted{"digest.wanted", {user}};

} // namespace deedbox::health
