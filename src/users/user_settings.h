#pragma once

#include "base/setting.h"

namespace deedbox::users {

struct UserSettings {
    Duration session_lifetime{};
    Duration sign_in_link_lifetime{};
};

std::vector<SettingOf<UserSettings>> user_settings();

} // namespace deedbox::users
