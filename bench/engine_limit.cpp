#include "engine_limit.h"

#include <libpq-fe.h>
#include <sqlite3.h>

#include <charconv>
#include <chrono>
#include <map>
#include <stdexcept>

namespace deedbox::bench {

namespace {

void must(int answer, sqlite3* connection) {
    if (answer != SQLITE_OK && answer != SQLITE_DONE && answer != SQLITE_ROW)
        throw std::runtime_error{sqlite3_errmsg(connection)};
}

struct Prepared {
    sqlite3_stmt* statement;
    std::vector<std::size_t> values; // which value each parameter takes
};

Prepared prepare(sqlite3* connection, std::string_view sql) {
    Prepared out{};
    must(sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                            &out.statement, nullptr),
         connection);
    for (int i = 1; i <= sqlite3_bind_parameter_count(out.statement); ++i) {
        const std::string_view name = sqlite3_bind_parameter_name(out.statement, i);
        std::size_t number = 0;
        std::from_chars(name.data() + 1, name.data() + name.size(), number);
        out.values.push_back(number - 1);
    }
    return out;
}

void bind(sqlite3_stmt* statement, int at, const db::Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value))
        sqlite3_bind_int64(statement, at, *number);
    else if (const auto* text = std::get_if<std::string>(&value))
        sqlite3_bind_text64(statement, at, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    else if (const auto* blob = std::get_if<db::Blob>(&value))
        sqlite3_bind_blob64(statement, at, blob->bytes.data(), blob->bytes.size(), SQLITE_STATIC);
    else
        sqlite3_bind_null(statement, at);
}

/// A connection with the program's durability, and the statements of some units prepared.
class SqliteEngine {
public:
    SqliteEngine(const std::string& file, const std::vector<db::Unit>& units) {
        must(sqlite3_open_v2(file.c_str(), &connection_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr),
             connection_);
        must(sqlite3_exec(
                 connection_,
                 "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000;"
                 "PRAGMA temp_store=MEMORY; PRAGMA secure_delete=FAST; PRAGMA journal_size_limit=67108864;",
                 nullptr, nullptr, nullptr),
             connection_);
        for (const auto& unit : units)
            for (const auto& step : unit.steps())
                if (!statements_.contains(step.statement))
                    statements_.emplace(step.statement, prepare(connection_, step.statement->sql(db::Engine::sqlite)));
        begin_ = prepare(connection_, "BEGIN IMMEDIATE");
        commit_ = prepare(connection_, "COMMIT");
    }
    SqliteEngine(const SqliteEngine&) = delete;
    SqliteEngine& operator=(const SqliteEngine&) = delete;
    ~SqliteEngine() {
        for (auto& [statement, prepared] : statements_) sqlite3_finalize(prepared.statement);
        sqlite3_finalize(begin_.statement);
        sqlite3_finalize(commit_.statement);
        sqlite3_close(connection_);
    }

    void begin() { run(begin_); }
    void commit() { run(commit_); }
    void run(const db::Unit::Step& step) {
        const auto& prepared = statements_.at(step.statement);
        for (std::size_t p = 0; p < prepared.values.size(); ++p)
            bind(prepared.statement, static_cast<int>(p) + 1, step.values[prepared.values[p]]);
        run(prepared);
    }
    void settle() {}

private:
    void run(const Prepared& prepared) {
        must(sqlite3_step(prepared.statement), connection_);
        sqlite3_reset(prepared.statement);
    }

    sqlite3* connection_ = nullptr;
    std::map<const db::Statement*, Prepared> statements_;
    Prepared begin_{};
    Prepared commit_{};
};

// ---- PostgreSQL ----

void must(bool right, PGconn* connection) {
    if (!right) throw std::runtime_error{PQerrorMessage(connection)};
}

// The values of a statement as libpq takes them: text, and octets in binary.
struct Parameters {
    explicit Parameters(const db::Values& values) {
        for (const auto& value : values) {
            const auto* blob = std::get_if<db::Blob>(&value);
            if (const auto* number = std::get_if<std::int64_t>(&value))
                numbers.push_back(std::make_unique<std::string>(std::to_string(*number)));
            const auto* text = std::get_if<std::string>(&value);
            pointers.push_back(text                                          ? text->c_str()
                               : blob                                        ? blob->bytes.data()
                               : std::holds_alternative<std::int64_t>(value) ? numbers.back()->c_str()
                                                                             : nullptr);
            lengths.push_back(blob ? static_cast<int>(blob->bytes.size()) : 0);
            formats.push_back(blob ? 1 : 0);
        }
    }
    std::vector<std::unique_ptr<std::string>> numbers;
    std::vector<const char*> pointers;
    std::vector<int> lengths;
    std::vector<int> formats;
};

void send(PGconn* connection, const std::string& statement, const db::Values& values) {
    const Parameters parameters{values};
    must(PQsendQueryPrepared(connection, statement.c_str(), static_cast<int>(values.size()), parameters.pointers.data(),
                             parameters.lengths.data(), parameters.formats.data(), 0) == 1,
         connection);
}

