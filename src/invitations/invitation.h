#pragma once

#include "accounts/account.h"
#include "base/email_address.h"
#include "base/language.h"
#include "base/secrets.h"
#include "members/member.h"

namespace deedbox::invitations {

using InvitationId = Id<struct InvitationTag>;
using powers::Role;

BOOST_DEFINE_ENUM_CLASS(InvitationState, invited, accepted, refused, lapsed, revoked)

/// Why the link of an invitation opens nothing any more: it was accepted or refused, its time is over, it was taken
/// back, a newer mail holds the link that works, or the account is open no more.
BOOST_DEFINE_ENUM_CLASS(DeadInvitation, used, refused, lapsed, revoked, replaced, closed)

/// Somebody is asked to become a member of an account, and is none before they have accepted. The row's id is the id of
/// their link.
struct Invitation {
    InvitationId id;
    SmartAccountId smart_account_id;
    EmailAddress email; // as it was typed
    Role role = Role::viewer;
    Language language = Language::en;
    std::optional<std::string> note; // in the inviter's words
    UserId invited_by;
    std::optional<AccountRequestId> account_request_id; // whose approver let them in, where they came by one
    InvitationState state = InvitationState::invited;
    std::int64_t link_generation = 1;
    Instant issued_at;
    Instant expires_at;
    std::optional<Instant> decided_at{};
    std::optional<std::string> refusal_reason{};
    std::optional<VirtualAccountId> virtual_account_id{}; // what the role is in; otherwise the whole account
    bool include_nested = false;

    members::Scope scope() const { return {virtual_account_id, include_nested}; }
};
BOOST_DESCRIBE_STRUCT(Invitation, (),
                      (id, smart_account_id, email, role, language, note, invited_by, account_request_id, state,
                       link_generation, issued_at, expires_at, decided_at, refusal_reason, virtual_account_id,
                       include_nested))

/// The account that somebody is invited to, and the user who named them.
struct Host {
    std::string account_name;
    std::string domain_identifier;
    accounts::AccountStatus account_status = accounts::AccountStatus::active;
    std::string inviter_name;
    EmailAddress inviter_email;
};
BOOST_DESCRIBE_STRUCT(Host, (), (account_name, domain_identifier, account_status, inviter_name, inviter_email))

/// What a link opens, as it was at one moment.
struct OpenedInvitation {
    Invitation invitation;
    Host host;
    std::int64_t generation = 0; // the issue of the link that was opened
};

/// Whether the link still opens the invitation. Errors: `link.dead` with its reason. Looking changes nothing.
Result<void> check_link(const OpenedInvitation& opened, Instant now);

} // namespace deedbox::invitations
