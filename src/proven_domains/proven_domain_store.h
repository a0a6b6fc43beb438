#pragma once

#include "accounts/account.h"
#include "db/database.h"
#include "proven_domains/account_domains.h"
#include "proven_domains/proven_domain.h"

namespace deedbox::proven_domains {

/// Those of an account ($1), in the order they were added; $2 the id to start after, $3 limit.
extern const db::Query<ProvenDomain> domains_in_account;
extern const db::Query<ProvenDomain> domain_in_account; // $1 account, $2 domain
/// How many an account ($1) has.
struct Count {
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(Count, (), (number))
extern const db::Query<Count> count_in_account;
/// Proofs that are to be looked at again at a moment ($1), the longest due first; $2 limit.
extern const db::Query<ProvenDomain> domains_to_look_at;

/// What an account's people have their addresses at. Who is of the company is one question everywhere: this answers it.
Task<Result<AccountDomains>> domains_of_account(db::Database& db, SmartAccountId account);
/// Somebody counts as of the company still when the unit commits. Errors: `db::overtaken`.
void guard_of_company(db::Unit& unit, SmartAccountId account, const EmailAddress& email);

// Every change is guarded: when the domain is not as it was read, or the account has no room for one more,
// `db::overtaken`.

void save_new_domain(db::Unit& unit, const ProvenDomain& domain);
void save_domain(db::Unit& unit, const ProvenDomain& domain);
void delete_domain(db::Unit& unit, const ProvenDomain& domain);

} // namespace deedbox::proven_domains
