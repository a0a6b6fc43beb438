#pragma once

#include "jobs/calendar.h"
#include "successions/succession_desk.h"

namespace deedbox::successions {

/// `successions.remind`: administrators who have not answered, shortly before the end.
jobs::Job reminder_job(SuccessionDesk& desk, db::Database& db);
/// `successions.complete`: those whose time is over.
jobs::Job completion_job(SuccessionDesk& desk, db::Database& db);

} // namespace deedbox::successions
