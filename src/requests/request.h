#pragma once

#include "accounts/account.h"
#include "base/actor.h"

#include <set>

namespace deedbox::requests {

using Note = PlainText<1, 1000, Lines::many>;
using ApproverId = Id<struct ApproverTag>;

BOOST_DEFINE_ENUM_CLASS(RequestStatus, in_review, pending, approved, declined, withdrawn, lapsed)
BOOST_DEFINE_ENUM_CLASS(Routing, approvers, existing_admins, reviewer)
BOOST_DEFINE_ENUM_CLASS(ReviewPolicy, mismatch, always, never)
/// Why a reviewer looks first.
BOOST_DEFINE_ENUM_CLASS(ReviewCause, policy, mismatch, no_admins, shared_domain)
BOOST_DEFINE_ENUM_CLASS(RequestPolicy, verified_user, members)
BOOST_DEFINE_ENUM_CLASS(ApproverState, waiting, asked, approved, declined, closed)
BOOST_DEFINE_ENUM_CLASS(NamedBy, requester, routing)
BOOST_DEFINE_ENUM_CLASS(Verdict, approved, declined)
/// What a listed user may become; never more than the approver would expect of a stranger's list.
BOOST_DEFINE_ENUM_CLASS(ListedRole, user, viewer)

struct ListedUser {
    EmailAddress email;
    ListedRole role = ListedRole::user;
};
BOOST_DESCRIBE_STRUCT(ListedUser, (), (email, role))

/// What the form asks.
struct RequestDraft {
    accounts::AccountName account_name;
    std::optional<accounts::DomainIdentifier> domain_identifier;
    Country country;
    std::vector<EmailAddress> approver_emails;
    std::optional<Note> note_to_approver;
    std::optional<Note> note_to_reviewer;
    std::vector<ListedUser> users;
    std::optional<Note> note_to_users;
    std::optional<Language> language;
};
BOOST_DESCRIBE_STRUCT(RequestDraft, (),
                      (account_name, domain_identifier, country, approver_emails, note_to_approver, note_to_reviewer,
                       users, note_to_users, language))

struct Request {
    AccountRequestId id;
    SmartAccountId smart_account_id;
    UserId requester_id;
    EmailAddress requester_email;
    std::string requester_name;
    std::string account_name;
    accounts::AccountStatus account_status = accounts::AccountStatus::pending;
    std::string domain_identifier;
    std::string registered_domain;
    std::string country;
    std::optional<std::string> note_to_approver;
    std::optional<std::string> note_to_reviewer;
    std::optional<std::string> note_to_users;
    Language language = Language::en;
    RequestStatus status = RequestStatus::pending;
    Routing routed_to = Routing::approvers;
    std::optional<ReviewCause> review_cause;
    Instant created_at;
    Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(Request, (),
                      (id, smart_account_id, requester_id, requester_email, requester_name, account_name,
                       account_status, domain_identifier, registered_domain, country, note_to_approver,
                       note_to_reviewer, note_to_users, language, status, routed_to, review_cause, created_at,
                       expires_at))

/// One who is asked; the row's id is the id of their approval link.
struct Approver {
    ApproverId id;
    AccountRequestId account_request_id;
    EmailAddress email;
    ApproverState state = ApproverState::asked;
    std::int64_t link_generation = 1;
    Instant link_issued_at;
    NamedBy named_by = NamedBy::requester;
};
BOOST_DESCRIBE_STRUCT(Approver, (), (id, account_request_id, email, state, link_generation, link_issued_at, named_by))

/// Where a request goes, and why.
struct Route {
    Routing routed_to = Routing::approvers;
    std::optional<ReviewCause> review_cause{};
    std::vector<EmailAddress> asked{}; // who is asked, now or after the review
    NamedBy named_by = NamedBy::requester;

    bool operator==(const Route&) const = default;
};

/// What already stands on the registered domain, for the routing rule.
struct DomainState {
    bool has_active_account = false;
    std::vector<EmailAddress> admins{};
};

/// The routing rule: the admins of an account that already stands on the registered domain are asked instead of the
/// addresses of the request; a reviewer looks first where none of them is left, where an approver's mail domain is not
/// the company's, or always, by policy. So nobody approves for a company whose mail domain they do not have.
Route route(const accounts::DomainIdentifier& identifier, const std::vector<EmailAddress>& approvers,
            const EmailAddress& requester, const DomainState& domain, ReviewPolicy policy);

/// What is wrong with a draft beyond its single fields. Errors: invalid, naming each field.
Result<void> check_draft(const RequestDraft& draft, const EmailAddress& requester);

/// Whether a verdict may be given: the guards of the decision in words; the unit repeats them in SQL.
/// Errors: `request.own`, `request.decided`, `request.withdrawn`, `request.in_review`, `request.lapsed`.
Result<void> check_decision(const Request& request, const Approver& approver, const Actor& actor, Instant now);

/// Whether a reviewer may release or refuse. Errors: `request.own`, `request.not_in_review`.
Result<void> check_review(const Request& request, const Actor& actor);

bool is_open(const Request& request, Instant now);

} // namespace deedbox::requests
