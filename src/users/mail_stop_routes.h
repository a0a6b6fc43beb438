#pragma once

#include "http/routes.h"
#include "users/mail_stop_desk.h"

namespace deedbox::users {

/// The page behind the link changes nothing until its button is pressed.
void add_mail_stop_routes(http::Routes& routes, MailStopDesk& desk);

} // namespace deedbox::users
