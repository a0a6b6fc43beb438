#pragma once

#include "portal/settings.h"

namespace deedbox::portal {

/// One thing that was looked at.
struct Finding {
    bool good;
    std::string what;
    std::string detail;
};

/// Looks at the settings, the key file, the database with the mails that wait, and the mail server, which is asked
/// whether it takes mails from us; sends none, and changes nothing.
std::vector<Finding> doctor(const std::vector<SettingValue>& values);

/// Prints them, one a line; true when all are good.
bool print_findings(const std::vector<Finding>& findings);

} // namespace deedbox::portal
