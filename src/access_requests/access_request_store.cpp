#include "access_requests/access_request_store.h"

#include "base/mailbox.h"
#include "db/json_members.h"

#include <boost/json/serialize.hpp>

namespace deedbox::access_requests {

#define ACCESS_REQUEST                                                                                                 \
    "SELECT r.id, r.smart_account_id, a.name AS account_name, a.domain_identifier, a.registered_domain, "              \
    "a.status AS account_status, "                                                                                     \
    "r.requester_id, u.name AS requester_name, u.email AS requester_email, u.language AS requester_language, r.role, " \
    "r.virtual_account_ids, r.note, r.status, r.created_at, r.expires_at, r.next_reminder_at, r.ended_at, "            \
    "d.name AS decider_name, r.by_rule, r.reason, r.given_role, r.given_virtual_account_ids, r.given_nested "          \
    "FROM access_requests r JOIN smart_accounts a ON a.id = r.smart_account_id "                                       \
    "JOIN users u ON u.id = r.requester_id LEFT JOIN users d ON d.id = r.decided_by "
const db::Query<AccessRequest> access_request_by_id{ACCESS_REQUEST "WHERE r.id = $1"};
const db::Query<AccessRequest> requests_to_lapse{
    ACCESS_REQUEST "WHERE r.status = 'pending' AND r.expires_at <= $1 ORDER BY r.expires_at LIMIT $2"};
const db::Query<AccessRequest> requests_to_remind{
    ACCESS_REQUEST "WHERE r.status = 'pending' AND r.next_reminder_at <= $1 ORDER BY r.next_reminder_at LIMIT $2"};

namespace {

// $1 user, $2 status, $3 account, $4 id to start below, $5 limit.
const db::Query<AccessRequest> of_requester{ACCESS_REQUEST R"(
    WHERE r.requester_id = $1 AND (CAST($2 AS TEXT) IS NULL OR r.status = $2)
      AND (CAST($3 AS BIGINT) IS NULL OR r.smart_account_id = $3) AND r.id < $4
    ORDER BY r.id DESC LIMIT $5)"};

// The same, and $6 a JSON array of roles.
const auto to_decide_text = db::with_members(ACCESS_REQUEST R"(
    JOIN members m ON m.smart_account_id = r.smart_account_id AND m.user_id = $1 AND m.virtual_account_id IS NULL
    WHERE m.role {in}{members}{/in} AND (CAST($2 AS TEXT) IS NULL OR r.status = $2)
      AND (CAST($3 AS BIGINT) IS NULL OR r.smart_account_id = $3) AND r.id < $4
    ORDER BY r.id DESC LIMIT $5)",
                                             "$6");
const db::Query<AccessRequest> to_decide{to_decide_text};

std::string roles_that_decide() {
    boost::json::array out;
    for (const auto role :
         powers::roles_with(powers::Capability::decide_access_requests, powers::HeldIn::smart_account))
        out.emplace_back(described::enum_text(role));
    return boost::json::serialize(out);
}

} // namespace
#undef ACCESS_REQUEST

#define GRANT                                                                                                          \
    "m.id AS member_id, m.role, m.virtual_account_id, v.name AS virtual_account_name, v.path, m.include_nested "       \
    "FROM members m LEFT JOIN virtual_accounts v ON v.id = m.virtual_account_id "
const db::Query<powers::Grant> grants_beside_request{"SELECT " GRANT R"(
    WHERE m.smart_account_id = (SELECT smart_account_id FROM access_requests WHERE id = $1) AND m.user_id = $2
    ORDER BY m.id)"};
const db::Query<powers::Grant> grants_of_requester{"SELECT " GRANT R"(
    WHERE m.smart_account_id = (SELECT smart_account_id FROM access_requests WHERE id = $1)
      AND m.user_id = (SELECT requester_id FROM access_requests WHERE id = $1)
    ORDER BY m.id)"};
