#include "db/migrations.h"
#include "db/postgresql_database.h"
#include "db/postgresql_handle.h"
#include "db/table_store.h"

#include "base/secrets.h"

#include <thread>

namespace deedbox::db {

namespace {

class PostgresqlTables final : public TableStore {
public:
    explicit PostgresqlTables(PostgresqlHandle handle) : handle_{std::move(handle)} {}

    Engine engine() const override { return Engine::postgresql; }
    Result<void> execute(const std::string& sql) override { return handle_.execute(sql); }
    Result<Rows> rows_of(const std::string& sql, const Values& values) override { return handle_.rows_of(sql, values); }
    Result<void> commit() override { return handle_.execute("COMMIT"); }
    Result<std::vector<Table>> tables() override;
    Result<void> read(const Table& table, const Take& take) override;
    Result<void> append(const Table& table, const std::vector<Values>& rows) override;
    Result<void> set_references_aside() override;
    Result<void> bring_references_back() override;

private:
    Result<void> describe(Table& table);

    PostgresqlHandle handle_;
    std::vector<std::string> references_; // what makes them anew
};

Result<std::vector<Table>> PostgresqlTables::tables() {
    const auto found = TRY(handle_.rows_of("SELECT CAST(tablename AS TEXT) AS name FROM pg_tables"
                                           " WHERE schemaname = current_schema() ORDER BY tablename COLLATE \"C\""));
    std::vector<Table> out;
    for (const auto& row : found.values) {
        out.push_back({held<std::string>(row[0]), {}});
        CHECK_OR_RETURN(describe(out.back()));
    }
    return out;
}

Result<void> PostgresqlTables::describe(Table& table) {
    const auto columns = TRY(handle_.rows_of(
        "SELECT CAST(column_name AS TEXT), CAST(data_type AS TEXT) FROM information_schema.columns"
        " WHERE table_schema = current_schema() AND table_name = CAST($1 AS TEXT) ORDER BY ordinal_position",
        {table.name}));
    for (const auto& column : columns.values) {
        const auto& type = held<std::string>(column[1]);
        table.columns.push_back(held<std::string>(column[0]));
        if (type != "bigint" && type != "text" && type != "bytea")
            return broken(table.name + "." + table.columns.back() + " has the type " + type +
                          ", which cannot be copied");
    }
    return {};
}

Result<void> PostgresqlTables::read(const Table& table, const Take& take) {
    CHECK_OR_RETURN(handle_.execute("DECLARE contents NO SCROLL CURSOR FOR " + select_from(table)));
    for (;;) {
        const auto batch = TRY(handle_.rows_of("FETCH 500 FROM contents"));
        if (batch.values.empty()) break;
        CHECK_OR_RETURN(take(batch.values));
    }
    return handle_.execute("CLOSE contents");
}

void escape_into(std::string& out, std::string_view text) {
    for (const char letter : text) {
        switch (letter) {
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default: out += letter;
        }
    }
}

// One line of what COPY calls its text format.
void write_line(std::string& out, const Values& row) {
    for (const auto& value : row) {
        if (&value != &row.front()) out += '\t';
        if (const auto* number = std::get_if<std::int64_t>(&value))
            out += std::to_string(*number);
        else if (const auto* text = std::get_if<std::string>(&value))
            escape_into(out, *text);
        else if (const auto* blob = std::get_if<Blob>(&value))
            out += "\\\\x" + hex(blob->bytes);
        else
            out += "\\N";
    }
    out += '\n';
}

Result<void> PostgresqlTables::append(const Table& table, const std::vector<Values>& rows) {
    std::string lines;
    for (const auto& row : rows) write_line(lines, row);
    return handle_.copy_in("COPY " + quoted(table.name) + " (" + quoted(table.columns) + ") FROM STDIN", lines);
}

// They are dropped and made again, all in the transaction: checked once for a whole table, which takes seconds where
// row by row takes minutes, and in whatever order the rows came.
Result<void> PostgresqlTables::set_references_aside() {
    const auto found = TRY(handle_.rows_of(
        "SELECT CAST(conrelid::regclass AS TEXT), quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE contype = 'f' AND connamespace = quote_ident(current_schema())::regnamespace ORDER BY conname",
        {}));
    for (const auto& row : found.values) {
        const auto table = "ALTER TABLE " + held<std::string>(row[0]);
        const auto& name = held<std::string>(row[1]);
        CHECK_OR_RETURN(handle_.execute(table + " DROP CONSTRAINT " + name));
        references_.push_back(table + " ADD CONSTRAINT " + name + " " + held<std::string>(row[2]));
    }
    return {};
}

Result<void> PostgresqlTables::bring_references_back() {
    for (const auto& reference : references_) CHECK_OR_RETURN(handle_.execute(reference));
    return {};
}

Result<bool> answer(PostgresqlHandle& handle, const char* question, const Values& values = {}) {
    const auto rows = TRY(handle.rows_of(question, values));
    return held<std::int64_t>(rows.values.front().front()) != 0;
}

// A program that has just been stopped may have connections for another moment.
Result<void> keep_others_out(PostgresqlHandle& handle) {
    for (int tries = 0; tries < 30; ++tries) {
        // A program that starts now waits for this lock before it looks at the schema.
        if (TRY(answer(handle, "SELECT pg_try_advisory_lock($1)", {migration_lock})) &&
            !TRY(answer(handle, "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
                                " AND application_name = 'deedbox' AND pid <> pg_backend_pid())")))
            return {};
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    return broken("a Deedbox is connected to the database: stop it on every machine");
}

} // namespace

Result<std::unique_ptr<TableStore>> read_postgresql(const std::string& location, Others others) {
    CHECK_OR_RETURN(check_postgresql(location));
    auto handle = TRY(PostgresqlHandle::open(location));
    if (others == Others::keep_out) CHECK_OR_RETURN(keep_others_out(handle));
    CHECK_OR_RETURN(handle.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
    return std::make_unique<PostgresqlTables>(std::move(handle));
}

Result<std::unique_ptr<TableStore>> fill_postgresql(const std::string& location) {
    CHECK_OR_RETURN(check_postgresql(location));
    auto handle = TRY(PostgresqlHandle::open(location));
    CHECK_OR_RETURN(handle.execute("BEGIN"));
    if (!TRY(answer(handle, "SELECT pg_try_advisory_xact_lock($1)", {migration_lock})))
        return broken("the PostgreSQL database is in use by another Deedbox");
    auto store = std::make_unique<PostgresqlTables>(std::move(handle));
    if (const auto tables = TRY(store->tables()); !tables.empty())
        return broken("the PostgreSQL database is not empty: it has the table " + tables.front().name);
    return store;
}

} // namespace deedbox::db
