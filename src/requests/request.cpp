#include "requests/request.h"

#include "accounts/mailbox_providers.h"
#include "base/mailbox.h"

#include <algorithm>

namespace deedbox::requests {

namespace {

constexpr std::size_t most_approvers = 10;
constexpr std::size_t most_users = 50;

Arguments at_most(std::size_t count) {
    return {{"max", static_cast<std::int64_t>(count)}};
}

void check_users(const RequestDraft& draft, std::vector<FieldError>& errors) {
    if (draft.users.size() > most_users) errors.push_back({"/users", {"user.too_many", at_most(most_users)}});
    std::set<Mailbox> seen;
    for (std::size_t i = 0; i < draft.users.size(); ++i)
        if (!seen.insert(Mailbox::of(draft.users[i].email)).second)
            errors.push_back({"/users/" + std::to_string(i) + "/email", {"user.duplicate"}});
}

/// Why a reviewer looks at an identifier, whoever is named for it.
std::optional<ReviewCause> doubt_about(const DomainName& registered, const DomainState& domain) {
    if (domain.look_alike) return ReviewCause::look_alike;
    if (accounts::company_and_provider_in(registered)) return ReviewCause::company_and_provider;
    if (registered.is_shared()) return ReviewCause::shared_domain;
    return std::nullopt;
}

} // namespace

Addressees addressees(const accounts::DomainIdentifier& identifier, const std::vector<EmailAddress>& approvers,
                      const EmailAddress& requester, const DomainState& domain, ReviewPolicy policy) {
    Addressees out{.asked = approvers};
    const auto to_reviewer = [&](ReviewCause cause) {
        out.routed_to = Routing::reviewer;
        out.review_cause = cause;
        return out;
    };
    if (domain.has_account_above) {
        auto deciders = deciders_among(domain.admins, requester);
        if (deciders.empty()) return to_reviewer(ReviewCause::no_admins);
        return {Routing::existing_admins, std::nullopt, std::move(deciders), NamedBy::routing};
    }
    // Whoever has the part (`hr.`) does not thereby answer for the whole.
    if (domain.has_active_account) return to_reviewer(ReviewCause::company_known);
    if (policy == ReviewPolicy::always) return to_reviewer(ReviewCause::policy);
    if (policy == ReviewPolicy::never) return out;
    const auto registered = identifier.registered_domain();
    if (const auto doubt = doubt_about(registered, domain)) return to_reviewer(*doubt);
    if (std::ranges::any_of(approvers, [&](const EmailAddress& email) { return is_mismatch(email, registered); }))
        return to_reviewer(ReviewCause::mismatch);
    return out;
}

std::vector<EmailAddress> deciders_among(const std::vector<members::AdminAddress>& admins,
                                         const EmailAddress& requester) {
    std::vector<EmailAddress> deciders;
    const std::string* nearest = nullptr;
    for (const auto& admin : admins) {
        if (same_mailbox(admin.email, requester)) continue; // nobody decides their own request
        if (nearest && *nearest != admin.domain_identifier) break;
        nearest = &admin.domain_identifier;
        deciders.push_back(admin.email);
    }
    return deciders;
}

bool is_mismatch(const EmailAddress& email, const DomainName& registered_domain) {
    return registered_domain.is_shared() || !is_of_domain(email, registered_domain) ||
           accounts::proves_no_company(email.domain());
}

bool is_of_domain(const EmailAddress& email, const DomainName& registered_domain) {
    return email.domain().registered() == registered_domain;
}

bool is_outside(const ListedUser& user, std::string_view registered_domain) {
    return !accounts::is_of_company(user.email, registered_domain);
}

std::vector<ListedUser> users_let_in(const std::vector<ListedUser>& users, const std::set<EmailAddress>& struck,
                                     const EmailAddress& approver) {
    std::vector<ListedUser> out;
    for (const auto& user : users)
        if (!struck.contains(user.email) && user.email != approver) out.push_back(user);
    return out;
}

bool is_requester(const Request& request, const Actor& actor) {
    return request.requester_id == actor.id || same_mailbox(request.requester_email, actor.email);
}

void check_approver_emails(const std::vector<EmailAddress>& emails, const EmailAddress& requester,
                           const std::string& field, std::vector<FieldError>& errors) {
    if (emails.empty()) errors.push_back({field, {"approver.none"}});
    if (emails.size() > most_approvers) errors.push_back({field, {"approver.too_many", at_most(most_approvers)}});
    std::set<Mailbox> seen;
    for (std::size_t i = 0; i < emails.size(); ++i) {
        const auto one = field + "/" + std::to_string(i);
        if (same_mailbox(emails[i], requester)) errors.push_back({one, {"approver.own"}});
        if (!seen.insert(Mailbox::of(emails[i])).second) errors.push_back({one, {"approver.duplicate"}});
    }
}

Result<void> check_draft(const RequestDraft& draft, const EmailAddress& requester) {
    std::vector<FieldError> errors;
    check_approver_emails(draft.approver_emails, requester, "/approverEmails", errors);
    check_users(draft, errors);
    if (!draft.domain_identifier && !accounts::default_identifier(requester))
        errors.push_back({"/domainIdentifier", {"field.missing"}});
    if (errors.empty()) return {};
    return std::unexpected{Error{.kind = Kind::invalid, .code = "body.invalid", .fields = std::move(errors)}};
}

Result<void> check_open(const Request& request, Instant now) {
    switch (request.status) {
    case RequestStatus::approved:
    case RequestStatus::declined: return fail(Kind::conflict, "request.decided");
    case RequestStatus::withdrawn: return fail(Kind::conflict, "request.withdrawn");
    case RequestStatus::lapsed: return fail(Kind::gone, "request.lapsed");
    case RequestStatus::in_review:
    case RequestStatus::pending: break;
    }
    if (now >= request.expires_at) return fail(Kind::gone, "request.lapsed");
    return {};
}

bool is_open(const Request& request, Instant now) {
    return check_open(request, now).has_value();
}

bool is_live(const Approver& approver) {
    return approver.state == ApproverState::asked || approver.state == ApproverState::waiting;
}

bool is_asked(const Approver& approver) {
    return approver.state == ApproverState::asked;
}

bool was_asked(const Approver& approver) {
    return approver.link_generation > 0;
}

bool is_unasked(const Approver& approver) {
    return approver.closed_because == ClosedBecause::admins_decide && !was_asked(approver);
}

bool is_former(const Approver& approver) {
    return was_asked(approver) && approver.closed_because.has_value();
}

ApproverState slot_state(RequestStatus status) {
    return status == RequestStatus::in_review ? ApproverState::waiting : ApproverState::asked;
}

std::optional<Instant> next_reminder(Instant created_at, Instant expires_at, const std::vector<Duration>& reminders,
                                     Instant now) {
    std::optional<Instant> next;
    for (const auto after : reminders) {
        const auto at = created_at + after;
        if (at > now && at < expires_at && (!next || at < *next)) next = at;
    }
    return next;
}

Ruling may_file(RequestPolicy policy, const Actor& actor, bool is_member, const OpenRequests& open, Instant now) {
    const auto too_many = [](std::string code, std::int64_t most, Duration wait) -> Ruling {
        return std::unexpected{Error{.kind = Kind::too_many,
                                     .code = std::move(code),
                                     .arguments = {{"max", most}},
                                     .retry_after = std::chrono::ceil<std::chrono::seconds>(wait)}};
    };
    if (policy == RequestPolicy::members && !actor.staff && !is_member)
        return fail(Kind::forbidden, "request.membership_required");
    if (open.of_user >= most_open_of_user)
        return too_many("request.too_many_open.user", most_open_of_user, std::chrono::hours{1});
    const bool slowed = open.of_domain >= most_open_of_domain && !open.domain_may_grow;
    if (slowed && open.newest_of_user && *open.newest_of_user + pause_beyond_domain > now)
        return too_many("request.too_many_open.domain", most_open_of_domain,
                        *open.newest_of_user + pause_beyond_domain - now);
    return Ground::verified_user;
}

} // namespace deedbox::requests
