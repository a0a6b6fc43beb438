#pragma once

#include "requests/request_state.h"

namespace deedbox::requests {

/// How somebody stands to a request: what the rulings look at.
struct Standing {
    bool requester = false;
    bool sees_every_request = false; // of the operator's staff
    Ruling reviewing = fail(Kind::forbidden, "staff.required");
    std::optional<Approver> approver{}; // their own slot, once they have been asked
    bool named = false;                 // their mailbox is asked, or waits to be
    bool released_it = false;           // as a reviewer
};
Standing standing_of(const RequestState& state, const Actor& actor);

/// The slot of somebody, if they have been asked at any time.
std::optional<Approver> slot_of(const std::vector<Approver>& approvers, const EmailAddress& email);

// What may be done with a request, on which ground, or what stands against it. The acts ask these before they write,
// and `may` says what they would answer. Each can also end with what has become of a request that waits no more:
// `request.decided`, `request.withdrawn`, `request.lapsed`.

/// Errors: `request.unknown`, for whoever is not concerned.
Ruling may_see(const Standing& standing);
/// Whoever released a request as a reviewer does not decide it, too.
/// Errors: `request.own`, `request.released_yourself`, `request.not_asked`, `request.in_review`, `request.rerouted`,
/// `request.forwarded`, `request.no_longer_asked`.
Ruling may_decide(const RequestState& state, const Standing& standing, Instant now);
/// What the holder of a live approval link may say without being a user, the slot being the link's: no, and never yes.
/// Errors: those of `may_decide`.
Ruling may_decline_by_link(const RequestState& state, const Approver& slot, Instant now);
/// That they are the wrong person: not one of the admins of an account, who are all asked, and are who they are.
/// Errors: those of `may_decide`, `refusal.admins`.
Ruling may_be_wrong_person(const RequestState& state, const Approver& slot, Instant now);
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
/// To release or refuse; never by one who is to decide it, so that it takes two people.
/// Errors: `staff.required`, `request.own`, `request.named_yourself`, `request.not_in_review`.
Ruling may_review(const RequestState& state, const Standing& standing);
/// Whether the reader, who may not know of the account whose admins decide, is to see the request as if a reviewer
/// looked at it.
bool seems_in_review(const RequestState& state, const Standing& standing);

/// Whether its requester may begin a new request with what stood in this one.
bool may_request_again(const RequestState& state, const Standing& standing, Instant now);

} // namespace deedbox::requests
