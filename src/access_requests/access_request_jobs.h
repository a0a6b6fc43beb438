#pragma once

#include "acts/act.h"
#include "jobs/calendar.h"

namespace deedbox::access_requests {

/// Ends the requests that nobody has decided in their time.
jobs::Job lapse_job(const acts::Means& means);
/// Reminds the administrators of those that wait.
jobs::Job reminder_job(const acts::Means& means);

} // namespace deedbox::access_requests
