#include "requests/request_store.h"

#include "base/mailbox.h"
#include "db/json_members.h"
#include "requests/request_columns.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace deedbox::requests {

#define DECISION_COLUMNS                                                                                               \
    "d.account_request_id, d.verdict, COALESCE(u.email, d.by_address) AS by_email, COALESCE(u.name, '') AS by_name, "  \
    "d.decided_as, d.reason, d.agreement_version, d.decided_at FROM request_decisions d "                              \
    "LEFT JOIN users u ON u.id = d.decided_by "
#define OF_STATUS(status) "AND (CAST($2 AS TEXT) IS NULL OR " status " = $2) "
#define NEWEST_FIRST "AND r.id < $3 ORDER BY r.id DESC LIMIT $4"
#define OLDEST_FIRST "AND r.id > $3 ORDER BY r.id LIMIT $4"
// The status as the requester is shown it: where the admins of a restricted account decide, a review
// (`seems_in_review`).
#define OF_REQUESTER                                                                                                   \
    "WHERE r.requester_id = $1 " OF_STATUS(                                                                            \
        "CASE WHEN r.status = 'pending' AND r.routed_to = 'existing_admins' AND EXISTS (SELECT 1 FROM smart_accounts " \
        "p WHERE p.registered_domain = r.registered_domain AND p.status = 'active' AND p.visibility = 'restricted') "  \
        "THEN 'in_review' ELSE r.status END")
#define OF_APPROVER                                                                                                    \
    "WHERE r.id IN (SELECT account_request_id FROM request_approvers "                                                 \
    "WHERE email = $1 AND link_generation > 0) " OF_STATUS("r.status ")
#define FOR_REVIEWERS "WHERE CAST($1 AS BIGINT) IS NOT NULL " OF_STATUS("r.status ")

#define WITH_TEXT                                                                                                      \
    "AND (r.domain_identifier LIKE $7 ESCAPE '\\' OR lower(r.account_name) LIKE $6 ESCAPE '\\' OR EXISTS "             \
    "(SELECT 1 FROM smart_accounts n WHERE n.id = r.smart_account_id AND n.name = r.account_name "                     \
    "AND n.name_folded LIKE $5 ESCAPE '\\')) "

// What belongs to the rows of a list is asked for by the list's own condition, so that nothing waits for anything.
#define LIST(name, which, lane)                                                                                        \
    namespace {                                                                                                        \
    constexpr std::string_view name##_rows_text = "SELECT " REQUEST_COLUMNS which;                                     \
    constexpr std::string_view name##_approvers_text =                                                                 \
        "SELECT " APPROVER_COLUMNS "WHERE account_request_id IN (SELECT r.id FROM account_requests r " which           \
        ") ORDER BY id";                                                                                               \
    constexpr std::string_view name##_decisions_text =                                                                 \
        "SELECT " DECISION_COLUMNS "WHERE d.account_request_id IN (SELECT r.id FROM account_requests r " which ")";    \
    const db::Query<Request> name##_rows{name##_rows_text, name##_rows_text, lane};                                    \
    const db::Query<Approver> name##_approvers{name##_approvers_text, name##_approvers_text, lane};                    \
    const db::Query<DecisionRow> name##_decisions{name##_decisions_text, name##_decisions_text, lane};                 \
    }                                                                                                                  \
    const RequestList name {                                                                                           \
        name##_rows, name##_approvers, name##_decisions                                                                \
    }

