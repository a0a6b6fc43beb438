#pragma once

#include "db/database.h"
#include "users/mail_stop.h"

namespace deedbox::users {

extern const db::Query<Recipient> recipient_of_mail; // $1 mail
extern const db::Query<MailStop> stop_of_mailbox;    // $1 mailbox

/// Stops the mailbox, under whatever spelling; one that is stopped already stays so.
void save_mail_stop(db::Unit& unit, const EmailAddress& recipient, Instant now);
/// Guarded: the mailbox is stopped.
void lift_mail_stop(db::Unit& unit, const EmailAddress& recipient);

} // namespace deedbox::users
