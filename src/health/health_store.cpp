#include "health/health_store.h"

#include "base/described.h"
#include "db/json_members.h"

namespace deedbox::health {

namespace {

const db::Query<Patient> patient{R"(
    SELECT a.id, a.name, a.domain_identifier, a.registered_domain, a.status, a.created_at,
           (SELECT count(*) FROM members m
            WHERE m.smart_account_id = a.id AND m.role = 'admin' AND m.virtual_account_id IS NULL) AS admins,
           (SELECT count(*) FROM members m JOIN users u ON u.id = m.user_id
            WHERE m.smart_account_id = a.id AND m.role = 'admin' AND m.virtual_account_id IS NULL
              AND u.verified_at IS NOT NULL) AS active_admins
    FROM smart_accounts a WHERE a.id = $1)"};

#define MEMBER_AS "SELECT m.id AS member_id, u.name, u.email AS address, v.name AS virtual_account_name, "
#define OF_MEMBERS                                                                                                     \
    "count(*) OVER () AS total FROM members m JOIN users u ON u.id = m.user_id "                                       \
    "LEFT JOIN virtual_accounts v ON v.id = m.virtual_account_id WHERE m.smart_account_id = $1 "
#define IN_ORDER "ORDER BY m.id LIMIT $2"

// Whoever came by an invitation or by asking was from outside when they came, and that was decided.
constexpr std::string_view outside_text = MEMBER_AS "m.since AS at, " OF_MEMBERS R"(
      AND NOT EXISTS (SELECT 1 FROM smart_accounts a
                      WHERE a.id = $1 AND (u.email LIKE '%@' || a.registered_domain
                                           OR u.email LIKE '%.' || a.registered_domain))
      AND NOT EXISTS (SELECT 1 FROM account_domains d
                      WHERE d.smart_account_id = $1 AND d.state = 'proven'
                        AND (u.email LIKE '%@' || d.domain OR u.email LIKE '%.' || d.domain))
      AND NOT EXISTS (SELECT 1 FROM invitations i
                      WHERE i.smart_account_id = $1 AND i.state = 'accepted'
                        AND (i.email = u.email OR i.mailbox = u.email))
      AND NOT EXISTS (SELECT 1 FROM access_requests r
                      WHERE r.requester_id = m.user_id AND r.smart_account_id = $1 AND r.status = 'approved') )" IN_ORDER;
const db::Query<Concerned> members_outside{outside_text, outside_text, db::Lane::search};

// $3: before which moment.
constexpr std::string_view unused_text = MEMBER_AS "u.last_sign_in_at AS at, " OF_MEMBERS R"(
      AND m.since < $3 AND (u.last_sign_in_at IS NULL OR u.last_sign_in_at < $3) )" IN_ORDER;
const db::Query<Concerned> members_unused{unused_text, unused_text, db::Lane::search};
#undef MEMBER_AS
#undef OF_MEMBERS
#undef IN_ORDER

// Of those who are members, or invited, still; a later mail that was taken makes up for one that came back. What our
// own rules kept is no bounce.
constexpr std::string_view bounced_text = R"(
    SELECT NULL AS member_id, '' AS name, b.recipient AS address, NULL AS virtual_account_name, max(b.changed_at) AS at,
           count(*) OVER () AS total
    FROM mails b
    WHERE b.subject_id = $1 AND b.subject_kind = 'smart_account' AND b.state = 'bounced'
      AND (b.reason IS NULL OR b.reason = 'given_up')
      AND NOT EXISTS (SELECT 1 FROM mails l
                      WHERE l.subject_id = $1 AND l.subject_kind = 'smart_account' AND l.id > b.id
                        AND l.recipient = b.recipient AND l.state = 'sent')
      AND (EXISTS (SELECT 1 FROM users u JOIN members m ON m.user_id = u.id
                   WHERE u.email = b.recipient AND m.smart_account_id = $1)
           OR EXISTS (SELECT 1 FROM invitations i
                      WHERE i.smart_account_id = $1 AND i.email = b.recipient AND i.state = 'invited'))
    GROUP BY b.recipient ORDER BY b.recipient LIMIT $2)";
