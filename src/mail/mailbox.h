#pragma once

#include "db/database.h"
#include "http/routes.h"
#include "mail/carrier.h"

namespace deedbox::mail {

/// The mailbox of a demonstration: mails stay in the house and can be read by anybody. Never for production.
class Mailbox final : public Carrier {
public:
    explicit Mailbox(db::Database& db) : db_{db} {}
    Task<Delivery> carry(Wording wording) override;

private:
    db::Database& db_;
};

void add_mailbox_routes(http::Routes& routes, db::Database& db);

} // namespace deedbox::mail
