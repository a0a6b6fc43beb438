#pragma once

#include "rooms/room.h"
#include "virtual_accounts/virtual_account_desk.h"

namespace deedbox::virtual_accounts {

rooms::Room room(VirtualAccountDesk& desk, accounts::AccountDesk& accounts, db::Database& db);

} // namespace deedbox::virtual_accounts