const db::Query<Concerned> bounced_mails{bounced_text, bounced_text, db::Lane::search};

const db::Query<Concerned> waiting_requests{R"(
    SELECT NULL AS member_id, u.name, u.email AS address, NULL AS virtual_account_name, r.created_at AS at,
           count(*) OVER () AS total
    FROM access_requests r JOIN users u ON u.id = r.requester_id
    WHERE r.smart_account_id = $1 AND r.status = 'pending' AND r.created_at < $3
    ORDER BY r.id LIMIT $2)"};

const db::Query<Concerned> records_gone{R"(
    SELECT NULL AS member_id, '' AS name, domain AS address, NULL AS virtual_account_name, failing_since AS at,
           count(*) OVER () AS total
    FROM account_domains
    WHERE smart_account_id = $1 AND (state = 'lost' OR failing_since IS NOT NULL) ORDER BY id LIMIT $2)"};

const db::Query<Kept> kept_findings{
    "SELECT kind, since FROM health_findings WHERE smart_account_id = $1 ORDER BY kind"};

const auto others_text = db::with_members(R"(
    DELETE FROM health_findings WHERE smart_account_id = $1 AND kind NOT IN ({members}))",
                                          "$2");
const db::Command delete_others{others_text.sqlite, others_text.postgresql};
const db::Command insert_finding{R"(
    INSERT INTO health_findings (smart_account_id, kind, since) VALUES ($1, $2, $3)
    ON CONFLICT (smart_account_id, kind) DO NOTHING)"};

constexpr std::int64_t only_number = 1;
const db::Query<Round> only_round{"SELECT began_at, after_id, ended_at FROM health_rounds WHERE number = $1"};
const db::Command upsert_round{R"(
    INSERT INTO health_rounds (number, began_at, after_id, ended_at) VALUES ($4, $1, $2, $3)
    ON CONFLICT (number) DO UPDATE
    SET began_at = excluded.began_at, after_id = excluded.after_id, ended_at = excluded.ended_at)"};

} // namespace

Task<Result<std::optional<Examined>>> examine(db::Database& db, SmartAccountId account, Instant now,
                                              Duration unused_after) {
    auto [found, outside, unused, bounced, waiting, gone, kept] = CO_TRY(co_await db.look(
        db::one(patient, account), db::all(members_outside, account, most_named),
        db::all(members_unused, account, most_named, now - unused_after), db::all(bounced_mails, account, most_named),
        db::all(waiting_requests, account, most_named, now - longest_asked), db::all(records_gone, account, most_named),
        db::all(kept_findings, account)));
    if (!found) co_return std::nullopt;
    co_return Examined{.account = std::move(*found),
                       .outside = std::move(outside),
                       .unused = std::move(unused),
                       .bounced = std::move(bounced),
                       .waiting = std::move(waiting),
                       .records_gone = std::move(gone),
                       .kept = std::move(kept)};
}

void save_findings(db::Unit& unit, SmartAccountId account, const std::vector<FindingKind>& found, Instant now) {
    std::vector<std::string> names;
    for (const auto kind : found) names.emplace_back(described::enum_text(kind));
    unit.run(delete_others, account, db::json_array(names));
    for (const auto kind : found) unit.run(insert_finding, account, kind, now);
}

db::Read<std::optional<Round>> newest_round() {
    return db::one(only_round, only_number);
}

void save_round(db::Unit& unit, const Round& round) {
    unit.run(upsert_round, round.began_at, round.after_id, round.ended_at, only_number);
}

const db::Query<Due> accounts_above{
    "SELECT id FROM smart_accounts WHERE id > $1 AND status IN ('pending', 'active') ORDER BY id LIMIT $2"};

} // namespace deedbox::health
