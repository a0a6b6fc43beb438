#pragma once

#include "accounts/account.h"
#include "db/database.h"

namespace deedbox::accounts {

extern const db::Query<Account> account_by_id;
/// Of a user ($1) to an account ($2).
extern const db::Query<OwnAccessRequest> open_access_request;

/// `domain.taken`: what is said of an identifier that somebody holds.
Error identifier_taken(const DomainIdentifier& identifier);

/// Lets the unit come to nothing: somebody held the identifier when it was read, and what was worked out from that
/// would be wrong if they hold it no more. Errors: `domain.taken`.
void guard_held(db::Unit& unit, const DomainIdentifier& identifier);

/// A pending account, and the claim on its identifier: an identifier that somebody holds already fails the unit with
/// `domain.taken`.
void save_pending_account(db::Unit& unit, SmartAccountId id, const AccountName& name,
                          const DomainIdentifier& identifier, const Country& country, Instant now);
/// Makes the account active, with its default Virtual Account.
void activate_account(db::Unit& unit, SmartAccountId id, VirtualAccountId default_virtual_account,
                      std::string_view name, Instant now);
/// Cancels a pending account; its identifier is free again in the same unit.
void cancel_account(db::Unit& unit, SmartAccountId id);

/// Changes the properties of an account, if it is as it was read. Errors: `db::overtaken`.
void save_change(db::Unit& unit, const Account& account, const AccountChange& change);

/// Whether names are stored as an earlier version of the program folded them.
Task<Result<bool>> has_names_folded_before(db::Database& db);
/// Folds so many of them anew, in one unit.
Task<Result<void>> fold_names_anew(db::Database& db, std::int64_t at_most);

} // namespace deedbox::accounts
