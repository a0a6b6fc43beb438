#pragma once

#include "db/database.h"

#include <filesystem>

namespace deedbox::testing {

/// The engine that this run of the tests is on: `deedbox_tests --engine=postgresql`.
db::Engine engine();
void set_engine(db::Engine engine);

/// A database of a test's own, on the engine of the run; gone with it.
class TestDatabase {
public:
    enum class Begins { with_schema, empty };
    explicit TestDatabase(Begins begins = Begins::with_schema);
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    /// As DEEDBOX_DATABASE takes it.
    const std::string& location() const { return location_; }

    /// Every octet that is stored, whatever the form.
    std::string bytes() const;
    /// Changes it behind the program's back; octets are written `x'00'`.
    void change(const std::string& sql) const;

private:
    std::filesystem::path folder_; // SQLite
    std::string name_;             // PostgreSQL
    std::string location_;
};

} // namespace deedbox::testing
