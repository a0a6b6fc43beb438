#pragma once

#include "accounts/account_name.h"
#include "accounts/domain_identifier.h"
#include "base/country.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/plain_text.h"

namespace deedbox::accounts {

BOOST_DEFINE_ENUM_CLASS(AccountType, customer, holding)
BOOST_DEFINE_ENUM_CLASS(AccountStatus, pending, active, cancelled)
BOOST_DEFINE_ENUM_CLASS(Visibility, unrestricted, restricted)
/// Who sees in the directory who an account's administrators are: whoever finds it, people with an address of its
/// company, or its members. The operator's staff do in any case.
BOOST_DEFINE_ENUM_CLASS(ContactsFor, everybody, company, members)

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
    ContactsFor contacts_for = ContactsFor::everybody;
};
BOOST_DESCRIBE_STRUCT(Account, (),
                      (id, name, domain_identifier, registered_domain, type, status, country, visibility, created_at,
                       version, contacts_for))

/// The request for access that somebody outside has open.
struct OwnAccessRequest {
    Id<struct OwnAccessRequestTag> id;
};
BOOST_DESCRIBE_STRUCT(OwnAccessRequest, (), (id))

/// What an account is to become; what is left out stays as it is.
struct AccountChange {
    std::optional<AccountName> name;
    std::optional<Country> country;
    std::optional<Visibility> visibility;
    std::optional<ContactsFor> contacts_for;
};
BOOST_DESCRIBE_STRUCT(AccountChange, (), (name, country, visibility, contacts_for))

/// What of the account would become different, for the event log: `{"country": {"from": "JP", "to": "IT"}}`. Empty when
/// nothing would.
boost::json::object differences(const Account& account, const AccountChange& change);

/// The name as people read it: U-labels.
std::string shown_identifier(std::string_view a_labels);

} // namespace deedbox::accounts
