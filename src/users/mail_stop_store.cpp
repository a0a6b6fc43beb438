#include "users/mail_stop_store.h"

#include "base/mailbox.h"

namespace deedbox::users {

const db::Query<Recipient> recipient_of_mail{"SELECT recipient AS email FROM mails WHERE id = $1"};
const db::Query<MailStop> stop_of_mailbox{"SELECT stopped_at FROM mail_stops WHERE recipient = $1"};

namespace {

const db::Command insert_stop{
    "INSERT INTO mail_stops (recipient, stopped_at) VALUES ($1, $2) ON CONFLICT (recipient) DO NOTHING"};
const db::Command delete_stop{"DELETE FROM mail_stops WHERE recipient = $1"};

} // namespace

void save_mail_stop(db::Unit& unit, const EmailAddress& recipient, Instant now) {
    unit.run(insert_stop, Mailbox::of(recipient).text(), now);
}

void lift_mail_stop(db::Unit& unit, const EmailAddress& recipient) {
    unit.expect(1, db::overtaken(), delete_stop, Mailbox::of(recipient).text());
}

} // namespace deedbox::users
