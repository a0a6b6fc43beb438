#include "requests/request_sight.h"

namespace deedbox::requests {

namespace {

bool sees_who_is_asked(const RequestState& state, const Standing& standing) {
    if (!asks_admins(state)) return true; // the requester named them
    if (standing.sees_every_request) return true;
    return standing.approver && standing.approver->named_by == NamedBy::routing; // one of the admins
}

RequestMay may_of(const RequestState& state, const Standing& standing, Instant now) {
    return {.decide = may_decide(state, standing, now).has_value(),
            .forward = may_forward(state, standing, now).has_value(),
            .resend = may_resend(state, standing, now).has_value(),
            .replace_approver = may_replace_approvers(state, standing, now).has_value(),
            .withdraw = may_withdraw(state, standing, now).has_value(),
            .review = may_review(state, standing).has_value(),
            .request_again = may_request_again(state, standing, now)};
}

} // namespace

bool asks_admins(const RequestState& state) {
    // A request that repeats a declined one is first with a reviewer, and has them in its slots already.
    return state.request.routed_to == Routing::existing_admins ||
           std::ranges::any_of(state.approvers,
                               [](const Approver& approver) { return approver.named_by == NamedBy::routing; });
}

namespace {

bool is_own_review(const RequestSight& sight, const DecisionRow& decision) {
    return decision.decided_as == "reviewer" && decision.by_email == sight.own_address;
}

} // namespace

Result<void> may_have_receipt(const RequestSight& sight, const std::optional<DecisionRow>& decision) {
    if (!sight.party && !(decision && is_own_review(sight, *decision))) return fail(Kind::not_found, "request.unknown");
    if (!decision) return fail(Kind::conflict, "receipt.undecided");
    return {};
}

bool knows_decider(const RequestSight& sight, const DecisionRow& decision) {
    if (decision.decided_as == "reviewer") return is_own_review(sight, decision);
    return sight.who_is_asked || decision.by_email == sight.own_address;
}

RequestSight sight_of(const RequestState& state, const Actor& reader, Instant now) {
    const auto standing = standing_of(state, reader);
    const bool concerned_as_a_whole = standing.requester || standing.sees_every_request;
    RequestSight sight{.who_is_asked = sees_who_is_asked(state, standing),
                       .every_mail = concerned_as_a_whole,
                       .note_to_reviewer = concerned_as_a_whole,
                       .review = standing.sees_every_request,
                       .own_address = reader.email,
                       .may = may_of(state, standing, now)};
    // Accounts that everybody finds are no secret.
    sight.routing = state.request.restricted_accounts == 0 || sight.who_is_asked;
    sight.former = standing.approver && is_former(*standing.approver) && !concerned_as_a_whole;
    sight.as_if_in_review =
        state.request.status == RequestStatus::pending && !sight.former && seems_in_review(state, standing);
    sight.party = standing.requester || (standing.approver && !is_former(*standing.approver));
    for (const auto& forward : state.forwards)
        if (may_take_back(state, standing, forward.id, now)) sight.may_take_back.push_back(forward.id);
    return sight;
}

} // namespace deedbox::requests
