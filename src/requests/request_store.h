#pragma once

#include "db/database.h"
#include "mail/mail.h"
#include "requests/forward.h"

namespace deedbox::requests {

extern const db::Query<Request> request_by_id;
extern const db::Query<Approver> approver_by_id;
extern const db::Query<Approver> approvers_of_request;
extern const db::Query<Approver> approvers_of_requests; // $1 a JSON array of request ids
extern const db::Query<ListedUser> users_of_request;
extern const db::Query<Forward> forwards_of_request;

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
    std::optional<mail::MailReason> reason;
    std::optional<std::string> detail;
    Instant changed_at;
    Instant due_at;
};
BOOST_DESCRIBE_STRUCT(MailRow, (), (recipient, kind, state, reason, detail, changed_at, due_at))
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
    EmailAddress email;
    Language language = Language::en;
};
BOOST_DESCRIBE_STRUCT(KnownLanguage, (), (email, language))
extern const db::Query<KnownLanguage> languages_of_users; // $1 a JSON array of addresses; verified users only

struct KnownName {
    std::string name;
};
BOOST_DESCRIBE_STRUCT(KnownName, (), (name))
extern const db::Query<KnownName> name_of_user; // by address; verified users only

/// For each way of standing to a request. $1 who, $2 status or null, $3 id to go on from, $4 limit.
extern const db::Query<Request> newest_of_requester, oldest_of_requester;
extern const db::Query<Request> newest_of_approver, oldest_of_approver;
extern const db::Query<Request> newest_for_reviewers, oldest_for_reviewers;

struct DeclinedAt {
    std::optional<Instant> declined_at;
};
BOOST_DESCRIBE_STRUCT(DeclinedAt, (), (declined_at))
/// When this requester ($2), or somebody of their company ($3), was last told no for an identifier ($1).
extern const db::Query<DeclinedAt> last_decline;

/// What the jobs look for at a moment ($1), at most so many ($2).
extern const db::Query<Request> requests_to_lapse, undeliverable_requests, requests_to_remind,
    requests_held_long_enough;

/// Whether an approver's link ($1) of one issue ($2) asks anything.
extern const db::Query<AccountCount> live_links;

/// How many requests in review the reviewers have not been told of, and who the reviewers are.
extern const db::Query<AccountCount> requests_untold;
extern const db::Query<KnownLanguage> reviewers;

/// At most one new link an hour for whoever holds one dead by age.
constexpr Duration renewal_pause = std::chrono::hours{1};

/// The open request that holds an identifier.
extern const db::Query<Request> open_request_for_identifier;

void save_request(db::Unit& unit, const Request& request);
void save_approver(db::Unit& unit, const Approver& approver);
void save_listed_user(db::Unit& unit, AccountRequestId request, const ListedUser& user);

/// Fails the unit when the requester has too many open requests already, or their company has.
/// Errors: `request.too_many_open`.
void guard_open_requests(db::Unit& unit, const Request& request);
/// The request still waits for somebody: not decided, not withdrawn, not lapsed, each with its own problem.
void guard_open(db::Unit& unit, AccountRequestId request, Instant now);
/// Nobody has changed who is asked since it was read. Counts the version on, so it stands once in a unit.
/// Errors: `request.changed`.
void save_change(db::Unit& unit, const Request& request, const AfterChange& after);

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
/// A reviewer lets the request go to its approvers: whoever waits is asked, with a new issue of their link.
void save_release(db::Unit& unit, AccountRequestId request, const std::optional<Instant>& next_reminder, Instant now);
/// The admins who now stand on the domain are asked instead.
void save_rerouting(db::Unit& unit, AccountRequestId request, const std::vector<Approver>& added,
                    const std::vector<ApproverId>& no_longer_asked);
/// Nobody is left to decide: a reviewer looks, and the approvers wait.
void save_return_to_review(db::Unit& unit, AccountRequestId request);

/// An approver gives the question to somebody else. `to` is a new slot, or one that was closed.
void save_forward(db::Unit& unit, const Request& request, const Approver& from, const Approver& to,
                  const Forward& forward);
/// The forwards no longer stand, who got the question by them is not asked any more, and the approver is again.
void save_taking_back(db::Unit& unit, const Approver& approver, const std::vector<Forward>& undone, ApproverState state,
                      Instant now);
/// A slot for somebody who was not asked before, or the slot that they had, opened again with the next issue of its
/// link. Returns it as it is after the unit.
Approver save_asking(db::Unit& unit, const Request& request, const std::vector<Approver>& known, Approver asked);
/// The forward no longer stands.
void save_undone(db::Unit& unit, const Forward& forward, Instant now);
void close_slot(db::Unit& unit, const Approver& approver);
/// Whoever waits is asked, with a new issue of their link.
void ask_waiting(db::Unit& unit, AccountRequestId request, Instant now);
/// Whoever is asked waits for the reviewer.
void let_wait(db::Unit& unit, AccountRequestId request);

/// The next issue of the approver's link; the one before is dead. Errors: `request.changed`.
void issue_link(db::Unit& unit, const Approver& approver, Instant now);
/// The same, asked for by whoever holds a link dead by age: at most once an hour.
void renew_link(db::Unit& unit, const Approver& approver, Instant now);

/// Errors: `request.changed` when another turn has reminded them already.
void save_reminder(db::Unit& unit, const Request& request, const std::optional<Instant>& next);
/// The reviewers know of every request that is in review now. Errors: `request.changed` when they did already.
void save_reviewers_told(db::Unit& unit, std::int64_t count, Instant now);
void save_withdrawal(db::Unit& unit, AccountRequestId request, const std::optional<std::string>& reason, Instant now);
/// Errors: `request.decided` when it no longer waits, or (by its age) not long enough yet.
void save_lapse(db::Unit& unit, const Request& request, LapseCause cause, Instant now);
void close_all_slots(db::Unit& unit, AccountRequestId request);

} // namespace deedbox::requests
