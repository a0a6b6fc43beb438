#pragma once

#include "accounts/account.h"
#include "base/actor.h"
#include "base/ground.h"
#include "members/member.h"

#include <set>

namespace deedbox::requests {

/// In its writer's words, and quoted as theirs.
using Note = PlainText<1, 1000, Lines::many>;
/// Why somebody did what they did.
using Reason = PlainText<1, 1000, Lines::many, Links::refused>;
using ApproverId = Id<struct ApproverTag>;

BOOST_DEFINE_ENUM_CLASS(RequestStatus, in_review, pending, approved, declined, withdrawn, lapsed)
BOOST_DEFINE_ENUM_CLASS(Routing, approvers, existing_admins, reviewer)
BOOST_DEFINE_ENUM_CLASS(ReviewPolicy, mismatch, always, never)
/// Why a reviewer looks first.
BOOST_DEFINE_ENUM_CLASS(ReviewCause, policy, mismatch, no_admins, shared_domain, declined_before, company_and_provider,
                        look_alike, company_known, contested)
BOOST_DEFINE_ENUM_CLASS(RequestPolicy, verified_user, members)
BOOST_DEFINE_ENUM_CLASS(ApproverState, waiting, asked, forwarded, approved, declined, closed)
/// Why somebody named is not asked, or not any more, although the request goes on: the admins of an account at or above
/// the identifier decide, somebody else was named in their place, the forward to them was taken back, those who
/// objected are asked instead, or they said themselves that they are the wrong person.
BOOST_DEFINE_ENUM_CLASS(ClosedBecause, admins_decide, replaced, taken_back, objection, wrong_person)
BOOST_DEFINE_ENUM_CLASS(NamedBy, requester, routing, forward, contest)
BOOST_DEFINE_ENUM_CLASS(Verdict, approved, declined)
/// Why a request ended without a decision: its days were over, no approver's address takes mail, somebody of the
/// company itself made a request of their own, or everybody who was asked was the wrong person.
BOOST_DEFINE_ENUM_CLASS(LapseCause, unanswered, undeliverable, contested, wrong_person)

/// What a listed user may become; never more than the approver would expect of a stranger's list.
BOOST_DEFINE_ENUM_CLASS(ListedRole, user, viewer)

struct ListedUser {
    EmailAddress email;
    ListedRole role = ListedRole::user;
};
BOOST_DESCRIBE_STRUCT(ListedUser, (), (email, role))

/// What the form asks.
struct RequestDraft {
    static constexpr std::size_t most_bytes = 64 * 1024; // 50 users, 10 approvers, three notes

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
    std::int64_t version = 1; // counts the changes of who is asked, of the status, and of the accounts beside it
    std::string requester_domain;
    std::optional<Instant> next_reminder_at;
    std::optional<Instant> held_until; // until when it waits for a reviewer, if none looks before
    // Since when an account is active on the registered domain, whose admins are to be asked instead; a job sees to it.
    std::optional<Instant> reroute_since;
    std::optional<Instant> withdrawn_at;
    std::optional<std::string> withdrawal_reason;
    std::optional<LapseCause> lapse_cause;
    std::optional<std::string> look_alike_of; // the claimed identifier that this one may be taken for
    std::optional<UserId> released_by;        // the reviewer who let it go to its approvers
    std::int64_t restricted_accounts = 0;     // active ones on the registered domain, which outsiders may not know of
};
BOOST_DESCRIBE_STRUCT(Request, (),
                      (id, smart_account_id, requester_id, requester_email, requester_name, account_name,
                       account_status, domain_identifier, registered_domain, country, note_to_approver,
                       note_to_reviewer, note_to_users, language, status, routed_to, review_cause, created_at,
                       expires_at, version, requester_domain, next_reminder_at, held_until, reroute_since, withdrawn_at,
                       withdrawal_reason, lapse_cause, look_alike_of, released_by, restricted_accounts))

/// One who is asked; the row's id is the id of their approval link.
struct Approver {
    ApproverId id;
    AccountRequestId account_request_id;
    EmailAddress email;
    ApproverState state = ApproverState::asked;
    std::int64_t link_generation = 1; // the newest issue, whose mail is owed or gone
    Instant link_issued_at;
    std::int64_t live_generation = 1;         // the oldest issue that still opens: those before it are replaced
    std::optional<Instant> link_live_since{}; // when its mail was handed over
    std::optional<Instant> link_renewed_at{};
    NamedBy named_by = NamedBy::requester;
    std::optional<ClosedBecause> closed_because{};
    std::optional<std::string> closed_with{}; // what they said, being the wrong person
};
BOOST_DESCRIBE_STRUCT(Approver, (),
                      (id, account_request_id, email, state, link_generation, link_issued_at, live_generation,
                       link_live_since, link_renewed_at, named_by, closed_because, closed_with))

/// Who is to be asked, now or after the review, and why.
struct Addressees {
    Routing routed_to = Routing::approvers;
    std::optional<ReviewCause> review_cause{};
    std::vector<EmailAddress> asked{};
    NamedBy named_by = NamedBy::requester;

