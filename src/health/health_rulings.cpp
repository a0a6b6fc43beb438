#include "health/health_rulings.h"

namespace deedbox::health {

using powers::Capability;

Ruling may_see(const powers::Standing& standing) {
    if (const auto staff = powers::rule(standing, Capability::see_every_account)) return staff;
    return powers::rule(standing, Capability::see_health);
}

} // namespace deedbox::health