LIST(newest_of_requester, OF_REQUESTER NEWEST_FIRST, db::Lane::usual);
LIST(newest_sought_of_requester, OF_REQUESTER WITH_TEXT NEWEST_FIRST, db::Lane::search);
LIST(oldest_of_requester, OF_REQUESTER OLDEST_FIRST, db::Lane::usual);
LIST(oldest_sought_of_requester, OF_REQUESTER WITH_TEXT OLDEST_FIRST, db::Lane::search);
LIST(newest_of_approver, OF_APPROVER NEWEST_FIRST, db::Lane::usual);
LIST(newest_sought_of_approver, OF_APPROVER WITH_TEXT NEWEST_FIRST, db::Lane::search);
LIST(oldest_of_approver, OF_APPROVER OLDEST_FIRST, db::Lane::usual);
LIST(oldest_sought_of_approver, OF_APPROVER WITH_TEXT OLDEST_FIRST, db::Lane::search);
LIST(newest_for_reviewers, FOR_REVIEWERS NEWEST_FIRST, db::Lane::usual);
LIST(newest_sought_for_reviewers, FOR_REVIEWERS WITH_TEXT NEWEST_FIRST, db::Lane::search);
LIST(oldest_for_reviewers, FOR_REVIEWERS OLDEST_FIRST, db::Lane::usual);
LIST(oldest_sought_for_reviewers, FOR_REVIEWERS WITH_TEXT OLDEST_FIRST, db::Lane::search);

const db::Query<Request> request_by_id{"SELECT " REQUEST_COLUMNS "WHERE r.id = $1"};
const db::Query<Approver> approvers_of_request{"SELECT " APPROVER_COLUMNS "WHERE account_request_id = $1 ORDER BY id"};
const db::Query<DecisionRow> decision_of_request{"SELECT " DECISION_COLUMNS "WHERE d.account_request_id = $1"};

const db::Query<Request> open_request_for_identifier{"SELECT " REQUEST_COLUMNS
                                                     "JOIN identifier_claims c ON c.smart_account_id = a.id "
                                                     "WHERE c.domain_identifier = $1 AND r.status IN ('in_review', "
                                                     "'pending')"};

const db::Query<Request> requests_to_lapse{"SELECT " REQUEST_COLUMNS
                                           "WHERE r.status IN ('in_review', 'pending') AND r.expires_at <= $1 "
                                           "ORDER BY r.expires_at LIMIT $2"};

// Every approver who is asked has had a mail bounce for good, and none since that did not; the last of them long enough
// ago. A mail that our own server did not take, or that we held for too long, says nothing
// of an address. Those who were the wrong person are asked no
// more; since the last of them the requester has had the same time to name somebody else.
const db::Query<Request> unanswerable_requests{
    "SELECT " REQUEST_COLUMNS "WHERE r.status = 'pending' AND r.id IN (SELECT subject_id FROM mails WHERE state = "
    "'bounced' AND subject_kind = 'account_request' "
    "AND subject_id IS NOT NULL AND changed_at <= $1 "
    "UNION ALL SELECT account_request_id FROM request_approvers "
    "WHERE closed_because = 'wrong_person' AND closed_at <= $1) "
    "AND NOT EXISTS (SELECT 1 FROM request_approvers w WHERE w.account_request_id = r.id "
    "AND w.closed_because = 'wrong_person' AND w.closed_at > $1) "
    "AND NOT EXISTS (SELECT 1 FROM request_approvers s WHERE s.account_request_id = r.id AND s.state = 'asked' "
    "AND NOT EXISTS (SELECT 1 FROM mails m WHERE m.subject_id = r.id AND m.subject_kind = 'account_request' AND "
    "m.recipient = s.email "
    "AND m.state = 'bounced' AND COALESCE(m.reason, '') NOT IN ('not_taken', 'held_too_long') AND m.changed_at <= $1 "
    "AND NOT EXISTS (SELECT 1 FROM mails n WHERE n.subject_id = r.id AND n.subject_kind = 'account_request' AND "
    "n.recipient = s.email "
    "AND n.id > m.id AND n.state <> 'bounced'))) "
    "LIMIT $2"};

namespace {
const auto approvers_text =
    db::with_members("SELECT " APPROVER_COLUMNS "WHERE account_request_id {in}{numbers}{/in} ORDER BY id", "$1");
}
const db::Query<Approver> approvers_of_requests{approvers_text};

#undef DECISION_COLUMNS
#undef OF_STATUS
#undef NEWEST_FIRST
#undef OLDEST_FIRST
#undef OF_REQUESTER
#undef OF_APPROVER
#undef FOR_REVIEWERS
#undef WITH_TEXT
#undef LIST

