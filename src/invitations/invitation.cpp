#include "invitations/invitation.h"

namespace deedbox::invitations {

namespace {

std::optional<DeadInvitation> why_dead(const OpenedInvitation& opened, Instant now) {
    const auto& invitation = opened.invitation;
    switch (invitation.state) {
    case InvitationState::accepted: return DeadInvitation::used;
    case InvitationState::refused: return DeadInvitation::refused;
    case InvitationState::lapsed: return DeadInvitation::lapsed;
    case InvitationState::revoked: return DeadInvitation::revoked;
    case InvitationState::invited: break;
    }
    if (opened.host.account_status != accounts::AccountStatus::active) return DeadInvitation::closed;
    if (now >= invitation.expires_at) return DeadInvitation::lapsed;
    if (opened.generation != invitation.link_generation) return DeadInvitation::replaced;
    return std::nullopt;
}

} // namespace

Result<void> check_link(const OpenedInvitation& opened, Instant now) {
    if (const auto reason = why_dead(opened, now)) return std::unexpected{dead_link(described::enum_text(*reason))};
    return {};
}

} // namespace deedbox::invitations
