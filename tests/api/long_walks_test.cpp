#include "db/postgresql_handle.h"
#include "db/sqlite_handle.h"
#include "support/test_database.h"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

namespace deedbox {
namespace {

using ::testing::IsEmpty;

/// A statement may walk through these: they stay small, or it is the whole that is asked for.
struct Allowed {
    std::string_view table, sql, because;
};
constexpr Allowed allowed[] = {
    {"jobs", "", "a dozen rows"},
    {"mail_stops", "SELECT", "an export is of everything"},
    {"guide_answers", "SELECT", "a report of everything, for staff"},
    {"event_seals", "SELECT", "from the end, one row"},
    {"members", "INSERT INTO smart_accounts", "only while a foreign key is violated"},
    {"events", "SELECT act FROM events", "a test's own"},
    {"mail_stops", "UPDATE", "a test's own"},
    {"events", "SELECT max(id)", "from the end, one row"},
    {"schema_migrations", "SELECT max", "two dozen rows"},
    {"mails", "SELECT m.id, m.recipient AS", "from the end, a page of the demo's mailbox"},
    {"smart_accounts", "SELECT id FROM smart_accounts WHERE unindexed", "asked on SQLite alone"},
    {"smart_accounts", "UPDATE smart_accounts SET unindexed", "asked on SQLite alone"},
};

bool is_allowed(std::string_view table, std::string_view sql) {
    return std::ranges::any_of(allowed,
                               [&](const Allowed& one) { return one.table == table && sql.starts_with(one.sql); });
}

std::string_view trimmed(std::string_view sql) {
    return sql.substr(sql.find_first_not_of(" \n"));
}

struct LongWalks : ::testing::Test {
    testing::TestDatabase database;
    Result<db::SqliteHandle> handle = db::SqliteHandle::open(database.location().substr(std::string{"sqlite:"}.size()),
                                                             db::SqliteHandle::Mode::read_write);

    bool is_table(const std::string& name) {
        return !handle->rows_of("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1", {name})
                    ->values.empty();
    }
    /// An index of few rows, and so a short walk.
    bool is_partial(const std::string& index) {
        return !handle
                    ->rows_of("SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = $1 AND sql LIKE '%WHERE%'",
                              {index})
                    ->values.empty();
    }

    /// `SCAN n VIRTUAL TABLE INDEX 0:L0`: an index of its own that is asked for something, here what is LIKE the first.
    static bool is_asked(const std::vector<std::string>& words) {
        return words.size() > 5 && words[2] == "VIRTUAL" && !words[5].ends_with(':');
    }

    /// The table that a plan speaks of: it calls it as the statement does.
    static std::string table_of(const std::string& name, std::string_view sql) {
        static const std::regex named{R"((?:FROM|JOIN|UPDATE)\s+(\w+)\s+(?:AS\s+)?(\w+))"};
        for (std::cregex_iterator at{sql.begin(), sql.end(), named}, end; at != end; ++at)
            if ((*at)[2] == name) return (*at)[1];
        return name;
    }

    /// The tables that a statement walks through, by SQLite's plan: `SCAN mails USING INDEX mails_leased`.
    std::vector<std::string> walks(std::string_view sql) {
        std::vector<std::string> found;
        const auto plan = handle->rows_of("EXPLAIN QUERY PLAN " + std::string{sql}, db::Values(most_parameters));
        for (const auto& row : plan->values) {
            std::istringstream detail{std::get<std::string>(row.at(3))};
            std::vector<std::string> words{std::istream_iterator<std::string>{detail}, {}};
            if (words.at(0) != "SCAN") continue;
            words.at(1) = table_of(words.at(1), sql);
            if (!is_table(words.at(1)) || is_asked(words)) continue;
            const bool by_index = words.size() > 3 && words[2] == "USING";
            if (by_index && is_partial(words.back())) continue;
            if (!is_allowed(words[1], trimmed(sql))) found.push_back(words[1] + " for " + std::string{sql});
        }
        return found;
    }
    static constexpr std::size_t most_parameters = 30;
};

TEST_F(LongWalks, AreTakenByNoStatement) {
    if (testing::engine() != db::Engine::sqlite) GTEST_SKIP() << "its plans depend on what is in the tables";
    for (const auto* statement : db::Statement::all())
        EXPECT_THAT(walks(statement->sql(db::Engine::sqlite)), IsEmpty());
}

/// The plans of PostgreSQL for values that it does not know, on tables of which it knows nothing: what a new
/// installation runs on until statistics are gathered.
struct PlansWithoutStatistics : ::testing::Test {
    testing::TestDatabase database;
    Result<db::PostgresqlHandle> handle = db::PostgresqlHandle::open(database.location());

