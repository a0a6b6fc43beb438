#pragma once

#include "db/database.h"

namespace deedbox::db {

/// Any number, the same for every Deedbox: who has this advisory lock may change the schema.
constexpr std::int64_t migration_lock = 0x64656564626f78; // "deedbox"

/// Whether libpq understands the location; the refusal does not repeat the password that may be in it.
Result<void> check_postgresql(const std::string& location);

/// PostgreSQL 15 or newer: one pipelined connection that writes, one that reads for each I/O thread, and two for
/// searches. `location` is a libpq URL; several hosts are tried in turn for the one that can be written to.
Result<std::unique_ptr<Database>> open_postgresql(const std::string& location, const OpenOptions& options,
                                                  const Clock& clock);

} // namespace deedbox::db
