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

} // namespace

db::Engine engine() {
    return engine_of_run;
}

void set_engine(db::Engine engine) {
    engine_of_run = engine;
}

TestDatabase::TestDatabase(Begins begins) {
    if (engine() == db::Engine::postgresql) {
        name_ = PostgresqlServer::shared().add_database(begins == Begins::with_schema);
        location_ = PostgresqlServer::shared().location(name_);
        return;
    }
    auto pattern = (std::filesystem::temp_directory_path() / "deedbox-test-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    location_ = "sqlite:" + (folder_ / file_name).string();
    const SystemClock clock;
    if (begins == Begins::with_schema) EXPECT_TRUE(db::open_database({.location = location_}, clock));
}

TestDatabase::~TestDatabase() {
    if (engine() == db::Engine::postgresql)
        PostgresqlServer::shared().drop_database(name_);
    else
        std::filesystem::remove_all(folder_);
}

void TestDatabase::change(const std::string& sql) const {
    const auto done = [&]() -> Result<void> {
        if (engine() == db::Engine::postgresql)
            return TRY(db::PostgresqlHandle::open(location_)).execute(boost::replace_all_copy(sql, " x'", " '\\x"));
        return TRY(db::SqliteHandle::open((folder_ / file_name).string(), db::SqliteHandle::Mode::read_write))
            .execute(sql);
    }();
    ASSERT_TRUE(done) << done.error().cause;
}

std::string TestDatabase::bytes() const {
    if (engine() == db::Engine::sqlite) {
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
