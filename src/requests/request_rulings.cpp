#include "requests/request_rulings.h"

#include "base/mailbox.h"
#include "powers/standing.h"

namespace deedbox::requests {

using powers::Capability;

namespace {

Result<void> check_requester(const Standing& standing) {
    if (!standing.requester) return fail(Kind::forbidden, "request.not_requester");
    return {};
}

} // namespace

std::optional<Approver> slot_of(const std::vector<Approver>& approvers, const EmailAddress& email) {
    for (const auto& approver : approvers)
        if (approver.email == email && was_asked(approver)) return approver;
    return std::nullopt;
}

Standing standing_of(const RequestState& state, const Actor& actor) {
    const auto powers = powers::standing_of(actor);
    return {.requester = is_requester(state.request, actor),
            .sees_every_request = powers::may(powers, Capability::see_every_request),
            .reviewing = powers::rule(powers, Capability::review_requests),
            .approver = slot_of(state.approvers, actor.email),
            .named = std::ranges::any_of(state.approvers,
                                         [&](const Approver& approver) {
                                             return approver.state != ApproverState::closed &&
                                                    same_mailbox(approver.email, actor.email);
                                         }),
            .released_it = state.request.released_by == actor.id};
}

Ruling may_see(const Standing& standing) {
    if (standing.requester) return Ground::own_request;
    if (standing.approver) return Ground::asked_to_decide;
    if (standing.sees_every_request) return Ground::staff;
    return fail(Kind::not_found, "request.unknown");
}

Ruling may_decide(const RequestState& state, const Standing& standing, Instant now) {
    const auto& request = state.request;
    if (standing.requester) return fail(Kind::forbidden, "request.own");
    if (!standing.approver) return fail(Kind::forbidden, "request.not_asked");
    if (standing.released_it) return fail(Kind::forbidden, "request.released_yourself");
    CHECK_OR_RETURN(check_open(request, now));
    if (request.status == RequestStatus::in_review) return fail(Kind::conflict, "request.in_review");
    if (request.reroute_since) return fail(Kind::conflict, "request.rerouted");
    // Where the admins of an account decide, nobody else does, however they came to a slot.
    const bool admins_decide = request.routed_to == Routing::existing_admins;
    const auto& slot = *standing.approver;
    if (admins_decide && slot.named_by != NamedBy::routing) return fail(Kind::conflict, "request.rerouted");
    switch (slot.state) {
    case ApproverState::asked: return Ground::asked_to_decide;
    case ApproverState::forwarded: return fail(Kind::conflict, "request.forwarded");
    default: break;
    }
    return fail(Kind::conflict, admins_decide ? "request.rerouted" : "request.no_longer_asked");
}

Ruling may_decline_by_link(const RequestState& state, const Approver& slot, Instant now) {
    CHECK_OR_RETURN(may_decide(state, {.approver = slot}, now));
    return Ground::held_link;
}

Ruling may_be_wrong_person(const RequestState& state, const Approver& slot, Instant now) {
    const auto ground = TRY(may_decline_by_link(state, slot, now));
    if (slot.named_by == NamedBy::routing) return fail(Kind::conflict, "refusal.admins");
    return ground;
}

Ruling may_forward(const RequestState& state, const Standing& standing, Instant now) {
    const auto ground = TRY(may_decide(state, standing, now));
    if (state.request.routed_to == Routing::existing_admins) return fail(Kind::conflict, "forward.admins_only");
    if (std::ssize(state.forwards) >= most_forwards)
        return fail(Kind::conflict, "forward.too_many", {{"max", most_forwards}});
    return ground;
}

Ruling may_take_back(const RequestState& state, const Standing& standing, ForwardId forward, Instant now) {
    if (!standing.approver) return fail(Kind::forbidden, "request.not_asked");
    const auto found = std::ranges::find(state.forwards, forward, &Forward::id);
    if (found == state.forwards.end()) return fail(Kind::not_found, "forward.unknown");
    CHECK_OR_RETURN(check_open(state.request, now));
    if (!found->stands()) return fail(Kind::conflict, "forward.taken_back");
    const auto& slot = *standing.approver;
    const auto chain =
        slot.state == ApproverState::forwarded ? chain_from(slot.id, state.forwards) : std::vector<Forward>{};
    if (std::ranges::find(chain, forward, &Forward::id) == chain.end())
        return fail(Kind::forbidden, "forward.not_earlier");
    return Ground::earlier_approver;
}

Ruling may_resend(const RequestState& state, const Standing& standing, Instant now) {
    CHECK_OR_RETURN(check_requester(standing));
    CHECK_OR_RETURN(check_open(state.request, now));
    if (state.request.status == RequestStatus::in_review || seems_in_review(state, standing))
        return fail(Kind::conflict, "request.in_review");
    return Ground::own_request;
}

Ruling may_replace_approvers(const RequestState& state, const Standing& standing, Instant now) {
    CHECK_OR_RETURN(check_requester(standing));
    CHECK_OR_RETURN(check_open(state.request, now));
    if (state.request.routed_to == Routing::existing_admins && !seems_in_review(state, standing))
        return fail(Kind::conflict, "request.approvers_fixed");
    return Ground::own_request;
}

Ruling may_withdraw(const RequestState& state, const Standing& standing, Instant now) {
    CHECK_OR_RETURN(check_requester(standing));
    CHECK_OR_RETURN(check_open(state.request, now));
    return Ground::own_request;
}

Ruling may_review(const RequestState& state, const Standing& standing) {
    const auto ground = TRY(standing.reviewing);
    if (standing.requester) return fail(Kind::forbidden, "request.own");
    if (standing.named) return fail(Kind::forbidden, "request.named_yourself");
    if (state.request.status != RequestStatus::in_review) return fail(Kind::conflict, "request.not_in_review");
    return ground;
}

bool seems_in_review(const RequestState& state, const Standing& standing) {
    const auto& request = state.request;
    return request.routed_to == Routing::existing_admins && request.restricted_accounts > 0 &&
           !standing.sees_every_request && !(standing.approver && standing.approver->named_by == NamedBy::routing);
}

bool may_request_again(const RequestState& state, const Standing& standing, Instant now) {
    return standing.requester && !is_open(state.request, now) && state.request.status != RequestStatus::approved;
}

} // namespace deedbox::requests
