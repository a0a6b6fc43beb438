#pragma once

#include "db/database.h"
#include "users/mail_stop.h"

namespace deedbox::users {

extern const db::Query<Recipient> recipient_of_mail; // $1 mail

/// An address that is stopped already stays so.
void save_mail_stop(db::Unit& unit, const EmailAddress& recipient, Instant now);

} // namespace deedbox::users
