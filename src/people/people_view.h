#pragma once

#include "invitations/invitation.h"
#include "people/people_rulings.h"

namespace deedbox::people {

// What goes over the wire; the field names are the public contract.

struct MemberMay {
    bool change = false;
    bool remove = false;
};
BOOST_DESCRIBE_STRUCT(MemberMay, (), (change, remove))

struct MemberView {
    members::MemberId id;
    std::string name; // empty while they have not signed up
    EmailAddress email;
    Role role = Role::viewer;
    std::optional<VirtualAccountId> virtual_account_id;
    std::optional<std::string> virtual_account_name;
    bool include_nested = false;
    Instant since;
    bool is_me = false;
    MemberMay may;
};
BOOST_DESCRIBE_STRUCT(MemberView, (),
                      (id, name, email, role, virtual_account_id, virtual_account_name, include_nested, since, is_me,
                       may))

/// What came of naming somebody: a member at once, or invited to become one.
BOOST_DEFINE_ENUM_CLASS(NamedState, active, invited)
struct NamedView {
    NamedState state = NamedState::active;
    std::string id; // of the member, or of the invitation
    EmailAddress email;
    Role role = Role::viewer;
    std::optional<VirtualAccountId> virtual_account_id;
    std::optional<std::string> virtual_account_name;
    bool include_nested = false;
};
BOOST_DESCRIBE_STRUCT(NamedView, (), (state, id, email, role, virtual_account_id, virtual_account_name, include_nested))

struct InvitedBy {
    std::string name;
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(InvitedBy, (), (name, email))

struct ListedInvitationMay {
    bool resend = false;
    bool revoke = false;
};
BOOST_DESCRIBE_STRUCT(ListedInvitationMay, (), (resend, revoke))

/// An invitation as those who run the account see it.
struct ListedInvitationView {
    invitations::InvitationId id;
    EmailAddress email;
    Role role = Role::viewer;
    std::optional<VirtualAccountId> virtual_account_id;
    std::optional<std::string> virtual_account_name;
    bool include_nested = false;
    std::optional<std::string> note;
    invitations::InvitationState state = invitations::InvitationState::invited;
    InvitedBy invited_by;
    Instant invited_at;
    Instant expires_at;
    std::optional<Instant> decided_at;
    std::optional<std::string> refusal_reason;
    ListedInvitationMay may;
};
BOOST_DESCRIBE_STRUCT(ListedInvitationView, (),
                      (id, email, role, virtual_account_id, virtual_account_name, include_nested, note, state,
                       invited_by, invited_at, expires_at, decided_at, refusal_reason, may))

MemberView view_of(const Member& member, const Standing& standing, UserId reader, bool active);

} // namespace deedbox::people
