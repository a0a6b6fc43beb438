#pragma once

#include "accounts/account_desk.h"
#include "rooms/room.h"

namespace deedbox::accounts {

rooms::Room room(AccountDesk& desk, db::Database& db);

} // namespace deedbox::accounts
