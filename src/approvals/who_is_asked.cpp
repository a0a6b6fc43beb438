#include "approvals/who_is_asked.h"

#include "base/mailbox.h"

#include <algorithm>

namespace deedbox::approvals {

namespace {

bool mismatch_among(const Request& request, const std::vector<EmailAddress>& emails) {
    const auto registered = DomainName::parse(request.registered_domain);
    return std::ranges::any_of(
        emails, [&](const EmailAddress& email) { return !registered || requests::is_mismatch(email, *registered); });
}

// Whoever a reviewer has not seen is for a reviewer to see, where one looks at every request, or had to look at this
// one.
std::optional<ReviewCause> review_again(const Request& request, const std::vector<EmailAddress>& added,
                                        ReviewPolicy policy) {
    if (added.empty()) return std::nullopt;
    if (policy == ReviewPolicy::always) return ReviewCause::policy;
    const auto before = request.review_cause;
    if (before && *before != ReviewCause::mismatch && *before != ReviewCause::declined_before) return before;
    if (policy != ReviewPolicy::never && mismatch_among(request, added)) return ReviewCause::mismatch;
    return std::nullopt;
}

} // namespace

Result<void> check_forward(const RequestState& state, const Approver& from, const EmailAddress& to) {
    if (same_mailbox(to, state.request.requester_email)) return invalid("/email", "forward.requester");
    if (same_mailbox(to, from.email)) return invalid("/email", "forward.self");
    const auto known = std::ranges::find_if(state.approvers, [&](const Approver& approver) {
        return approver.state != ApproverState::closed && same_mailbox(approver.email, to);
    });
    if (known == state.approvers.end()) return {};
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
    if (request.status == RequestStatus::pending) {
        const auto cause = review_again(request, added, policy);
        return cause ? AfterChange{RequestStatus::in_review, Routing::reviewer, cause} : as_it_was;
    }
    const bool cleared = request.review_cause == ReviewCause::mismatch && !mismatch_among(request, remain) &&
                         !mismatch_among(request, added);
    return cleared ? AfterChange{RequestStatus::pending, Routing::approvers, request.review_cause} : as_it_was;
}

} // namespace deedbox::approvals
