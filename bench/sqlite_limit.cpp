#include "sqlite_limit.h"

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

} // namespace

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

} // namespace deedbox::bench
