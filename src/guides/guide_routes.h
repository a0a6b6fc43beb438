#pragma once

#include "guides/guide_answer.h"
#include "http/routes.h"

namespace deedbox::guides {

void add_guide_routes(http::Routes& routes, db::Database& db, const Clock& clock, IdMaker& ids);

} // namespace deedbox::guides
