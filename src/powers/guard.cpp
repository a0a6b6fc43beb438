#include "powers/guard.h"

#include "base/described.h"
#include "db/json_members.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace deedbox::powers {

namespace {

struct One {
    std::int64_t one = 0;
};
BOOST_DESCRIBE_STRUCT(One, (), (one))

// $3 a JSON array of roles.
const auto member_in_role_text = db::with_members(R"(
    SELECT 1 AS one FROM members
    WHERE smart_account_id = $1 AND user_id = $2 AND virtual_account_id IS NULL AND role {in}{members}{/in})",
                                                  "$3");
const db::Query<One> member_in_role{member_in_role_text};

// $1 Virtual Account, $2 user, $3 a JSON array of entries such as `smart_account admin`, $4 whether with all that is
// nested.
const auto member_in_place_text = db::with_members(R"(
    SELECT 1 AS one
    FROM virtual_accounts v
    JOIN members m ON m.smart_account_id = v.smart_account_id AND m.user_id = $2
    LEFT JOIN virtual_accounts held ON held.id = m.virtual_account_id
    WHERE v.id = $1
      AND CASE WHEN held.id IS NULL THEN 'smart_account ' ELSE 'virtual_account ' END || m.role {in}{members}{/in}
      AND (held.id IS NULL OR (held.id = v.id AND m.include_nested >= $4)
           OR (m.include_nested = 1 AND substr(v.path, 1, length(held.path)) = held.path))
    LIMIT 1)",
                                                   "$3");
const db::Query<One> member_in_place{member_in_place_text};

std::string words(HeldIn held_in, Role role) {
    return std::string{described::enum_text(held_in)} + " " + std::string{described::enum_text(role)};
}

} // namespace

const db::Query<Grant> grants_in_account{R"(
    SELECT m.id AS member_id, m.role, m.virtual_account_id, v.name AS virtual_account_name, v.path, m.include_nested
    FROM members m LEFT JOIN virtual_accounts v ON v.id = m.virtual_account_id
    WHERE m.smart_account_id = $1 AND m.user_id = $2 ORDER BY m.id)"};

void guard(db::Unit& unit, SmartAccountId account, UserId user, Capability capability) {
    boost::json::array roles;
    for (const auto role : roles_with(capability, HeldIn::smart_account))
        roles.emplace_back(described::enum_text(role));
    unit.require(db::one(member_in_role, account, user, boost::json::serialize(roles)), db::overtaken());
}

void guard(db::Unit& unit, VirtualAccountId virtual_account, bool with_nested, UserId user, Capability capability) {
    boost::json::array roles;
    for (const auto held_in : {HeldIn::smart_account, HeldIn::virtual_account})
        for (const auto role : roles_with(capability, held_in)) roles.emplace_back(words(held_in, role));
    unit.require(db::one(member_in_place, virtual_account, user, boost::json::serialize(roles), with_nested),
                 db::overtaken());
}

} // namespace deedbox::powers
