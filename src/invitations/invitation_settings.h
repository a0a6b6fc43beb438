#pragma once

#include "base/setting.h"

namespace deedbox::invitations {

struct InvitationSettings {
    Duration lifetime{};
};

std::vector<SettingOf<InvitationSettings>> invitation_settings();

} // namespace deedbox::invitations
