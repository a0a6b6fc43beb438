#include "users/user_settings.h"

namespace deedbox::users {

using namespace setting;

std::vector<SettingOf<UserSettings>> user_settings() {
    return {
        {"DEEDBOX_SESSION_LIFETIME", "14d", into<&UserSettings::session_lifetime, duration>,
         "How long a sign-in lasts."},
    };
}

} // namespace deedbox::users
