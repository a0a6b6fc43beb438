#pragma once

#include "events/deed.h"

namespace deedbox::users {

extern const events::Deed user_signed_up, user_verified, session_opened, session_ended, password_reset_asked,
    password_reset, password_changed, sessions_ended, sign_in_link_used, profile_changed, administrator_created,
    mail_stopped, mail_stop_lifted;

} // namespace deedbox::users
