#include "db/sqlite_handle.h"
#include "db/table_store.h"

#include <boost/algorithm/string/join.hpp>

namespace deedbox::db {

namespace {

class SqliteTables final : public TableStore {
public:
    explicit SqliteTables(SqliteHandle handle) : handle_{std::move(handle)} {}

    Engine engine() const override { return Engine::sqlite; }
    Result<void> execute(const std::string& sql) override { return handle_.execute(sql); }
    Result<Rows> rows_of(const std::string& sql, const Values& values) override { return handle_.rows_of(sql, values); }
    Result<void> commit() override { return handle_.execute("COMMIT"); }

    Result<std::vector<Table>> tables() override {
        const auto found = TRY(handle_.rows_of(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND substr(name, 1, 7) <> "
            "'sqlite_' ORDER BY name"));
        std::vector<Table> out;
        for (const auto& row : found.values) {
            out.push_back({held<std::string>(row[0]), {}});
            CHECK_OR_RETURN(describe(out.back()));
        }
        return out;
    }

    Result<void> read(const Table& table, const Take& take) override {
        return handle_.each_batch(select_from(table), take);
    }

    Result<void> append(const Table& table, const std::vector<Values>& rows) override {
        std::vector<std::string> parameters;
        for (std::size_t i = 1; i <= table.columns.size(); ++i) parameters.push_back("$" + std::to_string(i));
        return handle_.change_each("INSERT INTO " + quoted(table.name) + " (" + quoted(table.columns) + ") VALUES (" +
                                       boost::join(parameters, ", ") + ")",
                                   rows);
    }

    Result<void> set_references_aside() override { return handle_.execute("PRAGMA defer_foreign_keys=ON"); }
    Result<void> bring_references_back() override {
        const auto dangling = TRY(handle_.rows_of("PRAGMA foreign_key_check"));
        if (dangling.values.empty()) return {};
        return broken("a row of " + held<std::string>(dangling.values.front()[0]) + " refers to one that is not there");
    }

private:
    Result<void> describe(Table& table) {
        const auto columns =
            TRY(handle_.rows_of("SELECT name, type FROM pragma_table_info($1) ORDER BY cid", {table.name}));
        for (const auto& column : columns.values) {
            const auto& type = held<std::string>(column[1]);
            table.columns.push_back(held<std::string>(column[0]));
            if (type != "INTEGER" && type != "TEXT" && type != "BLOB")
                return broken(table.name + "." + table.columns.back() + " has the type " + type +
                              ", which cannot be copied");
        }
        return {};
    }

    SqliteHandle handle_;
};

Result<std::unique_ptr<TableStore>> opened(const std::string& file, SqliteHandle::Mode mode, const char* begin) {
    auto handle = TRY(SqliteHandle::open(file, mode));
    CHECK_OR_RETURN(handle.execute(begin));
    return std::make_unique<SqliteTables>(std::move(handle));
}

} // namespace

Result<std::unique_ptr<TableStore>> look_at_tables(const std::string& file) {
    return opened(file, SqliteHandle::Mode::look, "BEGIN");
}

Result<std::unique_ptr<TableStore>> fill_file(const std::string& file) {
    return opened(file, SqliteHandle::Mode::fresh, "BEGIN IMMEDIATE");
}

Result<std::unique_ptr<TableStore>> read_sqlite(const std::string& file) {
    auto store = opened(file, SqliteHandle::Mode::alone, "BEGIN");
    if (!store && store.error().kind == Kind::busy)
        return broken(file + " is in use: stop the program that has it open");
    return store;
}

} // namespace deedbox::db
