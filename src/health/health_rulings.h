#pragma once

#include "powers/standing.h"

namespace deedbox::health {

/// Whoever answers for the account, and the operator's staff. Errors: those of `powers::rule`.
Ruling may_see(const powers::Standing& standing);

} // namespace deedbox::health
