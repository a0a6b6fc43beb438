#pragma once

#include "base/texts.h"
#include "requests/agreement.h"
#include "requests/request_rulings.h"
#include "requests/request_store.h"

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

struct ApproverView {
    EmailAddress email;
    ApproverState state = ApproverState::asked;
};
BOOST_DESCRIBE_STRUCT(ApproverView, (), (email, state))

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
};
BOOST_DESCRIBE_STRUCT(RequestMay, (), (decide, forward, resend, replace_approver, withdraw, review))

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
    RequestMay may;
};
BOOST_DESCRIBE_STRUCT(RequestSummary, (),
                      (id, status, smart_account, requester, routed_to, waits_for, country, created_at, expires_at,
                       decision, may))

struct RequestView : RequestSummary {
    std::vector<ApproverView> approvers;
    std::optional<std::string> note_to_approver;
    std::optional<std::string> note_to_reviewer;
    std::optional<std::string> note_to_users;
    std::vector<ListedUser> users;
    Language language = Language::en;
    std::vector<MailView> mails;
    std::vector<HistoryView> history;
    std::optional<Agreement> agreement; // for whoever may decide
};
BOOST_DESCRIBE_STRUCT(RequestView, (RequestSummary),
                      (approvers, note_to_approver, note_to_reviewer, note_to_users, users, language, mails, history,
                       agreement))

struct LinkMay {
    bool decide = false;
};
BOOST_DESCRIBE_STRUCT(LinkMay, (), (decide))

struct LinkView {
    AccountRequestId request_id;
    std::string account_name;
    std::string domain_identifier;
    PersonView requester;
    std::optional<std::string> note_to_approver;
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
                      (request_id, account_name, domain_identifier, requester, note_to_approver, email, country,
                       created_at, expires_at, link_expires_at, status, users, agreement, language, may))

/// Everything that the database holds about one request.
struct WholeRequest {
    Request request;
    std::vector<Approver> approvers;
    std::vector<ListedUser> users;
    std::optional<DecisionRow> decision;
    std::vector<MailRow> mails;
    std::vector<HistoryRow> history;
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
RequestView view_for(const Reader& reader, const WholeRequest& whole, const Agreements& agreements);

} // namespace deedbox::requests
