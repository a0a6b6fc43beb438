#include "requests/request_store.h"

#include <algorithm>

namespace deedbox::requests {

// The columns of a request, the same for each way of finding one.
#define REQUEST_COLUMNS                                                                                                \
    "r.id, r.smart_account_id, r.requester_id, r.requester_email, u.name AS requester_name, r.account_name, "          \
    "a.status AS account_status, r.domain_identifier, r.registered_domain, r.country, r.note_to_approver, "            \
    "r.note_to_reviewer, r.note_to_users, r.language, r.status, r.routed_to, r.review_cause, r.created_at, "           \
    "r.expires_at, r.version, r.requester_domain, r.next_reminder_at, r.held_until, r.withdrawn_at, "                  \
    "r.withdrawal_reason, r.lapse_cause, "                                                                             \
    "(SELECT count(*) FROM smart_accounts p WHERE p.registered_domain = r.registered_domain "                          \
    "AND p.status = 'active' AND p.visibility = 'restricted') AS restricted_accounts "                                 \
    "FROM account_requests r JOIN users u ON u.id = r.requester_id JOIN smart_accounts a ON a.id = "                   \
    "r.smart_account_id "
#define NEWEST_FIRST "AND (CAST($2 AS TEXT) IS NULL OR r.status = $2) AND r.id < $3 ORDER BY r.id DESC LIMIT $4"
#define OLDEST_FIRST "AND (CAST($2 AS TEXT) IS NULL OR r.status = $2) AND r.id > $3 ORDER BY r.id LIMIT $4"
#define OF_APPROVER                                                                                                    \
    "WHERE r.id IN (SELECT account_request_id FROM request_approvers "                                                 \
    "WHERE email = $1 AND (state <> 'waiting' OR link_generation > 0)) "

const db::Query<Request> request_by_id{"SELECT " REQUEST_COLUMNS "WHERE r.id = $1"};

const db::Query<Request> newest_of_requester{"SELECT " REQUEST_COLUMNS "WHERE r.requester_id = $1 " NEWEST_FIRST};
const db::Query<Request> oldest_of_requester{"SELECT " REQUEST_COLUMNS "WHERE r.requester_id = $1 " OLDEST_FIRST};
const db::Query<Request> newest_of_approver{"SELECT " REQUEST_COLUMNS OF_APPROVER NEWEST_FIRST};
const db::Query<Request> oldest_of_approver{"SELECT " REQUEST_COLUMNS OF_APPROVER OLDEST_FIRST};
const db::Query<Request> newest_for_reviewers{"SELECT " REQUEST_COLUMNS
                                              "WHERE CAST($1 AS BIGINT) IS NOT NULL " NEWEST_FIRST};
const db::Query<Request> oldest_for_reviewers{"SELECT " REQUEST_COLUMNS
                                              "WHERE CAST($1 AS BIGINT) IS NOT NULL " OLDEST_FIRST};

const db::Query<Request> open_request_for_identifier{"SELECT " REQUEST_COLUMNS
                                                     "JOIN identifier_claims c ON c.smart_account_id = a.id "
                                                     "WHERE c.domain_identifier = $1 AND r.status IN ('in_review', "
                                                     "'pending')"};

const db::Query<Request> requests_to_lapse{"SELECT " REQUEST_COLUMNS
                                           "WHERE r.status IN ('in_review', 'pending') AND r.expires_at <= $1 "
                                           "ORDER BY r.expires_at LIMIT $2"};

// Every approver who is asked has had a mail bounce for good, and none since that did not; the last of them long enough
// ago.
const db::Query<Request> undeliverable_requests{
    "SELECT " REQUEST_COLUMNS
    "WHERE r.status = 'pending' AND r.id IN (SELECT account_request_id FROM mails WHERE state = 'bounced' "
    "AND account_request_id IS NOT NULL AND changed_at <= $1) "
    "AND NOT EXISTS (SELECT 1 FROM request_approvers s WHERE s.account_request_id = r.id AND s.state = 'asked' "
    "AND NOT EXISTS (SELECT 1 FROM mails m WHERE m.account_request_id = r.id AND m.recipient = s.email "
    "AND m.state = 'bounced' AND m.changed_at <= $1 "
    "AND NOT EXISTS (SELECT 1 FROM mails n WHERE n.account_request_id = r.id AND n.recipient = s.email "
    "AND n.id > m.id AND n.state <> 'bounced'))) "
    "LIMIT $2"};

const db::Query<Request> requests_to_remind{"SELECT " REQUEST_COLUMNS
                                            "WHERE r.status = 'pending' AND r.next_reminder_at <= $1 "
                                            "AND r.expires_at > $1 ORDER BY r.next_reminder_at LIMIT $2"};

const db::Query<Request> requests_held_long_enough{"SELECT " REQUEST_COLUMNS
                                                   "WHERE r.status = 'in_review' AND r.held_until <= $1 "
                                                   "AND r.expires_at > $1 ORDER BY r.held_until LIMIT $2"};

#undef REQUEST_COLUMNS
#undef NEWEST_FIRST
#undef OLDEST_FIRST
#undef OF_APPROVER

const db::Query<DeclinedAt> last_decline{R"(
    SELECT max(d.decided_at) AS declined_at
    FROM account_requests r JOIN request_decisions d ON d.account_request_id = r.id
    WHERE r.domain_identifier = $1 AND r.status = 'declined'
      AND (r.requester_id = $2 OR (r.requester_domain = $3 AND r.requester_domain <> '')))"};

const db::Query<Forward> forwards_of_request{R"(
    SELECT id, from_approver_id, to_approver_id, note, forwarded_at, taken_back_at
    FROM request_forwards WHERE account_request_id = $1 ORDER BY id)"};

const db::Query<Approver> approver_by_id{R"(
    SELECT id, account_request_id, email, state, link_generation, link_issued_at, link_renewed_at, named_by
    FROM request_approvers WHERE id = $1)"};

const db::Query<Approver> approvers_of_request{R"(
    SELECT id, account_request_id, email, state, link_generation, link_issued_at, link_renewed_at, named_by
    FROM request_approvers WHERE account_request_id = $1 ORDER BY id)"};

const db::Query<Approver> approvers_of_requests{R"(
    SELECT id, account_request_id, email, state, link_generation, link_issued_at, link_renewed_at, named_by
    FROM request_approvers WHERE account_request_id IN (SELECT value FROM json_each($1)) ORDER BY id)",
                                                R"(
    SELECT id, account_request_id, email, state, link_generation, link_issued_at, link_renewed_at, named_by
    FROM request_approvers
    WHERE account_request_id IN (SELECT CAST(json_array_elements_text(CAST($1 AS JSON)) AS BIGINT)) ORDER BY id)"};

