#pragma once

#include "db/database.h"
#include "successions/succession.h"

namespace deedbox::successions {

extern const db::Query<Succession> succession_by_id;  // $1 id, $2 account
extern const db::Query<Succession> newest_of_account; // $1 account
/// Of an account ($1), newest first, below an id ($2), at most so many ($3); begun by one user ($4), or by anybody.
extern const db::Query<Succession> successions_of_account;
/// Whose administrators are to be told again, or whose time is over, at a moment ($1), at most so many ($2).
extern const db::Query<Succession> successions_to_remind;
extern const db::Query<Succession> successions_due;

// Every write is guarded: where one stands already, or it is not as it was read, `db::overtaken`.

void save_succession(db::Unit& unit, const Succession& succession);
void save_reminded(db::Unit& unit, const Succession& succession);
void save_end(db::Unit& unit, const Succession& succession, SuccessionState state, std::optional<UserId> by,
              const std::optional<std::string>& reason, Instant now);

} // namespace deedbox::successions
