#pragma once

#include "accounts/domain_identifier.h"
#include "base/country.h"
#include "base/plain_text.h"
#include "db/database.h"

namespace deedbox::accounts {

using AccountName = PlainText<1, 200>;

BOOST_DEFINE_ENUM_CLASS(AccountType, customer, holding)
BOOST_DEFINE_ENUM_CLASS(AccountStatus, pending, active, cancelled)
BOOST_DEFINE_ENUM_CLASS(Visibility, unrestricted, restricted)

struct Account {
    SmartAccountId id;
    std::string name;
    std::string domain_identifier;
    std::string registered_domain;
    AccountType type = AccountType::customer;
    AccountStatus status = AccountStatus::pending;
    std::string country;
    Visibility visibility = Visibility::unrestricted;
    Instant created_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Account, (),
                      (id, name, domain_identifier, registered_domain, type, status, country, visibility, created_at,
                       version))

struct VirtualAccount {
    VirtualAccountId id;
    std::string name;
    bool is_default = false;
    std::optional<VirtualAccountId> parent_id;
};
BOOST_DESCRIBE_STRUCT(VirtualAccount, (), (id, name, is_default, parent_id))

extern const db::Query<Account> account_by_id;
extern const db::Query<VirtualAccount> virtual_accounts_of; // $1 account, $2 id to start after, $3 limit

/// What an account is to become; what is left out stays as it is.
struct AccountChange {
    std::optional<AccountName> name;
    std::optional<Country> country;
    std::optional<Visibility> visibility;
};
BOOST_DESCRIBE_STRUCT(AccountChange, (), (name, country, visibility))

/// What of the account would become different, for the event log: `{"country": {"from": "JP", "to": "IT"}}`. Empty when
/// nothing would.
boost::json::object differences(const Account& account, const AccountChange& change);

/// Which account, pending or active, holds an identifier.
struct Claim {
    SmartAccountId smart_account_id;
};
BOOST_DESCRIBE_STRUCT(Claim, (), (smart_account_id))
extern const db::Query<Claim> claim_on;
/// `domain.taken`: what is said of an identifier that somebody holds.
Error identifier_taken(const DomainIdentifier& identifier);

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

/// The name as people read it: U-labels.
std::string shown_identifier(std::string_view a_labels);

} // namespace deedbox::accounts
