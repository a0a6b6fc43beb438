#include "approvals/who_is_asked.h"

#include <algorithm>

namespace deedbox::approvals {

namespace {

bool mismatch_among(const Request& request, const std::vector<EmailAddress>& emails) {
    const auto registered = DomainName::parse(request.registered_domain);
    return std::ranges::any_of(
        emails, [&](const EmailAddress& email) { return !registered || requests::is_mismatch(email, *registered); });
}

} // namespace

Result<void> check_forward(const RequestState& state, const Approver& from, const EmailAddress& to) {
    if (to == state.request.requester_email) return invalid("/email", "forward.requester");
    if (to == from.email) return invalid("/email", "forward.self");
    const auto known = std::ranges::find(state.approvers, to, &Approver::email);
    if (known == state.approvers.end() || known->state == ApproverState::closed) return {};
    return invalid("/email", known->state == ApproverState::forwarded ? "forward.circle" : "approver.duplicate");
}

Result<void> check_replacement(const Request& request, const std::vector<EmailAddress>& emails) {
    std::vector<FieldError> errors;
    requests::check_approver_emails(emails, request.requester_email, "/emails", errors);
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

} // namespace deedbox::approvals
