#include "access_requests/access_request_room.h"

#include "access_requests/access_request_jobs.h"
#include "access_requests/access_request_mails.h"

namespace deedbox::access_requests {

rooms::Room room(AccessRequestDesk& desk, AccessRuleDesk& rules, accounts::AccountDesk& accounts,
                 const acts::Means& means, const Texts& texts) {
    return {.add_routes =
                [&](http::Routes& routes) {
                    add_access_request_routes(routes, desk, accounts, means, texts);
                    add_access_rule_routes(routes, rules);
                },
            .jobs = {lapse_job(means), reminder_job(means)},
            .letters = access_request_compositions(means.db)};
}

} // namespace deedbox::access_requests
