#pragma once

#include "jobs/calendar.h"

namespace deedbox::accounts {

/// Makes anew what an older version of the program, or of its lists and data, has made of claimed identifiers: their
/// looks and registered domains.
jobs::Job look_job(db::Database& db);

} // namespace deedbox::accounts
