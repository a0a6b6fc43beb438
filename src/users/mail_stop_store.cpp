#include "users/mail_stop_store.h"

namespace deedbox::users {

const db::Query<Recipient> recipient_of_mail{"SELECT recipient AS email FROM mails WHERE id = $1"};

namespace {

const db::Command insert_stop{
    "INSERT INTO mail_stops (recipient, stopped_at) VALUES ($1, $2) ON CONFLICT (recipient) DO NOTHING"};

} // namespace

void save_mail_stop(db::Unit& unit, const EmailAddress& recipient, Instant now) {
    unit.run(insert_stop, recipient, now);
}

} // namespace deedbox::users
