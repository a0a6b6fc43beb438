#pragma once

#include "acts/act.h"
#include "guides/guide_answer.h"
#include "http/routes.h"

namespace deedbox::guides {

void add_guide_routes(http::Routes& routes, const acts::Means& means);

} // namespace deedbox::guides
