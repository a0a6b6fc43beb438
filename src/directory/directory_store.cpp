#include "directory/directory_store.h"

#include "db/json_members.h"

#include <boost/algorithm/string/replace.hpp>
#include <boost/json/serialize.hpp>

namespace deedbox::directory {

namespace {

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

// $1 user, $2 their registered domain, $3, $14 and $15 LIKE patterns that the trigram index can serve, $4 all patterns
// as a JSON array, $5 folded text, $6 identifier prefix from the text, $7 identifier prefix asked for, $8-$10 the row
// to start after, $11 limit, $12-$13 where names begin and end that are looked for by their beginning. No search takes
// more than so many rows of what it finds in one way.
constexpr std::string_view find_text = R"(
    SELECT a.id, a.name, a.name_folded, a.domain_identifier, a.status, a.type, m.role AS my_role, c.rank, a.created_at
    FROM (SELECT id, min(rank) AS rank FROM (
              SELECT smart_account_id AS id, 0 AS rank FROM members WHERE user_id = $1 AND virtual_account_id IS NULL
              UNION ALL SELECT smart_account_id, 2 FROM account_requests WHERE requester_id = $1
              UNION ALL SELECT id, 3 FROM smart_accounts WHERE registered_domain = $2
              UNION ALL SELECT id, 4 FROM smart_accounts WHERE domain_identifier = $6
              UNION ALL SELECT id, 4 FROM smart_accounts WHERE domain_identifier = $7
              UNION ALL SELECT id, 4 FROM smart_accounts WHERE name_folded = $5
              UNION ALL SELECT id, 4 FROM (
                  SELECT id FROM smart_accounts s
                  WHERE domain_identifier >= $6 AND domain_identifier < $6 || '~' AND {findable}
                  ORDER BY domain_identifier, id {most}) AS by_text
              UNION ALL SELECT id, 4 FROM (
                  SELECT id FROM smart_accounts s
                  WHERE domain_identifier >= $7 AND domain_identifier < $7 || '~' AND {findable}
                  ORDER BY domain_identifier, id {most}) AS by_domain
              UNION ALL SELECT id, 4 FROM (
                  SELECT id FROM smart_accounts s
                  WHERE name_folded >= $12 AND name_folded < $13 AND {findable}
                  ORDER BY name_folded, id {most}) AS begun
              {by_name}) AS candidates GROUP BY id) AS c
    JOIN smart_accounts a ON a.id = c.id
    LEFT JOIN members m ON m.smart_account_id = a.id AND m.user_id = $1 AND m.virtual_account_id IS NULL
    WHERE a.status <> 'cancelled'
      AND (CAST($4 AS TEXT) IS NULL
           OR NOT EXISTS (SELECT 1 FROM {patterns} WHERE a.name_folded NOT LIKE w.value ESCAPE '\')
           OR (a.domain_identifier >= $6 AND a.domain_identifier < $6 || '~'))
      AND (CAST($7 AS TEXT) IS NULL OR (a.domain_identifier >= $7 AND a.domain_identifier < $7 || '~'))
      AND (c.rank < 3 OR a.visibility = 'unrestricted' OR a.name_folded = $5 OR a.domain_identifier IN ($6, $7))
      AND (c.rank, a.name_folded, a.id) > ($8, $9, $10)
    ORDER BY c.rank, a.name_folded, a.id LIMIT $11)";

// On SQLite a name is in the index or among the few that wait for it: in one statement, and so at one moment. Without a
// pattern the index is not asked: it would give every name.
constexpr std::string_view by_name_on_sqlite = R"(
              UNION ALL SELECT id, 4 FROM (
                  SELECT hit.id
                  FROM (SELECT s.id, s.name_folded
                        FROM account_names n JOIN smart_accounts s ON s.id = n.rowid
                        WHERE $3 IS NOT NULL AND n.name_folded LIKE $3 AND n.name_folded LIKE $14
                          AND n.name_folded LIKE $15 AND {findable} {most_hits}) AS hit
                  WHERE NOT EXISTS (SELECT 1 FROM {patterns} WHERE hit.name_folded NOT LIKE w.value ESCAPE '\')
                  {most}) AS named
              UNION ALL SELECT id, 4 FROM (
                  SELECT s.id FROM smart_accounts s
                  WHERE s.unindexed = 1 AND $3 IS NOT NULL AND {findable}
                    AND NOT EXISTS (SELECT 1 FROM {patterns} WHERE s.name_folded NOT LIKE w.value ESCAPE '\')
                  {most}) AS waiting)";
constexpr std::string_view by_name_on_postgresql = R"(
              UNION ALL SELECT id, 4 FROM (
                  SELECT hit.id
                  FROM (SELECT s.id, s.name_folded
                        FROM smart_accounts s
                        WHERE s.name_folded LIKE $3 AND s.name_folded LIKE $14 AND s.name_folded LIKE $15
                          AND {findable} {most_hits}) AS hit
                  WHERE NOT EXISTS (SELECT 1 FROM {patterns} WHERE hit.name_folded NOT LIKE w.value ESCAPE '\')
                  {most}) AS named)";

std::string find_text_with(std::string_view by_name) {
    auto out = boost::replace_all_copy(std::string{find_text}, "{by_name}", by_name);
    boost::replace_all(out, "{findable}", "s.visibility = 'unrestricted' AND s.status <> 'cancelled'");
    boost::replace_all(out, "{most}", "LIMIT 1000");
    // What the index finds by the longest words is looked at for the shortest, such as `of`.
    boost::replace_all(out, "{most_hits}", "LIMIT 2000");
    return out;
}
const auto find_on_sqlite = db::with_patterns(find_text_with(by_name_on_sqlite), "$4").sqlite;
const auto find_on_postgresql = db::with_patterns(find_text_with(by_name_on_postgresql), "$4").postgresql;
const db::Query<Candidate> find_accounts{find_on_sqlite, find_on_postgresql, db::Lane::search};

struct ContactOfAccount {
    SmartAccountId smart_account_id;
    std::string name;
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(ContactOfAccount, (), (smart_account_id, name, email))

// $1 a JSON array of accounts; at most five for each.
const auto admins_text = db::with_members(R"(
    SELECT a.smart_account_id, u.name, u.email
    FROM (SELECT m.id, m.smart_account_id, m.user_id,
                 row_number() OVER (PARTITION BY m.smart_account_id ORDER BY m.id) AS place
          FROM members m
          WHERE m.role = 'admin' AND m.virtual_account_id IS NULL AND m.smart_account_id {in}{numbers}{/in}) AS a
    JOIN users u ON u.id = a.user_id
    WHERE a.place <= 5 ORDER BY a.id)",
                                          "$1");
const db::Query<ContactOfAccount> admins_of_accounts{admins_text};

struct Unindexed {
    SmartAccountId id;
};
BOOST_DESCRIBE_STRUCT(Unindexed, (), (id))
const db::Query<Unindexed> unindexed_after{
    "SELECT id FROM smart_accounts WHERE unindexed = 1 ORDER BY id LIMIT 1 OFFSET $1"};

// The trigger on the table does the rest.
const db::Command index_oldest{R"(
    UPDATE smart_accounts SET unindexed = NULL
    WHERE id IN (SELECT id FROM smart_accounts WHERE unindexed = 1 ORDER BY id LIMIT $1))"};

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

Task<Result<void>> add_contacts(db::Database& db, std::vector<DirectoryRow>& rows) {
    boost::json::array active;
    for (const auto& row : rows)
        if (row.status == accounts::AccountStatus::active) active.emplace_back(row.id.number);
    if (active.empty()) co_return Result<void>{};
    for (auto& contact : CO_TRY(co_await db.all(admins_of_accounts, boost::json::serialize(active))))
        std::ranges::find(rows, contact.smart_account_id, &DirectoryRow::id)
            ->admin_contacts.push_back({std::move(contact.name), std::move(contact.email)});
    co_return Result<void>{};
}

std::optional<std::string> trigram(const Wanted& sought, std::size_t place) {
    if (!sought.trigrams) return std::nullopt;
    return sought.trigrams->at(place);
}

std::optional<std::string> patterns_of(const Wanted& sought) {
    if (!sought.name) return std::nullopt;
    return boost::json::serialize(boost::json::array(sought.name_patterns.begin(), sought.name_patterns.end()));
}

// In the order of names the next page begins where the last one ended, however far down that is.
std::optional<std::string> beginning_after(const Wanted& sought, const Position& after) {
    if (!sought.name_beginning || after.rank < static_cast<std::int64_t>(Relation::found)) return sought.name_beginning;
    return std::max(*sought.name_beginning, after.name);
}

std::optional<std::string> end_of(const Wanted& sought) {
    if (!sought.name_beginning) return std::nullopt;
    return behind_all_with(*sought.name_beginning);
}

} // namespace

Task<Result<http::PageOf<DirectoryRow>>> search(db::Database& db, const Actor& actor, Search search) {
    const auto after = CO_TRY(position_from(search.page.cursor));
    const auto sought = wanted(search);
    const auto own = accounts::default_identifier(actor.email);
    const auto own_domain = own ? own->text() : std::string{};
    auto found = CO_TRY(co_await db.all(find_accounts, actor.id, own_domain, trigram(sought, 0), patterns_of(sought),
                                        sought.name, sought.text_prefix, sought.domain_prefix, after.rank, after.name,
                                        after.id, search.page.limit + 1, beginning_after(sought, after), end_of(sought),
                                        trigram(sought, 1), trigram(sought, 2)));
    http::PageOf<DirectoryRow> page;
    const auto limit = static_cast<std::size_t>(search.page.limit);
    if (found.size() > limit) {
        found.resize(limit);
        page.next_cursor = cursor_at({found.back().rank, found.back().id.number, found.back().name_folded});
    }
    for (const auto& candidate : found) page.items.push_back(row_of(candidate));
    CO_CHECK(co_await add_contacts(db, page.items));
    co_return page;
}

Task<Result<bool>> has_unindexed(db::Database& db, std::int64_t names) {
    co_return CO_TRY(co_await db.one(unindexed_after, names - 1)).has_value();
}

Task<Result<void>> index_names(db::Database& db, std::int64_t names) {
    db::Unit unit;
    unit.run(index_oldest, names);
    co_return co_await db.write(std::move(unit));
}

} // namespace deedbox::directory
