#pragma once

#include "health/digest_desk.h"
#include "http/routes.h"

namespace deedbox::health {

void add_health_routes(http::Routes& routes, HealthDesk& desk, const Texts& texts, const HealthSettings& settings);
void add_digest_routes(http::Routes& routes, DigestDesk& desk);

} // namespace deedbox::health
