#include "agreements/agreement_store.h"

namespace deedbox::agreements {

const db::Query<Acceptance> acceptances_of_account{R"(
    SELECT a.version, a.language, a.accepted_at, u.name, u.email
    FROM agreement_acceptances a JOIN users u ON u.id = a.accepted_by
    WHERE a.smart_account_id = $1
    UNION ALL
    SELECT d.agreement_version AS version, d.language, d.decided_at AS accepted_at, u.name, u.email
    FROM account_requests r
    JOIN request_decisions d ON d.account_request_id = r.id
    JOIN users u ON u.id = d.decided_by
    WHERE r.smart_account_id = $1 AND d.verdict = 'approved' AND d.agreement_version IS NOT NULL
    ORDER BY accepted_at DESC LIMIT 200)"};

#define ACCEPTED(of_account)                                                                                           \
    "EXISTS (SELECT 1 FROM agreement_acceptances x WHERE x.smart_account_id " of_account " AND x.version = $2) "       \
    "OR EXISTS (SELECT 1 FROM account_requests r JOIN request_decisions d ON d.account_request_id = r.id "             \
    "WHERE r.smart_account_id " of_account " AND d.verdict = 'approved' AND d.agreement_version = $2)"
const db::Query<Found> acceptance_of_version{"SELECT 1 AS one WHERE " ACCEPTED("= $1")};

const db::Query<ToAsk> accounts_above{
    "SELECT a.id, CASE WHEN " ACCEPTED("= a.id") " THEN 1 ELSE 0 END AS accepted FROM smart_accounts a "
                                                 "WHERE a.id > $1 AND a.status = 'active' ORDER BY a.id LIMIT $3"};
#undef ACCEPTED

const db::Query<Version> version_by_name{R"(
    SELECT version, in_force_since, accept_by, after_id, all_asked_at FROM agreement_versions WHERE version = $1)"};

const db::Query<Asked> those_to_ask{R"(
    SELECT u.email, u.language
    FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.smart_account_id = $1 AND m.virtual_account_id IS NULL AND m.role IN ('admin', 'approver')
    ORDER BY u.email)"};

namespace {

const db::Command insert_version{R"(
    INSERT INTO agreement_versions (version, in_force_since, accept_by, after_id, all_asked_at)
    VALUES ($1, $2, $3, $4, $5) ON CONFLICT (version) DO NOTHING)"};
const db::Command set_progress{
    "UPDATE agreement_versions SET after_id = $2, all_asked_at = $3 WHERE version = $1 AND after_id <= $2"};
const db::Command insert_acceptance{R"(
    INSERT INTO agreement_acceptances (id, smart_account_id, version, accepted_by, language, accepted_at)
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (smart_account_id, version) DO NOTHING)"};

} // namespace

void save_version(db::Unit& unit, const Version& version) {
    unit.run(insert_version, version.version, version.in_force_since, version.accept_by, version.after_id,
             version.all_asked_at);
}

void save_progress(db::Unit& unit, const Version& version) {
    unit.run(set_progress, version.version, version.after_id, version.all_asked_at);
}

void save_acceptance(db::Unit& unit, AcceptanceId id, SmartAccountId account, std::string_view version, UserId by,
                     Language language, Instant now) {
    unit.expect(1, db::overtaken(), insert_acceptance, id, account, std::string{version}, by, language, now);
}

} // namespace deedbox::agreements
