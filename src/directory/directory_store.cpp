#include "directory/directory_store.h"

#include "db/json_members.h"
#include "directory/close_word_store.h"
#include "powers/standing.h"

#include <boost/algorithm/string/replace.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>

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
              UNION ALL SELECT smart_account_id, 1 FROM access_requests WHERE requester_id = $1 AND status = 'pending'
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

std::string find_text_with(std::string_view text, const char* place, std::string_view hits) {
    auto out = boost::replace_all_copy(std::string{text}, place, hits);
    boost::replace_all(out, "{findable}", "s.visibility = 'unrestricted' AND s.status <> 'cancelled'");
    boost::replace_all(out, "{shown}",
                       "s.id, s.name, s.name_folded, s.domain_identifier, s.status, s.type, "
                       "s.registered_domain, s.created_at");
    boost::replace_all(out, "{most}", "LIMIT 1000");
    // What the index finds by the longest words is looked at for the shortest, such as `of`.
    boost::replace_all(out, "{most_hits}", "LIMIT 2000");
    return out;
}
// Names that have each of three words, for so many sets of three: what a search may have meant. $1 user, $2 their
// registered domain, $3 the sets as a JSON array of arrays of LIKE patterns, $4-$6 the row to start after, $7 limit.
constexpr std::string_view find_close_text = R"(
    SELECT c.id, c.name, c.name_folded, c.domain_identifier, c.status, c.type, m.role AS my_role, c.rank, c.created_at
    FROM (SELECT hit.*, CASE WHEN hit.id IN (SELECT smart_account_id FROM members
                                             WHERE user_id = $1 AND virtual_account_id IS NULL) THEN 0
                             WHEN hit.id IN (SELECT smart_account_id FROM account_requests
                                             WHERE requester_id = $1) THEN 2
                             WHEN hit.registered_domain = $2 THEN 3 ELSE 4 END AS rank
          FROM (SELECT DISTINCT * FROM ({hits}) AS every) AS hit) AS c
    LEFT JOIN members m ON m.smart_account_id = c.id AND m.user_id = $1 AND m.virtual_account_id IS NULL
    WHERE (c.rank, c.name_folded, c.id) > ($4, $5, $6)
    ORDER BY c.rank, c.name_folded, c.id LIMIT $7)";
constexpr std::string_view close_on_sqlite = R"(
              SELECT * FROM (
                  SELECT {shown}
                  FROM json_each($3) w
                  CROSS JOIN account_names n ON n.name_folded LIKE json_extract(w.value, '$[0]')
                                            AND n.name_folded LIKE json_extract(w.value, '$[1]')
                                            AND n.name_folded LIKE json_extract(w.value, '$[2]')
                  CROSS JOIN smart_accounts s ON s.id = n.rowid
                  WHERE {findable} {most_hits}) AS indexed
              UNION ALL SELECT * FROM (
                  SELECT {shown}
                  FROM smart_accounts s CROSS JOIN json_each($3) w
                  WHERE s.unindexed = 1 AND {findable} AND s.name_folded LIKE json_extract(w.value, '$[0]')
                    AND s.name_folded LIKE json_extract(w.value, '$[1]')
                    AND s.name_folded LIKE json_extract(w.value, '$[2]') {most}) AS waiting)";
constexpr std::string_view close_on_postgresql = R"(
              SELECT found.*
              FROM json_array_elements(CAST($3 AS JSON)) w(value)
              CROSS JOIN LATERAL (
                  SELECT {shown} FROM smart_accounts s
                  WHERE s.name_folded LIKE w.value ->> 0 AND s.name_folded LIKE w.value ->> 1
                    AND s.name_folded LIKE w.value ->> 2 AND {findable} {most}) found
              {most_hits})";
const auto find_close_on_sqlite = find_text_with(find_close_text, "{hits}", close_on_sqlite);
const auto find_close_on_postgresql = find_text_with(find_close_text, "{hits}", close_on_postgresql);
const db::Query<Candidate> find_close{find_close_on_sqlite, find_close_on_postgresql, db::Lane::search};

const auto find_on_sqlite = db::with_patterns(find_text_with(find_text, "{by_name}", by_name_on_sqlite), "$4").sqlite;
const auto find_on_postgresql =
    db::with_patterns(find_text_with(find_text, "{by_name}", by_name_on_postgresql), "$4").postgresql;
const db::Query<Candidate> find_accounts{find_on_sqlite, find_on_postgresql, db::Lane::search};

struct ContactOfAccount {
    SmartAccountId smart_account_id;
    std::string name;
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(ContactOfAccount, (), (smart_account_id, name, email))

// $1 a JSON array of accounts; at most five for each, where a reader sees them: $2 who, $3 the registered domain of
// their address, $4 whether they are of the staff.
const auto admins_text = db::with_members(R"(
    SELECT a.smart_account_id, u.name, u.email
    FROM (SELECT m.id, m.smart_account_id, m.user_id,
                 row_number() OVER (PARTITION BY m.smart_account_id ORDER BY m.id) AS place
          FROM members m
          WHERE m.role = 'admin' AND m.virtual_account_id IS NULL AND m.smart_account_id {in}{numbers}{/in}) AS a
    JOIN users u ON u.id = a.user_id
    JOIN smart_accounts s ON s.id = a.smart_account_id
    WHERE a.place <= 5
      AND (s.contacts_for = 'everybody' OR $4 = 1
           OR EXISTS (SELECT 1 FROM members o WHERE o.user_id = $2 AND o.smart_account_id = s.id)
           OR (s.contacts_for = 'company'
               AND (s.registered_domain = $3
                    OR EXISTS (SELECT 1 FROM account_domains d
                               WHERE d.smart_account_id = s.id AND d.domain = $3 AND d.state = 'proven'))))
    ORDER BY a.id)",
                                          "$1");
