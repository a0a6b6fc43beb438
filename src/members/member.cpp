#include "members/member.h"

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

const db::Query<AdminAddress> admins_on_registered_domain{R"(
    SELECT DISTINCT u.email, u.language
    FROM smart_accounts a
    JOIN members m ON m.smart_account_id = a.id AND m.role = 'admin' AND m.virtual_account_id IS NULL
    JOIN users u ON u.id = m.user_id
    WHERE a.registered_domain = $1 AND a.status = 'active' AND a.type = 'customer'
    ORDER BY u.email)"};

const db::Query<MyRole> role_in_account{R"(
    SELECT role FROM members WHERE smart_account_id = $1 AND user_id = $2 AND virtual_account_id IS NULL)"};

namespace {

const db::Command insert_member{R"(
    INSERT INTO members (id, smart_account_id, user_id, role, since)
    SELECT $1, $2, id, $4, $5 FROM users WHERE email = $3
    ON CONFLICT (smart_account_id, user_id) WHERE virtual_account_id IS NULL DO NOTHING)"};

const db::Command touch_editor{R"(
    UPDATE members SET role = role
    WHERE smart_account_id = $1 AND user_id = $2 AND virtual_account_id IS NULL AND role IN ('admin', 'approver'))"};

} // namespace

void save_member(db::Unit& unit, MemberId id, SmartAccountId account, const EmailAddress& email, Role role,
                 Instant now) {
    unit.run(insert_member, id, account, email, role, now);
}

Ruling may_see_members(const std::optional<MyRole>& role) {
    if (role) return {true, "a member of the account"};
    return {false, "not a member of the account"};
}

Ruling may_edit_account(const std::optional<MyRole>& role) {
    if (role && role->role == Role::admin) return {true, "an admin of the account"};
    if (role && role->role == Role::approver) return {true, "an approver of the account"};
    return {false, "neither admin nor approver of the account"};
}

void guard_edit_account(db::Unit& unit, SmartAccountId account, UserId user) {
    unit.expect(1, Error{.kind = Kind::forbidden, .code = "account.edit_refused"}, touch_editor, account, user);
}

} // namespace deedbox::members
