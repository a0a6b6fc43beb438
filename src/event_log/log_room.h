#pragma once

#include "accounts/account_desk.h"
#include "rooms/room.h"

namespace deedbox::event_log {

/// What happened in an account, for those who may read it.
rooms::Room room(accounts::AccountDesk& accounts, db::Database& db, const Texts& texts);

} // namespace deedbox::event_log
