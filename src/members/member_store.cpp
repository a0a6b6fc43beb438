#include "members/member_store.h"

#include "db/json_members.h"

namespace deedbox::members {

const db::Query<Membership> memberships_of_user{R"(
    SELECT a.id AS smart_account_id, a.name, a.domain_identifier, m.role
    FROM members m JOIN smart_accounts a ON a.id = m.smart_account_id
    WHERE m.user_id = $1 AND m.virtual_account_id IS NULL AND a.status = 'active'
    ORDER BY a.name_folded, a.id LIMIT 200)"};

const db::Query<Member> members_of_account{R"(
    SELECT m.id, u.name, u.email, m.role, m.virtual_account_id, m.since
    FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.smart_account_id = $1 AND m.id < $2 ORDER BY m.id DESC LIMIT $3)"};

namespace {

const auto admins_text = db::with_members(R"(
    SELECT a.domain_identifier, u.email, u.language
    FROM smart_accounts a
    JOIN members m ON m.smart_account_id = a.id AND m.role = 'admin' AND m.virtual_account_id IS NULL
    JOIN users u ON u.id = m.user_id
    WHERE a.domain_identifier {in}{members}{/in} AND a.status = 'active' AND a.type = 'customer'
    ORDER BY length(a.domain_identifier) DESC, u.email)",
                                          "$1");

} // namespace

const db::Query<AdminAddress> admins_of_identifiers{admins_text};

const db::Query<MyRole> role_in_account{R"(
    SELECT role FROM members WHERE smart_account_id = $1 AND user_id = $2 AND virtual_account_id IS NULL)"};

namespace {

const db::Command insert_member{R"(
    INSERT INTO members (id, smart_account_id, user_id, role, since)
    SELECT $1, $2, id, $4, $5 FROM users WHERE email = $3
    ON CONFLICT (smart_account_id, user_id) WHERE virtual_account_id IS NULL DO NOTHING)"};

const db::Command insert_member_by_id{R"(
    INSERT INTO members (id, smart_account_id, user_id, role, since) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (smart_account_id, user_id) WHERE virtual_account_id IS NULL DO NOTHING)"};

} // namespace

void save_member(db::Unit& unit, MemberId id, SmartAccountId account, UserId user, Role role, Instant now) {
    unit.run(insert_member_by_id, id, account, user, role, now);
}

void save_member(db::Unit& unit, MemberId id, SmartAccountId account, const EmailAddress& email, Role role,
                 Instant now) {
    unit.run(insert_member, id, account, email, role, now);
}

} // namespace deedbox::members
