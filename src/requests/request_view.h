#pragma once

#include "base/texts.h"
#include "requests/agreement.h"
#include "requests/request_rulings.h"
#include "requests/request_store.h"

#include <algorithm>

namespace deedbox::requests {

// What goes over the wire; the field names are the public contract.

struct AccountView {
    SmartAccountId id;
    std::string name;
    std::string domain_identifier;
    accounts::AccountStatus status = accounts::AccountStatus::pending;
};
BOOST_DESCRIBE_STRUCT(AccountView, (), (id, name, domain_identifier, status))

struct PersonView {
    std::string name;
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(PersonView, (), (name, email))

/// What became of the newest mail that asks an approver.
struct LastMailView {
    std::string kind;
    std::string state;
    std::optional<std::string> detail;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(LastMailView, (), (kind, state, detail, at))

struct ApproverView {
    EmailAddress email;
    ApproverState state = ApproverState::asked;
    NamedBy named_by = NamedBy::requester;
    std::optional<LastMailView> last_mail; // for those who may see every mail
};
BOOST_DESCRIBE_STRUCT(ApproverView, (), (email, state, named_by, last_mail))

struct ForwardMay {
    bool take_back = false;
};
BOOST_DESCRIBE_STRUCT(ForwardMay, (), (take_back))

struct ForwardView {
    ForwardId id;
    EmailAddress from;
    EmailAddress to;
    std::optional<std::string> note;
    Instant at;
    std::optional<Instant> taken_back_at;
    ForwardMay may;
};
BOOST_DESCRIBE_STRUCT(ForwardView, (), (id, from, to, note, at, taken_back_at, may))

struct WithdrawalView {
    Instant at;
    std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawalView, (), (at, reason))

struct DecisionView {
    Verdict verdict = Verdict::approved;
    std::string by;
    Instant at;
    std::optional<std::string> reason;
    std::optional<std::string> agreement_version;
};
BOOST_DESCRIBE_STRUCT(DecisionView, (), (verdict, by, at, reason, agreement_version))

struct MailView {
    std::string to;
    std::string kind;
    std::string state;
    std::optional<std::string> detail;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(MailView, (), (to, kind, state, detail, at))

struct HistoryView {
    Instant at;
    std::string act;
    std::string by;
};
BOOST_DESCRIBE_STRUCT(HistoryView, (), (at, act, by))

struct RequestMay {
    bool decide = false;
    bool forward = false;
    bool resend = false;
    bool replace_approver = false;
    bool withdraw = false;
    bool review = false;
    bool request_again = false;
};
BOOST_DESCRIBE_STRUCT(RequestMay, (), (decide, forward, resend, replace_approver, withdraw, review, request_again))

struct RequestSummary {
    AccountRequestId id;
    RequestStatus status = RequestStatus::pending;
    AccountView smart_account;
    PersonView requester;
    Routing routed_to = Routing::approvers;
    std::optional<std::string> waits_for;
    std::string country;
    Instant created_at;
    Instant expires_at;
    std::optional<DecisionView> decision;
    std::optional<LapseCause> lapse_cause;
    // For the reviewers:
    std::optional<ReviewCause> review_cause;
    std::optional<std::string> note_to_reviewer; // and the requester, who wrote it
    std::vector<EmailAddress> waiting_approvers;
    RequestMay may;
};
BOOST_DESCRIBE_STRUCT(RequestSummary, (),
                      (id, status, smart_account, requester, routed_to, waits_for, country, created_at, expires_at,
                       decision, lapse_cause, review_cause, note_to_reviewer, waiting_approvers, may))

struct RequestView : RequestSummary {
    std::vector<ApproverView> approvers;
    std::vector<ForwardView> forwards;
    std::optional<Instant> next_reminder_at;
    std::optional<WithdrawalView> withdrawal;
    std::optional<std::string> note_to_approver;
    std::optional<std::string> note_to_users;
    std::vector<ListedUser> users;
    Language language = Language::en;
    std::vector<MailView> mails;
    std::vector<HistoryView> history;
    std::optional<Agreement> agreement; // for whoever may decide
};
BOOST_DESCRIBE_STRUCT(RequestView, (RequestSummary),
                      (approvers, forwards, next_reminder_at, withdrawal, note_to_approver, note_to_users, users,
                       language, mails, history, agreement))

struct LinkMay {
    bool decide = false;
    bool forward = false;
};
BOOST_DESCRIBE_STRUCT(LinkMay, (), (decide, forward))

/// By whom the question came to this approver, when it did not come from the requester.
struct ForwardedBy {
    std::string name;
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(ForwardedBy, (), (name, email))

struct LinkView {
    AccountRequestId request_id;
    std::string account_name;
    std::string domain_identifier;
    PersonView requester;
    std::optional<std::string> note_to_approver;
    std::optional<ForwardedBy> forwarded_by;
    std::optional<std::string> forward_note;
    EmailAddress email;
    std::string country;
    Instant created_at;
    Instant expires_at;
    Instant link_expires_at;
    RequestStatus status = RequestStatus::pending;
    std::vector<ListedUser> users;
    Agreement agreement;
    Language language = Language::en;
    LinkMay may;
};
BOOST_DESCRIBE_STRUCT(LinkView, (),
                      (request_id, account_name, domain_identifier, requester, note_to_approver, forwarded_by,
                       forward_note, email, country, created_at, expires_at, link_expires_at, status, users, agreement,
                       language, may))

/// Everything that the database holds about one request.
struct WholeRequest {
    Request request;
    std::vector<Approver> approvers;
    std::vector<Forward> forwards;
    std::vector<ListedUser> users;
    std::optional<DecisionRow> decision;
    std::vector<MailRow> mails;
    std::vector<HistoryRow> history;

    const Approver& approver(ApproverId id) const { return *std::ranges::find(approvers, id, &Approver::id); }
};

/// One reader: who they are, in which language, at which moment.
struct Reader {
    const Actor& actor;
    Language language;
    const Texts& texts;
    Instant now;
};

/// What this reader may see of the request, and what they may do with it; who may decide also sees what they would
/// accept.
RequestSummary summary_for(const Reader& reader, const WholeRequest& whole);
ForwardView forward_for(const Reader& reader, const WholeRequest& whole, const Forward& forward);
RequestView view_for(const Reader& reader, const WholeRequest& whole, const Agreements& agreements);

} // namespace deedbox::requests
