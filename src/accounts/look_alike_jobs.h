#pragma once

#include "jobs/calendar.h"

namespace deedbox::accounts {

/// Makes the looks of claimed identifiers anew that an older version of the program, or of its data, has made.
jobs::Job look_job(db::Database& db);

} // namespace deedbox::accounts
