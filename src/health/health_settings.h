#pragma once

#include "base/setting.h"

namespace deedbox::health {

struct HealthSettings {
    /// How long a member may not have signed in before the account's health tells of it.
    Duration unused_after = std::chrono::days{180};
};

std::vector<SettingOf<HealthSettings>> health_settings();

} // namespace deedbox::health
