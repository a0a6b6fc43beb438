#pragma once

#include "base/secrets.h"
#include "db/database.h"
#include "http/routes.h"

namespace deedbox::users {

/// "Not me, stop these": the link at the foot of each mail to somebody who did not ask for it. The page behind it
/// changes nothing until its button is pressed.
void add_mail_stop_routes(http::Routes& routes, db::Database& db, const Clock& clock, IdMaker& ids,
                          const SecretKey& key);

} // namespace deedbox::users
