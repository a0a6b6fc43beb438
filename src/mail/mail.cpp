#include "mail/mail.h"

#include <boost/json/serialize.hpp>

namespace deedbox::mail {

namespace {

const db::Command insert_mail{R"(
    INSERT INTO mails (id, kind, recipient, language, arguments, account_request_id, state, changed_at, tries, due_at,
                       lease_until, lease, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, 'queued', $7, 0, $7, 0, 0, $7))"};

} // namespace

void post(db::Unit& unit, const Mail& mail, Instant now) {
    unit.run(insert_mail, mail.id, mail.kind, mail.to, mail.language, boost::json::serialize(mail.arguments),
             mail.account_request, now);
}

} // namespace deedbox::mail
