#include "approvals/approval_store.h"

#include "approvals/decision_event.h"

#include "requests/request_columns.h"

namespace deedbox::approvals {

const db::Query<Approver> approver_by_id{"SELECT " APPROVER_COLUMNS "WHERE id = $1"};

const db::Query<Request> request_of_approver{
    "SELECT " REQUEST_COLUMNS "WHERE r.id = (SELECT account_request_id FROM request_approvers WHERE id = $1)"};

const db::Query<Forward> forwards_beside{R"(
    SELECT id, from_approver_id, to_approver_id, note, forwarded_at, taken_back_at
    FROM request_forwards
    WHERE account_request_id = (SELECT account_request_id FROM request_approvers WHERE id = $1) ORDER BY id)"};

const db::Query<requests::ListedUser> users_beside{R"(
    SELECT email, role FROM request_users
    WHERE account_request_id = (SELECT account_request_id FROM request_approvers WHERE id = $1) ORDER BY email)"};

const db::Query<Forwarder> forwarder_to{R"(
    SELECT COALESCE(u.name, '') AS name, s.email, f.note
    FROM request_approvers mine
    JOIN request_forwards f ON f.account_request_id = mine.account_request_id AND f.to_approver_id = mine.id
                               AND f.taken_back_at IS NULL
    JOIN request_approvers s ON s.id = f.from_approver_id
    LEFT JOIN users u ON u.email = s.email AND u.verified_at IS NOT NULL
    WHERE mine.id = $1 ORDER BY f.id LIMIT 1)"};

const db::Query<requests::Count> requests_untold{
    "SELECT count(*) AS count FROM account_requests WHERE status = 'in_review' AND reviewers_told_at IS NULL"};
const db::Query<requests::KnownLanguage> reviewers{
    "SELECT email, language FROM users WHERE staff_role IS NOT NULL AND verified_at IS NOT NULL ORDER BY id"};

const db::Query<Request> requests_to_remind{"SELECT " REQUEST_COLUMNS
                                            "WHERE r.status = 'pending' AND r.next_reminder_at <= $1 "
                                            "AND r.expires_at > $1 ORDER BY r.next_reminder_at LIMIT $2"};

const db::Query<Request> requests_held_long_enough{"SELECT " REQUEST_COLUMNS
                                                   "WHERE r.status = 'in_review' AND r.held_until <= $1 "
                                                   "AND r.expires_at > $1 ORDER BY r.held_until LIMIT $2"};

const db::Query<Request> requests_to_reroute{"SELECT " REQUEST_COLUMNS
                                             "WHERE r.status = 'pending' AND r.reroute_since <= $1 "
                                             "AND r.expires_at > $1 ORDER BY r.reroute_since LIMIT $2"};

// Of the admins of an account, whom outsiders may not know, the requester is told nothing (`asks_admins`); and nothing
// of what is our own trouble.
const db::Query<NotMailed> not_mailed{R"(
    SELECT s.account_request_id AS request_id, s.id AS approver_id,
           min(CASE WHEN m.reason = 'stopped' THEN 'stopped' ELSE 'undeliverable' END) AS cause
    FROM mails m JOIN request_approvers s ON s.account_request_id = m.subject_id AND s.email = m.recipient
                 JOIN account_requests r ON r.id = s.account_request_id
    WHERE m.state = 'bounced' AND m.subject_kind = 'account_request' AND m.changed_at > $1
      AND (m.reason IS NULL OR m.reason NOT IN ('superseded', 'not_taken', 'unwordable'))
      AND m.kind IN ('approval', 'reminder') AND s.state = 'asked' AND s.stop_told_at IS NULL
      AND r.status = 'pending' AND r.routed_to <> 'existing_admins'
      AND NOT EXISTS (SELECT 1 FROM request_approvers a WHERE a.account_request_id = r.id AND a.named_by = 'routing')
    GROUP BY s.account_request_id, s.id LIMIT $2)"};

namespace {

const db::Command tell_not_mailed{
    "UPDATE request_approvers SET stop_told_at = $2 WHERE id = $1 AND state = 'asked' AND stop_told_at IS NULL"};

struct One {
    std::int64_t one = 0;
};
BOOST_DESCRIBE_STRUCT(One, (), (one))

const db::Query<One> live_slot{
    "SELECT 1 AS one FROM request_approvers WHERE id = $1 AND state = 'asked' AND live_generation <= $2"};

const db::Command set_status{
    "UPDATE account_requests SET status = $3, version = version + 1 WHERE id = $1 AND version = $2"};

const db::Command insert_decision{R"(
    INSERT INTO request_decisions (account_request_id, verdict, decided_by, decided_as, by_address, reason,
                                   agreement_version, language, decided_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))"};

const db::Command insert_agreement_text{R"(
    INSERT INTO agreement_texts (sha256, text, saved_at) VALUES ($1, $2, $3) ON CONFLICT (sha256) DO NOTHING)"};

const db::Command set_verdict{R"(
    UPDATE request_approvers SET state = CASE WHEN id = $2 THEN $3 ELSE 'closed' END
    WHERE account_request_id = $1 AND state IN ('asked', 'waiting'))"};

const db::Command mark_others{R"(
    UPDATE account_requests SET reroute_since = $3, version = version + 1
    WHERE registered_domain = $2 AND status IN ('in_review', 'pending') AND id <> $1 AND reroute_since IS NULL
      AND routed_to <> 'existing_admins'
      AND (review_cause IS NULL OR review_cause NOT IN ('no_admins', 'company_known')))"};

// Where admins wait to be asked, it goes where it was routed before a reviewer had to look.
#define WAITS_FOR_ADMINS                                                                                               \
    "EXISTS (SELECT 1 FROM request_approvers s "                                                                       \
    "WHERE s.account_request_id = $1 AND s.state = 'waiting' AND s.named_by = 'routing')"
const db::Command release_request{
    "UPDATE account_requests "
    "SET status = 'pending', version = version + 1, next_reminder_at = $3, held_until = NULL, released_by = $4, "
    "routed_to = CASE WHEN " WAITS_FOR_ADMINS " THEN 'existing_admins' ELSE 'approvers' END, "
    "reroute_since = CASE WHEN " WAITS_FOR_ADMINS " THEN NULL ELSE reroute_since END "
    "WHERE id = $1 AND version = $2"};
#undef WAITS_FOR_ADMINS
const db::Command ask_waiting_slots{R"(
    UPDATE request_approvers
    SET state = 'asked', link_generation = link_generation + 1, live_generation = link_generation + 1,
        link_issued_at = $2, link_live_since = NULL
    WHERE account_request_id = $1 AND state = 'waiting')"};
const db::Command reroute_request{R"(
    UPDATE account_requests SET routed_to = 'existing_admins', reroute_since = NULL, version = version + 1
    WHERE id = $1 AND version = $2)"};
const db::Command return_request_to_review{R"(
    UPDATE account_requests
    SET status = 'in_review', routed_to = 'reviewer', review_cause = $3, reroute_since = NULL, version = version + 1,
        reviewers_told_at = NULL
    WHERE id = $1 AND version = $2)"};

const db::Command change_request{R"(
    UPDATE account_requests
    SET version = version + 1, status = $3, routed_to = $4, review_cause = $5
    WHERE id = $1 AND version = $2)"};

const db::Command close_one_slot{R"(
    UPDATE request_approvers SET state = 'closed', closed_because = $2
    WHERE id = $1 AND state IN ('asked', 'waiting', 'forwarded'))"};
const db::Command close_as_wrong_person{R"(
    UPDATE request_approvers SET state = 'closed', closed_because = 'wrong_person', closed_with = $2, closed_at = $3
    WHERE id = $1 AND state = 'asked')"};
const db::Command set_why_closed{"UPDATE request_approvers SET closed_because = $2 WHERE id = $1 AND state = 'closed'"};
const db::Command name_by_routing{
    "UPDATE request_approvers SET named_by = 'routing' WHERE id = $1 AND state = 'asked'"};
const db::Command forward_slot{
    "UPDATE request_approvers SET state = 'forwarded' WHERE id = $1 AND state = 'asked' AND link_generation = $2"};
const db::Command insert_forward{R"(
    INSERT INTO request_forwards (id, account_request_id, from_approver_id, to_approver_id, note, forwarded_at)
    VALUES ($1, $2, $3, $4, $5, $6))"};
const db::Command take_back_forward{
    "UPDATE request_forwards SET taken_back_at = $2 WHERE id = $1 AND taken_back_at IS NULL"};
const db::Command return_to_slot{R"(
    UPDATE request_approvers
    SET state = $3, link_generation = link_generation + 1, live_generation = link_generation + 1, link_issued_at = $4,
        link_live_since = NULL
    WHERE id = $1 AND state = 'forwarded' AND link_generation = $2)"};

// The issue before lives on until the mail of the next one is handed over.
const db::Command issue_next_link{R"(
    UPDATE request_approvers SET link_generation = link_generation + 1, link_issued_at = $3
    WHERE id = $1 AND state = 'asked' AND link_generation = $2)"};
const db::Command renew_aged_link{R"(
    UPDATE request_approvers SET link_generation = link_generation + 1, link_issued_at = $3, link_renewed_at = $3
    WHERE id = $1 AND state = 'asked' AND link_generation = $2 AND (link_renewed_at IS NULL OR link_renewed_at <= $4))"};

const db::Command plan_reminder{R"(
    UPDATE account_requests SET next_reminder_at = $4
    WHERE id = $1 AND version = $2 AND next_reminder_at = $3)"};
const db::Command tell_reviewers{R"(
    UPDATE account_requests SET reviewers_told_at = $1 WHERE status = 'in_review' AND reviewers_told_at IS NULL)"};

} // namespace

void save_decision(db::Unit& unit, const Request& request, const DecisionToSave& decision, Instant now) {
    using requests::Verdict;
    const auto status = decision.verdict == Verdict::approved ? RequestStatus::approved : RequestStatus::declined;
    unit.expect(1, db::overtaken(), set_status, request.id, request.version, status);
    unit.run(insert_decision, request.id, decision.verdict, decision.by, decision.as, decision.by_address,
             decision.reason, decision.agreement_version, decision.language, now);
}

void save_agreement_text(db::Unit& unit, const accounts::Agreement& agreement, Instant now) {
    unit.run(insert_agreement_text, sha256_of(agreement), agreement.text, now);
}

void save_verdict(db::Unit& unit, const Approver& decider, requests::Verdict verdict) {
    unit.run(set_verdict, decider.account_request_id, decider.id, verdict);
}

void mark_to_reroute(db::Unit& unit, const Request& approved, Instant now) {
    unit.run(mark_others, approved.id, approved.registered_domain, now);
}

void save_release(db::Unit& unit, const Request& request, const std::optional<UserId>& reviewer,
                  const std::optional<Instant>& next_reminder, Instant now) {
    unit.expect(1, db::overtaken(), release_request, request.id, request.version, next_reminder, reviewer);
    ask_waiting(unit, request.id, now);
}

void save_rerouting(db::Unit& unit, const Request& request) {
    unit.expect(1, db::overtaken(), reroute_request, request.id, request.version);
}

void save_return_to_review(db::Unit& unit, const Request& request, ReviewCause cause) {
    unit.expect(1, db::overtaken(), return_request_to_review, request.id, request.version, cause);
    requests::let_wait(unit, request.id);
}

void save_change(db::Unit& unit, const Request& request, const AfterChange& after) {
    unit.expect(1, db::overtaken(), change_request, request.id, request.version, after.status, after.routed_to,
                after.review_cause);
}

void save_undone(db::Unit& unit, const Forward& forward, Instant now) {
    unit.expect(1, db::overtaken(), take_back_forward, forward.id, now);
}

void close_slot(db::Unit& unit, const Approver& approver, ClosedBecause because) {
    unit.expect(1, db::overtaken(), close_one_slot, approver.id, because);
}

void save_wrong_person(db::Unit& unit, const Approver& approver, std::string_view reason, Instant now) {
    unit.expect(1, db::overtaken(), close_as_wrong_person, approver.id, reason, now);
}

void set_closed_because(db::Unit& unit, const Approver& approver, ClosedBecause because) {
    unit.expect(1, db::overtaken(), set_why_closed, approver.id, because);
}

void save_named_by_routing(db::Unit& unit, const Approver& approver) {
    unit.expect(1, db::overtaken(), name_by_routing, approver.id);
}

void ask_waiting(db::Unit& unit, AccountRequestId request, Instant now) {
    unit.run(ask_waiting_slots, request, now);
}

void save_forward(db::Unit& unit, const Approver& from, const Approver& to, const Forward& forward) {
    unit.expect(1, db::overtaken(), forward_slot, from.id, from.link_generation);
    unit.run(insert_forward, forward.id, from.account_request_id, from.id, to.id, forward.note, forward.forwarded_at);
}

void save_taking_back(db::Unit& unit, const Approver& approver, const std::vector<Forward>& undone, ApproverState state,
                      Instant now) {
    for (const auto& forward : undone) {
        save_undone(unit, forward, now);
        // One who was the wrong person is closed already, and stays so.
        unit.run(close_one_slot, forward.to_approver_id, ClosedBecause::taken_back);
    }
    unit.expect(1, db::overtaken(), return_to_slot, approver.id, approver.link_generation, state, now);
}

void guard_link(db::Unit& unit, const Approver& approver, std::int64_t generation) {
    unit.require(db::one(live_slot, approver.id, generation), db::overtaken());
}

void issue_link(db::Unit& unit, const Approver& approver, Instant now) {
    unit.expect(1, db::overtaken(), issue_next_link, approver.id, approver.link_generation, now);
}

void renew_link(db::Unit& unit, const Approver& approver, Instant now) {
    unit.expect(1, db::overtaken(), renew_aged_link, approver.id, approver.link_generation, now, now - renewal_pause);
}

void save_not_mailed_told(db::Unit& unit, const Approver& approver, Instant now) {
    unit.expect(1, db::overtaken(), tell_not_mailed, approver.id, now);
}

void save_reminder(db::Unit& unit, const Request& request, const std::optional<Instant>& next) {
    unit.expect(1, db::overtaken(), plan_reminder, request.id, request.version, request.next_reminder_at, next);
}

void save_reviewers_told(db::Unit& unit, std::int64_t count, Instant now) {
    unit.expect(count, db::overtaken(), tell_reviewers, now);
}

} // namespace deedbox::approvals
