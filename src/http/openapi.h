#pragma once

#include "http/routes.h"

namespace deedbox::http {

/// OpenAPI 3.1 of the routes, made from the routes and the described types themselves; people sign in by
/// the cookie.
boost::json::object openapi_document(const Routes& routes, std::string_view version, std::string_view session_cookie);

} // namespace deedbox::http
