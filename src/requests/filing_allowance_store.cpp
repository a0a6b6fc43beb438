#include "requests/filing_allowance_store.h"

namespace deedbox::requests {

#define ALLOWANCES                                                                                                     \
    "SELECT f.id, f.domain, f.reason, u.name AS \"by\", f.granted_at AS at "                                           \
    "FROM filing_allowances f JOIN users u ON u.id = f.granted_by "
const db::Query<FilingAllowance> filing_allowance_of{ALLOWANCES "WHERE f.domain = $1"};
const db::Query<FilingAllowance> filing_allowances{ALLOWANCES "WHERE f.id < $1 ORDER BY f.id DESC LIMIT $2"};
#undef ALLOWANCES

namespace {

const db::Command insert_allowance{R"(
    INSERT INTO filing_allowances (id, domain, reason, granted_by, granted_at) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (domain) DO NOTHING)"};
const db::Command delete_allowance{"DELETE FROM filing_allowances WHERE id = $1"};

} // namespace

void save_filing_allowance(db::Unit& unit, FilingAllowanceId id, std::string_view domain, std::string_view reason,
                           UserId by, Instant now) {
    unit.expect(1, db::overtaken(), insert_allowance, id, domain, reason, by, now);
}

void end_filing_allowance(db::Unit& unit, FilingAllowanceId id) {
    unit.expect(1, db::overtaken(), delete_allowance, id);
}

} // namespace deedbox::requests
