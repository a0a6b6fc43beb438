#pragma once

#include "db/database.h"

#include <sqlite3.h>

#include <map>

namespace deedbox::db {

/// One connection of SQLite and its prepared statements; used by one thread at a time.
class SqliteHandle {
public:
    enum class Mode {
        read_only,
        read_write,
        create,
        look,  // a file that stays as it is, to the last octet, and that nobody writes to
        fresh, // a file in the making that nobody else knows of: nothing waits for the disk
        alone  // nobody else has it open, and nobody can open it meanwhile
    };

    static Result<SqliteHandle> open(const std::string& file, Mode mode);
    SqliteHandle(SqliteHandle&&) = default;
    SqliteHandle& operator=(SqliteHandle&&) = default;

    /// Runs SQL of the program's own that takes no values and gives no rows.
    Result<void> execute(const std::string& sql);
    /// The same for the few words that are said with every unit, such as `SAVEPOINT unit`: a constant, prepared once.
    Result<void> say(std::string_view word);
    /// Prepares every registered statement and checks that the columns its reader looks for are there.
    Result<void> prepare_all();

    Result<Rows> rows(const Statement& statement, const Values& values);
    /// Whether a query has any row.
    Result<bool> finds(const Statement& statement, const Values& values);
    /// Does the work, whose statements are given up with `storage.unavailable` when it takes longer.
    template <class Work>
    auto within(std::chrono::milliseconds limit, Work work) {
        const Deadline deadline{*this, limit};
        return work();
    }
    /// Rows changed by a prepared command.
    Result<std::int64_t> change(const Statement& statement, const Values& values);

    /// Statements that are not registered: migrations and pragmas.
    Result<Rows> rows_of(const std::string& sql, const Values& values = {});

    /// Every row of SQL that is not registered, a batch at a time; ends with the first error that `take` gives.
    using Take = std::function<Result<void>(const std::vector<Values>&)>;
    Result<void> each_batch(const std::string& sql, const Take& take);
    /// Runs a command that is not registered once for each of the rows.
    Result<void> change_each(const std::string& sql, const std::vector<Values>& rows);

    bool in_transaction() const { return sqlite3_get_autocommit(connection_.get()) == 0; }

private:
    /// The time in which SQLite looks now and then whether it should give up.
    class Deadline {
    public:
        Deadline(SqliteHandle& handle, std::chrono::milliseconds limit);
        Deadline(const Deadline&) = delete;
        Deadline& operator=(const Deadline&) = delete;
        ~Deadline();

    private:
        SqliteHandle& handle_;
        std::chrono::steady_clock::time_point until_;
    };

    struct CloseConnection {
        void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
    };
    struct FinalizeStatement {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    using Prepared = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;
    struct Ready {
        Prepared statement;
        std::shared_ptr<const std::vector<std::string>> names;
    };

    SqliteHandle() = default;
    std::unexpected<Error> failure(std::string_view during) const;
    Result<Ready> prepare(std::string_view sql);
    Result<const Ready*> ready(const Statement& statement) const;
    Result<Rows> collect(const Ready& ready, const Values& values);

    std::unique_ptr<sqlite3, CloseConnection> connection_;
    std::vector<Ready> ready_;
    std::map<std::string_view, Ready> words_;
};

} // namespace deedbox::db
