#pragma once

#include "db/database.h"

#include <filesystem>

namespace deedbox::db {

/// What a database holds: how many rows each table has, and what they add up to, in whatever order and engine.
struct Contents {
    struct OfTable {
        std::string name;
        std::int64_t rows = 0;
        std::int64_t digest = 0;
        bool operator==(const OfTable&) const = default;
    };
    std::vector<OfTable> tables;

    std::int64_t rows() const;
    bool operator==(const Contents&) const = default;
};

/// Makes a file with everything that the database at the location holds at one moment, while others read and write
/// there. It is a plain database of SQLite, whatever engine it was taken from, and says itself what it holds, so that
/// damage is found. Errors: there is a file of that name; what can be read there is not whole.
Result<Contents> back_up(const std::string& location, const std::filesystem::path& file, const Clock& clock);

/// Fills the location, which has to be empty, with what is in a backup, and brings its schema up to date. Errors leave
/// the location as it was: the file is damaged, no backup, or one of a newer program; the location is not empty.
Result<Contents> restore(const std::filesystem::path& file, const std::string& location, const Clock& clock);

/// Copies everything to an empty location, of either engine, and brings the schema there up to date; what is at the old
/// one stays. Errors: somebody is using the old one; the new one is not empty.
Result<Contents> copy_to(const std::string& new_location, const std::string& old_location, const Clock& clock);

/// A backup, for reading; it has to have this program's schema.
Result<std::unique_ptr<Database>> look_at(const std::filesystem::path& backup);

} // namespace deedbox::db
