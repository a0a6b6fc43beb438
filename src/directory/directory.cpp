#include "directory/directory.h"

#include <boost/algorithm/string.hpp>

namespace deedbox::directory {

namespace {

constexpr std::size_t longest_search = 200;

struct Candidate {
    SmartAccountId id;
    std::string name;
    std::string name_folded;
    std::string domain_identifier;
    accounts::AccountStatus status = accounts::AccountStatus::pending;
    accounts::AccountType type = accounts::AccountType::customer;
    std::optional<members::Role> my_role;
    std::int64_t rank = 0;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Candidate, (),
                      (id, name, name_folded, domain_identifier, status, type, my_role, rank, created_at))

// $1 user, $2 their registered domain, $3 LIKE pattern of the name without escapes (what the trigram index can serve),
// $4 the same with escapes, $5 folded text, $6 identifier prefix from the text, $7 identifier prefix asked for,
// $8-$10 the row to start after, $11 limit. Only the inner search by name differs between the engines.
#define DIRECTORY_BEFORE                                                                                               \
    R"(SELECT a.id, a.name, a.name_folded, a.domain_identifier, a.status, a.type, m.role AS my_role, c.rank, a.created_at
    FROM (SELECT id, min(rank) AS rank FROM (
              SELECT smart_account_id AS id, 0 AS rank FROM members WHERE user_id = $1 AND virtual_account_id IS NULL
              UNION ALL SELECT smart_account_id, 2 FROM account_requests WHERE requester_id = $1
              UNION ALL SELECT id, 3 FROM smart_accounts WHERE registered_domain = $2
              UNION ALL SELECT id, 4 FROM smart_accounts WHERE domain_identifier >= $6 AND domain_identifier < $6 || '~'
              UNION ALL SELECT id, 4 FROM smart_accounts WHERE domain_identifier >= $7 AND domain_identifier < $7 || '~'
              UNION ALL SELECT id, 4 FROM smart_accounts WHERE name_folded = $5
              UNION ALL SELECT id, 4 FROM ()"
#define DIRECTORY_AFTER                                                                                                \
    R"() AS named) AS candidates GROUP BY id) AS c
    JOIN smart_accounts a ON a.id = c.id
    LEFT JOIN members m ON m.smart_account_id = a.id AND m.user_id = $1 AND m.virtual_account_id IS NULL
    WHERE a.status <> 'cancelled'
      AND (CAST($4 AS TEXT) IS NULL OR a.name_folded LIKE $4 ESCAPE '\' OR (a.domain_identifier >= $6 AND a.domain_identifier < $6 || '~'))
      AND (CAST($7 AS TEXT) IS NULL OR (a.domain_identifier >= $7 AND a.domain_identifier < $7 || '~'))
      AND (c.rank < 3 OR a.visibility = 'unrestricted' OR a.name_folded = $5 OR a.domain_identifier IN ($6, $7))
      AND (c.rank, a.name_folded, a.id) > ($8, $9, $10)
    ORDER BY c.rank, a.name_folded, a.id LIMIT $11)"

const db::Query<Candidate> find_accounts{
    DIRECTORY_BEFORE "SELECT s.id FROM account_names n JOIN smart_accounts s ON s.id = n.rowid "
                     "WHERE n.name_folded LIKE $3 AND s.visibility = 'unrestricted' AND s.status <> 'cancelled' "
                     "LIMIT 1000" DIRECTORY_AFTER,
    DIRECTORY_BEFORE "SELECT s.id FROM smart_accounts s WHERE s.name_folded LIKE $3 AND s.visibility = 'unrestricted' "
                     "AND s.status <> 'cancelled' LIMIT 1000" DIRECTORY_AFTER,
    db::Lane::search};

#undef DIRECTORY_BEFORE
#undef DIRECTORY_AFTER

const db::Query<Contact> admins_of_account{R"(
    SELECT u.name, u.email FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.smart_account_id = $1 AND m.role = 'admin' AND m.virtual_account_id IS NULL ORDER BY m.id LIMIT 5)"};

std::string escaped(std::string text) {
    boost::replace_all(text, "\\", "\\\\");
    boost::replace_all(text, "%", "\\%");
    boost::replace_all(text, "_", "\\_");
    return text;
}

// The identifier's beginning as it is stored; a half-typed U-label cannot be turned into its A-label, a whole one can.
std::string identifier_prefix(const std::string& text) {
    if (const auto name = DomainName::parse(text)) return name->text();
    return boost::to_lower_copy(text);
}

struct Position {
    std::int64_t rank = -1;
    std::int64_t id = 0;
    std::string name{};
};

std::string cursor_of(const Candidate& row) {
    return std::to_string(row.rank) + " " + row.id.text() + " " + row.name_folded;
}

Result<Position> position_from(const std::optional<std::string>& cursor) {
    if (!cursor) return Position{};
    const auto end = cursor->find(' ', 2);
    const auto id = end == std::string::npos ? std::nullopt : SmartAccountId::parse(cursor->substr(2, end - 2));
    if (!id) return invalid("/cursor", "field.cursor"); // of another version of the program
    return Position{cursor->front() - '0', id->number, cursor->substr(end + 1)};
}

DirectoryRow row_of(const Candidate& found) {
    return {.id = found.id,
            .name = found.name,
            .domain_identifier = found.domain_identifier,
            .status = found.status,
            .type = found.type,
            .my_role = found.my_role,
            .admin_contacts = {},
            .relation = static_cast<Relation>(found.rank),
            .created_at = found.created_at};
}

Result<std::optional<std::string>> searched(const http::Call& call, const char* parameter) {
    auto text = call.query(parameter);
    if (!text || boost::trim_copy(*text).empty()) return std::nullopt;
    auto clean = clean_text(*text, {0, longest_search, Lines::one});
    if (!clean)
        return std::unexpected{Error{.kind = Kind::invalid,
                                     .code = "body.invalid",
                                     .fields = {{std::string{"/"} + parameter, std::move(clean).error()}}}};
    return std::move(*clean);
}

} // namespace

Task<Result<http::PageOf<DirectoryRow>>> search(db::Database& db, const Actor& actor, Search search) {
    const auto after = CO_TRY(position_from(search.page.cursor));
    std::optional<std::string> pattern;
    std::optional<std::string> escaped_pattern;
    std::optional<std::string> text;
    std::optional<std::string> text_prefix;
    std::optional<std::string> domain_prefix;
    if (search.text && !folded(*search.text).empty()) {
        text = folded(*search.text);
        pattern = "%" + *text + "%";
        escaped_pattern = "%" + escaped(*text) + "%";
        text_prefix = identifier_prefix(*search.text);
    }
    if (search.domain) domain_prefix = identifier_prefix(*search.domain);
    const auto own = accounts::default_identifier(actor.email);
    const auto own_domain = own ? own->text() : std::string{};
    auto found =
        CO_TRY(co_await db.all(find_accounts, actor.id, own_domain, pattern, escaped_pattern, text, text_prefix,
                               domain_prefix, after.rank, after.name, after.id, search.page.limit + 1));
    http::PageOf<DirectoryRow> page;
    const auto limit = static_cast<std::size_t>(search.page.limit);
    if (found.size() > limit) {
        found.resize(limit);
        page.next_cursor = cursor_of(found.back());
    }
    for (const auto& candidate : found) {
        auto row = row_of(candidate);
        if (row.status == accounts::AccountStatus::active)
            row.admin_contacts = CO_TRY(co_await db.all(admins_of_account, row.id));
        page.items.push_back(std::move(row));
    }
    co_return page;
}

void add_directory_routes(http::Routes& routes, db::Database& db) {
    using namespace http;
    routes.get("/directory", Access::user)
        .named("searchDirectory", "My accounts, then what I requested, then my company's, then what the search finds")
        .limited(CountedBy::user, 600, minutes{15})
        .query("q", "any part of a name, or the beginning of a domain identifier")
        .query("domain", "the beginning of a domain identifier")
        .paged()
        .gives<PageOf<DirectoryRow>>(200)
        .by([&db](const Call& call) -> Task<Result<Reply>> {
            Search asked{.text = CO_TRY(searched(call, "q")),
                         .domain = CO_TRY(searched(call, "domain")),
                         .page = CO_TRY(call.page())};
            co_return Reply::ok(CO_TRY(co_await directory::search(db, call.actor(), std::move(asked))));
        });
}

} // namespace deedbox::directory
