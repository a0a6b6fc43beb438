#pragma once

#include "acts/act.h"
#include "invitations/invitation_settings.h"
#include "invitations/invitation_view.h"
#include "users/address_proof.h"

namespace deedbox::invitations {

using Reason = PlainText<1, 1000, Lines::many, Links::refused>;

struct RefusalBody {
    EmailAddress email;
    std::optional<Reason> reason;
};
BOOST_DESCRIBE_STRUCT(RefusalBody, (), (email, reason))

/// Who is to be invited, and by whom.
struct Invitee {
    EmailAddress email;
    Role role = Role::viewer;
    SmartAccountId smart_account_id;
    Language language = Language::en; // of the mail
    std::optional<std::string> note{};
    UserId invited_by{};
    std::optional<AccountRequestId> account_request_id{};
    members::Scope scope{};
};

/// How people from outside a company become members of its account: invited by whoever may, they accept or refuse.
class InvitationDesk final : public users::AddressProof {
public:
    InvitationDesk(const acts::Means& means, const SecretKey& key, const InvitationSettings& settings)
        : means_{means}, key_{key}, settings_{settings} {}

    /// Invites somebody in the inviter's own act, whose event tells of it, and owes them the mail. A mailbox has one
    /// open invitation to an account, and one ever from the same request: two at once are `db::overtaken`.
    void invite(acts::Act& act, const Invitee& invitee, const Host& host, InvitationId id) const;

    /// Sends it anew in an act of whoever may, with a new link and a new life; the link before ends.
    void resend(acts::Act& act, const Invitation& invitation, const Host& host) const;

    /// Changes nothing. Errors: `link.unknown`, `link.dead`.
    Task<Result<InvitationView>> open(std::string token, std::optional<Actor> reader);
    /// The signed-in user becomes a member. Errors: those of `may_accept`, `link.unknown`.
    Task<Result<InvitationId>> accept(Doer by, std::string token);
    /// Whoever is signed in has no part in it. Errors: those of `may_refuse`, `link.unknown`.
    Task<Result<InvitationId>> refuse(Doer by, std::string token, RefusalBody body);

    Task<Result<AcceptanceView>> acceptance(InvitationId id, UserId user);
    Task<Result<RefusalView>> refusal(InvitationId id);

    Task<Result<Proven>> proven_by(std::string token) override;

private:
    /// Errors: `link.unknown`, when the token is none of its issues.
    Task<Result<OpenedInvitation>> find(std::string token);

    const acts::Means& means_;
    const SecretKey& key_;
    const InvitationSettings& settings_;
};

} // namespace deedbox::invitations
