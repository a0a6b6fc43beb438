#include "invitations/invitation_view.h"

#include "invitations/invitation_rulings.h"

namespace deedbox::invitations {

InvitationView view_of(const OpenedInvitation& opened, const std::optional<Actor>& reader) {
    const auto& [invitation, host, generation] = opened;
    return {.account_name = host.account_name,
            .domain_identifier = host.domain_identifier,
            .invited_by = {host.inviter_name, host.inviter_email},
            .note = invitation.note,
            .role = invitation.role,
            .scope = invitation.scope().held_in(),
            .email = invitation.email,
            .invited_at = invitation.issued_at,
            .expires_at = invitation.expires_at,
            .language = invitation.language,
            .may = {.accept = reader && is_invited(invitation, *reader), .refuse = true}};
}

} // namespace deedbox::invitations