const db::Query<GrantSomewhere> grants_of_user{"SELECT m.smart_account_id, " GRANT
                                               "WHERE m.user_id = $1 ORDER BY m.id"};
#undef GRANT

namespace {
const auto places_text = db::with_members(R"(
    SELECT id, smart_account_id, name, path, visibility FROM virtual_accounts WHERE id {in}{numbers}{/in} ORDER BY name_folded, id)",
                                          "$1");
} // namespace
const db::Query<NamedPlace> places_of_ids{places_text};

const db::Query<IdOfAccount> account_of_identifier{
    "SELECT id FROM smart_accounts WHERE domain_identifier = $1 AND status <> 'cancelled' ORDER BY id LIMIT 1"};

const db::Query<Decider> deciders_of_account{R"(
    SELECT u.email, u.language FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.smart_account_id = $1 AND m.role = 'admin' AND m.virtual_account_id IS NULL ORDER BY m.id LIMIT $2)"};

const db::Query<RulesRow> rules_of_account{"SELECT rules, version FROM access_rules WHERE smart_account_id = $1"};

const db::Query<Wanted> mail_to_decider_wanted{R"(
    SELECT 1 AS one
    FROM access_requests r
    JOIN members m ON m.smart_account_id = r.smart_account_id AND m.role = 'admin' AND m.virtual_account_id IS NULL
    JOIN users u ON u.id = m.user_id
    WHERE r.id = $1 AND r.status = 'pending' AND u.email = $2)"};

namespace {

// $1 account, $2 mailbox, $3 the moment since when a decline counts, $4 how many are skipped, $5 how many are counted.
const db::Query<FilingRow> facts_of_filing{R"(
    SELECT (SELECT id FROM access_requests WHERE smart_account_id = $1 AND mailbox = $2 AND status = 'pending') AS open,
           (SELECT count(*) FROM (SELECT 1 AS one FROM access_requests
                                  WHERE mailbox = $2 AND status = 'pending' LIMIT $5) AS counted) AS open_of_mailbox,
           (SELECT created_at FROM access_requests WHERE mailbox = $2
            ORDER BY created_at DESC LIMIT 1 OFFSET $4) AS tenth_newest,
           CASE WHEN EXISTS (SELECT 1 FROM access_requests
                             WHERE mailbox = $2 AND smart_account_id = $1 AND status = 'declined' AND by_rule = 0
                               AND ended_at > $3) THEN 1 ELSE 0 END AS declined_lately)"};

struct One {
    std::int64_t one = 0;
};
BOOST_DESCRIBE_STRUCT(One, (), (one))
const db::Query<One> room_for_one_more{R"(
    SELECT 1 AS one
    WHERE (SELECT count(*) FROM access_requests WHERE mailbox = $1 AND status = 'pending') < $2
      AND (SELECT count(*) FROM access_requests WHERE mailbox = $1 AND created_at > $3) < $4)"};
const db::Query<One> rules_are{R"(
    SELECT 1 AS one WHERE COALESCE((SELECT version FROM access_rules WHERE smart_account_id = $1), 0) = $2)"};

const db::Command insert_access_request{R"(
    INSERT INTO access_requests (id, smart_account_id, requester_id, mailbox, role, virtual_account_ids, note, status,
                                 created_at, expires_at, next_reminder_at)
    SELECT $1, $2, $3, $4, $5, $6, $7, 'pending', $8, $9, $10
    WHERE EXISTS (SELECT 1 FROM smart_accounts WHERE id = $2 AND status = 'active')
    ON CONFLICT DO NOTHING)"};

const db::Command approve{R"(
    UPDATE access_requests
    SET status = 'approved', ended_at = $2, decided_by = $3, by_rule = $4, given_role = $5,
        given_virtual_account_ids = $6, given_nested = $7
    WHERE id = $1 AND status = 'pending'
      AND EXISTS (SELECT 1 FROM smart_accounts a WHERE a.id = smart_account_id AND a.status = 'active'))"};
const db::Command decline{R"(
    UPDATE access_requests SET status = 'declined', ended_at = $2, decided_by = $3, by_rule = $4, reason = $5
    WHERE id = $1 AND status = 'pending')"};
const db::Command end{R"(
    UPDATE access_requests SET status = $2, ended_at = $3, reason = $4 WHERE id = $1 AND status = 'pending')"};
const db::Command set_reminder{R"(
    UPDATE access_requests SET next_reminder_at = $3
    WHERE id = $1 AND status = 'pending' AND next_reminder_at = $2)"};

const db::Command insert_rules{R"(
    INSERT INTO access_rules (smart_account_id, rules, version) VALUES ($1, $2, 1)
    ON CONFLICT (smart_account_id) DO NOTHING)"};
const db::Command update_rules{
    "UPDATE access_rules SET rules = $2, version = version + 1 WHERE smart_account_id = $1 AND version = $3"};

} // namespace

