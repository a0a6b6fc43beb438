#include "accounts/account_deeds.h"

namespace deedbox::accounts {

const events::Deed account_changed{
    "smart_account.changed", {SubjectKind::smart_account}, {}, events::Told::to_webhooks};

} // namespace deedbox::accounts
