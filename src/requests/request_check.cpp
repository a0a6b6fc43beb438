#include "requests/request_check.h"

namespace deedbox::requests {

namespace {

bool repeats_a_decline(const Forecast& forecast) {
    return forecast.request.review_cause == ReviewCause::declined_before;
}

// That an account without admins stands there, or one that hides, is the reviewer's to know.
std::optional<ReviewCause> cause_told(const Forecast& forecast) {
    if (repeats_a_decline(forecast)) return ReviewCause::declined_before;
    return forecast.without_accounts.review_cause;
}

std::vector<NotAsked> all_for(NotAskedReason reason, const std::vector<EmailAddress>& emails) {
    std::vector<NotAsked> out;
    for (const auto& email : emails) out.push_back({email, reason});
    return out;
}

std::vector<WarnedField> warnings_of(const Forecast& forecast) {
    const auto& draft = forecast.draft;
    const auto domain = DomainName::parse(forecast.request.registered_domain);
    std::vector<WarnedField> out;
    if (repeats_a_decline(forecast)) out.push_back({"/domainIdentifier", FilingWarning::declined_before});
    const auto warn = [&](const EmailAddress& email, std::string field, FilingWarning warning) {
        if (domain && !is_of_domain(email, *domain)) out.push_back({std::move(field), warning});
    };
    for (std::size_t i = 0; i < draft.approver_emails.size(); ++i)
        warn(draft.approver_emails[i], "/approverEmails/" + std::to_string(i), FilingWarning::approver_other_domain);
    for (std::size_t i = 0; i < draft.users.size(); ++i)
        warn(draft.users[i].email, "/users/" + std::to_string(i) + "/email", FilingWarning::user_other_domain);
    return out;
}

} // namespace

FilingCheck check_of(const Forecast& forecast) {
    const auto& [draft, request, without_accounts, behind_restricted] = forecast;
    FilingCheck check{.routed_to = behind_restricted ? Routing::reviewer : request.routed_to,
                      .warnings = warnings_of(forecast),
                      .expires_at = request.expires_at};
    switch (check.routed_to) {
    case Routing::approvers: check.asked = draft.approver_emails; break;
    case Routing::existing_admins:
        check.not_asked = all_for(NotAskedReason::existing_admins, draft.approver_emails);
        break;
    case Routing::reviewer:
        check.review_cause = cause_told(forecast);
        check.not_asked = all_for(NotAskedReason::review, draft.approver_emails);
        break;
    }
    return check;
}

} // namespace deedbox::requests
