#include "users/user_jobs.h"

#include "users/user_store.h"

namespace deedbox::users {

jobs::Job sweep_job(db::Database& db, Lifetimes lifetimes) {
    return jobs::sweep_job("users.sweep", db,
                           [lifetimes](db::Unit& unit, Instant now) { sweep(unit, now, lifetimes.link); });
}

} // namespace deedbox::users