const db::Query<ContactOfAccount> admins_of_accounts{admins_text};

struct HeldIn {
    SmartAccountId smart_account_id;
};
BOOST_DESCRIBE_STRUCT(HeldIn, (), (smart_account_id))

// Of accounts ($1, a JSON array) those in which a user ($2) has a role anywhere.
const auto held_text = db::with_members(R"(
    SELECT smart_account_id FROM members WHERE user_id = $2 AND smart_account_id {in}{numbers}{/in})",
                                        "$1");
const db::Query<HeldIn> accounts_of_user{held_text};

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
            .created_at = found.created_at,
            .may = {}};
}

// What only active accounts have: contacts, and somebody whom outsiders can ask for access.
Task<Result<void>> add_of_active(db::Database& db, const Actor& actor, std::vector<DirectoryRow>& rows) {
    boost::json::array active;
    for (const auto& row : rows)
        if (row.status == accounts::AccountStatus::active) active.emplace_back(row.id.number);
    if (active.empty()) co_return Result<void>{};
    const auto ids = boost::json::serialize(active);
    const auto company = actor.email.domain().registered();
    const bool sees_all = powers::may(powers::standing_of(actor), powers::Capability::see_every_account);
    auto [contacts, held] = CO_TRY(co_await db.look(
        db::all(admins_of_accounts, ids, actor.id, company ? company->text() : std::string{}, std::int64_t{sees_all}),
        db::all(accounts_of_user, ids, actor.id)));
    for (auto& contact : contacts)
        std::ranges::find(rows, contact.smart_account_id, &DirectoryRow::id)
            ->admin_contacts.push_back({std::move(contact.name), std::move(contact.email)});
    for (auto& row : rows)
        row.may.ask_for_access = row.status == accounts::AccountStatus::active &&
                                 row.relation != Relation::access_requested &&
                                 std::ranges::find(held, row.id, &HeldIn::smart_account_id) == held.end();
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

struct Searching {
    db::Database& db;
    UserId reader;
    std::string reader_domain;
    Position after;
    std::int64_t limit = 0;
};

// In the order of names the next page begins where the last one ended, however far down that is.
std::optional<std::string> beginning_after(const Wanted& sought, const Position& after) {
    if (!sought.name_beginning || after.rank < static_cast<std::int64_t>(Relation::found)) return sought.name_beginning;
    return std::max(*sought.name_beginning, after.name);
}

std::optional<std::string> end_of(const Wanted& sought) {
    if (!sought.name_beginning) return std::nullopt;
    return behind_all_with(*sought.name_beginning);
}

Task<Result<std::vector<Candidate>>> find_as_typed(const Searching& by, const Wanted& sought) {
    co_return co_await by.db.all(find_accounts, by.reader, by.reader_domain, trigram(sought, 0), patterns_of(sought),
                                 sought.name, sought.text_prefix, sought.domain_prefix, by.after.rank, by.after.name,
                                 by.after.id, by.limit, beginning_after(sought, by.after), end_of(sought),
                                 trigram(sought, 1), trigram(sought, 2));
}

Task<Result<std::vector<Candidate>>> find_what_was_meant(const Searching& by, const std::string& name) {
    const auto words = CO_TRY(co_await close_to(by.db, words_of(name)));
    for (const auto reading : {Reading::nearest, Reading::all}) {
        const auto meant = meant_by(words, reading);
        if (meant.empty()) continue;
        auto found = CO_TRY(co_await by.db.all(find_close, by.reader, by.reader_domain,
                                               boost::json::serialize(boost::json::value_from(meant)), by.after.rank,
                                               by.after.name, by.after.id, by.limit));
        if (!found.empty()) co_return found;
    }
    co_return std::vector<Candidate>{};
}

} // namespace

Task<Result<DirectoryPage>> search(db::Database& db, const Actor& actor, Search search) {
    const auto after = CO_TRY(position_from(search.page.cursor));
    const auto own = accounts::default_identifier(actor.email);
    const Searching searching{db, actor.id, own ? own->text() : std::string{}, after, search.page.limit + 1};
    const auto sought = wanted(search);
    DirectoryPage page{.items = {}, .next_cursor = {}, .is_close = after.close};
    std::vector<Candidate> found;
    if (!after.close) found = CO_TRY(co_await find_as_typed(searching, sought));
    if (found.empty() && (after.close || after.rank < 0) && sought.name && !search.domain) {
        found = CO_TRY(co_await find_what_was_meant(searching, *sought.name));
        page.is_close = after.close || !found.empty();
    }
    const auto limit = static_cast<std::size_t>(search.page.limit);
    if (found.size() > limit) {
        found.resize(limit);
        const auto& last = found.back();
        page.next_cursor = cursor_at({last.rank, last.id.number, last.name_folded, page.is_close});
    }
    for (const auto& candidate : found) page.items.push_back(row_of(candidate));
    CO_CHECK(co_await add_of_active(db, actor, page.items));
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
