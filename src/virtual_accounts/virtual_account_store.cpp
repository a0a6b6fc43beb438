#include "virtual_accounts/virtual_account_store.h"

#include "db/json_members.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace deedbox::virtual_accounts {

#define VIRTUAL_ACCOUNT                                                                                                \
    "SELECT v.id, v.smart_account_id, v.name, v.description, v.tags, v.end_date, v.is_default, v.visibility, "         \
    "v.parent_id, v.path, "                                                                                            \
    "v.version, CASE WHEN EXISTS (SELECT 1 FROM virtual_accounts n WHERE n.parent_id = v.id) THEN 1 ELSE 0 END "       \
    "AS has_nested FROM virtual_accounts v "
const db::Query<VirtualAccount> virtual_account_by_id{VIRTUAL_ACCOUNT "WHERE v.id = $1 AND v.smart_account_id = $2"};

const db::Query<VirtualAccount> nested_in{VIRTUAL_ACCOUNT R"(
    WHERE v.smart_account_id = $1 AND COALESCE(v.parent_id, 0) = $2
      AND v.name_folded > COALESCE((SELECT name_folded FROM virtual_accounts WHERE id = $3), '')
    ORDER BY v.name_folded LIMIT $4)"};

namespace {

const auto of_ids_text = db::with_members(VIRTUAL_ACCOUNT R"(
    WHERE v.id {in}{numbers}{/in} AND v.smart_account_id = $1 ORDER BY v.name_folded, v.id)",
                                          "$2");

const auto names_text = db::with_members(R"(
    SELECT v.id, v.name FROM virtual_accounts v WHERE v.id {in}{numbers}{/in} AND v.smart_account_id = $1)",
                                         "$2");

constexpr std::string_view named_text = VIRTUAL_ACCOUNT R"(
    WHERE v.smart_account_id = $1 AND v.name_folded LIKE '%' || $2 || '%' ESCAPE '\'
      AND (CAST($3 AS TEXT) IS NULL OR v.visibility = 'unrestricted'
           OR EXISTS (SELECT 1 FROM {patterns} WHERE v.path LIKE w.value))
      AND (v.name_folded, v.id) > (COALESCE((SELECT name_folded FROM virtual_accounts WHERE id = $4), ''), $4)
    ORDER BY v.name_folded, v.id LIMIT $5)";

constexpr std::string_view others_text = VIRTUAL_ACCOUNT R"(
    WHERE v.smart_account_id = $1 AND v.visibility = 'unrestricted'
      AND NOT EXISTS (SELECT 1 FROM {patterns} WHERE v.path LIKE w.value)
      AND (v.name_folded, v.id) > (COALESCE((SELECT name_folded FROM virtual_accounts WHERE id = $3), ''), $3)
    ORDER BY v.name_folded, v.id LIMIT $4)";
const auto others_on_both = db::with_patterns(others_text, "$2");

const auto named_on_both = db::with_patterns(named_text, "$3");

} // namespace
#undef VIRTUAL_ACCOUNT

const db::Query<VirtualAccount> virtual_accounts_of_ids{of_ids_text};
const db::Query<NamedVirtualAccount> names_of_ids{names_text};
const db::Query<VirtualAccount> virtual_accounts_named{named_on_both.sqlite, named_on_both.postgresql,
                                                       db::Lane::search};

const db::Query<VirtualAccount> other_virtual_accounts{others_on_both.sqlite, others_on_both.postgresql,
                                                       db::Lane::search};

const db::Query<PlaceFound> room_at{R"(
    SELECT (SELECT count(*) FROM virtual_accounts WHERE smart_account_id = $1) AS in_account,
           (SELECT count(*) FROM virtual_accounts
            WHERE smart_account_id = $1 AND COALESCE(parent_id, 0) = $2 AND name_folded = $3 AND id <> $4) AS same_name,
           (SELECT COALESCE(max(length(path) - length(replace(path, '/', ''))), 0) FROM virtual_accounts
            WHERE smart_account_id = $1 AND path >= $5 AND path < $6) AS deepest_path)"};

const db::Query<Contents> contents_of{R"(
    SELECT (SELECT count(*) FROM members WHERE virtual_account_id = $1) AS members,
           (SELECT count(*) FROM invitations WHERE virtual_account_id = $1 AND state = 'invited') AS invitations,
           (SELECT count(*) FROM virtual_accounts WHERE parent_id = $1) AS nested)"};

namespace {

struct One {
    std::int64_t one = 0;
};
BOOST_DESCRIBE_STRUCT(One, (), (one))
const db::Query<One> lies_at{"SELECT 1 AS one FROM virtual_accounts WHERE id = $1 AND path = $2"};
const db::Query<One> has_room{R"(
    SELECT 1 AS one WHERE (SELECT count(*) FROM virtual_accounts WHERE smart_account_id = $1) < $2)"};

const db::Command hold_tree_of{"UPDATE smart_accounts SET tree_version = tree_version + 1 WHERE id = $1"};

const db::Command insert_virtual_account{R"(
    INSERT INTO virtual_accounts (id, smart_account_id, parent_id, name, name_folded, description, tags, end_date,
                                  is_default, path, created_at, visibility)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10, $11)
    ON CONFLICT DO NOTHING)"};

