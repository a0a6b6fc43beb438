#include "invitations/invitation_deeds.h"

namespace deedbox::invitations {

using enum SubjectKind;
using enum events::Told;

// That somebody is invited stands in the event of the act that does it.
const events::Deed invitation_accepted{"invitation.accepted", {smart_account, user}, {"email"}, to_webhooks};
const events::Deed invitation_refused{"invitation.refused", {smart_account}, {"email", "reason"}, to_webhooks};
const events::Deed invitation_lapsed{"invitation.lapsed", {smart_account}, {"email"}, to_webhooks};

} // namespace deedbox::invitations
