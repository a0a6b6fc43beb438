#pragma once

#include "requests/request_state.h"

namespace deedbox::requests {

/// How somebody stands to a request: what the rulings look at.
struct Standing {
    bool requester = false;
    bool sees_every_request = false; // of the operator's staff
    Ruling reviewing = fail(Kind::forbidden, "staff.required");
    std::optional<Approver> approver{}; // their own slot, once they have been asked
};
Standing standing_of(const RequestState& state, const Actor& actor);

/// The slot of somebody, if they have been asked at any time.
std::optional<Approver> slot_of(const std::vector<Approver>& approvers, const EmailAddress& email);

// What may be done with a request, on which ground, or what stands against it. The acts ask these before they write,
// and `may` says what they would answer. Each can also end with what has become of a request that waits no more:
// `request.decided`, `request.withdrawn`, `request.lapsed`.

/// Errors: `request.unknown`, for whoever is not concerned.
Ruling may_see(const Standing& standing);
/// Errors: `request.own`, `request.not_asked`, `request.in_review`, `request.rerouted`, `request.forwarded`,
/// `request.no_longer_asked`.
Ruling may_decide(const RequestState& state, const Standing& standing, Instant now);
/// Errors: those of `may_decide`, `forward.admins_only`, `forward.too_many`.
Ruling may_forward(const RequestState& state, const Standing& standing, Instant now);
/// Errors: `request.not_asked`, `forward.unknown`, `forward.taken_back`, `forward.not_earlier`.
Ruling may_take_back(const RequestState& state, const Standing& standing, ForwardId forward, Instant now);
/// To have the approval mails sent again. Errors: `request.not_requester`, `request.in_review`.
Ruling may_resend(const RequestState& state, const Standing& standing, Instant now);
/// Errors: `request.not_requester`, `request.approvers_fixed`.
Ruling may_replace_approvers(const RequestState& state, const Standing& standing, Instant now);
/// Errors: `request.not_requester`.
Ruling may_withdraw(const RequestState& state, const Standing& standing, Instant now);
/// To release or refuse. Errors: `staff.required`, `request.own`, `request.not_in_review`.
Ruling may_review(const RequestState& state, const Standing& standing);
/// Whoever has a verified address on the registered domain may contest a claim on it (nobody's company: a shared name).
/// Errors: `contest.not_of_company`.
Ruling may_contest(const EmailAddress& contestant, const accounts::DomainIdentifier& identifier);

/// Whether its requester may begin a new request with what stood in this one.
bool may_request_again(const RequestState& state, const Standing& standing, Instant now);

} // namespace deedbox::requests
