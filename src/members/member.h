#pragma once

#include "base/email_address.h"
#include "base/instant.h"
#include "base/language.h"
#include "powers/standing.h"

namespace deedbox::members {

using powers::MemberId;
using powers::Role;

/// One of somebody's own roles: in a Smart Account, or in one of its Virtual Accounts.
struct Membership {
    MemberId member_id;
    SmartAccountId smart_account_id;
    std::string name;
    std::string domain_identifier;
    Role role = Role::viewer;
    std::optional<VirtualAccountId> virtual_account_id;
    std::optional<std::string> virtual_account_name;
    bool include_nested = false;
};
BOOST_DESCRIBE_STRUCT(Membership, (),
                      (member_id, smart_account_id, name, domain_identifier, role, virtual_account_id,
                       virtual_account_name, include_nested))

/// What a role is held in: the whole account, or one of its Virtual Accounts, alone or with those nested in it.
struct Scope {
    std::optional<VirtualAccountId> virtual_account_id{};
    bool include_nested = false;

    powers::HeldIn held_in() const {
        return virtual_account_id ? powers::HeldIn::virtual_account : powers::HeldIn::smart_account;
    }
    bool operator==(const Scope&) const = default;
};

/// Whether this is a role of those who decide for the account.
inline bool is_admin(Role role, const Scope& scope) {
    return role == Role::admin && !scope.virtual_account_id;
}

/// Somebody in a role. Who has several has a row for each.
struct Member {
    MemberId id;
    SmartAccountId smart_account_id;
    UserId user_id;
    std::string name;
    EmailAddress email;
    Language language = Language::en;
    Role role = Role::viewer;
    std::optional<VirtualAccountId> virtual_account_id;
    std::optional<std::string> virtual_account_name;
    std::optional<std::string> path; // of that Virtual Account
    bool include_nested = false;
    Instant since;
    std::int64_t version = 1;

    Scope scope() const { return {virtual_account_id, include_nested}; }
};
BOOST_DESCRIBE_STRUCT(Member, (),
                      (id, smart_account_id, user_id, name, email, language, role, virtual_account_id,
                       virtual_account_name, path, include_nested, since, version))

/// An admin of an active account, to whom questions about what its identifier covers go.
struct AdminAddress {
    std::string domain_identifier;
    EmailAddress email;
    Language language = Language::en;
};
BOOST_DESCRIBE_STRUCT(AdminAddress, (), (domain_identifier, email, language))

struct MyRole {
    Role role = Role::viewer;
};
BOOST_DESCRIBE_STRUCT(MyRole, (), (role))

} // namespace deedbox::members
