#pragma once

#include "jobs/calendar.h"
#include "users/user.h"

namespace deedbox::users {

/// `users.sweep`: sessions that are over, and sign-ups whose link has aged.
jobs::Job sweep_job(db::Database& db, Lifetimes lifetimes);

} // namespace deedbox::users
