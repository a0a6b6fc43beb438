#pragma once

#include "events/deed.h"

namespace deedbox::virtual_accounts {

extern const events::Deed virtual_account_created;
extern const events::Deed virtual_account_changed;
extern const events::Deed virtual_account_moved;
extern const events::Deed virtual_account_deleted;

} // namespace deedbox::virtual_accounts
