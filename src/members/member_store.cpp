#include "members/member_store.h"

#include "base/like.h"
#include "db/json_members.h"

#include <boost/algorithm/string/case_conv.hpp>

namespace deedbox::members {

const db::Query<Membership> memberships_of_user{R"(
    SELECT m.id AS member_id, a.id AS smart_account_id, a.name, a.domain_identifier, m.role, m.virtual_account_id,
           v.name AS virtual_account_name, m.include_nested
    FROM members m JOIN smart_accounts a ON a.id = m.smart_account_id
    LEFT JOIN virtual_accounts v ON v.id = m.virtual_account_id
    WHERE m.user_id = $1 AND a.status = 'active'
    ORDER BY a.name_folded, a.id, m.virtual_account_id IS NOT NULL, v.name_folded, m.id LIMIT 200)"};

#define MEMBER                                                                                                         \
    "SELECT m.id, m.smart_account_id, m.user_id, u.name, u.email, u.language, m.role, m.virtual_account_id, "          \
    "v.name AS virtual_account_name, v.path, m.include_nested, m.since, m.version "                                    \
    "FROM members m JOIN users u ON u.id = m.user_id LEFT JOIN virtual_accounts v ON v.id = m.virtual_account_id "
const db::Query<Member> member_by_id{MEMBER "WHERE m.id = $1 AND m.smart_account_id = $2"};

namespace {

// $1 account, $2 id to start below, $3 limit, $4 a JSON array of patterns of paths or nothing, $5 a pattern of names
// and addresses in lower case, $6 role, $7 Virtual Account.
const auto sought_on_both = db::with_patterns(MEMBER R"(
    WHERE m.smart_account_id = $1 AND m.id < $2
      AND (CAST($4 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM {patterns} WHERE v.path LIKE w.value))
      AND (CAST($5 AS TEXT) IS NULL OR lower(u.name) LIKE $5 ESCAPE '\' OR lower(u.email) LIKE $5 ESCAPE '\')
      AND (CAST($6 AS TEXT) IS NULL OR m.role = $6)
      AND (CAST($7 AS BIGINT) IS NULL OR m.virtual_account_id = $7)
    ORDER BY m.id DESC LIMIT $3)",
                                              "$4");
const db::Query<Member> members_as_sought{sought_on_both.sqlite, sought_on_both.postgresql, db::Lane::search};

const auto admins_text = db::with_members(R"(
    SELECT a.domain_identifier, u.email, u.language
    FROM smart_accounts a
    JOIN members m ON m.smart_account_id = a.id AND m.role = 'admin' AND m.virtual_account_id IS NULL
    JOIN users u ON u.id = m.user_id
    WHERE a.domain_identifier {in}{members}{/in} AND a.status = 'active' AND a.type = 'customer'
    ORDER BY length(a.domain_identifier) DESC, u.email)",
                                          "$1");

std::optional<std::string> pattern_of(std::string text) {
    if (text.empty()) return std::nullopt;
    boost::to_lower(text);
    return "%" + escaped_for_like(std::move(text)) + "%";
}

} // namespace
#undef MEMBER

const db::Query<AdminAddress> admins_of_identifiers{admins_text};

const db::Query<AdminAddress> admins_of_account{R"(
    SELECT a.domain_identifier, u.email, u.language
    FROM members m JOIN smart_accounts a ON a.id = m.smart_account_id JOIN users u ON u.id = m.user_id
    WHERE m.smart_account_id = $1 AND m.virtual_account_id IS NULL AND m.role = 'admin'
    ORDER BY u.email)"};

const db::Query<MyRole> role_in_scope{R"(
    SELECT role FROM members
    WHERE smart_account_id = $1 AND user_id = $2 AND COALESCE(virtual_account_id, 0) = COALESCE($3, 0))"};

const db::Query<Another> another_admin{R"(
    SELECT 1 AS one FROM members
    WHERE smart_account_id = $1 AND role = 'admin' AND virtual_account_id IS NULL AND id <> $2 LIMIT 1)"};

