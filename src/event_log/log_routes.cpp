#include "event_log/log_routes.h"

#include "event_log/log_store.h"

namespace deedbox::event_log {

using namespace http;
using powers::Capability;

namespace {

constexpr std::string_view json = "application/json";
constexpr std::string_view csv = "text/csv";
constexpr std::string_view json_lines = "application/x-ndjson";
constexpr std::int64_t rows_in_piece = 500;

Result<std::optional<Instant>> moment_in(const Call& call, const char* parameter) {
    const auto text = call.query(parameter);
    if (!text || text->empty()) return std::nullopt;
    if (const auto moment = parse_moment(*text)) return *moment;
    return invalid(std::string{"/"} + parameter, "field.moment");
}

// Whoever sees only some Virtual Accounts sees what happened in them; the operator's staff see what members do.
Result<LogSought> sought_by(const Call& call, const accounts::SeenAccount& in) {
    LogSought out{.account = in.account.id, .act = call.query("act"), .actor = call.query("actor")};
    for (auto* given : {&out.act, &out.actor})
        if (*given && (*given)->empty()) given->reset();
    if (out.actor)
        if (const auto email = EmailAddress::parse(*out.actor)) out.actor = email->text();
    const auto from = moment_in(call, "from");
    CHECK_OR_RETURN(from);
    const auto to = moment_in(call, "to");
    CHECK_OR_RETURN(to);
    out.from = *from;
    out.to = *to;
    if (powers::may(in.standing, Capability::see_every_account)) return out;
    CHECK_OR_RETURN(powers::rule_somewhere(in.standing, Capability::see_event_log));
    out.places = powers::reached(in.standing, Capability::see_event_log);
    return out;
}

/// All that is left of a log, from its newest entry on, so many at a time.
class Streamed {
public:
    Streamed(db::Database& db, LogSought sought, const Texts& texts, Language language,
             std::string (*line)(const LogEntry&), std::string head)
        : db_{db}, sought_{std::move(sought)}, texts_{texts}, language_{language}, line_{line}, next_{std::move(head)} {
    }

    Task<Result<std::optional<std::string>>> piece() {
        if (!next_.empty()) co_return std::exchange(next_, {});
        const auto rows = CO_TRY(co_await log_rows(db_, sought_, below_, rows_in_piece));
        if (rows.empty()) co_return std::nullopt;
        std::string out;
        for (const auto& row : rows) out += line_(entry_of(row, texts_, language_));
        below_ = rows.back().id.number;
        co_return out;
    }

private:
    db::Database& db_;
    LogSought sought_;
    const Texts& texts_;
    Language language_;
    std::string (*line_)(const LogEntry&);
    std::string next_;
    std::int64_t below_ = std::numeric_limits<std::int64_t>::max();
};

Pieces pieces_of(std::shared_ptr<Streamed> streamed) {
    return [streamed = std::move(streamed)] { return streamed->piece(); };
}

Reply whole_log(db::Database& db, LogSought sought, const Texts& texts, Language language, std::string_view type) {
    const auto name = "events-" + sought.account.text();
    if (type == csv)
        return Reply::file(
            name + ".csv", "text/csv; charset=utf-8",
            pieces_of(std::make_shared<Streamed>(db, std::move(sought), texts, language, csv_of, csv_head())));
    return Reply::file(
        name + ".ndjson", std::string{json_lines},
        pieces_of(std::make_shared<Streamed>(db, std::move(sought), texts, language, json_line_of, std::string{})));
}

} // namespace

void add_log_routes(Routes& routes, accounts::AccountDesk& accounts, db::Database& db, const Texts& texts) {
    routes.get("/smart-accounts/{id}/events", Access::user)
        .named("listEvents",
               "What happened in a Smart Account, the newest first, as far as the reader sees it; as a file, all of it")
        .limited(CountedBy::user, 600, minutes{15})
        .query("act", "one act, such as `member.added`, or all of a kind, such as `member`")
        .query("actor", "the mail address of whoever did it")
        .query("from", "a day (UTC) or a moment of RFC 3339")
        .query("to", "the same; before it")
        .paged()
        .gives<PageOf<LogEntry>>(200)
        .or_as(std::string{csv})
        .or_as(std::string{json_lines})
        .refuses({"account.unknown", "account.members_only", "account.role_refused", "field.moment"})
        .by([&accounts, &db, &texts](const Call& call) -> Task<Result<Reply>> {
            const auto id = CO_TRY(call.id<SmartAccountTag>("id", "account.unknown"));
            const auto sought = CO_TRY(sought_by(call, CO_TRY(co_await accounts.find(call.actor(), id))));
            if (const auto type = call.preferred_type({json, csv, json_lines}); type != json)
                co_return whole_log(db, sought, texts, call.language, type).with("Vary", "Accept");
            const auto page = CO_TRY(call.page());
            std::vector<LogEntry> entries;
            for (const auto& row : CO_TRY(co_await log_rows(db, sought, CO_TRY(page.before()), page.limit + 1)))
                entries.push_back(entry_of(row, texts, call.language));
            co_return Reply::ok(page_of(std::move(entries), page)).with("Vary", "Accept");
        });
}

} // namespace deedbox::event_log
