#include "health/health_settings.h"

namespace deedbox::health {

using namespace setting;

std::vector<SettingOf<HealthSettings>> health_settings() {
    return {{"DEEDBOX_UNUSED_AFTER", "180d", into<&HealthSettings::unused_after, duration>,
             "How long a member may not have signed in before the account's health tells of it."}};
}

} // namespace deedbox::health
