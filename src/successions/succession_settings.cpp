#include "successions/succession_settings.h"

namespace deedbox::successions {

using namespace setting;

std::vector<SettingOf<SuccessionSettings>> succession_settings() {
    return {{"DEEDBOX_SUCCESSION_WAIT", "7d", into<&SuccessionSettings::wait, duration>,
             "How long the administrators of an account can object before it gets a new one."}};
}

} // namespace deedbox::successions
