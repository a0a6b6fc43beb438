#pragma once

#include "member_imports/import_row_desk.h"
#include "member_imports/member_import_desk.h"
#include "rooms/room.h"

namespace deedbox::member_imports {

rooms::Room room(MemberImportDesk& desk, ImportRowDesk& rows, accounts::AccountDesk& accounts, const acts::Means& means,
                 const Texts& texts);

} // namespace deedbox::member_imports
