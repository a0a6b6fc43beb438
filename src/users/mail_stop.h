#pragma once

#include "acts/act.h"
#include "base/secrets.h"
#include "http/routes.h"

namespace deedbox::users {

/// "Not me, stop these": the link at the foot of each mail to somebody who did not ask for it. The page behind it
/// changes nothing until its button is pressed.
void add_mail_stop_routes(http::Routes& routes, const acts::Means& means, const SecretKey& key);

} // namespace deedbox::users
