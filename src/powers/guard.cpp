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

} // namespace

void guard(db::Unit& unit, SmartAccountId account, UserId user, Capability capability) {
    boost::json::array roles;
    for (const auto role : roles_with(capability)) roles.emplace_back(described::enum_text(role));
    unit.require(db::one(member_in_role, account, user, boost::json::serialize(roles)), db::overtaken());
}

} // namespace deedbox::powers