db::Read<std::vector<AccessRequest>> requests_of_requester(const AccessRequestsSought& sought) {
    return db::all(of_requester, sought.user, sought.status, sought.account, sought.before, sought.limit);
}

db::Read<std::vector<AccessRequest>> requests_to_decide(const AccessRequestsSought& sought) {
    return db::all(to_decide, sought.user, sought.status, sought.account, sought.before, sought.limit,
                   roles_that_decide());
}

db::Read<std::optional<FilingRow>> filing_facts(SmartAccountId account, const EmailAddress& requester, Instant now) {
    return db::one(facts_of_filing, account, Mailbox::of(requester).text(), now - quiet_after_decline,
                   most_filed_in_day - 1, most_open);
}

void save_access_request(db::Unit& unit, const AccessRequest& request) {
    unit.expect(1, db::overtaken(), insert_access_request, request.id, request.smart_account_id, request.requester_id,
                Mailbox::of(request.requester_email).text(), request.role, request.virtual_account_ids, request.note,
                request.created_at, request.expires_at, request.next_reminder_at);
}

void guard_room(db::Unit& unit, const AccessRequest& request) {
    unit.require(db::one(room_for_one_more, Mailbox::of(request.requester_email).text(), most_open,
                         request.created_at - std::chrono::days{1}, most_filed_in_day),
                 db::overtaken());
}

void guard_rules(db::Unit& unit, SmartAccountId account, std::int64_t version) {
    unit.require(db::one(rules_are, account, version), db::overtaken());
}

void save_approval(db::Unit& unit, const AccessRequest& request, const Given& given, std::optional<UserId> by,
                   Instant now) {
    unit.expect(1, db::overtaken(), approve, request.id, now, by, !by, given.role, stored(given.virtual_account_ids),
                given.include_nested);
}

void save_decline(db::Unit& unit, const AccessRequest& request, const std::optional<std::string>& reason,
                  std::optional<UserId> by, Instant now) {
    unit.expect(1, db::overtaken(), decline, request.id, now, by, !by, reason);
}

void save_end(db::Unit& unit, const AccessRequest& request, AccessRequestStatus as,
              const std::optional<std::string>& reason, Instant now) {
    unit.expect(1, db::overtaken(), end, request.id, as, now, reason);
}

void save_reminder(db::Unit& unit, const AccessRequest& request, std::optional<Instant> next) {
    unit.expect(1, db::overtaken(), set_reminder, request.id, request.next_reminder_at, next);
}

void save_rules(db::Unit& unit, SmartAccountId account, const std::vector<AccessRule>& rules, std::int64_t version) {
    if (version == 0)
        unit.expect(1, db::overtaken(), insert_rules, account, stored(rules));
    else
        unit.expect(1, db::overtaken(), update_rules, account, stored(rules), version);
}

} // namespace deedbox::access_requests
