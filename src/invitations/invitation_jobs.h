#pragma once

#include "acts/act.h"
#include "jobs/calendar.h"

namespace deedbox::invitations {

/// Ends the invitations that nobody has answered in their time.
jobs::Job lapse_job(const acts::Means& means);

} // namespace deedbox::invitations