const db::Command set_properties{R"(
    UPDATE virtual_accounts
    SET name = COALESCE($3, name), name_folded = COALESCE($4, name_folded),
        description = CASE WHEN CAST($5 AS TEXT) IS NULL THEN description ELSE NULLIF($5, '') END,
        tags = COALESCE($6, tags),
        end_date = CASE WHEN CAST($7 AS TEXT) IS NULL THEN end_date ELSE NULLIF($7, '') END,
        visibility = COALESCE($8, visibility), version = version + 1
    WHERE id = $1 AND version = $2
      AND NOT EXISTS (SELECT 1 FROM virtual_accounts o
                      WHERE o.smart_account_id = virtual_accounts.smart_account_id
                        AND COALESCE(o.parent_id, 0) = COALESCE(virtual_accounts.parent_id, 0)
                        AND o.name_folded = $4 AND o.id <> $1))"};

const db::Command unset_default{R"(
    UPDATE virtual_accounts SET is_default = 0, version = version + 1 WHERE smart_account_id = $1 AND is_default = 1)"};
const db::Command set_default{"UPDATE virtual_accounts SET is_default = 1 WHERE id = $1"};

const db::Command set_parent{R"(
    UPDATE virtual_accounts SET parent_id = $3, version = version + 1
    WHERE id = $1 AND version = $2
      AND NOT EXISTS (SELECT 1 FROM virtual_accounts o
                      WHERE o.smart_account_id = virtual_accounts.smart_account_id
                        AND COALESCE(o.parent_id, 0) = COALESCE($3, 0) AND o.name_folded = virtual_accounts.name_folded
                        AND o.id <> $1))"};

const db::Command move_paths{R"(
    UPDATE virtual_accounts SET path = $4 || substr(path, CAST($5 AS INTEGER))
    WHERE smart_account_id = $1 AND path >= $2 AND path < $3)"};

const db::Command delete_one{R"(
    DELETE FROM virtual_accounts
    WHERE id = $1 AND version = $2 AND is_default = 0
      AND NOT EXISTS (SELECT 1 FROM virtual_accounts n WHERE n.parent_id = $1))"};

template <class Text>
std::optional<std::string> text_of(const std::optional<Text>& given) {
    return given ? std::optional<std::string>{given->text()} : std::nullopt;
}

} // namespace

std::string after_all_in(std::string_view path) {
    std::string out{path};
    ++out.back(); // `/` is followed by `0`
    return out;
}

std::string json_of(const std::vector<VirtualAccountId>& ids) {
    boost::json::array out;
    for (const auto id : ids) out.emplace_back(id.number);
    return boost::json::serialize(out);
}

void hold_tree(db::Unit& unit, SmartAccountId account) {
    unit.run(hold_tree_of, account);
}

void guard_at(db::Unit& unit, const VirtualAccount& account) {
    unit.require(db::one(lies_at, account.id, account.path), db::overtaken());
}

void save_virtual_account(db::Unit& unit, const VirtualAccount& account, Instant now) {
    unit.require(db::one(has_room, account.smart_account_id, most_in_account), db::overtaken());
    unit.expect(1, db::overtaken(), insert_virtual_account, account.id, account.smart_account_id, account.parent_id,
                account.name, accounts::folded_name(account.name), account.description, account.tags, account.end_date,
                account.path, now, account.visibility);
}

void save_properties(db::Unit& unit, const VirtualAccount& account, const VirtualAccountChange& change) {
    const auto name_folded = accounts::folded_name(change.name ? change.name->text() : account.name);
    const auto tags = change.tags ? std::optional{stored(*change.tags)} : std::nullopt;
    unit.expect(1, db::overtaken(), set_properties, account.id, account.version, change.name, name_folded,
                text_of(change.description), tags, text_of(change.end_date), change.visibility);
}

void save_default(db::Unit& unit, const VirtualAccount& account) {
    unit.run(unset_default, account.smart_account_id);
    unit.expect(1, db::overtaken(), set_default, account.id);
}

void save_move(db::Unit& unit, const VirtualAccount& account, std::optional<VirtualAccountId> parent,
               std::string_view path) {
    unit.expect(1, db::overtaken(), set_parent, account.id, account.version, parent);
    unit.run(move_paths, account.smart_account_id, account.path, after_all_in(account.path), path,
             account.path.size() + 1);
}

void delete_virtual_account(db::Unit& unit, const VirtualAccount& account) {
    unit.expect(1, db::overtaken(), delete_one, account.id, account.version);
}

} // namespace deedbox::virtual_accounts
