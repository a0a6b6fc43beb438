#pragma once

#include "events/deed.h"

namespace deedbox::approvals {

extern const events::Deed request_approved, request_declined, request_released, request_refused, request_handed_over;
extern const events::Deed request_taken_over, objection_proof_checked;
extern const events::Deed request_forwarded, forward_taken_back, approver_was_wrong, approver_not_mailed, link_resent,
    link_renewed, approvers_replaced;
extern const events::Deed request_reminded, request_rerouted, request_returned_to_review, review_queue_announced;

} // namespace deedbox::approvals
