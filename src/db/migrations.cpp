#include "db/migrations.h"

#include "base/secrets.h"

#include <boost/algorithm/string/replace.hpp>

namespace deedbox::db {

namespace {

struct NewestMigration {
    std::optional<std::int64_t> number;
};
BOOST_DESCRIBE_STRUCT(NewestMigration, (), (number))
const Query<NewestMigration> newest_migration{"SELECT max(number) AS number FROM schema_migrations"};

std::string_view text_of(Engine engine, const Migration& migration) {
    return engine == Engine::sqlite || migration.postgresql.empty() ? migration.text : migration.postgresql;
}

// A column's type is never followed by the bracket that closes a CAST.
void compare_bytes(std::string& sql) {
    constexpr std::string_view type = " TEXT";
    constexpr std::string_view collation = " COLLATE \"C\"";
    for (auto at = sql.find(type); at != std::string::npos; at = sql.find(type, at + 1)) {
        const auto end = at + type.size();
        const char next = end < sql.size() ? sql[end] : '\n';
        if (next == ' ' || next == ',' || next == '\n' || next == ';') sql.insert(end, collation);
    }
}

} // namespace

std::string sql_for(Engine engine, const Migration& migration) {
    struct Token {
        std::string_view token, sqlite, postgresql;
    };
    constexpr Token tokens[] = {{"{id}", "INTEGER", "BIGINT"},
                                {"{time}", "INTEGER", "BIGINT"},
                                {"{bytes}", "BLOB", "BYTEA"},
                                {"{json}", "TEXT", "JSONB"},
                                {"{strict}", "STRICT", ""},
                                // kept in the order of its key
                                {"{clustered}", "STRICT, WITHOUT ROWID", ""}};
    std::string out{text_of(engine, migration)};
    for (const auto& [token, sqlite, postgresql] : tokens)
        boost::replace_all(out, token, engine == Engine::sqlite ? sqlite : postgresql);
    if (engine == Engine::postgresql) compare_bytes(out);
    return out;
}

std::string fingerprint(Engine engine, const Migration& migration) {
    return hex(digest({text_of(engine, migration)}));
}

std::string migrations_table(Engine engine) {
    const bool sqlite = engine == Engine::sqlite;
    const std::string number = sqlite ? "INTEGER" : "BIGINT";
    return "CREATE TABLE IF NOT EXISTS schema_migrations (number " + number +
           " PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, applied_at " + number + " NOT NULL)" +
           (sqlite ? " STRICT" : "");
}

Result<std::vector<const Migration*>> missing_migrations(Engine engine, const Rows& run, bool allowed) {
    std::map<std::int64_t, std::string> digests;
    for (const auto& row : run.values) digests.emplace(held<std::int64_t>(row[0]), held<std::string>(row[1]));
    std::vector<const Migration*> missing;
    for (const auto& migration : migrations()) {
        const auto found = digests.extract(migration.number);
        if (found.empty())
            missing.push_back(&migration);
        else if (found.mapped() != fingerprint(engine, migration))
            return broken("migration " + std::string{migration.name} + " is not the one that this database has run");
    }
    if (!digests.empty()) return broken("the database was made by a newer version of this program");
    if (run.values.empty() && !allowed)
        return std::unexpected{Error{.kind = Kind::broken,
                                     .code = std::string{no_tables},
                                     .cause = "the database is empty; `deedbox migrate` or a start makes its tables"}};
    if (!missing.empty() && !allowed) return broken("the database's schema is behind; run `deedbox migrate`");
    return missing;
}

Task<Result<void>> check_schema(Database& db) {
    const auto newest = CO_TRY(co_await db.one(newest_migration));
    if (!newest || newest->number != migrations().back().number) co_return broken("the schema is not this program's");
    co_return Result<void>{};
}

} // namespace deedbox::db
