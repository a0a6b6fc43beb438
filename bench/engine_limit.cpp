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

double sqlite_limit(const std::string& file, const std::vector<db::Unit>& units, std::size_t batch) {
    sqlite3* connection = nullptr;
    must(sqlite3_open_v2(file.c_str(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr), connection);
    must(sqlite3_exec(
             connection,
             "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000;"
             "PRAGMA temp_store=MEMORY; PRAGMA secure_delete=FAST; PRAGMA journal_size_limit=67108864;",
             nullptr, nullptr, nullptr),
         connection);
    std::map<const db::Statement*, Prepared> statements;
    for (const auto& unit : units)
        for (const auto& step : unit.steps())
            if (!statements.contains(step.statement))
                statements.emplace(step.statement, prepare(connection, step.statement->sql(db::Engine::sqlite)));
    const auto begin = prepare(connection, "BEGIN IMMEDIATE");
    const auto commit = prepare(connection, "COMMIT");
    const auto run = [&](const Prepared& prepared) {
        must(sqlite3_step(prepared.statement), connection);
        sqlite3_reset(prepared.statement);
    };

    const auto start = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (i % batch == 0) run(begin);
        for (const auto& step : units[i].steps()) {
            const auto& prepared = statements.at(step.statement);
            for (std::size_t p = 0; p < prepared.values.size(); ++p)
                bind(prepared.statement, static_cast<int>(p) + 1, step.values[prepared.values[p]]);
            run(prepared);
        }
        if (i % batch == batch - 1 || i + 1 == units.size()) run(commit);
    }
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    for (auto& [statement, prepared] : statements) sqlite3_finalize(prepared.statement);
    sqlite3_finalize(begin.statement);
    sqlite3_finalize(commit.statement);
    sqlite3_close(connection);
    return static_cast<double>(units.size()) / seconds;
}

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

double postgresql_limit(const std::string& url, const std::vector<db::Unit>& units, std::size_t batch) {
    const std::unique_ptr<PGconn, void (*)(PGconn*)> owned{PQconnectdb(url.c_str()), PQfinish};
    auto* const connection = owned.get();
    must(PQstatus(connection) == CONNECTION_OK, connection);
    std::map<const db::Statement*, std::string> names;
    const auto prepare = [&](const std::string& name, std::string_view sql) {
        const std::unique_ptr<PGresult, void (*)(PGresult*)> result{
            PQprepare(connection, name.c_str(), std::string{sql}.c_str(), 0, nullptr), PQclear};
        must(PQresultStatus(result.get()) == PGRES_COMMAND_OK, connection);
    };
    for (const auto& unit : units)
        for (const auto& step : unit.steps())
            if (const auto [name, added] =
                    names.emplace(step.statement, "s" + std::to_string(step.statement->number()));
                added)
                prepare(name->second, step.statement->sql(db::Engine::postgresql));
    prepare("begin", "BEGIN");
    prepare("commit", "COMMIT");
    must(PQenterPipelineMode(connection) == 1, connection);

    const auto start = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (i % batch == 0) send(connection, "begin", {});
        for (const auto& step : units[i].steps()) send(connection, names.at(step.statement), step.values);
        if (i % batch != batch - 1 && i + 1 != units.size()) continue;
        send(connection, "commit", {});
        must(PQpipelineSync(connection) == 1, connection);
        settle(connection);
    }
    return static_cast<double>(units.size()) /
           std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

double engine_limit(const std::string& database, const std::vector<db::Unit>& units, std::size_t batch) {
    constexpr std::string_view sqlite = "sqlite:";
    return database.starts_with(sqlite) ? sqlite_limit(database.substr(sqlite.size()), units, batch)
                                        : postgresql_limit(database, units, batch);
}

} // namespace deedbox::bench
