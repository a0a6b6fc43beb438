#include "db/database.h"

#include "db/sqlite_database.h"

namespace deedbox::db {

Result<std::unique_ptr<Database>> open_database(const OpenOptions& options, const Clock& clock) {
    constexpr std::string_view sqlite = "sqlite:";
    if (options.location.starts_with(sqlite) && options.location.size() > sqlite.size())
        return open_sqlite(options.location.substr(sqlite.size()), options, clock);
    return broken("DEEDBOX_DATABASE: `" + options.location + "` is no database; write sqlite:FILE");
}

} // namespace deedbox::db