const db::Query<ListedUser> users_of_request{
    "SELECT email, role FROM request_users WHERE account_request_id = $1 ORDER BY email"};

const db::Query<DecisionRow> decision_of_request{R"(
    SELECT d.verdict, u.email AS by_email, u.name AS by_name, d.decided_as, d.reason, d.agreement_version, d.decided_at
    FROM request_decisions d JOIN users u ON u.id = d.decided_by WHERE d.account_request_id = $1)"};

const db::Query<MailRow> mails_of_request{
    "SELECT recipient, kind, state, reason, detail, changed_at, due_at FROM mails WHERE account_request_id = $1 ORDER "
    "BY id"};

const db::Query<HistoryRow> history_of_request{R"(
    SELECT e.at, e.act, e.actor_id, u.name AS actor_name
    FROM events e LEFT JOIN users u ON u.id = e.actor_id WHERE e.account_request_id = $1 ORDER BY e.id)"};

const db::Query<AccountCount> active_accounts_on_registered_domain{R"(
    SELECT count(*) AS count FROM smart_accounts
    WHERE registered_domain = $1 AND status = 'active' AND type = 'customer')"};

const db::Query<KnownLanguage> languages_of_users{R"(
    SELECT email, language FROM users
    WHERE verified_at IS NOT NULL AND email IN (SELECT value FROM json_each($1)))",
                                                  R"(
    SELECT email, language FROM users
    WHERE verified_at IS NOT NULL AND email IN (SELECT json_array_elements_text(CAST($1 AS JSON))))"};

