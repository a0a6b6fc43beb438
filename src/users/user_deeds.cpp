#include "users/user_deeds.h"

namespace deedbox::users {

using enum SubjectKind;

const events::Deed user_signed_up{"user.signed_up", {user}, {"email"}};
const events::Deed user_verified{"user.verified", {user}, {"email"}};
const events::Deed session_opened{"session.opened", {user}};
const events::Deed session_ended{"session.ended", {user}};
const events::Deed password_reset_asked{"password_reset.asked", {}, {"email"}};
const events::Deed password_reset{"password.reset", {user}};
const events::Deed password_changed{"password.changed", {user}};
const events::Deed sessions_ended{"sessions.ended", {user}};
const events::Deed sign_in_link_used{"sign_in_link.used", {user}};
const events::Deed profile_changed{"profile.changed", {user}, {"name"}};
const events::Deed administrator_created{"administrator.created", {user}, {"email"}};
const events::Deed mail_stopped{"mail.stopped", {}, {"email"}};
const events::Deed mail_stop_lifted{"mail.stop_lifted", {user}};

} // namespace deedbox::users
