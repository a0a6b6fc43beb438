#pragma once

#include "requests/request.h"

namespace deedbox::requests {

using ForwardId = Id<struct ForwardTag>;

/// An approver named somebody else in their place. The forwards of a request that stand make one chain or several, each
/// from somebody who was asked to somebody who is asked now.
struct Forward {
    ForwardId id;
    ApproverId from_approver_id;
    ApproverId to_approver_id;
    std::optional<std::string> note;
    Instant forwarded_at;
    std::optional<Instant> taken_back_at;

    bool stands() const { return !taken_back_at; }
};
BOOST_DESCRIBE_STRUCT(Forward, (), (id, from_approver_id, to_approver_id, note, forwarded_at, taken_back_at))

/// How often one request may be forwarded, those that were taken back included.
constexpr std::int64_t most_forwards = 5;

struct ForwardBody {
    EmailAddress email;
    std::optional<Note> note;
};
BOOST_DESCRIBE_STRUCT(ForwardBody, (), (email, note))

struct ReplaceBody {
    std::vector<EmailAddress> emails;
};
BOOST_DESCRIBE_STRUCT(ReplaceBody, (), (emails))

/// Who stands behind an approver in the chain: the forwards from them on, first to last.
std::vector<Forward> chain_from(ApproverId approver, const std::vector<Forward>& forwards);

/// Whether an approver who may decide may name this address in their place. Errors: `forward.admins_only`,
/// `forward.too_many`; invalid: `approver.own`, `forward.self`, `forward.circle`, `approver.duplicate`.
Result<void> check_forward(const Request& request, const Approver& from, const std::vector<Approver>& approvers,
                           const std::vector<Forward>& forwards, const EmailAddress& to);

/// Whether this approver stands before the forward in the chain, and so may have the question back.
/// Errors: `forward.unknown`, `forward.taken_back`, `forward.not_earlier`, those of `check_open`.
Result<void> check_take_back(const Request& request, const Approver& approver, const std::vector<Forward>& forwards,
                             ForwardId forward, Instant now);

/// Whether the requester may have others asked instead. Errors: `request.not_requester`, `request.approvers_fixed`,
/// those of `check_open`; invalid: the addresses.
Result<void> check_replacement(const Request& request, const Actor& actor, const std::vector<EmailAddress>& emails,
                               Instant now);

/// Where a request goes when who is asked has changed.
struct AfterChange {
    RequestStatus status = RequestStatus::pending;
    Routing routed_to = Routing::approvers;
    std::optional<ReviewCause> review_cause{};
};

/// The mismatch rule, applied again to each address that was `added`; and a request that only waited for a reviewer
/// because of an address that is gone goes to the approvers who `remain`.
AfterChange after_change(const Request& request, const std::vector<EmailAddress>& remain,
                         const std::vector<EmailAddress>& added, ReviewPolicy policy);

} // namespace deedbox::requests
