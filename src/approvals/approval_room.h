#pragma once

#include "approvals/approval_routes.h"
#include "approvals/objection_proof_desk.h"
#include "rooms/room.h"

namespace deedbox::approvals {

rooms::Room room(ApprovalDesks& desks, ObjectionProofDesk& proofs, const requests::RequestShower& shower,
                 const SecretKey& key);

} // namespace deedbox::approvals
