#pragma once

#include "health/digest_desk.h"
#include "jobs/calendar.h"

namespace deedbox::health {

/// Looks at every account once a day.
jobs::Job round_job(HealthDesk& desk);
/// Sends the weekly digests.
jobs::Job digest_job(DigestDesk& desk, db::Database& db);

} // namespace deedbox::health
