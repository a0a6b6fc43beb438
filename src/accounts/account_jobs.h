#pragma once

#include "db/database.h"
#include "jobs/calendar.h"

namespace deedbox::accounts {

/// Folds the names anew that an earlier version of the program folded in another way. Safe on several nodes.
jobs::Job fold_job(db::Database& db);

} // namespace deedbox::accounts