const db::Query<AccountCount> live_links{R"(
    SELECT count(*) AS count FROM request_approvers s JOIN account_requests r ON r.id = s.account_request_id
    WHERE s.id = $1 AND s.link_generation = $2 AND s.state = 'asked' AND r.status = 'pending')"};

const db::Query<AccountCount> requests_untold{
    "SELECT count(*) AS count FROM account_requests WHERE status = 'in_review' AND reviewers_told_at IS NULL"};
const db::Query<KnownLanguage> reviewers{
    "SELECT email, language FROM users WHERE staff_role IS NOT NULL AND verified_at IS NOT NULL ORDER BY id"};

const db::Query<KnownName> name_of_user{"SELECT name FROM users WHERE email = $1 AND verified_at IS NOT NULL"};

namespace {

const db::Command insert_request{R"(
    INSERT INTO account_requests (id, smart_account_id, requester_id, requester_email, account_name, domain_identifier,
                                  registered_domain, country, note_to_approver, note_to_reviewer, note_to_users, language,
                                  status, routed_to, review_cause, created_at, expires_at, requester_domain,
                                  next_reminder_at, held_until)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20))"};

const db::Command insert_approver{R"(
    INSERT INTO request_approvers (id, account_request_id, email, state, link_generation, link_issued_at, named_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (account_request_id, email) DO NOTHING)"};

const db::Command insert_listed_user{"INSERT INTO request_users (account_request_id, email, role) VALUES ($1, $2, $3)"};

// A guard changes nothing: it touches the row if, and only if, what it guards still holds. The column it names is no
// key: an engine would look whether anything refers to that.
const db::Command touch_undecided{
    "UPDATE account_requests SET version = version WHERE id = $1 AND status NOT IN ('approved', 'declined')"};
const db::Command touch_not_withdrawn{
    "UPDATE account_requests SET version = version WHERE id = $1 AND status <> 'withdrawn'"};
const db::Command touch_not_in_review{
    "UPDATE account_requests SET version = version WHERE id = $1 AND status <> 'in_review'"};
const db::Command touch_not_lapsed{
    "UPDATE account_requests SET version = version WHERE id = $1 AND status <> 'lapsed' AND expires_at > $2"};
const db::Command touch_asked_slot{"UPDATE request_approvers SET link_generation = link_generation WHERE id = $1 AND "
                                   "state = 'asked' AND link_generation = $2"};

const db::Command touch_routing_valid{R"(
    UPDATE account_requests SET version = version
    WHERE id = $1
      AND (EXISTS (SELECT 1 FROM smart_accounts a JOIN members m ON m.smart_account_id = a.id
                   WHERE a.registered_domain = $2 AND a.status = 'active' AND a.type = 'customer'
                     AND m.user_id = $3 AND m.role = 'admin' AND m.virtual_account_id IS NULL)
           OR review_cause = 'no_admins'
           OR (routed_to <> 'existing_admins'
               AND NOT EXISTS (SELECT 1 FROM smart_accounts
                               WHERE registered_domain = $2 AND status = 'active' AND type = 'customer'))))"};

const db::Command set_status{
    "UPDATE account_requests SET status = $2, version = version + 1 WHERE id = $1 AND status = $3"};

const db::Command insert_decision{R"(
    INSERT INTO request_decisions (account_request_id, verdict, decided_by, decided_as, reason, agreement_version, language,
                                   decided_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (account_request_id) DO NOTHING)"};

const db::Command set_slot{"UPDATE request_approvers SET state = $2 WHERE id = $1"};
const db::Command close_other_slots{
    "UPDATE request_approvers SET state = 'closed' WHERE account_request_id = $1 AND state IN ('asked', 'waiting')"};

// A request that only waited because it repeats a declined one goes where it was routed.
const db::Command release_request{R"(
    UPDATE account_requests
    SET status = 'pending', version = version + 1, next_reminder_at = $2, held_until = NULL,
        routed_to = CASE WHEN review_cause = 'declined_before'
                              AND EXISTS (SELECT 1 FROM request_approvers s WHERE s.account_request_id = $1
                                          AND s.state = 'waiting' AND s.named_by = 'routing')
                         THEN 'existing_admins' ELSE 'approvers' END
    WHERE id = $1 AND status = 'in_review')"};
const db::Command ask_waiting_slots{R"(
    UPDATE request_approvers SET state = 'asked', link_generation = link_generation + 1, link_issued_at = $2
    WHERE account_request_id = $1 AND state = 'waiting')"};
const db::Command reroute_request{R"(
    UPDATE account_requests SET routed_to = 'existing_admins', version = version + 1
    WHERE id = $1 AND status = 'pending' AND routed_to <> 'existing_admins')"};
const db::Command return_request_to_review{R"(
    UPDATE account_requests SET status = 'in_review', routed_to = 'reviewer', review_cause = 'no_admins', version = version + 1, reviewers_told_at = NULL
    WHERE id = $1 AND status = 'pending')"};
const db::Command let_slots_wait{
    "UPDATE request_approvers SET state = 'waiting' WHERE account_request_id = $1 AND state = 'asked'"};

const db::Command touch_user_below_limit{R"(
    UPDATE users SET language = language
    WHERE id = $1 AND (SELECT count(*) FROM account_requests r
                       WHERE r.requester_id = $1 AND r.status IN ('in_review', 'pending')) < $2)"};
const db::Command touch_user_of_domain_below_limit{R"(
    UPDATE users SET language = language
    WHERE id = $1 AND (SELECT count(*) FROM account_requests r
                       WHERE r.requester_domain = $2 AND r.status IN ('in_review', 'pending')) < $3)"};

const db::Command change_request{R"(
    UPDATE account_requests
    SET version = version + 1, status = $3, routed_to = $4, review_cause = $5
    WHERE id = $1 AND version = $2)"};

const db::Command reopen_slot{R"(
    UPDATE request_approvers SET state = $3, link_generation = $4, link_issued_at = $5, named_by = $6
    WHERE id = $1 AND state IN ('closed', 'forwarded') AND link_generation = $2)"};
const db::Command close_one_slot{R"(
    UPDATE request_approvers SET state = 'closed'
    WHERE id = $1 AND state IN ('asked', 'waiting', 'forwarded'))"};
const db::Command forward_slot{
    "UPDATE request_approvers SET state = 'forwarded' WHERE id = $1 AND state = 'asked' AND link_generation = $2"};
const db::Command insert_forward{R"(
    INSERT INTO request_forwards (id, account_request_id, from_approver_id, to_approver_id, note, forwarded_at)
    VALUES ($1, $2, $3, $4, $5, $6))"};
const db::Command take_back_forward{
    "UPDATE request_forwards SET taken_back_at = $2 WHERE id = $1 AND taken_back_at IS NULL"};
const db::Command return_to_slot{R"(
    UPDATE request_approvers SET state = $3, link_generation = link_generation + 1, link_issued_at = $4
    WHERE id = $1 AND state = 'forwarded' AND link_generation = $2)"};

const db::Command issue_next_link{R"(
    UPDATE request_approvers SET link_generation = link_generation + 1, link_issued_at = $3
    WHERE id = $1 AND state = 'asked' AND link_generation = $2)"};
const db::Command renew_aged_link{R"(
    UPDATE request_approvers SET link_generation = link_generation + 1, link_issued_at = $3, link_renewed_at = $3
    WHERE id = $1 AND state = 'asked' AND link_generation = $2 AND (link_renewed_at IS NULL OR link_renewed_at <= $4))"};

const db::Command plan_reminder{R"(
    UPDATE account_requests SET next_reminder_at = $3
    WHERE id = $1 AND status = 'pending' AND next_reminder_at = $2)"};
const db::Command tell_reviewers{R"(
    UPDATE account_requests SET reviewers_told_at = $1 WHERE status = 'in_review' AND reviewers_told_at IS NULL)"};
const db::Command withdraw_request{R"(
    UPDATE account_requests SET status = 'withdrawn', version = version + 1, withdrawn_at = $2, withdrawal_reason = $3
    WHERE id = $1 AND status IN ('in_review', 'pending'))"};
const db::Command lapse_unanswered{R"(
    UPDATE account_requests SET status = 'lapsed', version = version + 1, lapse_cause = $3
    WHERE id = $1 AND status IN ('in_review', 'pending') AND expires_at <= $2)"};
const db::Command lapse_early{R"(
    UPDATE account_requests SET status = 'lapsed', version = version + 1, lapse_cause = $3
    WHERE id = $1 AND status IN ('in_review', 'pending') AND version = $2)"};
Error changed() {
    return {.kind = Kind::conflict, .code = "request.changed"};
}
Error decided() {
    return {.kind = Kind::conflict, .code = "request.decided"};
}

} // namespace

void save_request(db::Unit& unit, const Request& request) {
    unit.run(insert_request, request.id, request.smart_account_id, request.requester_id, request.requester_email,
             request.account_name, request.domain_identifier, request.registered_domain, request.country,
             request.note_to_approver, request.note_to_reviewer, request.note_to_users, request.language,
             request.status, request.routed_to, request.review_cause, request.created_at, request.expires_at,
             request.requester_domain, request.next_reminder_at, request.held_until);
}

void save_approver(db::Unit& unit, const Approver& approver) {
    unit.run(insert_approver, approver.id, approver.account_request_id, approver.email, approver.state,
             approver.link_generation, approver.link_issued_at, approver.named_by);
}

void save_listed_user(db::Unit& unit, AccountRequestId request, const ListedUser& user) {
    unit.run(insert_listed_user, request, user.email, user.role);
}

void guard_open_requests(db::Unit& unit, const Request& request) {
    const auto too_many = [](std::string code, std::int64_t most) {
        return Error{.kind = Kind::too_many,
                     .code = std::move(code),
                     .arguments = {{"max", most}},
                     .retry_after = std::chrono::hours{1}};
    };
    unit.expect(1, too_many("request.too_many_open.user", most_open_of_user), touch_user_below_limit,
                request.requester_id, most_open_of_user);
    if (request.requester_domain.empty()) return;
    unit.expect(1, too_many("request.too_many_open.domain", most_open_of_domain), touch_user_of_domain_below_limit,
                request.requester_id, request.requester_domain, most_open_of_domain);
}

void guard_open(db::Unit& unit, AccountRequestId request, Instant now) {
    unit.expect(1, decided(), touch_undecided, request);
    unit.expect(1, Error{.kind = Kind::conflict, .code = "request.withdrawn"}, touch_not_withdrawn, request);
    unit.expect(1, Error{.kind = Kind::gone, .code = "request.lapsed"}, touch_not_lapsed, request, now);
}

void save_change(db::Unit& unit, const Request& request, const AfterChange& after) {
    unit.expect(1, changed(), change_request, request.id, request.version, after.status, after.routed_to,
                after.review_cause);
}

void guard_decision(db::Unit& unit, const Request& request, const Approver& approver, Instant now) {
    guard_open(unit, request.id, now);
    unit.expect(1, Error{.kind = Kind::conflict, .code = "request.in_review"}, touch_not_in_review, request.id);
    unit.expect(1, changed(), touch_asked_slot, approver.id, approver.link_generation);
}

void guard_routing(db::Unit& unit, const Request& request, UserId decider) {
    unit.expect(1, Error{.kind = Kind::conflict, .code = "request.rerouted"}, touch_routing_valid, request.id,
                request.registered_domain, decider);
}

void save_decision(db::Unit& unit, AccountRequestId request, const DecisionToSave& decision, RequestStatus from,
                   Instant now) {
    const auto status = decision.verdict == Verdict::approved ? RequestStatus::approved : RequestStatus::declined;
    unit.expect(1, decided(), set_status, request, status, from);
    unit.expect(1, decided(), insert_decision, request, decision.verdict, decision.by, decision.as, decision.reason,
                decision.agreement_version, decision.language, now);
}

void close_slots(db::Unit& unit, AccountRequestId request, const std::optional<ApproverId>& decider, Verdict verdict) {
    if (decider) unit.run(set_slot, *decider, verdict);
    unit.run(close_other_slots, request);
}

void save_release(db::Unit& unit, AccountRequestId request, const std::optional<Instant>& next_reminder, Instant now) {
    unit.expect(1, Error{.kind = Kind::conflict, .code = "request.not_in_review"}, release_request, request,
                next_reminder);
    ask_waiting(unit, request, now);
}

void save_rerouting(db::Unit& unit, AccountRequestId request, const std::vector<Approver>& added,
                    const std::vector<ApproverId>& no_longer_asked) {
    unit.expect(1, Error{.kind = Kind::conflict, .code = "request.rerouted"}, reroute_request, request);
    for (const auto id : no_longer_asked) unit.run(set_slot, id, ApproverState::closed);
    for (const auto& admin : added) save_approver(unit, admin);
}

void save_return_to_review(db::Unit& unit, AccountRequestId request) {
    unit.expect(1, Error{.kind = Kind::conflict, .code = "request.in_review"}, return_request_to_review, request);
    unit.run(let_slots_wait, request);
}

Approver save_asking(db::Unit& unit, const Request& request, const std::vector<Approver>& known, Approver asked) {
    asked.account_request_id = request.id;
    asked.link_generation = asked.state == ApproverState::asked ? 1 : 0; // no link has been issued to one who waits
    const auto before = std::ranges::find(known, asked.email, &Approver::email);
    if (before == known.end()) {
        unit.expect(1, changed(), insert_approver, asked.id, asked.account_request_id, asked.email, asked.state,
                    asked.link_generation, asked.link_issued_at, asked.named_by);
        return asked;
    }
    asked.id = before->id;
    asked.link_generation += before->link_generation;
    unit.expect(1, changed(), reopen_slot, asked.id, before->link_generation, asked.state, asked.link_generation,
                asked.link_issued_at, asked.named_by);
    return asked;
}

void save_undone(db::Unit& unit, const Forward& forward, Instant now) {
    unit.expect(1, changed(), take_back_forward, forward.id, now);
}

void close_slot(db::Unit& unit, const Approver& approver) {
    unit.expect(1, changed(), close_one_slot, approver.id);
}

void ask_waiting(db::Unit& unit, AccountRequestId request, Instant now) {
    unit.run(ask_waiting_slots, request, now);
}

void let_wait(db::Unit& unit, AccountRequestId request) {
    unit.run(let_slots_wait, request);
}

void save_forward(db::Unit& unit, const Request& request, const Approver& from, const Approver& to,
                  const Forward& forward) {
    unit.expect(1, changed(), forward_slot, from.id, from.link_generation);
    unit.run(insert_forward, forward.id, request.id, from.id, to.id, forward.note, forward.forwarded_at);
}

void save_taking_back(db::Unit& unit, const Approver& approver, const std::vector<Forward>& undone, ApproverState state,
                      Instant now) {
    for (const auto& forward : undone) {
        save_undone(unit, forward, now);
        unit.expect(1, changed(), close_one_slot, forward.to_approver_id);
    }
    unit.expect(1, changed(), return_to_slot, approver.id, approver.link_generation, state, now);
}

void issue_link(db::Unit& unit, const Approver& approver, Instant now) {
    unit.expect(1, changed(), issue_next_link, approver.id, approver.link_generation, now);
}

void renew_link(db::Unit& unit, const Approver& approver, Instant now) {
    unit.expect(1, changed(), renew_aged_link, approver.id, approver.link_generation, now, now - renewal_pause);
}

void save_reminder(db::Unit& unit, const Request& request, const std::optional<Instant>& next) {
    unit.expect(1, changed(), plan_reminder, request.id, request.next_reminder_at, next);
}

void save_reviewers_told(db::Unit& unit, std::int64_t count, Instant now) {
    unit.expect(count, changed(), tell_reviewers, now);
}

void save_withdrawal(db::Unit& unit, AccountRequestId request, const std::optional<std::string>& reason, Instant now) {
    unit.expect(1, decided(), withdraw_request, request, now, reason);
    close_all_slots(unit, request);
}

void save_lapse(db::Unit& unit, const Request& request, LapseCause cause, Instant now) {
    if (cause == LapseCause::unanswered)
        unit.expect(1, decided(), lapse_unanswered, request.id, now, cause);
    else
        unit.expect(1, changed(), lapse_early, request.id, request.version, cause);
    close_all_slots(unit, request.id);
}

void close_all_slots(db::Unit& unit, AccountRequestId request) {
    unit.run(close_other_slots, request);
}

} // namespace deedbox::requests
