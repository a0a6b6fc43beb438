#include "invitations/invitation_settings.h"

namespace deedbox::invitations {

using namespace setting;

std::vector<SettingOf<InvitationSettings>> invitation_settings() {
    return {{"DEEDBOX_INVITATION_LIFETIME", "30d", into<&InvitationSettings::lifetime, duration>,
             "How long somebody from outside a company, who was invited to its account, can accept or refuse."}};
}

} // namespace deedbox::invitations
