#pragma once

#include "base/setting.h"

namespace deedbox::successions {

struct SuccessionSettings {
    /// How long the administrators can object.
    Duration wait = std::chrono::days{7};
};

std::vector<SettingOf<SuccessionSettings>> succession_settings();

} // namespace deedbox::successions
