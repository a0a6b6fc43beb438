#pragma once

#include "db/database.h"
#include "http/routes.h"

namespace deedbox::portal {

/// What goes on in the background, for staff: a job that keeps failing is seen here.
void add_job_routes(http::Routes& routes, db::Database& db);

} // namespace deedbox::portal
