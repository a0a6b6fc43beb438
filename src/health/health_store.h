#pragma once

#include "db/database.h"
#include "health/health.h"

namespace deedbox::health {

/// All of an account's health that the database knows, at one moment; nothing where there is no such account.
Task<Result<std::optional<Examined>>> examine(db::Database& db, SmartAccountId account, Instant now,
                                              Duration unused_after);

/// What a look has found is kept from now on: a kind that is there already keeps its `since`, one that is not found any
/// more goes.
void save_findings(db::Unit& unit, SmartAccountId account, const std::vector<FindingKind>& found, Instant now);

/// How far a day's round through the accounts has come.
struct Round {
    Instant began_at;
    std::int64_t after_id = 0;
    std::optional<Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(Round, (), (began_at, after_id, ended_at))
db::Read<std::optional<Round>> newest_round();
void save_round(db::Unit& unit, const Round& round);

/// Those that are pending or active, above an id ($1), $2 how many.
struct Due {
    SmartAccountId id;
};
BOOST_DESCRIBE_STRUCT(Due, (), (id))
extern const db::Query<Due> accounts_above;

} // namespace deedbox::health
