#pragma once

#include "accounts/account.h"
#include "agreements/acceptance.h"
#include "db/database.h"
#include "mail/outbox.h"

namespace deedbox::agreements {

/// To an administrator or approver of an account that has not accepted a new version.
mail::Mail new_agreement_mail(const accounts::Account& account, const Version& version, const EmailAddress& to,
                              Language language);

/// How this subject's mails are worded; one that is answered meanwhile is not sent.
mail::Compositions agreement_compositions(db::Database& db);

} // namespace deedbox::agreements
