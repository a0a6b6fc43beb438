#pragma once

#include "requests/request_routes.h"

namespace deedbox::requests {

/// How the staff lift the limit of a mail domain's open requests, and lower it again.
void add_filing_allowance_routes(http::Routes& routes, RequestDesks& desks);

} // namespace deedbox::requests
