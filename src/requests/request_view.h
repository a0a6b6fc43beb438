#pragma once

#include "accounts/agreement.h"
#include "base/texts.h"
#include "requests/request_check.h"
#include "requests/request_sight.h"
#include "requests/told_of_people.h"

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
    std::optional<LastMailView> last_mail;   // for those who may see every mail
    std::optional<NotAskedReason> not_asked; // why somebody who is named is not asked, or no more
    std::optional<std::string> said{};       // by whom is the wrong person
};
BOOST_DESCRIBE_STRUCT(ApproverView, (), (email, state, named_by, last_mail, not_asked, said))

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

/// As whom somebody decided: as one of those asked, as a reviewer of the operator, or as whoever held the link that was
/// mailed to an address.
BOOST_DEFINE_ENUM_CLASS(DecidedAs, approver, reviewer, link_holder)

struct DecisionView {
    Verdict verdict = Verdict::approved;
    std::string by;
    Instant at;
    std::optional<std::string> reason;
    std::optional<std::string> agreement_version;
    DecidedAs decided_as = DecidedAs::approver;
};
BOOST_DESCRIBE_STRUCT(DecisionView, (), (verdict, by, at, reason, agreement_version, decided_as))

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
    std::string text;                   // the act in the reader's words
    std::optional<std::string> because; // what allowed it, in theirs; older events have none that can be told
};
BOOST_DESCRIBE_STRUCT(HistoryView, (), (at, act, by, text, because))

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
    std::optional<std::string> look_alike_of;    // the claimed identifier that this one may be taken for
    std::optional<std::string> note_to_reviewer; // and the requester, who wrote it
    std::vector<EmailAddress> waiting_approvers;
    std::vector<EmailAddress> disposable; // those named whose provider gives mailboxes for minutes
    RequestMay may;
};
BOOST_DESCRIBE_STRUCT(RequestSummary, (),
                      (id, status, smart_account, requester, routed_to, waits_for, country, created_at, expires_at,
                       decision, lapse_cause, review_cause, look_alike_of, note_to_reviewer, waiting_approvers,
                       disposable, may))

struct EarlierDeclineView {
    AccountRequestId request_id;
    std::string requester_email;
    DecidedAs decided_as = DecidedAs::approver;
    std::optional<std::string> reason;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(EarlierDeclineView, (), (request_id, requester_email, decided_as, reason, at))

struct RequestView : RequestSummary {
    std::vector<ApproverView> approvers;
    std::vector<ForwardView> forwards;
    std::optional<Instant> next_reminder_at;
    std::optional<WithdrawalView> withdrawal;
    std::optional<std::string> note_to_approver;
    std::optional<std::string> note_to_users;
    std::vector<ListedUserView> users;
    Language language = Language::en;
    std::vector<MailView> mails;
    std::vector<HistoryView> history;
    std::optional<accounts::Agreement> agreement; // for whoever may decide
    // For the reviewers:
    std::vector<EarlierDeclineView> earlier_declines; // of the same company
    std::vector<CompanyAccount> company_accounts;     // its other accounts, restricted ones too
};
BOOST_DESCRIBE_STRUCT(RequestView, (RequestSummary),
                      (approvers, forwards, next_reminder_at, withdrawal, note_to_approver, note_to_users, users,
                       language, mails, history, agreement, earlier_declines, company_accounts))

/// In which words something is shown, and when.
struct Words {
    const Texts& texts;
    Language language;
    Instant now;

    std::string operator()(Text text, const Arguments& arguments = {}) const {
        return texts.format(language, text, arguments);
    }
};

// Plain functions of the request, of what the reader may see of it, and of their words.
RequestSummary summary_of(const WholeRequest& whole, const RequestSight& sight, const Words& words);
ForwardView forward_of(const RequestState& state, const RequestSight& sight, const Forward& forward);
/// Who may decide also sees what they would accept.
RequestView view_of(const WholeRequest& whole, const RequestSight& sight, const Words& words,
                    const accounts::Agreements& agreements);
std::optional<DecisionView> decision_of(const WholeRequest& whole, const RequestSight& sight, const Words& words);

} // namespace deedbox::requests
