#pragma once

#include "accounts/account_desk.h"
#include "invitations/invitation_desk.h"
#include "people/people_rulings.h"
#include "virtual_accounts/virtual_account_desk.h"

namespace deedbox::people {

using invitations::InvitationId;
using members::MemberId;

using Note = PlainText<0, 1000, Lines::many>;

/// Somebody who is to have a role.
struct NewMember {
    EmailAddress email;
    Role role = Role::viewer;
    std::optional<VirtualAccountId> virtual_account_id; // left out: the whole account
    std::optional<bool> include_nested;
    std::optional<Note> note;
};
BOOST_DESCRIBE_STRUCT(NewMember, (), (email, role, virtual_account_id, include_nested, note))

/// What a role is to become; what is left out stays.
struct MemberChange {
    std::optional<Role> role;
    std::optional<VirtualAccountId> virtual_account_id;
    std::optional<bool> include_nested;
    std::optional<bool> whole_account; // held in a Virtual Account so far, and in all of the account from now on
};
BOOST_DESCRIBE_STRUCT(MemberChange, (), (role, virtual_account_id, include_nested, whole_account))

/// Whether somebody is told by mail of what is done with their role.
enum class Tell { by_mail, not_at_all };

/// Who runs an account gives people their roles in it, changes and ends them; one unit each. Beside their own errors:
/// those of `AccountDesk::find`, `account.members_only`, `account.not_active`.
class PeopleDesk {
public:
    PeopleDesk(const acts::Means& means, accounts::AccountDesk& accounts,
               virtual_accounts::VirtualAccountDesk& virtual_accounts, const invitations::InvitationDesk& invitations)
        : means_{means}, accounts_{accounts}, virtual_accounts_{virtual_accounts}, invitations_{invitations} {}

    struct Added {
        std::int64_t id = 0; // of the member, or of the invitation
        bool at_once = false;
    };
    /// People of the company are members at once; anybody else is invited, and counts as a stranger who gets a mail.
    /// Errors: those of `may_manage`, `check_role`, `check_caps`; `member.already`, `invitation.already`; about
    /// `/virtualAccountId`: `virtual_account.unknown`.
    Task<Result<Added>> add(Doer by, SmartAccountId in, NewMember wanted);
    /// The same as the whole of an act that the caller writes. Its unit fails with `db::overtaken` when what was read
    /// has changed meanwhile.
    Task<Result<Added>> add_in(acts::Act& act, SmartAccountId in, const NewMember& wanted);
    /// Errors: those of `may_see`, `may_manage`, `check_role`; `member.already`, `member.last_admin`.
    Task<Result<void>> change(Doer by, SmartAccountId in, MemberId id, MemberChange change, Tell tell);
    /// Errors: those of `may_see`, `may_remove`; `member.last_admin`.
    Task<Result<void>> remove(Doer by, SmartAccountId in, MemberId id, Tell tell);

    /// Errors: `invitation.unknown`, those of `may_manage`; `invitation.over`, when it is answered already.
    Task<Result<InvitationId>> resend(Doer by, SmartAccountId in, InvitationId id);
    Task<Result<void>> revoke(Doer by, SmartAccountId in, InvitationId id);

    /// Errors: `member.unknown`.
    Task<Result<Member>> find(const accounts::SeenAccount& seen, MemberId id);

private:
    struct Target {
        members::Scope scope;
        Within within;
    };
    // What a body names, as far as the actor knows of it.
    Task<Result<Target>> target(const accounts::SeenAccount& seen, const Actor& actor,
                                std::optional<VirtualAccountId> virtual_account, bool include_nested);
    Task<Result<Added>> add_at_once(acts::Act& act, const accounts::SeenAccount& seen, Target target,
                                    const NewMember& wanted, Ground ground);
    Task<Result<Added>> invite(acts::Act& act, const accounts::SeenAccount& seen, Target target,
                               const NewMember& wanted, Ground ground);
    Task<Result<void>> check_not_last(const Member& member);
    struct OpenInvitation {
        accounts::SeenAccount seen;
        invitations::Invitation invitation;
        Ground ground;
    };
    Task<Result<OpenInvitation>> open_invitation(acts::Act& act, SmartAccountId in, InvitationId id);

    const acts::Means& means_;
    accounts::AccountDesk& accounts_;
    virtual_accounts::VirtualAccountDesk& virtual_accounts_;
    const invitations::InvitationDesk& invitations_;
};

} // namespace deedbox::people
