#include "idempotency/replay_jobs.h"

#include "idempotency/kept_response.h"

namespace deedbox::idempotency {

jobs::Job sweep_job(db::Database& db) {
    return jobs::sweep_job("answers.sweep", db, sweep);
}

} // namespace deedbox::idempotency
