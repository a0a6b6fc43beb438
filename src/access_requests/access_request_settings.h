#pragma once

#include "base/setting.h"

namespace deedbox::access_requests {

struct AccessRequestSettings {
    Duration lifetime = std::chrono::days{90};
    /// Whether requests are counted against `most_filed_in_day` and `most_open`.
    bool limits = true;
};

std::vector<SettingOf<AccessRequestSettings>> access_request_settings();

} // namespace deedbox::access_requests