const db::Query<EarlierDecline> earlier_declines{R"(
    SELECT r.id AS request_id, r.requester_email, d.decided_as, d.reason, d.decided_at
    FROM account_requests n
    JOIN account_requests r ON r.registered_domain = n.registered_domain AND r.status = 'declined' AND r.id < n.id
    JOIN request_decisions d ON d.account_request_id = r.id
    WHERE n.id = $1 ORDER BY r.id DESC LIMIT 5)"};

const db::Query<CompanyAccount> company_accounts{R"(
    SELECT a.id, a.name, a.domain_identifier, a.status, a.visibility,
           (SELECT count(*) FROM members m
            WHERE m.smart_account_id = a.id AND m.virtual_account_id IS NULL AND m.role = 'admin') AS admins
    FROM account_requests n
    JOIN smart_accounts a ON a.registered_domain = n.registered_domain AND a.id <> n.smart_account_id
                         AND a.status IN ('pending', 'active')
    WHERE n.id = $1 ORDER BY a.domain_identifier LIMIT 50)"};

const db::Query<Forward> forwards_of_request{R"(
    SELECT id, from_approver_id, to_approver_id, note, forwarded_at, taken_back_at
    FROM request_forwards WHERE account_request_id = $1 ORDER BY id)"};

const db::Query<ListedUser> users_of_request{
    "SELECT email, role FROM request_users WHERE account_request_id = $1 ORDER BY email"};

const db::Query<MailRow> mails_of_request{"SELECT recipient, kind, state, reason, detail, changed_at, due_at FROM "
                                          "mails WHERE subject_id = $1 AND subject_kind = 'account_request' ORDER "
                                          "BY id"};

const db::Query<HistoryRow> history_of_request{R"(
    SELECT e.at, e.act, e.because, e.actor_id, u.name AS actor_name, e.personal
    FROM event_subjects s JOIN events e ON e.id = s.event_id LEFT JOIN users u ON u.id = e.actor_id
    WHERE s.subject_id = $1 AND s.kind = 'account_request' ORDER BY e.id)"};

namespace {

const auto filing_facts_text = db::with_members(R"(
    SELECT
      (SELECT count(*) FROM (SELECT 1 FROM smart_accounts
                             WHERE registered_domain = $1 AND status = 'active' AND type = 'customer'
                             LIMIT 1) AS active) AS has_active_account,
      (SELECT count(*) FROM (SELECT 1 FROM smart_accounts
                             WHERE domain_identifier {in}{members}{/in} AND status = 'active' AND type = 'customer'
                             LIMIT 1) AS above) AS has_account_above,
      (SELECT count(*) FROM (SELECT 1 FROM account_requests
                             WHERE requester_mailbox = $3 AND status IN ('in_review', 'pending')
                             LIMIT $6) AS own) AS open_of_mailbox,
      (SELECT count(*) FROM (SELECT 1 FROM account_requests
                             WHERE requester_domain = $4 AND requester_domain <> ''
                               AND status IN ('in_review', 'pending')
                             LIMIT $7) AS colleagues) AS open_of_domain,
      (SELECT max(created_at) FROM account_requests
       WHERE requester_mailbox = $3 AND status IN ('in_review', 'pending')) AS newest_of_mailbox,
      (SELECT count(*) FROM filing_allowances WHERE domain = $4) AS domain_may_grow,
      (SELECT max(d.decided_at)
       FROM account_requests r JOIN request_decisions d ON d.account_request_id = r.id
       WHERE r.registered_domain = $1 AND r.status = 'declined'
         AND (r.requester_mailbox = $3 OR (r.requester_domain = $4 AND r.requester_domain <> ''))) AS declined_at,
      (SELECT count(*) FROM (SELECT 1 FROM members m JOIN smart_accounts a ON a.id = m.smart_account_id
                             WHERE m.user_id = $5 AND m.virtual_account_id IS NULL AND a.status = 'active'
                             LIMIT 1) AS mine) AS is_member,
      (SELECT count(*) FROM identifier_claims WHERE domain_identifier = $8) AS is_claimed)",
                                                "$2");

} // namespace

const db::Query<FilingFacts> filing_facts{filing_facts_text};

