#pragma once

#include "accounts/account.h"
#include "base/actor.h"
#include "http/routes.h"
#include "members/member.h"

namespace deedbox::directory {

/// How an account stands to whoever looks, in the order in which rows come.
BOOST_DEFINE_ENUM_CLASS(Relation, member, access_requested, requested, same_domain, found)

struct Contact {
    std::string name;
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (name, email))

struct DirectoryRow {
    SmartAccountId id;
    std::string name;
    std::string domain_identifier;
    accounts::AccountStatus status = accounts::AccountStatus::pending;
    accounts::AccountType type = accounts::AccountType::customer;
    std::optional<members::Role> my_role;
    std::vector<Contact> admin_contacts;
    Relation relation = Relation::found;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(DirectoryRow, (),
                      (id, name, domain_identifier, status, type, my_role, admin_contacts, relation, created_at))

struct Search {
    std::optional<std::string> text{};   // any part of a name, or the beginning of an identifier
    std::optional<std::string> domain{}; // the beginning of an identifier
    http::PageAsked page{};
};

/// Mine first, then what I requested, then my company's, then what the search finds. A restricted account answers to
/// outsiders only by its complete name or identifier; the query leaves it out, so that counts and pages tell nothing.
Task<Result<http::PageOf<DirectoryRow>>> search(db::Database& db, const Actor& actor, Search search);

void add_directory_routes(http::Routes& routes, db::Database& db);

} // namespace deedbox::directory
