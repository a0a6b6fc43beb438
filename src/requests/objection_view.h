#pragma once

#include "requests/objection.h"

namespace deedbox::requests {

struct OwnObjectionMay {
    bool check_proof = false;
};
BOOST_DESCRIBE_STRUCT(OwnObjectionMay, (), (check_proof))

/// One's own objection, as it goes over the wire. `proof`: the record by which its writer can prove the domain, for as
/// long as nobody has looked at the objection.
struct OwnObjectionView {
    ObjectionId id;
    AccountRequestId request_id;
    std::string domain_identifier;
    std::string reason;
    Instant objected_at;
    RequestStatus status = RequestStatus::in_review;
    std::optional<ObjectionOutcome> outcome;
    std::optional<proven_domains::DomainRecord> proof;
    std::optional<Instant> last_checked_at;
    std::optional<proven_domains::Trouble> trouble;
    OwnObjectionMay may;
};
BOOST_DESCRIBE_STRUCT(OwnObjectionView, (),
                      (id, request_id, domain_identifier, reason, objected_at, status, outcome, proof, last_checked_at,
                       trouble, may))

OwnObjectionView view_of(OwnObjection objection, const SecretKey& key);

} // namespace deedbox::requests