const db::Query<Count> restricted_accounts_on_registered_domain{R"(
    SELECT count(*) AS count FROM smart_accounts
    WHERE registered_domain = $1 AND status = 'active' AND visibility = 'restricted')"};

namespace {

const auto languages_of_users_text = db::with_members(R"(
    SELECT email, language FROM users WHERE verified_at IS NOT NULL AND email {in}{members}{/in})",
                                                      "$1");

const auto languages_of_readers_text = db::with_members(R"(
    SELECT email, language FROM users WHERE verified_at IS NOT NULL AND email {in}
        SELECT requester_email FROM account_requests WHERE id = $1
        UNION SELECT email FROM request_approvers WHERE account_request_id = $1
        UNION SELECT email FROM request_users WHERE account_request_id = $1
        UNION {members}{/in})",
                                                        "$2");

} // namespace

const db::Query<KnownLanguage> languages_of_users{languages_of_users_text};
const db::Query<KnownLanguage> languages_of_readers{languages_of_readers_text};

Languages languages_from(const std::vector<KnownLanguage>& known) {
    Languages out;
    for (const auto& [email, language] : known) out.known.emplace(email, language);
    return out;
}

std::string json_of(const std::vector<std::string>& names) {
    return boost::json::serialize(boost::json::array(names.begin(), names.end()));
}

std::string json_of(const std::vector<EmailAddress>& emails) {
    boost::json::array out;
    for (const auto& email : emails) out.emplace_back(email.text());
    return boost::json::serialize(out);
}

namespace {

const db::Command insert_request{R"(
    INSERT INTO account_requests (id, smart_account_id, requester_id, requester_email, account_name, domain_identifier,
                                  registered_domain, country, note_to_approver, note_to_reviewer, note_to_users, language,
                                  status, routed_to, review_cause, created_at, expires_at, requester_domain,
                                  next_reminder_at, held_until, reroute_since, requester_mailbox,
                                  look_alike_of)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
            $23))"};

const db::Command insert_approver{R"(
    INSERT INTO request_approvers (id, account_request_id, email, state, link_generation, live_generation, link_issued_at,
                                   named_by, closed_because)
    VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8))"};

const db::Command insert_listed_user{"INSERT INTO request_users (account_request_id, email, role) VALUES ($1, $2, $3)"};

struct One {
    std::int64_t one = 0;
};
BOOST_DESCRIBE_STRUCT(One, (), (one))

const db::Query<One> request_of_version{"SELECT 1 AS one FROM account_requests WHERE id = $1 AND version = $2"};

const db::Query<One> room_for_one_more{R"(
    SELECT 1 AS one
    WHERE (SELECT count(*) FROM account_requests
           WHERE requester_mailbox = $1 AND status IN ('in_review', 'pending')) < $2
      AND (CAST($3 AS TEXT) = '' OR (SELECT count(*) FROM account_requests
                       WHERE requester_domain = $3 AND status IN ('in_review', 'pending')) < $4
           OR NOT EXISTS (SELECT 1 FROM account_requests
                          WHERE requester_mailbox = $1 AND status IN ('in_review', 'pending') AND created_at > $5)
           OR EXISTS (SELECT 1 FROM filing_allowances WHERE domain = $3)))"};

const db::Query<One> no_active_account{R"(
    SELECT 1 AS one
    WHERE NOT EXISTS (SELECT 1 FROM smart_accounts
                      WHERE registered_domain = $1 AND status = 'active' AND type = 'customer'))"};

const db::Command count_version{"UPDATE account_requests SET version = version + 1 WHERE id = $1 AND version = $2"};
// No link of before opens it.
const db::Command reopen_slot{R"(
    UPDATE request_approvers
    SET state = $3, link_generation = $4, live_generation = $4, link_issued_at = $5, link_live_since = NULL,
        named_by = $6, closed_because = NULL, closed_at = NULL, closed_with = NULL
    WHERE id = $1 AND link_generation = $2)"};
// However late it is written down, and however often.
const db::Command set_live_link{R"(
    UPDATE request_approvers SET live_generation = $2, link_live_since = $3
    WHERE id = $1 AND (live_generation < $2 OR (live_generation = $2 AND link_live_since IS NULL)))"};
