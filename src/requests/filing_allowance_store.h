#pragma once

#include "db/database.h"
#include "requests/filing_allowance.h"

namespace deedbox::requests {

extern const db::Query<FilingAllowance> filing_allowance_of; // a domain ($1)
/// Newest first, of those before an id ($1), at most so many ($2).
extern const db::Query<FilingAllowance> filing_allowances;

/// For a domain that has none. Errors: `db::overtaken` where it has.
void save_filing_allowance(db::Unit& unit, FilingAllowanceId id, std::string_view domain, std::string_view reason,
                           UserId by, Instant now);
/// Errors: `db::overtaken` where it has ended already.
void end_filing_allowance(db::Unit& unit, FilingAllowanceId id);

} // namespace deedbox::requests
