#include "requests/request_store.h"

namespace deedbox::requests {

// The columns of a request, the same for each way of finding one.
#define REQUEST_COLUMNS                                                                                                \
    "r.id, r.smart_account_id, r.requester_id, r.requester_email, u.name AS requester_name, r.account_name, "          \
    "a.status AS account_status, r.domain_identifier, r.registered_domain, r.country, r.note_to_approver, "            \
    "r.note_to_reviewer, r.note_to_users, r.language, r.status, r.routed_to, r.review_cause, r.created_at, "           \
    "r.expires_at "                                                                                                    \
    "FROM account_requests r JOIN users u ON u.id = r.requester_id JOIN smart_accounts a ON a.id = "                   \
    "r.smart_account_id "
#define NEWEST_FIRST "AND ($2 IS NULL OR r.status = $2) AND r.id < $3 ORDER BY r.id DESC LIMIT $4"

const db::Query<Request> request_by_id{"SELECT " REQUEST_COLUMNS "WHERE r.id = $1"};

const db::Query<Request> requests_of_requester{"SELECT " REQUEST_COLUMNS "WHERE r.requester_id = $1 " NEWEST_FIRST};

const db::Query<Request> requests_of_approver{"SELECT " REQUEST_COLUMNS
                                              "WHERE r.id IN (SELECT account_request_id FROM request_approvers WHERE "
                                              "email = $1 AND state <> 'waiting') " NEWEST_FIRST};

const db::Query<Request> requests_for_reviewers{"SELECT " REQUEST_COLUMNS "WHERE $1 IS NOT NULL " NEWEST_FIRST};

#undef REQUEST_COLUMNS
#undef NEWEST_FIRST

const db::Query<Approver> approver_by_id{R"(
    SELECT id, account_request_id, email, state, link_generation, link_issued_at, named_by
    FROM request_approvers WHERE id = $1)"};

const db::Query<Approver> approvers_of_request{R"(
    SELECT id, account_request_id, email, state, link_generation, link_issued_at, named_by
    FROM request_approvers WHERE account_request_id = $1 ORDER BY id)"};

const db::Query<ListedUser> users_of_request{
    "SELECT email, role FROM request_users WHERE account_request_id = $1 ORDER BY email"};

const db::Query<DecisionRow> decision_of_request{R"(
    SELECT d.verdict, u.email AS by_email, u.name AS by_name, d.decided_as, d.reason, d.agreement_version, d.decided_at
    FROM request_decisions d JOIN users u ON u.id = d.decided_by WHERE d.account_request_id = $1)"};

const db::Query<MailRow> mails_of_request{
    "SELECT recipient, kind, state, detail, changed_at FROM mails WHERE account_request_id = $1 ORDER BY id"};

const db::Query<HistoryRow> history_of_request{R"(
    SELECT e.at, e.act, e.actor_id, u.name AS actor_name
    FROM events e LEFT JOIN users u ON u.id = e.actor_id WHERE e.account_request_id = $1 ORDER BY e.id)"};

const db::Query<AccountCount> active_accounts_on_registered_domain{R"(
    SELECT count(*) AS count FROM smart_accounts
    WHERE registered_domain = $1 AND status = 'active' AND type = 'customer')"};

const db::Query<KnownLanguage> language_of_user{
    "SELECT language FROM users WHERE email = $1 AND verified_at IS NOT NULL"};

namespace {

const db::Command insert_request{R"(
    INSERT INTO account_requests (id, smart_account_id, requester_id, requester_email, account_name, domain_identifier,
                                  registered_domain, country, note_to_approver, note_to_reviewer, note_to_users, language,
                                  status, routed_to, review_cause, created_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17))"};

const db::Command insert_approver{R"(
    INSERT INTO request_approvers (id, account_request_id, email, state, link_generation, link_issued_at, named_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7))"};

const db::Command insert_listed_user{"INSERT INTO request_users (account_request_id, email, role) VALUES ($1, $2, $3)"};

// A guard changes nothing: it touches the row if, and only if, what it guards still holds.
const db::Command touch_undecided{
    "UPDATE account_requests SET id = id WHERE id = $1 AND status NOT IN ('approved', 'declined')"};
const db::Command touch_not_withdrawn{"UPDATE account_requests SET id = id WHERE id = $1 AND status <> 'withdrawn'"};
const db::Command touch_not_in_review{"UPDATE account_requests SET id = id WHERE id = $1 AND status <> 'in_review'"};
const db::Command touch_not_lapsed{
    "UPDATE account_requests SET id = id WHERE id = $1 AND status <> 'lapsed' AND expires_at > $2"};
const db::Command touch_asked_slot{
    "UPDATE request_approvers SET id = id WHERE id = $1 AND state = 'asked' AND link_generation = $2"};

const db::Command touch_routing_valid{R"(
    UPDATE account_requests SET id = id
    WHERE id = $1
      AND (EXISTS (SELECT 1 FROM smart_accounts a JOIN members m ON m.smart_account_id = a.id
                   WHERE a.registered_domain = $2 AND a.status = 'active' AND a.type = 'customer'
                     AND m.user_id = $3 AND m.role = 'admin' AND m.virtual_account_id IS NULL)
           OR review_cause = 'no_admins'
           OR (routed_to <> 'existing_admins'
               AND NOT EXISTS (SELECT 1 FROM smart_accounts
                               WHERE registered_domain = $2 AND status = 'active' AND type = 'customer'))))"};

const db::Command set_status{"UPDATE account_requests SET status = $2 WHERE id = $1 AND status = $3"};

const db::Command insert_decision{R"(
    INSERT INTO request_decisions (account_request_id, verdict, decided_by, decided_as, reason, agreement_version, language,
                                   decided_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (account_request_id) DO NOTHING)"};

const db::Command set_slot{"UPDATE request_approvers SET state = $2 WHERE id = $1"};
const db::Command close_other_slots{
    "UPDATE request_approvers SET state = 'closed' WHERE account_request_id = $1 AND state IN ('asked', 'waiting')"};

const db::Command release_request{R"(
    UPDATE account_requests SET status = 'pending', routed_to = 'approvers' WHERE id = $1 AND status = 'in_review')"};
const db::Command ask_waiting_slots{R"(
    UPDATE request_approvers SET state = 'asked', link_issued_at = $2 WHERE account_request_id = $1 AND state = 'waiting')"};
const db::Command reroute_request{R"(
    UPDATE account_requests SET routed_to = 'existing_admins' WHERE id = $1 AND status = 'pending' AND routed_to <> 'existing_admins')"};
const db::Command return_request_to_review{R"(
    UPDATE account_requests SET status = 'in_review', routed_to = 'reviewer', review_cause = 'no_admins'
    WHERE id = $1 AND status = 'pending')"};
const db::Command let_slots_wait{
    "UPDATE request_approvers SET state = 'waiting' WHERE account_request_id = $1 AND state = 'asked'"};

Error decided() {
    return {.kind = Kind::conflict, .code = "request.decided"};
}

} // namespace

void save_request(db::Unit& unit, const Request& request) {
    unit.run(insert_request, request.id, request.smart_account_id, request.requester_id, request.requester_email,
             request.account_name, request.domain_identifier, request.registered_domain, request.country,
             request.note_to_approver, request.note_to_reviewer, request.note_to_users, request.language,
             request.status, request.routed_to, request.review_cause, request.created_at, request.expires_at);
}

void save_approver(db::Unit& unit, const Approver& approver) {
    unit.run(insert_approver, approver.id, approver.account_request_id, approver.email, approver.state,
             approver.link_generation, approver.link_issued_at, approver.named_by);
}

void save_listed_user(db::Unit& unit, AccountRequestId request, const ListedUser& user) {
    unit.run(insert_listed_user, request, user.email, user.role);
}

void guard_decision(db::Unit& unit, const Request& request, const Approver& approver, Instant now) {
    unit.expect(1, decided(), touch_undecided, request.id);
    unit.expect(1, Error{.kind = Kind::conflict, .code = "request.withdrawn"}, touch_not_withdrawn, request.id);
    unit.expect(1, Error{.kind = Kind::conflict, .code = "request.in_review"}, touch_not_in_review, request.id);
    unit.expect(1, Error{.kind = Kind::gone, .code = "request.lapsed"}, touch_not_lapsed, request.id, now);
    unit.expect(1, decided(), touch_asked_slot, approver.id, approver.link_generation);
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

void save_release(db::Unit& unit, AccountRequestId request, Instant now) {
    unit.expect(1, Error{.kind = Kind::conflict, .code = "request.not_in_review"}, release_request, request);
    unit.run(ask_waiting_slots, request, now);
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

} // namespace deedbox::requests
