#include "requests/objection_view.h"

namespace deedbox::requests {

OwnObjectionView view_of(OwnObjection objection, const SecretKey& key) {
    const bool waits = !objection.outcome && objection.status == RequestStatus::in_review;
    const auto proof = waits ? std::optional{record_of(key, objection)} : std::nullopt;
    return {.id = objection.id,
            .request_id = objection.request_id,
            .domain_identifier = std::move(objection.domain_identifier),
            .reason = std::move(objection.reason),
            .objected_at = objection.objected_at,
            .status = objection.status,
            .outcome = objection.outcome,
            .proof = proof,
            .last_checked_at = objection.proof_checked_at,
            .trouble = objection.proof_trouble,
            .may = {.check_proof = waits}};
}

} // namespace deedbox::requests
