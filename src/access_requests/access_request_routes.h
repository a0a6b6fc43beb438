#pragma once

#include "access_requests/access_request_desk.h"
#include "access_requests/access_rule_desk.h"
#include "base/texts.h"
#include "http/routes.h"

namespace deedbox::access_requests {

/// To ask for access, to find and answer such requests, and the rules that answer by themselves.
void add_access_request_routes(http::Routes& routes, AccessRequestDesk& desk, accounts::AccountDesk& accounts,
                               const acts::Means& means, const Texts& texts);
void add_access_rule_routes(http::Routes& routes, AccessRuleDesk& desk);

} // namespace deedbox::access_requests