const db::Command withdraw_request{R"(
    UPDATE account_requests SET status = 'withdrawn', version = version + 1, withdrawn_at = $3, withdrawal_reason = $4
    WHERE id = $1 AND version = $2)"};
const db::Command lapse_request{R"(
    UPDATE account_requests SET status = 'lapsed', version = version + 1, lapse_cause = $3
    WHERE id = $1 AND version = $2)"};
const db::Command let_slots_wait{
    "UPDATE request_approvers SET state = 'waiting' WHERE account_request_id = $1 AND state = 'asked'"};
const db::Command close_open_slots{
    "UPDATE request_approvers SET state = 'closed' WHERE account_request_id = $1 AND state IN ('asked', 'waiting')"};

} // namespace

void save_request(db::Unit& unit, const Request& request) {
    unit.run(insert_request, request.id, request.smart_account_id, request.requester_id, request.requester_email,
             request.account_name, request.domain_identifier, request.registered_domain, request.country,
             request.note_to_approver, request.note_to_reviewer, request.note_to_users, request.language,
             request.status, request.routed_to, request.review_cause, request.created_at, request.expires_at,
             request.requester_domain, request.next_reminder_at, request.held_until, request.reroute_since,
             Mailbox::of(request.requester_email).text(), request.look_alike_of);
}

void save_approver(db::Unit& unit, const Approver& approver) {
    unit.run(insert_approver, approver.id, approver.account_request_id, approver.email, approver.state,
             approver.link_generation, approver.link_issued_at, approver.named_by, approver.closed_because);
}

void save_listed_user(db::Unit& unit, AccountRequestId request, const ListedUser& user) {
    unit.run(insert_listed_user, request, user.email, user.role);
}

void guard_unchanged(db::Unit& unit, const Request& request) {
    unit.require(db::one(request_of_version, request.id, request.version), db::overtaken());
}

void guard_open_requests(db::Unit& unit, const Request& request) {
    unit.require(db::one(room_for_one_more, Mailbox::of(request.requester_email).text(), most_open_of_user,
                         request.requester_domain, most_open_of_domain, request.created_at - pause_beyond_domain),
                 db::overtaken());
}

void guard_no_active_account(db::Unit& unit, const Request& request) {
    unit.require(db::one(no_active_account, request.registered_domain), db::overtaken());
}

void save_next_version(db::Unit& unit, const Request& request) {
    unit.expect(1, db::overtaken(), count_version, request.id, request.version);
}

Approver save_asking(db::Unit& unit, const Request& request, const std::vector<Approver>& known, Approver asked) {
    asked.account_request_id = request.id;
    asked.link_generation = asked.state == ApproverState::asked ? 1 : 0; // no link has been issued to one who waits
    const auto before = std::ranges::find(known, asked.email, &Approver::email);
    if (before == known.end()) {
        save_approver(unit, asked);
        return asked;
    }
    asked.id = before->id;
    asked.link_generation += before->link_generation;
    unit.expect(1, db::overtaken(), reopen_slot, asked.id, before->link_generation, asked.state, asked.link_generation,
                asked.link_issued_at, asked.named_by);
    return asked;
}

void save_live_link(db::Unit& unit, ApproverId link, std::int64_t generation, Instant now) {
    unit.run(set_live_link, link, generation, now);
}

void save_withdrawal(db::Unit& unit, const Request& request, const std::optional<std::string>& reason, Instant now) {
    unit.expect(1, db::overtaken(), withdraw_request, request.id, request.version, now, reason);
    close_slots(unit, request.id);
}

void save_lapse(db::Unit& unit, const Request& request, LapseCause cause) {
    unit.expect(1, db::overtaken(), lapse_request, request.id, request.version, cause);
    close_slots(unit, request.id);
}

void close_slots(db::Unit& unit, AccountRequestId request) {
    unit.run(close_open_slots, request);
}

void let_wait(db::Unit& unit, AccountRequestId request) {
    unit.run(let_slots_wait, request);
}

} // namespace deedbox::requests
