#pragma once

#include "db/database.h"

namespace deedbox::db {

/// SQLite in WAL mode: one writer thread that commits what has queued meanwhile, readers inline on the calling thread.
Result<std::unique_ptr<Database>> open_sqlite(const std::string& file, const OpenOptions& options, const Clock& clock);

/// For reading a file that stays as it is, to the last octet, and that has this program's schema.
Result<std::unique_ptr<Database>> look_at_sqlite(const std::string& file);

} // namespace deedbox::db
