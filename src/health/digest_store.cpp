#include "health/digest_store.h"

namespace deedbox::health {

const db::Query<Reader> digests_due{R"(
    SELECT u.id, u.email, u.language, d.due_at, d.sent_at
    FROM health_digests d JOIN users u ON u.id = d.user_id
    WHERE d.stopped_at IS NULL AND d.due_at <= $1 ORDER BY d.due_at LIMIT $2)"};

const db::Query<FoundIn> accounts_to_tell_of{R"(
    SELECT a.id, a.name, a.domain_identifier, a.registered_domain
    FROM members m JOIN smart_accounts a ON a.id = m.smart_account_id
    WHERE m.user_id = $1 AND m.role = 'admin' AND m.virtual_account_id IS NULL AND a.status = 'active'
      AND EXISTS (SELECT 1 FROM health_findings f WHERE f.smart_account_id = m.smart_account_id)
    ORDER BY a.name_folded, a.id LIMIT $2)"};

const db::Query<DigestReader> digest_reader{R"(
    SELECT u.email, d.stopped_at FROM users u LEFT JOIN health_digests d ON d.user_id = u.id WHERE u.id = $1)"};

const db::Query<Newcomer> admin_without_digest{R"(
    SELECT m.user_id AS id FROM members m
    WHERE m.smart_account_id = $1 AND m.role = 'admin' AND m.virtual_account_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM health_digests d WHERE d.user_id = m.user_id) LIMIT 1)"};

namespace {

const db::Command insert_readers{R"(
    INSERT INTO health_digests (user_id, due_at)
    SELECT m.user_id, $2 FROM members m
    WHERE m.smart_account_id = $1 AND m.role = 'admin' AND m.virtual_account_id IS NULL
    ON CONFLICT (user_id) DO NOTHING)"};
const db::Command set_next{R"(
    UPDATE health_digests SET due_at = $3, sent_at = COALESCE($4, sent_at) WHERE user_id = $1 AND due_at = $2)"};
const db::Command upsert_stop{R"(
    INSERT INTO health_digests (user_id, due_at, stopped_at) VALUES ($1, $2, $2)
    ON CONFLICT (user_id) DO UPDATE SET stopped_at = COALESCE(health_digests.stopped_at, excluded.stopped_at))"};
const db::Command set_wanted{"UPDATE health_digests SET stopped_at = NULL, due_at = $2 WHERE user_id = $1"};

} // namespace

void enter_digests(db::Unit& unit, SmartAccountId account, Instant due_at) {
    unit.run(insert_readers, account, due_at);
}

void save_next_digest(db::Unit& unit, const Reader& reader, Instant due_at, std::optional<Instant> sent_at) {
    unit.expect(1, db::overtaken(), set_next, reader.id, reader.due_at, due_at, sent_at);
}

void save_digest_stop(db::Unit& unit, UserId user, Instant now) {
    unit.run(upsert_stop, user, now);
}

void lift_digest_stop(db::Unit& unit, UserId user, Instant due_at) {
    unit.run(set_wanted, user, due_at);
}

} // namespace deedbox::health
