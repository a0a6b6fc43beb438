#pragma once

#include "requests/request_state.h"

namespace deedbox::approvals {

using requests::Approver;
using requests::ApproverId;
using requests::ApproverState;
using requests::ClosedBecause;
using requests::Forward;
using requests::ForwardId;
using requests::NamedBy;
using requests::Request;
using requests::RequestState;
using requests::RequestStatus;
using requests::ReviewCause;
using requests::ReviewPolicy;
using requests::Routing;

struct ForwardBody {
    EmailAddress email;
    std::optional<requests::Note> note;
};
BOOST_DESCRIBE_STRUCT(ForwardBody, (), (email, note))

struct ReplaceBody {
    std::vector<EmailAddress> emails;
};
BOOST_DESCRIBE_STRUCT(ReplaceBody, (), (emails))

/// Whether an approver who may forward may name this address in their place.
/// Errors: invalid: `forward.requester`, `forward.self`, `forward.circle`, `approver.duplicate`.
Result<void> check_forward(const RequestState& state, const Approver& from, const EmailAddress& to);

/// What is wrong with those who are to be asked instead. Errors: invalid, naming each address.
Result<void> check_replacement(const Request& request, const std::vector<EmailAddress>& emails);

/// Where a request goes when who is asked has changed.
struct AfterChange {
    RequestStatus status = RequestStatus::pending;
    Routing routed_to = Routing::approvers;
    std::optional<ReviewCause> review_cause{};
};

/// The mismatch rule, applied again to each address that was `added`; by the policy to look at every request, or where
/// a reviewer had to look at this one, whoever was added brings it back to the reviewer. And a request that only waited
/// for a reviewer because of an address that is gone goes to the approvers who `remain`.
AfterChange after_change(const Request& request, const std::vector<EmailAddress>& remain,
                         const std::vector<EmailAddress>& added, ReviewPolicy policy);

} // namespace deedbox::approvals
