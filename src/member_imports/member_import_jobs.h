#pragma once

#include "jobs/calendar.h"
#include "member_imports/import_row_desk.h"

namespace deedbox::member_imports {

/// Does the rows of the imports that run, a few of each in turn, so that what people do meanwhile shares their commits.
jobs::Job run_job(const acts::Means& means, ImportRowDesk& rows);
/// Deletes what imports have said of people, some time after their end, and what never arrived as a whole.
jobs::Job forget_job(const acts::Means& means);

} // namespace deedbox::member_imports
