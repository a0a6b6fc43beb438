#include "requests/request.h"

#include <algorithm>

namespace deedbox::requests {

namespace {

constexpr std::size_t most_approvers = 10;
constexpr std::size_t most_users = 50;

bool of_company(const EmailAddress& email, const DomainName& registered) {
    const auto own = email.domain().registered();
    return own && *own == registered;
}

Arguments at_most(std::size_t count) {
    return {{"max", static_cast<std::int64_t>(count)}};
}

void check_approvers(const RequestDraft& draft, const EmailAddress& requester, std::vector<FieldError>& errors) {
    if (draft.approver_emails.empty()) errors.push_back({"/approverEmails", {"approver.none"}});
    if (draft.approver_emails.size() > most_approvers)
        errors.push_back({"/approverEmails", {"approver.too_many", at_most(most_approvers)}});
    std::set<EmailAddress> seen;
    for (std::size_t i = 0; i < draft.approver_emails.size(); ++i) {
        const auto& email = draft.approver_emails[i];
        const auto field = "/approverEmails/" + std::to_string(i);
        if (email == requester) errors.push_back({field, {"approver.own"}});
        if (!seen.insert(email).second) errors.push_back({field, {"approver.duplicate"}});
    }
}

void check_users(const RequestDraft& draft, std::vector<FieldError>& errors) {
    if (draft.users.size() > most_users) errors.push_back({"/users", {"user.too_many", at_most(most_users)}});
    std::set<EmailAddress> seen;
    for (std::size_t i = 0; i < draft.users.size(); ++i)
        if (!seen.insert(draft.users[i].email).second)
            errors.push_back({"/users/" + std::to_string(i) + "/email", {"user.duplicate"}});
}

bool is_own(const Request& request, const Actor& actor) {
    return request.requester_id == actor.id || request.requester_email == actor.email;
}

} // namespace

Route route(const accounts::DomainIdentifier& identifier, const std::vector<EmailAddress>& approvers,
            const EmailAddress& requester, const DomainState& domain, ReviewPolicy policy) {
    Route out{.asked = approvers};
    const auto to_reviewer = [&](ReviewCause cause) {
        out.routed_to = Routing::reviewer;
        out.review_cause = cause;
        return out;
    };
    if (domain.has_active_account) {
        auto admins = domain.admins;
        std::erase(admins, requester); // nobody decides their own request
        if (admins.empty()) return to_reviewer(ReviewCause::no_admins);
        return {Routing::existing_admins, std::nullopt, std::move(admins), NamedBy::routing};
    }
    if (policy == ReviewPolicy::always) return to_reviewer(ReviewCause::policy);
    const auto registered = identifier.registered_domain();
    if (registered.is_shared() && policy == ReviewPolicy::mismatch) return to_reviewer(ReviewCause::shared_domain);
    const bool all_of_company =
        std::ranges::all_of(approvers, [&](const EmailAddress& email) { return of_company(email, registered); });
    if (!all_of_company && policy == ReviewPolicy::mismatch) return to_reviewer(ReviewCause::mismatch);
    return out;
}

Result<void> check_draft(const RequestDraft& draft, const EmailAddress& requester) {
    std::vector<FieldError> errors;
    check_approvers(draft, requester, errors);
    check_users(draft, errors);
    if (!draft.domain_identifier && !accounts::default_identifier(requester))
        errors.push_back({"/domainIdentifier", {"field.missing"}});
    if (errors.empty()) return {};
    return std::unexpected{Error{.kind = Kind::invalid, .code = "body.invalid", .fields = std::move(errors)}};
}

Result<void> check_decision(const Request& request, const Approver& approver, const Actor& actor, Instant now) {
    if (is_own(request, actor)) return fail(Kind::forbidden, "request.own");
    switch (request.status) {
    case RequestStatus::approved:
    case RequestStatus::declined: return fail(Kind::conflict, "request.decided");
    case RequestStatus::withdrawn: return fail(Kind::conflict, "request.withdrawn");
    case RequestStatus::in_review: return fail(Kind::conflict, "request.in_review");
    case RequestStatus::lapsed: return fail(Kind::gone, "request.lapsed");
    case RequestStatus::pending: break;
    }
    if (now >= request.expires_at) return fail(Kind::gone, "request.lapsed");
    if (approver.state != ApproverState::asked)
        return fail(Kind::conflict,
                    request.routed_to == Routing::existing_admins ? "request.rerouted" : "request.decided");
    return {};
}

Result<void> check_review(const Request& request, const Actor& actor) {
    if (is_own(request, actor)) return fail(Kind::forbidden, "request.own");
    if (request.status != RequestStatus::in_review) return fail(Kind::conflict, "request.not_in_review");
    return {};
}

bool is_open(const Request& request, Instant now) {
    return (request.status == RequestStatus::pending || request.status == RequestStatus::in_review) &&
           now < request.expires_at;
}

} // namespace deedbox::requests
