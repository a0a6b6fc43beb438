#pragma once

#include "requests/request_routes.h"

namespace deedbox::requests {

/// To object, to see what became of it, and, for reviewers, to read what was objected.
void add_objection_routes(http::Routes& routes, RequestDesks& desks, const SecretKey& key);

} // namespace deedbox::requests