    void SetUp() override {
        if (testing::engine() != db::Engine::postgresql) GTEST_SKIP() << "SQLite's are read above";
        // As the program's own sessions, but before it knows the first values.
        ASSERT_TRUE(handle->execute("SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan"));
    }

    boost::json::value plan_of(const db::Statement& statement) {
        const auto sql = std::string{statement.sql(db::Engine::postgresql)};
        std::string nothing;
        for (int i = 1; sql.contains('$' + std::to_string(i)); ++i) nothing += i == 1 ? "(NULL" : ", NULL";
        if (!nothing.empty()) nothing += ')';
        EXPECT_TRUE(handle->execute("PREPARE asked AS " + sql)) << sql;
        const auto rows = handle->rows_of("EXPLAIN (FORMAT JSON) EXECUTE asked" + nothing);
        EXPECT_TRUE(handle->execute("DEALLOCATE asked"));
        if (!rows) return {};
        return boost::json::parse(std::get<std::string>(rows->values.at(0).at(0))).at(0).at("Plan");
    }

    static std::string text_of(const boost::json::object& node, std::string_view name) {
        const auto* text = node.if_contains(name);
        return text ? std::string{text->as_string()} : std::string{};
    }

    bool is_partial(const std::string& index) {
        return !handle->rows_of("SELECT 1 FROM pg_indexes WHERE indexname = $1 AND indexdef LIKE '%WHERE%'", {index})
                    ->values.empty();
    }

    /// Whether a step goes from end to end: through the table, or through an index that it asks for no value.
    bool is_walk(const boost::json::object& node) {
        const auto kind = text_of(node, "Node Type");
        if (kind == "Seq Scan") return true;
        if (!kind.starts_with("Index") && !kind.starts_with("Bitmap Index")) return false;
        const auto condition = text_of(node, "Index Cond");
        // A parameter, or what another step has found.
        static const std::regex asked{R"(\$\d|(=|~~) \(*["\w]+\.\w+|["\w]+\.\w+\)? =)"};
        return !std::regex_search(condition, asked) && !is_partial(text_of(node, "Index Name"));
    }

    void add_walks(const boost::json::object& node, std::string_view sql, std::vector<std::string>& found) {
        const auto table = text_of(node, "Relation Name");
        if (!table.empty() && is_walk(node) && !is_allowed(table, trimmed(sql)))
            found.push_back(table + " for " + std::string{sql});
        if (const auto* below = node.if_contains("Plans"))
            for (const auto& one : below->as_array()) add_walks(one.as_object(), sql, found);
    }
};

TEST_F(PlansWithoutStatistics, WalkThroughNoTable) {
    std::vector<std::string> found;
    for (const auto* statement : db::Statement::all())
        if (const auto plan = plan_of(*statement); plan.is_object())
            add_walks(plan.as_object(), statement->sql(db::Engine::postgresql), found);
    EXPECT_THAT(found, IsEmpty());
}

TEST(Searches, HaveALaneOfTheirOwn) {
    for (const auto* statement : db::Statement::all()) {
        const auto sql = statement->sql(testing::engine());
        if (sql.contains(" LIKE ")) EXPECT_EQ(statement->lane(), db::Lane::search) << sql;
    }
}

} // namespace
} // namespace deedbox
