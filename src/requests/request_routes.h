#pragma once

#include "http/routes.h"
#include "requests/request_desks.h"

namespace deedbox::requests {

/// To file, find, decide and review.
void add_request_routes(http::Routes& routes, RequestDesks& desks, const Texts& texts);
/// To change who is asked, and to withdraw.
void add_approver_routes(http::Routes& routes, RequestDesks& desks, const Texts& texts);
void add_approval_link_routes(http::Routes& routes, RequestDesks& desks);

} // namespace deedbox::requests
