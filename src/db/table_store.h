#pragma once

#include "db/statement.h"

#include "db/database.h"

#include <functional>

namespace deedbox::db {

/// A table, as its database describes it.
struct Table {
    std::string name;
    std::vector<std::string> columns;
    bool operator==(const Table&) const = default;
};

/// A whole database in the hands of one connection, table by table: what backing up, restoring and moving are made of.
/// Which tables there are is asked of the database itself, so that a new one is never forgotten. Everything happens in
/// the one transaction that opening it has begun.
class TableStore {
public:
    using Take = std::function<Result<void>(const std::vector<Values>&)>;

    virtual ~TableStore() = default;

    virtual Engine engine() const = 0;

    /// SQL of the program's own.
    virtual Result<void> execute(const std::string& sql) = 0;
    virtual Result<Rows> rows_of(const std::string& sql, const Values& values) = 0;

    /// Every table by name, without those that a search index consists of. Errors: a column has a type that cannot be
    /// copied.
    virtual Result<std::vector<Table>> tables() = 0;
    /// Every row of a table, a batch at a time.
    virtual Result<void> read(const Table& table, const Take& take) = 0;
    virtual Result<void> append(const Table& table, const std::vector<Values>& rows) = 0;

    /// From here on rows may come in any order, before the rows that they refer to.
    virtual Result<void> set_references_aside() = 0;
    /// Errors: a row refers to one that is not there.
    virtual Result<void> bring_references_back() = 0;

    virtual Result<void> commit() = 0;

    std::string select_from(const Table& table) const;
    static std::string quoted(const std::string& name) { return '"' + name + '"'; }
    static std::string quoted(const std::vector<std::string>& names);
};

/// Who else may use a database that is read.
enum class Others { may_write, keep_out };

/// A file as it is, which nobody writes to: a backup.
Result<std::unique_ptr<TableStore>> look_at_tables(const std::string& file);
/// A file in the making.
Result<std::unique_ptr<TableStore>> fill_file(const std::string& file);
/// To read what an installation holds, as it is at one moment. Errors: others have to be kept out and somebody is using
/// it.
Result<std::unique_ptr<TableStore>> read_sqlite(const std::string& file);
Result<std::unique_ptr<TableStore>> read_postgresql(const std::string& location, Others others);
/// To fill a database that has to be empty: nothing of it stands before `commit`.
Result<std::unique_ptr<TableStore>> fill_postgresql(const std::string& location);

} // namespace deedbox::db
