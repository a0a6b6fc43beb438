#pragma once

#include "base/setting.h"

namespace deedbox::users {

struct UserSettings {
    Duration session_lifetime{};
};

std::vector<SettingOf<UserSettings>> user_settings();

} // namespace deedbox::users
