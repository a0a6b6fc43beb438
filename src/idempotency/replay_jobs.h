#pragma once

#include "jobs/calendar.h"

namespace deedbox::idempotency {

/// `answers.sweep`: responses that were kept for their day.
jobs::Job sweep_job(db::Database& db);

} // namespace deedbox::idempotency
