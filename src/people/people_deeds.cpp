#include "people/people_deeds.h"

namespace deedbox::people {

using enum SubjectKind;
using enum events::Told;

const events::Deed member_added{"member.added", {smart_account, virtual_account}, {"email"}, to_webhooks};
const events::Deed member_changed{"member.changed", {smart_account, virtual_account, user}, {"email"}, to_webhooks};
const events::Deed member_removed{"member.removed", {smart_account, virtual_account, user}, {"email"}, to_webhooks};
const events::Deed member_left{"member.left", {smart_account, virtual_account, user}, {"email"}, to_webhooks};
const events::Deed member_invited{"member.invited", {smart_account, virtual_account}, {"email"}, to_webhooks};
const events::Deed invitation_resent{"invitation.resent", {smart_account, virtual_account}, {"email"}, to_webhooks};
const events::Deed invitation_revoked{"invitation.revoked", {smart_account, virtual_account}, {"email"}, to_webhooks};

} // namespace deedbox::people
