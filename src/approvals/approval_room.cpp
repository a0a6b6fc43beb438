#include "approvals/approval_room.h"

#include "approvals/approval_jobs.h"
#include "approvals/approval_mails.h"

namespace deedbox::approvals {

rooms::Room room(ApprovalDesks& desks, const requests::RequestShower& shower) {
    const auto& records = shower.records;
    return {.add_routes =
                [&desks, shower](http::Routes& routes) {
                    add_approval_routes(routes, desks, shower);
                    add_approval_link_routes(routes, desks, shower);
                },
            .jobs = {reminder_job(records), release_job(records), reroute_job(records), not_mailed_job(records),
                     review_mail_job(records)},
            .letters = approval_compositions(records.settings, records.means.db)};
}

} // namespace deedbox::approvals
