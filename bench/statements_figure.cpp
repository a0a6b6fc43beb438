// Where the time of a filing and of an approval goes: each statement of their units, in the engine alone.
#include "engine_limit.h"
#include "figure.h"

namespace deedbox::bench {

namespace {

constexpr std::size_t units_measured = 2000;
constexpr std::size_t batch = 10;

// How a statement is called in the table: its first words.
std::string name_of(std::string_view sql) {
    std::string out;
    for (const char c : sql) {
        const bool blank = c == ' ' || c == '\n';
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
        if (out.size() == 70) break;
    }
    return out;
}

void print_times(Table& table, const Options& options, std::string_view what, const std::string& database,
                 const std::vector<db::Unit>& units) {
    const auto engine = options.postgresql.empty() ? db::Engine::sqlite : db::Engine::postgresql;
    const auto times = statement_times(database, units, batch);
    table.begin(what);
    for (const auto& [statement, microseconds] : times.statements)
        table.row(name_of(statement->sql(engine)), {microseconds}, "µs");
    table.row("BEGIN and COMMIT, for each unit", {times.commit}, "µs");
    table.row("a whole unit", {times.whole}, "µs");
}

} // namespace

void measure_statements(const Options& options, Table& table) {
    Installation installation{options, "statements", {{"DEEDBOX_REVIEW_POLICY", "never"}}};
    auto& portal = installation.portal();
    Actor approver;
    add_user(portal, "boss@company.example", approver);
    std::vector<AccountRequestId> made;
    const auto filings =
        units_of_requests(portal, installation.requester(), units_measured, "s", "boss@company.example", &made);
    print_times(table, options, "A filing, statement by statement, in batches of 10", installation.database(), filings);
    const auto approvals = units_of_approvals(portal, approver, made);
    print_times(table, options, "An approval, statement by statement, in batches of 10", installation.database(),
                approvals);
}

} // namespace deedbox::bench
