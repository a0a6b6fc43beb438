#include "approvals/approval_room.h"

#include "approvals/approval_jobs.h"
#include "approvals/approval_mails.h"
#include "approvals/objection_proof_routes.h"

namespace deedbox::approvals {

rooms::Room room(ApprovalDesks& desks, ObjectionProofDesk& proofs, const requests::RequestShower& shower,
                 const SecretKey& key) {
    const auto& records = shower.records;
    return {.add_routes =
                [&desks, &proofs, &key, shower](http::Routes& routes) {
                    add_approval_routes(routes, desks, shower);
                    add_approval_link_routes(routes, desks, shower);
                    add_objection_proof_routes(routes, proofs, shower.records.means.db, key);
                },
            .jobs = {reminder_job(records), release_job(records), reroute_job(records), not_mailed_job(records),
                     review_mail_job(records)},
            .letters = approval_compositions(records.settings, records.means.db)};
}

} // namespace deedbox::approvals
