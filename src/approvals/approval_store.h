#pragma once

#include "accounts/agreement.h"
#include "approvals/who_is_asked.h"
#include "db/database.h"
#include "requests/request_store.h"

namespace deedbox::approvals {

extern const db::Query<Approver> approver_by_id;
/// What the link of an approver ($1) opens.
extern const db::Query<Request> request_of_approver;
extern const db::Query<Forward> forwards_beside; // of the approver's request
extern const db::Query<requests::ListedUser> users_beside;

struct Forwarder {
    std::string name; // empty where nobody has signed up with the address
    EmailAddress email;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(Forwarder, (), (name, email, note))
/// By whom the question came to an approver ($1), if a forward brought it that still stands.
extern const db::Query<Forwarder> forwarder_to;

/// How many requests in review the reviewers have not been told of, and who the reviewers are.
extern const db::Query<requests::Count> requests_untold;
extern const db::Query<requests::KnownLanguage> reviewers;

/// What the jobs look for at a moment ($1), at most so many ($2).
extern const db::Query<Request> requests_to_remind, requests_held_long_enough, requests_to_reroute;

/// An approver whom no mail asks, and whose requester does not know that yet.
/// Why no mail gets through to an approver: they asked for no more, or it cannot be delivered.
BOOST_DEFINE_ENUM_CLASS(NoMail, stopped, undeliverable)
struct NotMailed {
    AccountRequestId request_id;
    requests::ApproverId approver_id;
    NoMail cause = NoMail::stopped;
};
BOOST_DESCRIBE_STRUCT(NotMailed, (), (request_id, approver_id, cause))
/// By mails that did not get through since $1, at most so many ($2).
extern const db::Query<NotMailed> not_mailed;
/// The requester is told; once. Guarded.
void save_not_mailed_told(db::Unit& unit, const Approver& approver, Instant now);

/// At most one new link an hour for whoever holds one dead by age.
constexpr Duration renewal_pause = std::chrono::hours{1};

// Every write below is guarded; when what it was made from has changed: `db::overtaken`.

/// The status, and with it the decision's row.
struct DecisionToSave {
    requests::Verdict verdict;
    std::optional<UserId> by{}; // nobody: whoever held the link that was mailed to `by_address`
    std::string_view as;        // `requests::DecidedAs`
    std::optional<EmailAddress> by_address{};
    std::optional<std::string> reason{};
    std::optional<std::string> agreement_version{};
    Language language;
};
void save_decision(db::Unit& unit, const Request& request, const DecisionToSave& decision, Instant now);
/// The text as it was accepted, for the receipts; once for each.
void save_agreement_text(db::Unit& unit, const accounts::Agreement& agreement, Instant now);
/// The decider's slot takes the verdict, every other is closed, and their links with it.
void save_verdict(db::Unit& unit, const Approver& decider, requests::Verdict verdict);
/// Whatever else is open on the registered domain waits for the admins of the account that is active now.
void mark_to_reroute(db::Unit& unit, const Request& approved, Instant now);

/// A reviewer, or nobody but the time, lets the request go to its approvers: whoever waits is asked, with a new issue
/// of their link.
void save_release(db::Unit& unit, const Request& request, const std::optional<UserId>& reviewer,
                  const std::optional<Instant>& next_reminder, Instant now);
/// The admins who now stand on the domain are asked instead.
void save_rerouting(db::Unit& unit, const Request& request);
/// A reviewer looks because of an account that became active, and the approvers wait.
void save_return_to_review(db::Unit& unit, const Request& request, ReviewCause cause);

/// Where the request goes now that who is asked has changed.
void save_change(db::Unit& unit, const Request& request, const AfterChange& after);
/// An approver gives the question to somebody else. `to` is a new slot, or one that was closed.
void save_forward(db::Unit& unit, const Approver& from, const Approver& to, const Forward& forward);
/// The forwards no longer stand, who got the question by them is not asked any more, and the approver is again.
void save_taking_back(db::Unit& unit, const Approver& approver, const std::vector<Forward>& undone, ApproverState state,
                      Instant now);
/// The forward no longer stands.
void save_undone(db::Unit& unit, const Forward& forward, Instant now);
void close_slot(db::Unit& unit, const Approver& approver, ClosedBecause because);
/// The approver is asked no more, by their own words.
void save_wrong_person(db::Unit& unit, const Approver& approver, std::string_view reason, Instant now);
/// Why a slot that is closed already is.
void set_closed_because(db::Unit& unit, const Approver& approver, ClosedBecause because);
/// An approver who is asked already is asked as an admin of the account from now on.
void save_named_by_routing(db::Unit& unit, const Approver& approver);
/// Whoever waits is asked, with a new issue of their link.
void ask_waiting(db::Unit& unit, AccountRequestId request, Instant now);

/// This issue of the approver's link has not been replaced, and they are asked.
void guard_link(db::Unit& unit, const Approver& approver, std::int64_t generation);
/// The next issue of the approver's link; the one before is dead once its mail is handed over.
void issue_link(db::Unit& unit, const Approver& approver, Instant now);
/// The same, asked for by whoever holds a link dead by age: at most once an hour.
void renew_link(db::Unit& unit, const Approver& approver, Instant now);

void save_reminder(db::Unit& unit, const Request& request, const std::optional<Instant>& next);
/// The reviewers know of every request that is in review now.
void save_reviewers_told(db::Unit& unit, std::int64_t count, Instant now);

} // namespace deedbox::approvals
