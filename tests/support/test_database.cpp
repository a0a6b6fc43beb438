#include "support/test_database.h"

#include "db/postgresql_handle.h"
#include "db/sqlite_handle.h"
#include "support/postgresql_server.h"

#include <boost/algorithm/string/replace.hpp>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace deedbox::testing {

namespace {

db::Engine engine_of_run = db::Engine::sqlite;

constexpr auto file_name = "deedbox.db";

std::string octets_of(const db::Rows& rows) {
    std::string out;
    for (const auto& row : rows.values)
        for (const auto& value : row) {
            if (const auto* text = std::get_if<std::string>(&value)) out += *text + "\n";
            if (const auto* blob = std::get_if<db::Blob>(&value)) out += blob->bytes + "\n";
            if (const auto* number = std::get_if<std::int64_t>(&value)) out += std::to_string(*number) + "\n";
        }
    return out;
}

// The file of a database with the schema and nothing else, made once in a run. Closed, so the file is all of it.
const std::string& migrated_file() {
    static const std::string octets = [] {
        const TestDatabase made{TestDatabase::Begins::empty, db::Engine::sqlite};
        const SystemClock clock;
        if (const auto opened = db::open_database({.location = made.location()}, clock); !opened)
            throw std::runtime_error{opened.error().cause};
        std::ifstream in{*db::sqlite_file(made.location()), std::ios::binary};
        return std::string{std::istreambuf_iterator<char>{in}, {}};
    }();
    return octets;
}

} // namespace

db::Engine engine() {
    return engine_of_run;
}

void set_engine(db::Engine engine) {
    engine_of_run = engine;
}

std::map<std::string, std::vector<std::string>> rows_at(const std::string& location) {
    std::map<std::string, std::vector<std::string>> out;
    const auto collect = [&](auto& handle, const std::string& names) {
        const auto tables = handle.rows_of(names);
        EXPECT_TRUE(tables) << tables.error().cause;
        for (const auto& table : tables->values) {
            const auto& name = db::held<std::string>(table[0]);
            const auto rows = handle.rows_of("SELECT * FROM " + name);
            EXPECT_TRUE(rows) << rows.error().cause;
            for (const auto& row : rows->values)
                out[name].push_back(octets_of({.names = rows->names, .values = {row}}));
            std::ranges::sort(out[name]);
        }
    };
    if (const auto file = db::sqlite_file(location)) {
        auto handle = db::SqliteHandle::open(*file, db::SqliteHandle::Mode::read_write);
        EXPECT_TRUE(handle) << handle.error().cause;
        collect(*handle, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'account_names%' AND "
                         "name NOT LIKE 'sqlite_%'");
    } else {
        auto handle = db::PostgresqlHandle::open(location);
        EXPECT_TRUE(handle) << handle.error().cause;
        collect(*handle, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    }
    out.erase("schema_migrations");
    return out;
}

TestDatabase::TestDatabase(Begins begins, db::Engine engine) : engine_{engine} {
    if (engine_ == db::Engine::postgresql) {
        name_ = PostgresqlServer::shared().add_database(begins == Begins::with_schema);
        location_ = PostgresqlServer::shared().location(name_);
        return;
    }
    auto pattern = (std::filesystem::temp_directory_path() / "deedbox-test-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    location_ = "sqlite:" + (folder_ / file_name).string();
    if (begins == Begins::with_schema) std::ofstream{folder_ / file_name, std::ios::binary} << migrated_file();
}

TestDatabase::~TestDatabase() {
    if (engine_ == db::Engine::postgresql)
        PostgresqlServer::shared().drop_database(name_);
    else
        std::filesystem::remove_all(folder_);
}

void TestDatabase::change(const std::string& sql) const {
    const auto done = [&]() -> Result<void> {
        if (engine_ == db::Engine::postgresql)
            return TRY(db::PostgresqlHandle::open(location_)).execute(boost::replace_all_copy(sql, " x'", " '\\x"));
        return TRY(db::SqliteHandle::open((folder_ / file_name).string(), db::SqliteHandle::Mode::read_write))
            .execute(sql);
    }();
    ASSERT_TRUE(done) << done.error().cause;
}

bool TestDatabase::is_empty() const {
    return engine_ == db::Engine::sqlite ? std::filesystem::is_empty(folder_) : rows_at(location_).empty();
}

std::string TestDatabase::schema() const {
    auto handle = db::PostgresqlHandle::open(location_);
    return octets_of(*handle->rows_of(R"(
        SELECT line FROM (
            SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default, collation_name) AS line
            FROM information_schema.columns WHERE table_schema = 'public'
            UNION ALL
            SELECT concat_ws(' ', CAST(conrelid::regclass AS TEXT), conname, pg_get_constraintdef(oid), convalidated)
            FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL
            SELECT indexdef FROM pg_indexes WHERE schemaname = 'public') AS lines ORDER BY line)"));
}

std::string TestDatabase::bytes() const {
    if (engine_ == db::Engine::sqlite) {
        change("PRAGMA wal_checkpoint(FULL)");
        std::ifstream in{folder_ / file_name, std::ios::binary};
        return {std::istreambuf_iterator<char>{in}, {}};
    }
    auto handle = db::PostgresqlHandle::open(location_);
    const auto tables = handle->rows_of("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    std::string out;
    for (const auto& table : tables->values)
        out += octets_of(*handle->rows_of("SELECT * FROM " + db::held<std::string>(table[0])));
    return out;
}

} // namespace deedbox::testing
