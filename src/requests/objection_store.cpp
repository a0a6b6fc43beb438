#include "requests/objection_store.h"

#include "base/mailbox.h"
#include "requests/request_store.h"

namespace deedbox::requests {

#define OBJECTIONS                                                                                                     \
    "SELECT id, account_request_id, objector_id, email, reason, objected_at, outcome FROM request_objections "
const db::Query<Objection> objections_to_request{OBJECTIONS
                                                 "WHERE account_request_id = $1 AND id > $2 ORDER BY id LIMIT $3"};
const db::Query<Objection> objection_of_mailbox{OBJECTIONS "WHERE account_request_id = $1 AND mailbox = $2"};
#undef OBJECTIONS

#define OWN                                                                                                            \
    "SELECT o.id, o.account_request_id AS request_id, o.objector_id, r.domain_identifier, r.registered_domain, "       \
    "o.reason, o.objected_at, r.status, o.outcome, o.proof_checked_at, o.proof_trouble "                               \
    "FROM request_objections o JOIN account_requests r ON r.id = o.account_request_id "
const db::Query<OwnObjection> objections_of_user{OWN
                                                 "WHERE o.objector_id = $1 AND o.id < $2 ORDER BY o.id DESC LIMIT $3"};
const db::Query<OwnObjection> objection_by_id{OWN "WHERE o.id = $1"};
#undef OWN

namespace {

const db::Command insert_objection{R"(
    INSERT INTO request_objections (id, account_request_id, objector_id, email, mailbox, reason, objected_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7))"};
const db::Command send_to_review{R"(
    UPDATE account_requests
    SET status = 'in_review', routed_to = 'reviewer', review_cause = 'contested', held_until = NULL,
        version = version + 1, reviewers_told_at = NULL
    WHERE id = $1 AND version = $2)"};
const db::Command set_look{"UPDATE request_objections SET proof_checked_at = $3, proof_trouble = $2 WHERE id = $1"};
const db::Command set_outcome{
    "UPDATE request_objections SET outcome = $2 WHERE account_request_id = $1 AND outcome IS NULL"};

} // namespace

void save_objection(db::Unit& unit, const Request& request, const Objection& objection) {
    unit.expect(1, db::overtaken(), send_to_review, request.id, request.version);
    let_wait(unit, request.id);
    unit.run(insert_objection, objection.id, request.id, objection.objector_id, objection.email,
             Mailbox::of(objection.email).text(), objection.reason, objection.objected_at);
}

void save_look(db::Unit& unit, ObjectionId id, std::optional<proven_domains::Trouble> trouble, Instant now) {
    unit.run(set_look, id, trouble, now);
}

void save_outcome(db::Unit& unit, AccountRequestId request, ObjectionOutcome outcome) {
    unit.run(set_outcome, request, outcome);
}

} // namespace deedbox::requests
