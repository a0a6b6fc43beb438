#pragma once

#include "http/routes.h"
#include "requests/request_desk.h"

namespace deedbox::requests {

void add_request_routes(http::Routes& routes, RequestDesk& desk, const Clock& clock, const Texts& texts);
void add_approval_link_routes(http::Routes& routes, RequestDesk& desk);

} // namespace deedbox::requests
