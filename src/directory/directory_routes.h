#pragma once

#include "db/database.h"
#include "http/routes.h"

namespace deedbox::directory {

void add_directory_routes(http::Routes& routes, db::Database& db);

} // namespace deedbox::directory
