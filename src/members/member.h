#pragma once

#include "base/email_address.h"
#include "base/instant.h"
#include "base/language.h"
#include "powers/standing.h"

namespace deedbox::members {

using MemberId = Id<struct MemberTag>;

using powers::Role;

/// One of somebody's own Smart Accounts.
struct Membership {
    SmartAccountId smart_account_id;
    std::string name;
    std::string domain_identifier;
    Role role = Role::viewer;
};
BOOST_DESCRIBE_STRUCT(Membership, (), (smart_account_id, name, domain_identifier, role))

struct Member {
    MemberId id;
    std::string name;
    EmailAddress email;
    Role role = Role::viewer;
    std::optional<VirtualAccountId> virtual_account_id;
    Instant since;
};
BOOST_DESCRIBE_STRUCT(Member, (), (id, name, email, role, virtual_account_id, since))

/// An admin of an active account, to whom questions about its registered domain go.
struct AdminAddress {
    EmailAddress email;
    Language language = Language::en;
};
BOOST_DESCRIBE_STRUCT(AdminAddress, (), (email, language))

struct MyRole {
    Role role = Role::viewer;
};
BOOST_DESCRIBE_STRUCT(MyRole, (), (role))
} // namespace deedbox::members
