#include "requests/forward.h"

#include <algorithm>

namespace deedbox::requests {

namespace {

bool mismatch_among(const Request& request, const std::vector<EmailAddress>& emails) {
    const auto registered = DomainName::parse(request.registered_domain);
    return std::ranges::any_of(
        emails, [&](const EmailAddress& email) { return !registered || is_mismatch(email, *registered); });
}

} // namespace

std::vector<Forward> chain_from(ApproverId approver, const std::vector<Forward>& forwards) {
    std::vector<Forward> chain;
    auto holder = approver;
    // A chain has no circle, and is never longer than all forwards together.
    while (chain.size() < forwards.size()) {
        const auto next = std::ranges::find_if(
            forwards, [&](const Forward& forward) { return forward.stands() && forward.from_approver_id == holder; });
        if (next == forwards.end()) break;
        chain.push_back(*next);
        holder = next->to_approver_id;
    }
    return chain;
}

Result<void> check_forward(const Request& request, const Approver& from, const std::vector<Approver>& approvers,
                           const std::vector<Forward>& forwards, const EmailAddress& to) {
    if (request.routed_to == Routing::existing_admins) return fail(Kind::conflict, "forward.admins_only");
    if (std::ssize(forwards) >= most_forwards)
        return fail(Kind::conflict, "forward.too_many", {{"max", most_forwards}});
    if (to == request.requester_email) return invalid("/email", "approver.own");
    if (to == from.email) return invalid("/email", "forward.self");
    const auto known = std::ranges::find(approvers, to, &Approver::email);
    if (known == approvers.end() || known->state == ApproverState::closed) return {};
    return invalid("/email", known->state == ApproverState::forwarded ? "forward.circle" : "approver.duplicate");
}

Result<void> check_take_back(const Request& request, const Approver& approver, const std::vector<Forward>& forwards,
                             ForwardId forward, Instant now) {
    const auto found = std::ranges::find(forwards, forward, &Forward::id);
    if (found == forwards.end()) return fail(Kind::not_found, "forward.unknown");
    CHECK_OR_RETURN(check_open(request, now));
    if (!found->stands()) return fail(Kind::conflict, "forward.taken_back");
    const auto chain =
        approver.state == ApproverState::forwarded ? chain_from(approver.id, forwards) : std::vector<Forward>{};
    if (std::ranges::find(chain, forward, &Forward::id) == chain.end())
        return fail(Kind::forbidden, "forward.not_earlier");
    return {};
}

Result<void> check_replacement(const Request& request, const Actor& actor, const std::vector<EmailAddress>& emails,
                               Instant now) {
    if (!is_requester(request, actor)) return fail(Kind::forbidden, "request.not_requester");
    CHECK_OR_RETURN(check_open(request, now));
    if (request.routed_to == Routing::existing_admins) return fail(Kind::conflict, "request.approvers_fixed");
    std::vector<FieldError> errors;
    check_approver_emails(emails, request.requester_email, "/emails", errors);
    if (errors.empty()) return {};
    return std::unexpected{Error{.kind = Kind::invalid, .code = "body.invalid", .fields = std::move(errors)}};
}

AfterChange after_change(const Request& request, const std::vector<EmailAddress>& remain,
                         const std::vector<EmailAddress>& added, ReviewPolicy policy) {
    const AfterChange as_it_was{request.status, request.routed_to, request.review_cause};
    if (request.status == RequestStatus::pending)
        return policy != ReviewPolicy::never && mismatch_among(request, added)
                   ? AfterChange{RequestStatus::in_review, Routing::reviewer, ReviewCause::mismatch}
                   : as_it_was;
    const bool cleared = request.review_cause == ReviewCause::mismatch && !mismatch_among(request, remain) &&
                         !mismatch_among(request, added);
    return cleared ? AfterChange{RequestStatus::pending, Routing::approvers, request.review_cause} : as_it_was;
}

} // namespace deedbox::requests
