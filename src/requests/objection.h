#pragma once

#include "proven_domains/domain_record.h"
#include "requests/request_state.h"

namespace deedbox::requests {

using ObjectionId = Id<struct ObjectionTag>;

/// What a reviewer did about it: the request went on all the same, or it was refused, or those who objected were asked.
BOOST_DEFINE_ENUM_CLASS(ObjectionOutcome, dismissed, upheld)

/// Somebody of the company says that a request for it is not theirs. It decides nothing by itself: a reviewer looks,
/// with both sides in view.
struct Objection {
    ObjectionId id;
    AccountRequestId account_request_id;
    UserId objector_id;
    EmailAddress email;
    std::string reason;
    Instant objected_at;
    std::optional<ObjectionOutcome> outcome{};
};
BOOST_DESCRIBE_STRUCT(Objection, (), (id, account_request_id, objector_id, email, reason, objected_at, outcome))

struct ObjectionBody {
    accounts::DomainIdentifier domain_identifier;
    Reason reason;
};
BOOST_DESCRIBE_STRUCT(ObjectionBody, (), (domain_identifier, reason))

/// One's own objection, and how the request stands: nothing more of it.
struct OwnObjection {
    ObjectionId id;
    AccountRequestId request_id;
    UserId objector_id;
    std::string domain_identifier;
    std::string registered_domain;
    std::string reason;
    Instant objected_at;
    RequestStatus status = RequestStatus::in_review;
    std::optional<ObjectionOutcome> outcome;
    std::optional<Instant> proof_checked_at; // the last look for the record that proves the domain
    std::optional<proven_domains::Trouble> proof_trouble;
};
BOOST_DESCRIBE_STRUCT(OwnObjection, (),
                      (id, request_id, objector_id, domain_identifier, registered_domain, reason, objected_at, status,
                       outcome, proof_checked_at, proof_trouble))

/// The record by which an objector proves that the domain is theirs, and decides instead of whom the requester named.
proven_domains::DomainRecord record_of(const SecretKey& key, const OwnObjection& objection);

/// Whoever has a verified address on the registered domain may object to a claim on it; where the domain is several
/// owners', nobody can tell whose it is. Errors: `contest.not_of_company`.
Ruling may_object(const EmailAddress& objector, const accounts::DomainIdentifier& identifier);
/// The same, of the request that holds the identifier. Errors: those above, `contest.nothing`, `contest.own`,
/// `contest.asked` for an approver, who can decline it themselves, and what has become of a request that waits no more.
Ruling may_object(const RequestState& state, const Actor& objector, const accounts::DomainIdentifier& identifier,
                  Instant now);
/// Whether somebody may take the decision upon themselves by proving the domain; the ground is that proof. Errors:
/// `contest.unknown` for another's objection, those of `may_object`, `contest.answered`, and `contest.admins_decide`
/// where the company has an account whose admins were asked.
Ruling may_prove(const RequestState& state, const OwnObjection& objection, const Actor& objector, Instant now);

} // namespace deedbox::requests
