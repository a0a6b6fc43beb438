#pragma once

#include "db/database.h"
#include "event_log/log_entry.h"

namespace deedbox::event_log {

/// What the log has for this, the newest first, below an id.
Task<Result<std::vector<LogRow>>> log_rows(db::Database& db, const LogSought& sought, std::int64_t below,
                                           std::int64_t at_most);

} // namespace deedbox::event_log
