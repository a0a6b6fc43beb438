#pragma once

#include "guides/guide_desk.h"
#include "http/routes.h"

namespace deedbox::guides {

void add_guide_routes(http::Routes& routes, GuideDesk& desk, db::Database& db);

} // namespace deedbox::guides
