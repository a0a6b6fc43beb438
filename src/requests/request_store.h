#pragma once

#include "db/database.h"
#include "requests/request.h"

namespace deedbox::requests {

extern const db::Query<Request> request_by_id;
extern const db::Query<Approver> approver_by_id;
extern const db::Query<Approver> approvers_of_request;
extern const db::Query<ListedUser> users_of_request;

struct DecisionRow {
    Verdict verdict = Verdict::approved;
    EmailAddress by_email;
    std::string by_name;
    std::string decided_as;
    std::optional<std::string> reason;
    std::optional<std::string> agreement_version;
    Instant decided_at;
};
BOOST_DESCRIBE_STRUCT(DecisionRow, (), (verdict, by_email, by_name, decided_as, reason, agreement_version, decided_at))
extern const db::Query<DecisionRow> decision_of_request;

struct MailRow {
    std::string recipient;
    std::string kind;
    std::string state;
    std::optional<std::string> detail;
    Instant changed_at;
};
BOOST_DESCRIBE_STRUCT(MailRow, (), (recipient, kind, state, detail, changed_at))
extern const db::Query<MailRow> mails_of_request;

struct HistoryRow {
    Instant at;
    std::string act;
    std::optional<std::int64_t> actor_id;
    std::optional<std::string> actor_name;
};
BOOST_DESCRIBE_STRUCT(HistoryRow, (), (at, act, actor_id, actor_name))
extern const db::Query<HistoryRow> history_of_request;

struct AccountCount {
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(AccountCount, (), (count))
extern const db::Query<AccountCount> active_accounts_on_registered_domain;

struct KnownLanguage {
    Language language = Language::en;
};
BOOST_DESCRIBE_STRUCT(KnownLanguage, (), (language))
extern const db::Query<KnownLanguage> language_of_user; // by address; verified users only

/// Newest first, for each way of standing to a request. $1 who, $2 status or null, $3 id to start below, $4 limit.
extern const db::Query<Request> requests_of_requester;
extern const db::Query<Request> requests_of_approver;
extern const db::Query<Request> requests_for_reviewers;

void save_request(db::Unit& unit, const Request& request);
void save_approver(db::Unit& unit, const Approver& approver);
void save_listed_user(db::Unit& unit, AccountRequestId request, const ListedUser& user);

/// The guards of a decision, each with its own problem: decided, withdrawn, in review, lapsed, and the slot still
/// asked.
void guard_decision(db::Unit& unit, const Request& request, const Approver& approver, Instant now);
/// The routing still holds: no account has become active on the registered domain meanwhile, unless the decider is its
/// admin.
void guard_routing(db::Unit& unit, const Request& request, UserId decider);

struct DecisionToSave {
    Verdict verdict;
    UserId by;
    std::string_view as; // approver or reviewer
    std::optional<std::string> reason;
    std::optional<std::string> agreement_version;
    Language language;
};
void save_decision(db::Unit& unit, AccountRequestId request, const DecisionToSave& decision, RequestStatus from,
                   Instant now);
/// The decider's slot takes the verdict, every other is closed, and their links with it.
void close_slots(db::Unit& unit, AccountRequestId request, const std::optional<ApproverId>& decider, Verdict verdict);
/// A reviewer lets the request go to its approvers.
void save_release(db::Unit& unit, AccountRequestId request, Instant now);
/// The admins who now stand on the domain are asked instead.
void save_rerouting(db::Unit& unit, AccountRequestId request, const std::vector<Approver>& added,
                    const std::vector<ApproverId>& no_longer_asked);
/// Nobody is left to decide: a reviewer looks, and the approvers wait.
void save_return_to_review(db::Unit& unit, AccountRequestId request);

} // namespace deedbox::requests
