#include "event_log/log_store.h"

#include "db/json_members.h"

namespace deedbox::event_log {

namespace {

// $1 account, $2 below this id, $3 the act, $4 who did it, $5 and $6 from when to when, $7 patterns of the places that
// the reader sees, $8 how many. Who is not told of by name is not found by their address.
const auto rows_text = db::with_patterns(R"(
    SELECT e.id, e.at, e.act, e.because, e.data, e.personal, u.name AS actor_name, v.id AS virtual_account_id,
           v.name AS virtual_account_name
    FROM event_subjects s
    JOIN events e ON e.id = s.event_id
    LEFT JOIN users u ON u.id = e.actor_id
    LEFT JOIN event_subjects p ON p.event_id = s.event_id AND p.kind = 'virtual_account'
    LEFT JOIN virtual_accounts v ON v.id = p.subject_id
    WHERE s.subject_id = $1 AND s.kind = 'smart_account' AND s.event_id < $2
      AND (CAST($3 AS TEXT) IS NULL OR e.act = $3 OR substr(e.act, 1, length($3) + 1) = $3 || '.')
      AND (CAST($4 AS TEXT) IS NULL OR (u.email = $4 AND e.because NOT IN ('staff', 'reviewer')
                                        AND e.act <> 'account_request.contested'))
      AND (CAST($5 AS BIGINT) IS NULL OR e.at >= $5) AND (CAST($6 AS BIGINT) IS NULL OR e.at < $6)
      AND (CAST($7 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM {patterns} WHERE v.path LIKE w.value))
    ORDER BY s.event_id DESC LIMIT $8)",
                                         "$7");
// What is looked for may be far down.
const db::Query<LogRow> rows{rows_text.sqlite, rows_text.postgresql, db::Lane::search};

} // namespace

Task<Result<std::vector<LogRow>>> log_rows(db::Database& db, const LogSought& sought, std::int64_t below,
                                           std::int64_t at_most) {
    co_return co_await db.all(rows, sought.account, below, sought.act, sought.actor, sought.from, sought.to,
                              db::json_array(sought.places), at_most);
}

} // namespace deedbox::event_log
