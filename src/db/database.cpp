#include "db/database.h"

#include "db/postgresql_database.h"
#include "db/sqlite_database.h"

namespace deedbox::db {

Error unavailable(std::string cause) {
    return {.kind = Kind::busy,
            .code = "storage.unavailable",
            .cause = std::move(cause),
            .retry_after = std::chrono::seconds{5}};
}

Result<std::unique_ptr<Database>> open_database(const OpenOptions& options, const Clock& clock) {
    constexpr std::string_view sqlite = "sqlite:";
    const std::string_view location = options.location;
    if (location.starts_with(sqlite) && location.size() > sqlite.size())
        return open_sqlite(options.location.substr(sqlite.size()), options, clock);
    if (location.starts_with("postgresql://") || location.starts_with("postgres://"))
        return open_postgresql(options.location, options, clock);
    // Only its beginning: what follows may hold a password.
    return broken("DEEDBOX_DATABASE: `" + std::string{location.substr(0, location.find(':'))} +
                  "` is no database; write sqlite:FILE or postgresql://USER@HOST/DATABASE");
}

} // namespace deedbox::db
