#include "access_requests/access_request_settings.h"

namespace deedbox::access_requests {

using namespace setting;

std::vector<SettingOf<AccessRequestSettings>> access_request_settings() {
    return {{"DEEDBOX_ACCESS_REQUEST_LIFETIME", "90d", into<&AccessRequestSettings::lifetime, duration>,
             "How long somebody’s request to become a member of an account waits for its administrators."}};
}

} // namespace deedbox::access_requests
