#pragma once

#include "http/routes.h"
#include "member_imports/member_import_desk.h"
#include "member_imports/member_import_view.h"

namespace deedbox::member_imports {

void add_member_import_routes(http::Routes& routes, MemberImportDesk& desk, accounts::AccountDesk& accounts,
                              const acts::Means& means, const Texts& texts);

} // namespace deedbox::member_imports
