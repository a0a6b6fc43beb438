#pragma once

#include "http/routes.h"
#include "successions/succession_desk.h"

namespace deedbox::successions {

void add_succession_routes(http::Routes& routes, SuccessionDesk& desk);

} // namespace deedbox::successions
