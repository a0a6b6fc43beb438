#pragma once

#include "base/setting.h"

namespace deedbox::agreements {

struct AgreementSettings {
    /// How long accounts have to accept a new version.
    Duration time_to_accept = std::chrono::days{30};
};

std::vector<SettingOf<AgreementSettings>> agreement_settings();

} // namespace deedbox::agreements
