#pragma once

#include "db/database.h"
#include "invitations/invitation.h"

namespace deedbox::invitations {

extern const db::Query<Invitation> invitation_by_id;
extern const db::Query<Host> host_of_invitation;
extern const db::Query<Invitation> invitations_of_request;
extern const db::Query<Invitation> invitation_of_account; // $1 id, $2 account
extern const db::Query<Invitation> open_invitation_to;    // $1 account, $2 mailbox

/// An invitation as those who run the account see it.
struct ListedInvitation {
    InvitationId id;
    EmailAddress email;
    Role role = Role::viewer;
    std::optional<VirtualAccountId> virtual_account_id;
    std::optional<std::string> virtual_account_name;
    bool include_nested = false;
    std::optional<std::string> path; // of the Virtual Account
    std::optional<std::string> note;
    InvitationState state = InvitationState::invited;
    std::string inviter_name;
    EmailAddress inviter_email;
    Instant issued_at;
    Instant expires_at;
    std::optional<Instant> decided_at;
    std::optional<std::string> refusal_reason;
};
BOOST_DESCRIBE_STRUCT(ListedInvitation, (),
                      (id, email, role, virtual_account_id, virtual_account_name, include_nested, path, note, state,
                       inviter_name, inviter_email, issued_at, expires_at, decided_at, refusal_reason))
/// Of an account ($1), newest first, below an id ($2), at most so many ($3), at places of a JSON array of patterns ($4;
/// nothing: all).
extern const db::Query<ListedInvitation> invitations_of_account;
/// Whose time is over at a moment ($1), at most so many ($2).
extern const db::Query<Invitation> invitations_to_lapse;
/// Whether the link of an invitation ($1) of one issue ($2) can still be answered.
struct Live {
    std::int64_t one = 0;
};
BOOST_DESCRIBE_STRUCT(Live, (), (one))
extern const db::Query<Live> live_invitation;

// Every write is guarded; when what it was made from has changed: `db::overtaken`.

/// One open invitation for each account and mailbox; the Virtual Account, if any, is there.
void save_invitation(db::Unit& unit, const Invitation& invitation);
/// It can still be answered by the link that was read.
void guard_live(db::Unit& unit, const Invitation& invitation);
void save_acceptance(db::Unit& unit, const Invitation& invitation, Instant now);
void save_refusal(db::Unit& unit, const Invitation& invitation, const std::optional<std::string>& reason, Instant now);
void save_lapse(db::Unit& unit, const Invitation& invitation, Instant now);
void save_revocation(db::Unit& unit, const Invitation& invitation, Instant now);
void save_resend(db::Unit& unit, const Invitation& invitation, const Invitation& anew);
/// The open invitations to a Virtual Account that goes are to another from now on, or are taken back.
void move_invitations(db::Unit& unit, VirtualAccountId from, std::optional<VirtualAccountId> to, Instant now);

} // namespace deedbox::invitations
