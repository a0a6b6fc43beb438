#include "db/migrations.h"

#include <boost/algorithm/string/replace.hpp>

namespace deedbox::db {

std::string sql_for(Engine engine, std::string_view text) {
    struct Token {
        std::string_view token, sqlite, postgresql;
    };
    constexpr Token tokens[] = {{"{id}", "INTEGER", "BIGINT"},
                                {"{time}", "INTEGER", "BIGINT"},
                                {"{bytes}", "BLOB", "BYTEA"},
                                {"{json}", "TEXT", "JSONB"},
                                {"{strict}", "STRICT", ""}};
    std::string out{text};
    for (const auto& [token, sqlite, postgresql] : tokens)
        boost::replace_all(out, token, engine == Engine::sqlite ? sqlite : postgresql);
    return out;
}

} // namespace deedbox::db
