#pragma once

#include "portal/settings.h"

namespace deedbox::portal {

// Commands that copy the whole installation. Each returns what to tell the operator. The secret key is in no copy: an
// error that begins with what was done says that the copy stands, but that the key at hand does not prove its log.

/// `deedbox backup FILE`
Result<std::string> back_up(const Settings& settings, const std::string& file);

/// `deedbox restore FILE`
Result<std::string> restore(const Settings& settings, const std::string& file);

/// `deedbox migrate --to LOCATION`
Result<std::string> move_to(const Settings& settings, const std::string& location);

} // namespace deedbox::portal
