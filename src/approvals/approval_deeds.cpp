#include "approvals/approval_deeds.h"

namespace deedbox::approvals {

using enum SubjectKind;
using enum events::Told;

namespace {

const std::vector<SubjectKind> of_request{account_request, smart_account};

// What a decision's event tells of people (`decision_event`), and more.
std::vector<std::string_view> decided(std::vector<std::string_view> more) {
    more.insert(more.end(), {"account", "requester", "requesterName", "decider", "deciderName"});
    return more;
}

} // namespace

const events::Deed request_approved{"account_request.approved", of_request, decided({"struck *", "invited *"}),
                                    to_webhooks};
const events::Deed request_declined{"account_request.declined", of_request, decided({"holder", "reason"}), to_webhooks};
const events::Deed request_released{"account_request.released", of_request, {"note"}};
const events::Deed request_refused{"account_request.refused", of_request, decided({"reason"}), to_webhooks};
const events::Deed request_handed_over{"account_request.handed_over", of_request};
const events::Deed request_taken_over{"account_request.taken_over", of_request};
// What an objector tries is nobody else's to read beside the request.
const events::Deed objection_proof_checked{"objection.proof_checked", {user}};
const events::Deed request_forwarded{"account_request.forwarded", of_request, {"to"}};
const events::Deed forward_taken_back{"account_request.forward_taken_back", of_request};
const events::Deed approver_was_wrong{"account_request.wrong_person", of_request, {"holder"}};
const events::Deed approver_not_mailed{"account_request.approver_not_mailed", of_request, {"approver"}};
const events::Deed link_resent{"account_request.link_resent", of_request};
const events::Deed link_renewed{"account_request.link_renewed", of_request};
const events::Deed approvers_replaced{"account_request.approvers_replaced", of_request, {"added *"}};
const events::Deed request_reminded{"account_request.reminded", of_request};
const events::Deed request_rerouted{"account_request.rerouted", of_request};
const events::Deed request_returned_to_review{"account_request.returned_to_review", of_request};
const events::Deed review_queue_announced{"review_queue.announced", {}};

} // namespace deedbox::approvals