// Takes the results of everything that was sent up to the last synchronization.
void settle(PGconn* connection) {
    for (;;) {
        const std::unique_ptr<PGresult, void (*)(PGresult*)> result{PQgetResult(connection), PQclear};
        if (!result) continue;
        const auto status = PQresultStatus(result.get());
        if (status == PGRES_PIPELINE_SYNC) return;
        must(status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK, connection);
    }
}

/// A pipeline of prepared statements.
class PostgresqlEngine {
public:
    PostgresqlEngine(const std::string& url, const std::vector<db::Unit>& units)
        : owned_{PQconnectdb(url.c_str()), PQfinish} {
        must(PQstatus(connection()) == CONNECTION_OK, connection());
        for (const auto& unit : units)
            for (const auto& step : unit.steps())
                if (const auto [name, added] =
                        names_.emplace(step.statement, "s" + std::to_string(step.statement->number()));
                    added)
                    prepare(name->second, step.statement->sql(db::Engine::postgresql));
        prepare("begin", "BEGIN");
        prepare("commit", "COMMIT");
        prepare("nothing", "SELECT 1");
        must(PQenterPipelineMode(connection()) == 1, connection());
    }

    void begin() { send(connection(), "begin", {}); }
    void commit() {
        send(connection(), "commit", {});
        settle();
    }
    void run(const db::Unit::Step& step) { send(connection(), names_.at(step.statement), step.values); }
    void run_nothing() { send(connection(), "nothing", {}); }
    /// Waits for everything that was sent.
    void settle() {
        must(PQpipelineSync(connection()) == 1, connection());
        bench::settle(connection());
    }

private:
    PGconn* connection() const { return owned_.get(); }
    void prepare(const std::string& name, std::string_view sql) {
        const std::unique_ptr<PGresult, void (*)(PGresult*)> result{
            PQprepare(connection(), name.c_str(), std::string{sql}.c_str(), 0, nullptr), PQclear};
        must(PQresultStatus(result.get()) == PGRES_COMMAND_OK, connection());
    }

    std::unique_ptr<PGconn, void (*)(PGconn*)> owned_;
    std::map<const db::Statement*, std::string> names_;
};

double microseconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
}

template <class Engine>
double limit_of(Engine& engine, const std::vector<db::Unit>& units, std::size_t batch) {
    const auto start = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (i % batch == 0) engine.begin();
        for (const auto& step : units[i].steps()) engine.run(step);
        if (i % batch == batch - 1 || i + 1 == units.size()) engine.commit();
    }
    return static_cast<double>(units.size()) * 1e6 / microseconds_since(start);
}

// `idle`: what a statement costs that does nothing, in microseconds.
template <class Engine>
StatementTimes times_of(Engine& engine, const std::vector<db::Unit>& units, std::size_t batch, double idle) {
    StatementTimes out;
    const auto count = static_cast<double>(units.size());
    const auto timed = [&](auto work) {
        const auto start = std::chrono::steady_clock::now();
        work();
        return std::max(0.0, microseconds_since(start) - idle) / count;
    };
    const auto add = [&](const db::Statement* statement, double microseconds) {
        for (auto& [known, sum] : out.statements)
            if (known == statement) return void(sum += microseconds);
        out.statements.emplace_back(statement, microseconds);
    };
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (i % batch == 0) out.commit += timed([&] { engine.begin(); });
        for (const auto& step : units[i].steps())
            add(step.statement, timed([&] {
                    engine.run(step);
                    engine.settle();
                }));
        if (i % batch == batch - 1 || i + 1 == units.size()) out.commit += timed([&] { engine.commit(); });
    }
    out.whole = out.commit;
    for (const auto& [statement, microseconds] : out.statements) out.whole += microseconds;
    return out;
}

std::optional<std::string> sqlite_file(const std::string& database) {
    constexpr std::string_view sqlite = "sqlite:";
    return database.starts_with(sqlite) ? std::optional{database.substr(sqlite.size())} : std::nullopt;
}

double idle_time(PostgresqlEngine& engine) {
    constexpr int rounds = 2000;
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < rounds; ++i) {
        engine.run_nothing();
        engine.settle();
    }
    return microseconds_since(start) / rounds;
}

} // namespace

double engine_limit(const std::string& database, const std::vector<db::Unit>& units, std::size_t batch) {
    if (const auto file = sqlite_file(database)) {
        SqliteEngine engine{*file, units};
        return limit_of(engine, units, batch);
    }
    PostgresqlEngine engine{database, units};
    return limit_of(engine, units, batch);
}

StatementTimes statement_times(const std::string& database, const std::vector<db::Unit>& units, std::size_t batch) {
    if (const auto file = sqlite_file(database)) {
        SqliteEngine engine{*file, units};
        return times_of(engine, units, batch, 0);
    }
    PostgresqlEngine engine{database, units};
    return times_of(engine, units, batch, idle_time(engine));
}

} // namespace deedbox::bench
