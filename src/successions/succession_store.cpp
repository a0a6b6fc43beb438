#include "successions/succession_store.h"

namespace deedbox::successions {

#define SUCCESSION                                                                                                     \
    "SELECT s.id, s.smart_account_id, s.admin_email, s.reason, s.begun_by, u.name AS begun_by_name, "                  \
    "u.email AS begun_by_email, s.begun_as, s.begun_at, s.due_at, s.remind_at, s.state, s.ended_at, s.version "        \
    "FROM successions s JOIN users u ON u.id = s.begun_by "
const db::Query<Succession> succession_by_id{SUCCESSION "WHERE s.id = $1 AND s.smart_account_id = $2"};
const db::Query<Succession> newest_of_account{SUCCESSION "WHERE s.smart_account_id = $1 ORDER BY s.id DESC LIMIT 1"};
const db::Query<Succession> successions_of_account{SUCCESSION R"(
    WHERE s.smart_account_id = $1 AND s.id < $2 AND (CAST($4 AS BIGINT) IS NULL OR s.begun_by = $4)
    ORDER BY s.id DESC LIMIT $3)"};
const db::Query<Succession> successions_to_remind{
    SUCCESSION "WHERE s.state = 'open' AND s.remind_at <= $1 AND s.due_at > $1 ORDER BY s.remind_at LIMIT $2"};
const db::Query<Succession> successions_due{SUCCESSION
                                            "WHERE s.state = 'open' AND s.due_at <= $1 ORDER BY s.due_at LIMIT $2"};
#undef SUCCESSION

namespace {

const db::Command insert_succession{R"(
    INSERT INTO successions (id, smart_account_id, admin_email, reason, begun_by, begun_as, begun_at, due_at,
                             remind_at, state)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open') ON CONFLICT DO NOTHING)"};
const db::Command set_reminded{
    "UPDATE successions SET remind_at = NULL, version = version + 1 WHERE id = $1 AND version = $2 AND state = 'open'"};
const db::Command set_end{R"(
    UPDATE successions SET state = $3, ended_by = $4, end_reason = $5, ended_at = $6, version = version + 1
    WHERE id = $1 AND version = $2 AND state = 'open')"};

} // namespace

void save_succession(db::Unit& unit, const Succession& one) {
    unit.expect(1, db::overtaken(), insert_succession, one.id, one.smart_account_id, one.admin_email, one.reason,
                one.begun_by, one.begun_as, one.begun_at, one.due_at, one.remind_at);
}

void save_reminded(db::Unit& unit, const Succession& succession) {
    unit.expect(1, db::overtaken(), set_reminded, succession.id, succession.version);
}

void save_end(db::Unit& unit, const Succession& succession, SuccessionState state, std::optional<UserId> by,
              const std::optional<std::string>& reason, Instant now) {
    unit.expect(1, db::overtaken(), set_end, succession.id, succession.version, state, by, reason, now);
}

} // namespace deedbox::successions
