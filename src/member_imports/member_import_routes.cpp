#include "member_imports/member_import_routes.h"

#include "member_imports/member_import_deeds.h"

namespace deedbox::member_imports {

using namespace http;
using powers::Capability;

namespace {

constexpr std::int64_t rows_in_piece = 500;

Result<SmartAccountId> account_of(const Call& call) {
    return call.id<SmartAccountTag>("id", "account.unknown");
}
Result<MemberImportId> import_of(const Call& call) {
    return call.id<MemberImportTag>("importId", "member_import.unknown");
}

/// Which rows are asked for.
enum class Only { all, refused };
Result<Only> only_in(const Call& call) {
    const auto only = call.query("only");
    if (!only || only->empty()) return Only::all;
    if (*only == "refused") return Only::refused;
    return invalid("/only", "field.choice", {{"choices", std::string{"refused"}}});
}

std::string path_of(const MemberImport& import) {
    return "/api/v1/smart-accounts/" + import.smart_account_id.text() + "/member-imports/" + import.id.text();
}

Task<Result<std::vector<ImportRowView>>> rows_shown(db::Database& db, const Texts& texts, Language language,
                                                    MemberImportId id, std::int64_t after, std::int64_t at_most,
                                                    Only only) {
    std::vector<ImportRowView> out;
    for (const auto& row : CO_TRY(co_await db.all(rows_after, id, after, at_most, only == Only::refused)))
        out.push_back(view_of(row, texts, language));
    co_return out;
}

// Rows are told apart by their lines, and by nothing else.
PageOf<ImportRowView> page_of_rows(std::vector<ImportRowView> rows, const PageAsked& asked) {
    PageOf<ImportRowView> page{.items = std::move(rows), .next_cursor = {}};
    if (page.items.size() <= static_cast<std::size_t>(asked.limit)) return page;
    page.items.resize(static_cast<std::size_t>(asked.limit));
    page.next_cursor = std::to_string(page.items.back().line);
    return page;
}

/// All rows of an import, so many at a time.
class StreamedRows {
public:
    StreamedRows(db::Database& db, const Texts& texts, Language language, MemberImportId id, Only only)
        : db_{db}, texts_{texts}, language_{language}, id_{id}, only_{only},
          head_{only == Only::refused ? input_head() : results_head()} {}