namespace {

const db::Command insert_member{R"(
    INSERT INTO members (id, smart_account_id, user_id, role, since)
    SELECT $1, $2, id, $4, $5 FROM users WHERE email = $3
    ON CONFLICT (smart_account_id, user_id) WHERE virtual_account_id IS NULL DO NOTHING)"};

const db::Command insert_member_by_id{R"(
    INSERT INTO members (id, smart_account_id, user_id, role, since) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (smart_account_id, user_id) WHERE virtual_account_id IS NULL DO NOTHING)"};

const db::Command upsert_admin{R"(
    INSERT INTO members (id, smart_account_id, user_id, role, since) VALUES ($1, $2, $3, 'admin', $4)
    ON CONFLICT (smart_account_id, user_id) WHERE virtual_account_id IS NULL
    DO UPDATE SET role = 'admin', version = members.version + 1)"};

// $6 is a Virtual Account of the account, or nothing.
const db::Command insert_in_scope{R"(
    INSERT INTO members (id, smart_account_id, user_id, role, since, virtual_account_id, include_nested)
    SELECT $1, $2, u.id, $4, $5, $6, $7 FROM users u
    WHERE u.email = $3
      AND (CAST($6 AS BIGINT) IS NULL
           OR EXISTS (SELECT 1 FROM virtual_accounts v WHERE v.id = $6 AND v.smart_account_id = $2))
    ON CONFLICT DO NOTHING)"};

const db::Command insert_in_scope_by_id{R"(
    INSERT INTO members (id, smart_account_id, user_id, role, since, virtual_account_id, include_nested)
    SELECT $1, $2, $3, $4, $5, $6, $7
    WHERE CAST($6 AS BIGINT) IS NULL
       OR EXISTS (SELECT 1 FROM virtual_accounts v WHERE v.id = $6 AND v.smart_account_id = $2)
    ON CONFLICT DO NOTHING)"};

const db::Command update_member{R"(
    UPDATE members SET role = $3, virtual_account_id = $4, include_nested = $5, version = version + 1
    WHERE id = $1 AND version = $2
      AND NOT EXISTS (SELECT 1 FROM members o
                      WHERE o.smart_account_id = members.smart_account_id AND o.user_id = members.user_id
                        AND o.id <> members.id AND COALESCE(o.virtual_account_id, 0) = COALESCE($4, 0))
      AND (CAST($4 AS BIGINT) IS NULL
           OR EXISTS (SELECT 1 FROM virtual_accounts v
                      WHERE v.id = $4 AND v.smart_account_id = members.smart_account_id)))"};

const db::Command delete_member_text{"DELETE FROM members WHERE id = $1 AND version = $2"};

const db::Command hold_admins{"UPDATE smart_accounts SET admins_version = admins_version + 1 WHERE id = $1"};

const db::Command mark_of_admins{R"(
    UPDATE account_requests SET reroute_since = $2, version = version + 1
    WHERE registered_domain = (SELECT registered_domain FROM smart_accounts WHERE id = $1)
      AND status IN ('in_review', 'pending') AND routed_to = 'existing_admins' AND reroute_since IS NULL)"};

const db::Command move_to{R"(
    UPDATE members SET virtual_account_id = $2, version = version + 1
    WHERE virtual_account_id = $1
      AND NOT EXISTS (SELECT 1 FROM members o WHERE o.virtual_account_id = $2 AND o.user_id = members.user_id))"};

const db::Command end_in{"DELETE FROM members WHERE virtual_account_id = $1"};

} // namespace

db::Read<std::vector<Member>> members_sought(const MembersSought& sought, std::int64_t before, std::int64_t limit) {
    return db::all(members_as_sought, sought.account, before, limit, db::json_array(sought.places),
                   pattern_of(sought.text), sought.role, sought.virtual_account);
}

void save_member(db::Unit& unit, MemberId id, SmartAccountId account, UserId user, Role role, Instant now) {
    unit.run(insert_member_by_id, id, account, user, role, now);
}

void save_member(db::Unit& unit, MemberId id, SmartAccountId account, const EmailAddress& email, Role role,
                 Instant now) {
    unit.run(insert_member, id, account, email, role, now);
}

void save_admin(db::Unit& unit, MemberId id, SmartAccountId account, UserId user, Instant now) {
    unit.run(upsert_admin, id, account, user, now);
}

void save_new_member(db::Unit& unit, MemberId id, SmartAccountId account, const EmailAddress& email, Role role,
                     const Scope& scope, Instant now) {
    unit.expect(1, db::overtaken(), insert_in_scope, id, account, email, role, now, scope.virtual_account_id,
                scope.include_nested);
}

void save_accepted_member(db::Unit& unit, MemberId id, SmartAccountId account, UserId user, Role role,
                          const Scope& scope, Instant now) {
    unit.run(insert_in_scope_by_id, id, account, user, role, now, scope.virtual_account_id, scope.include_nested);
}

void save_role(db::Unit& unit, const Member& member, Role role, const Scope& scope) {
    unit.expect(1, db::overtaken(), update_member, member.id, member.version, role, scope.virtual_account_id,
                scope.include_nested);
}

void delete_member(db::Unit& unit, const Member& member) {
    unit.expect(1, db::overtaken(), delete_member_text, member.id, member.version);
}

void guard_another_admin(db::Unit& unit, const Member& leaving) {
    unit.run(hold_admins, leaving.smart_account_id);
    unit.require(db::one(another_admin, leaving.smart_account_id, leaving.id), db::overtaken());
}

void mark_requests_of_admins(db::Unit& unit, SmartAccountId account, Instant now) {
    unit.run(mark_of_admins, account, now);
}

void move_members(db::Unit& unit, VirtualAccountId from, std::optional<VirtualAccountId> to) {
    if (to) unit.run(move_to, from, *to);
    unit.run(end_in, from);
}

} // namespace deedbox::members
