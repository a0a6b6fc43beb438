#include "member_imports/member_import_room.h"

#include "member_imports/member_import_jobs.h"
#include "member_imports/member_import_routes.h"

namespace deedbox::member_imports {

rooms::Room room(MemberImportDesk& desk, ImportRowDesk& rows, accounts::AccountDesk& accounts, const acts::Means& means,
                 const Texts& texts) {
    return {.add_routes = [&](http::Routes& routes) { add_member_import_routes(routes, desk, accounts, means, texts); },
            .jobs = {run_job(means, rows), forget_job(means)}};
}

} // namespace deedbox::member_imports