    Task<Result<std::optional<std::string>>> piece() {
        if (!head_.empty()) co_return std::exchange(head_, {});
        const auto rows = CO_TRY(co_await rows_shown(db_, texts_, language_, id_, after_, rows_in_piece, only_));
        if (rows.empty()) co_return std::nullopt;
        std::string out;
        for (const auto& row : rows) out += only_ == Only::refused ? input_line(row) : results_line(row);
        after_ = rows.back().line;
        co_return out;
    }

private:
    db::Database& db_;
    const Texts& texts_;
    Language language_;
    MemberImportId id_;
    Only only_;
    std::string head_;
    std::int64_t after_ = 0;
};

Reply file_of(db::Database& db, const Texts& texts, Language language, MemberImportId id, Only only) {
    auto streamed = std::make_shared<StreamedRows>(db, texts, language, id, only);
    return Reply::file((only == Only::refused ? "refused-" : "results-") + id.text() + ".csv",
                       "text/csv; charset=utf-8", [streamed = std::move(streamed)] { return streamed->piece(); });
}

} // namespace

void add_member_import_routes(Routes& routes, MemberImportDesk& desk, accounts::AccountDesk& accounts,
                              const acts::Means& means, const Texts& texts) {
    const auto shown = [&desk, &means](const Call& call, MemberImportId id) -> Task<Result<MemberImportView>> {
        const auto seen = CO_TRY(co_await desk.find(call.actor(), CO_TRY(account_of(call)), id));
        co_return view_of(seen.import, seen.in.standing, call.actor().id, means.clock.now());
    };

    routes.post("/smart-accounts/{id}/member-imports", Access::user)
        .named("importMembers",
               "Give the people of a CSV file roles, one row at a time; columns `email`, `role`, `virtualAccount`, "
               "`includeNested`, `note`, the last three if wanted")
        .limited(CountedBy::user, 60, hours{1})
        .query("dryRun", "`true`: finds out what would come of it, and writes to nobody")
        .takes_file("text/csv", most_bytes)
        .gives<MemberImportView>(202)
        .refuses({"account.unknown", "account.members_only", "account.role_refused", "account.not_active",
                  "member_import.running", "csv.encoding", "csv.quotes", "csv.empty", "csv.no_rows",
                  "csv.too_many_rows", "csv.column_unknown", "csv.column_missing", "csv.column_twice"})
        .leaves({import_begun.name(), import_tried.name()})
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                const auto file = CO_TRY(call.file("text/csv"));
                const auto in = CO_TRY(account_of(call));
                const auto run = call.query("dryRun") == "true" ? Run::dry : Run::real;
                co_return Made{CO_TRY(co_await desk.begin(call.doer(), in, run, file)).number};
            },
            [&desk, &means](const Call& call, Made made) -> Task<Result<Reply>> {
                const auto seen =
                    CO_TRY(co_await desk.find(call.actor(), CO_TRY(account_of(call)), MemberImportId{made.id}));
                co_return Reply::accepted(view_of(seen.import, seen.in.standing, call.actor().id, means.clock.now()))
                    .with("Location", path_of(seen.import));
            });

    routes.get("/smart-accounts/{id}/member-imports", Access::user)
        .named("listMemberImports", "The files of people that were brought to a Smart Account, newest first")
        .paged()
        .gives<PageOf<MemberImportView>>(200)
        .refuses({"account.unknown", "account.members_only", "account.role_refused"})
        .by([&accounts, &means](const Call& call) -> Task<Result<Reply>> {
            const auto seen = CO_TRY(co_await accounts.find(call.actor(), CO_TRY(account_of(call))));
            CO_CHECK(powers::rule_somewhere(seen.standing, Capability::manage_members));
            const bool all = powers::may(seen.standing, Capability::manage_members);
            const auto page = CO_TRY(call.page());
            const auto whose = all ? std::nullopt : std::optional{call.actor().id};
            std::vector<MemberImportView> out;
            for (const auto& import : CO_TRY(co_await means.db.all(imports_of_account, seen.account.id,
                                                                   CO_TRY(page.before()), page.limit + 1, whose)))
                out.push_back(view_of(import, seen.standing, call.actor().id, means.clock.now()));
            co_return Reply::ok(page_of(std::move(out), page));
        });

    routes.get("/smart-accounts/{id}/member-imports/{importId}", Access::user)
        .named("readMemberImport", "How far an import is, and what came of its rows so far")
        .gives<MemberImportView>(200)
        .refuses({"account.unknown", "member_import.unknown"})
        .by([shown](const Call& call) -> Task<Result<Reply>> {
            co_return Reply::ok(CO_TRY(co_await shown(call, CO_TRY(import_of(call)))));
        });

    routes.get("/smart-accounts/{id}/member-imports/{importId}/results", Access::user)
        .named("listMemberImportResults", "The rows of an import with what came of each, in the order of the file")
        .query("only", "`refused`: those that nothing came of")
        .paged()
        .gives<PageOf<ImportRowView>>(200)
        .refuses({"account.unknown", "member_import.unknown", "field.choice"})
        .by([&desk, &means, &texts](const Call& call) -> Task<Result<Reply>> {
            const auto in = CO_TRY(account_of(call));
            const auto id = CO_TRY(import_of(call));
            CO_CHECK(co_await desk.find(call.actor(), in, id));
            const auto only = CO_TRY(only_in(call));
            const auto page = CO_TRY(call.page());
            co_return Reply::ok(page_of_rows(CO_TRY(co_await rows_shown(means.db, texts, call.language, id,
                                                                        CO_TRY(page.after()), page.limit + 1, only)),
                                             page));
        });

    routes.get("/smart-accounts/{id}/member-imports/{importId}/results.csv", Access::user)
        .named("downloadMemberImportResults",
               "The rows of an import as a file, with what came of each; only the refused ones in the form of the file "
               "that was brought, to be corrected and sent again")
        .limited(CountedBy::user, 600, minutes{15})
        .query("only", "`refused`: those that nothing came of")
        .gives_file("text/csv")
        .refuses({"account.unknown", "member_import.unknown", "field.choice"})
        .by([&desk, &means, &texts](const Call& call) -> Task<Result<Reply>> {
            const auto in = CO_TRY(account_of(call));
            const auto id = CO_TRY(import_of(call));
            CO_CHECK(co_await desk.find(call.actor(), in, id));
            co_return file_of(means.db, texts, call.language, id, CO_TRY(only_in(call)));
        });

    routes.post("/smart-accounts/{id}/member-imports/{importId}/cancellation", Access::user)
        .named("cancelMemberImport", "Leave the rows of an import that are not done yet")
        .limited(CountedBy::user, 120, hours{1})
        .gives<MemberImportView>(201)
        .refuses({"account.unknown", "member_import.unknown", "member_import.over"})
        .leaves({import_cancelled.name()})
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                const auto in = CO_TRY(account_of(call));
                const auto id = CO_TRY(import_of(call));
                co_return Made{CO_TRY(co_await desk.cancel(call.doer(), in, id)).number};
            },
            [shown](const Call& call, Made made) -> Task<Result<Reply>> {
                co_return Reply::created(CO_TRY(co_await shown(call, MemberImportId{made.id})));
            });
}

} // namespace deedbox::member_imports
