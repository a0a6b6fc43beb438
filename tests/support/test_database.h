#pragma once

#include "db/database.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace deedbox::testing {

/// The engine that this run of the tests is on: `deedbox_tests --engine=postgresql`.
db::Engine engine();
void set_engine(db::Engine engine);

/// Every row of every table at a location, as text and in order, by table; without what a search index or the schema's
/// own history consists of. It asks the database which tables there are, and nothing of the program.
std::map<std::string, std::vector<std::string>> rows_at(const std::string& location);

/// A database of a test's own, on the engine of the run; gone with it.
class TestDatabase {
public:
    enum class Begins { with_schema, empty };
    explicit TestDatabase(Begins begins = Begins::with_schema, db::Engine engine = testing::engine());
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    /// As DEEDBOX_DATABASE takes it.
    const std::string& location() const { return location_; }

    /// Whether there is nothing at all: no file, no table.
    bool is_empty() const;
    /// Columns, constraints and indexes of PostgreSQL, one a line.
    std::string schema() const;

    /// Every octet that is stored, whatever the form.
    std::string bytes() const;
    /// Changes it behind the program's back; octets are written `x'00'`.
    void change(const std::string& sql) const;

private:
    db::Engine engine_;
    std::filesystem::path folder_; // SQLite
    std::string name_;             // PostgreSQL
    std::string location_;
};

} // namespace deedbox::testing