    bool operator==(const Addressees&) const = default;
};

/// What already stands on the registered domain, for the routing rule.
struct DomainState {
    bool has_active_account = false;
    bool has_account_above = false;              // active, at or above the wanted identifier
    std::vector<members::AdminAddress> admins{}; // of those, nearest first
    std::optional<std::string> look_alike{};     // a claimed identifier on another one that this may be taken for
};

/// Of the admins of accounts at or above an identifier, nearest first, those who decide: all of the nearest account
/// that has any but the requester. Accounts beside or below it decide nothing.
std::vector<EmailAddress> deciders_among(const std::vector<members::AdminAddress>& admins,
                                         const EmailAddress& requester);

/// The routing rule: the admins of an active account at or above the identifier are asked instead of the addresses of
/// the request; a reviewer looks first where none of them is left, where the company is known by other accounts, where
/// the identifier may be taken for another or its mail is not its company's alone, where an approver's mail domain is
/// not the company's, or always, by policy. So nobody approves for a company whose mail domain they do not have, nor
/// for the whole of one of which they have a part.
Addressees addressees(const accounts::DomainIdentifier& identifier, const std::vector<EmailAddress>& approvers,
                      const EmailAddress& requester, const DomainState& domain, ReviewPolicy policy);

/// Whether somebody is who made the request: the same user, or the same mailbox.
bool is_requester(const Request& request, const Actor& actor);

/// What is wrong with a list of approvers; `field` is its JSON Pointer. Adds `approver.none`, `approver.too_many`,
/// `approver.own`, `approver.duplicate`.
void check_approver_emails(const std::vector<EmailAddress>& emails, const EmailAddress& requester,
                           const std::string& field, std::vector<FieldError>& errors);

/// What is wrong with a draft beyond its single fields. Errors: invalid, naming each field.
Result<void> check_draft(const RequestDraft& draft, const EmailAddress& requester);

/// Whether the request still waits for anybody. Errors: `request.decided`, `request.withdrawn`, `request.lapsed`.
Result<void> check_open(const Request& request, Instant now);
bool is_open(const Request& request, Instant now);

/// Whether an approver decides, now or after the review.
bool is_live(const Approver& approver);
/// Whether an approver decides now.
bool is_asked(const Approver& approver);
/// Whether the question was ever put to them; who waits for a reviewer has not heard of the request.
bool was_asked(const Approver& approver);
/// Whether they were named, and never asked because the admins of an account decide.
bool is_unasked(const Approver& approver);
/// Whether they were asked, and somebody else is now, while the request goes on.
bool is_former(const Approver& approver);
/// How an approver stands who is named while the request has this status.
ApproverState slot_state(RequestStatus status);

/// Whether nobody can tell from an address alone that its owner belongs to the company: another mail domain, one below
/// which its owner lets others have names, or one whose mail is not the staff's.
bool is_mismatch(const EmailAddress& email, const DomainName& registered_domain);
/// Whether an address is one of the domain's own, whatever that proves.
bool is_of_domain(const EmailAddress& email, const DomainName& registered_domain);
/// Whether a listed user is none of the domain's own: the approver has to say yes to them, and so do they themselves.
bool is_outside(const ListedUser& user, std::string_view registered_domain);
/// Whom an approval lets in: all but those who were struck, and whoever approves, who is in already.
std::vector<ListedUser> users_let_in(const std::vector<ListedUser>& users, const std::set<EmailAddress>& struck,
                                     const EmailAddress& approver);

/// When the approvers are reminded next: the first of the reminders (lengths of time since the request was made) that
/// is still to come and before the end. One that was missed is not made up for.
std::optional<Instant> next_reminder(Instant created_at, Instant expires_at, const std::vector<Duration>& reminders,
                                     Instant now);

/// How many requests wait already, of the requester and of their company; no more than the limits are counted.
struct OpenRequests {
    std::int64_t of_user = 0;
    std::int64_t of_domain = 0;
    std::optional<Instant> newest_of_user{};
    bool domain_may_grow = false; // the staff lifted the limit for it
};
/// How many open requests one mailbox may have. Where the users of one mail domain have so many together, each mailbox
/// of it files but one in so much time: that slows down whoever files many, and a colleague who has filed none lately
/// notices nothing. A mailbox provider's users are not counted together.
constexpr std::int64_t most_open_of_user = 25;
constexpr std::int64_t most_open_of_domain = 200;
constexpr Duration pause_beyond_domain = std::chrono::hours{1};
/// Whether one more may be filed. Errors: `request.membership_required`, `request.too_many_open.user`, and `.domain`,
/// which says when the next may be.
Ruling may_file(RequestPolicy policy, const Actor& actor, bool is_member, const OpenRequests& open, Instant now);

using accounts::counted_domain;

} // namespace deedbox::requests
