#include "users/user_settings.h"

namespace deedbox::users {

using namespace setting;

std::vector<SettingOf<UserSettings>> user_settings() {
    return {
        {"DEEDBOX_SESSION_LIFETIME", "14d", into<&UserSettings::session_lifetime, duration>,
         "How long a sign-in lasts."},
        {"DEEDBOX_SIGN_IN_LINK_LIFETIME", "1h", into<&UserSettings::sign_in_link_lifetime, duration>,
         "How long a link that signs somebody in works: for a new password, and an administrator's first."},
    };
}

} // namespace deedbox::users
