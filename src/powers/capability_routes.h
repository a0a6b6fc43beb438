#pragma once

#include "base/texts.h"
#include "http/routes.h"

namespace deedbox::powers {

/// The table of who may do what, in words: no secret, and the same in every account.
void add_capability_routes(http::Routes& routes, const Texts& texts);

} // namespace deedbox::powers
