#pragma once

#include "db/database.h"

#include <string>
#include <string_view>
#include <vector>

namespace deedbox::db {

/// One numbered step of the schema; the text is one for both engines, with tokens for the few types that differ. A step
/// that must differ has a text for PostgreSQL of its own.
struct Migration {
    int number;
    std::string_view name;
    std::string_view text;
    std::string_view postgresql;
};

/// The migrations built into the program, by number.
const std::vector<Migration>& migrations();

/// The SQL of a migration for an engine: `{id}`, `{time}`, `{bytes}`, `{json}` and `{strict}` become the engine's own
/// words. Text is compared by its bytes on both: SQLite does so anyway, PostgreSQL is told to.
std::string sql_for(Engine engine, const Migration& migration);

/// What tells a migration that was edited after it ran.
std::string fingerprint(Engine engine, const Migration& migration);

/// The table that says which steps a database has run.
std::string migrations_table(Engine engine);

/// Runs one step and notes it, in the transaction that the handle is in.
template <class Handle>
Result<void> run_migration(Handle& handle, Engine engine, const Migration& migration, const Clock& clock) {
    if (auto done = handle.execute(sql_for(engine, migration)); !done) {
        done.error().cause = std::string{migration.name} + ": " + done.error().cause;
        return done;
    }
    TRY(handle.rows_of("INSERT INTO schema_migrations (number, name, digest, applied_at) VALUES ($1, $2, $3, $4)",
                       {std::int64_t{migration.number}, std::string{migration.name}, fingerprint(engine, migration),
                        clock.now().time_since_epoch().count()}));
    return {};
}

/// The code of the error for a database that nothing was ever made in.
constexpr std::string_view no_tables = "database.empty";

/// What a database still has to run, given `number, digest` of what it has run. Errors: it belongs to a newer program;
/// a migration was edited; something is missing and that is not allowed, `no_tables` if it is everything.
Result<std::vector<const Migration*>> missing_migrations(Engine engine, const Rows& run, bool allowed);

/// Answers when the database can be read and its schema is this program's.
Task<Result<void>> check_schema(Database& db);

} // namespace deedbox::db
