#pragma once

#include "base/actor.h"
#include "invitations/invitation.h"

namespace deedbox::invitations {

// What goes over the wire; the field names are the public contract.

struct InviterView {
    std::string name;
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(InviterView, (), (name, email))

struct InvitationMay {
    bool accept = false;
    bool refuse = false;
};
BOOST_DESCRIBE_STRUCT(InvitationMay, (), (accept, refuse))

/// What the link of an invitation opens.
struct InvitationView {
    std::string account_name;
    std::string domain_identifier;
    InviterView invited_by;
    std::optional<std::string> note;
    Role role = Role::viewer;
    powers::HeldIn scope = powers::HeldIn::smart_account;
    EmailAddress email;
    Instant invited_at;
    Instant expires_at;
    Language language = Language::en;
    InvitationMay may;
};
BOOST_DESCRIBE_STRUCT(InvitationView, (),
                      (account_name, domain_identifier, invited_by, note, role, scope, email, invited_at, expires_at,
                       language, may))

struct JoinedAccountView {
    SmartAccountId id;
    std::string name;
    std::string domain_identifier;
};
BOOST_DESCRIBE_STRUCT(JoinedAccountView, (), (id, name, domain_identifier))

/// What an acceptance came to. Who was a member already keeps the role they have.
struct AcceptanceView {
    JoinedAccountView smart_account;
    Role role = Role::viewer;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(AcceptanceView, (), (smart_account, role, at))

struct RefusalView {
    EmailAddress email;
    std::optional<std::string> reason;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(RefusalView, (), (email, reason, at))

/// Of an invitation that is alive.
InvitationView view_of(const OpenedInvitation& opened, const std::optional<Actor>& reader);

} // namespace deedbox::invitations
