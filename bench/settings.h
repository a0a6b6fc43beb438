#pragma once

#include "portal/settings.h"

#include <filesystem>
#include <map>

namespace deedbox::bench {

/// A portal on a free loopback port with its files in the folder, one I/O thread and no limits; settings given take the
/// place of these.
portal::Settings settings_in(const std::filesystem::path& folder, std::map<std::string, std::string> more = {});

} // namespace deedbox::bench
