#pragma once

#include "accounts/domain_identifier.h"
#include "db/database.h"

namespace deedbox::accounts {

struct LookAlike {
    std::string domain_identifier;
};
BOOST_DESCRIBE_STRUCT(LookAlike, (), (domain_identifier))

/// A claimed identifier on another registered domain than $2 that has the look $1; an active account's before others.
extern const db::Query<LookAlike> claimed_look_alike;

/// No identifier is claimed that may be taken for this one. Errors: `db::overtaken`.
void guard_no_look_alike(db::Unit& unit, const DomainName& registered);

/// Claims whose look was made by an older version of the data or the rule, and their making anew, with the registered
/// domain of their accounts and requests.
Task<Result<bool>> has_old_looks(db::Database& db);
Task<Result<void>> renew_looks(db::Database& db, std::int64_t at_most);

} // namespace deedbox::accounts
