#pragma once

#include "db/database.h"

namespace deedbox::db {

/// PostgreSQL 15 or newer: one pipelined connection that writes, one that reads for each I/O thread, and two for
/// searches. `location` is a libpq URL; several hosts are tried in turn for the one that can be written to.
Result<std::unique_ptr<Database>> open_postgresql(const std::string& location, const OpenOptions& options,
                                                  const Clock& clock);

} // namespace deedbox::db
