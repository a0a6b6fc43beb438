#pragma once

#include "db/database.h"

#include <libpq-fe.h>

namespace deedbox::db {

using Deadline = std::chrono::steady_clock::time_point;

struct ClearAnswer {
    void operator()(PGresult* answer) const { PQclear(answer); }
};
using Answer = std::unique_ptr<PGresult, ClearAnswer>;

/// The five characters by which PostgreSQL names an error; empty when it gave none.
std::string_view sqlstate(const Answer& answer);
/// A failed answer as the error that its caller sees: what may pass is `storage.unavailable`, the rest is our fault.
Error error_of(const Answer& answer, std::string_view during);

/// One connection of libpq and its prepared statements; used by one thread at a time. Opened, it takes SQL of the
/// program's own; once everything is prepared it is a pipeline: statements are sent, and answers come in their order.
class PostgresqlHandle {
public:
    /// Connects to the first of the hosts that can be written to. Errors: `storage.unavailable`.
    static Result<PostgresqlHandle> open(const std::string& location);

    /// SQL of the program's own: migrations.
    Result<void> execute(const std::string& sql);
    Result<Rows> rows_of(const std::string& sql, const Values& values = {});

    /// `COPY … FROM STDIN`, with rows in PostgreSQL's text format.
    Result<void> copy_in(const std::string& sql, std::string_view rows);

    /// What the connection is for: a writer knows the commands too, a search is given up when it takes too long.
    enum class Use { writing, reading, searching };
    /// Sets up the session, prepares what it is for, checks that the columns readers look for are there, and begins the
    /// pipeline.
    Result<void> prepare_all(Use use, Deadline deadline);

    // ---- the pipeline ----

    /// Texts that PostgreSQL cannot hold; to be asked before anything is sent.
    static bool holds_zero(const Values& values);
    void send(const Statement& statement, const Values& values);
    /// A command that raises `guard_failed` when it changes another number of rows.
    void send_guarded(const Statement& command, const Values& values, std::int64_t rows);
    /// A query that raises `guard_failed` when it finds nothing.
    void send_required(const Statement& query, const Values& values);
    /// A query with a plan for these very values.
    void send_unprepared(const Statement& query, const Values& values);
    /// One of the words below.
    void say(const char* word);
    static constexpr const char* begin = "BEGIN";
    /// Writers of several processes take turns, until each has committed. So a guard sees what the ones before have
    /// done, as it does on SQLite, and no two ever wait for each other's rows.
    static constexpr const char* take_turn = "SELECT pg_advisory_xact_lock(28258983821340537)";
    static constexpr const char* commit = "COMMIT";
    static constexpr const char* rollback = "ROLLBACK";
    static constexpr const char* savepoint = "SAVEPOINT unit";
    static constexpr const char* release = "RELEASE unit";
    static constexpr const char* rollback_unit = "ROLLBACK TO unit";
    /// Ends a segment: an error takes what is between it and here with it.
    void sync();

    /// What a guarded command ends with when the number of rows is another.
    static constexpr std::string_view guard_failed = "22P02";

    /// The next answer, the one to a sync among them; nothing when the connection is lost or the time is over.
    Answer receive(Deadline deadline);
    /// The next answer if it is here already.
    Answer receive_now();
    /// Takes what has arrived; false when the connection is lost.
    bool take_in();
    enum class Flushed { all, some, lost };
    Flushed flush();

    bool lost() const { return lost_ || PQstatus(connection_.get()) != CONNECTION_OK; }
    std::string last_error() const { return PQerrorMessage(connection_.get()); }
    int socket() const { return PQsocket(connection_.get()); }

    Rows rows(const Statement& statement, const Answer& answer) const;
    Rows no_rows(const Statement& statement) const { return {.names = ready_[statement.number()].names, .values = {}}; }

private:
    struct CloseConnection {
        void operator()(PGconn* connection) const { PQfinish(connection); }
    };
    struct Ready {
        std::string name;
        std::string guard_name;
        std::shared_ptr<const std::vector<std::string>> names;
        std::vector<Oid> types;
    };
    /// Values in the form in which libpq takes them.
    struct Parameters {
        std::vector<const char*> pointers;
        std::vector<int> lengths;
        std::vector<int> formats;
        std::vector<std::string> numbers;
        void set(const Values& values);
        int count() const { return static_cast<int>(pointers.size()); }
    };

    PostgresqlHandle() = default;
    std::unexpected<Error> failure(std::string_view during) const;
    bool wants(const Statement& statement) const;
    Result<void> set_up(Deadline deadline);
    Result<void> prepare(const std::vector<const Statement*>& statements, Deadline deadline);
    Result<std::vector<const Statement*>> described(const std::vector<const Statement*>& statements, Deadline deadline);
    Result<void> forget(const std::vector<const Statement*>& statements, Deadline deadline);
    Result<void> prepare_guards(Deadline deadline);
    void send_guard(const Statement& statement);
    void send_prepare(const std::string& name, std::string_view sql, const std::vector<Oid>& types);
    Result<Answer> good_answer(std::string_view during, Deadline deadline);
    Result<void> good_answers(std::size_t count, std::string_view during, Deadline deadline);
    bool move_bytes(Deadline deadline);
    void note(int sent) { lost_ |= sent != 1; }

    std::unique_ptr<PGconn, CloseConnection> connection_;
    Use use_ = Use::reading;
    std::vector<Ready> ready_;
    Parameters parameters_;
    bool lost_ = false;
};

} // namespace deedbox::db
