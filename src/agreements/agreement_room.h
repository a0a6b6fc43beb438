#pragma once

#include "agreements/agreement_desk.h"
#include "rooms/room.h"

namespace deedbox::agreements {

rooms::Room room(AgreementDesk& desk, const accounts::Agreements& agreements, db::Database& db);

} // namespace deedbox::agreements
