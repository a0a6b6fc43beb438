#include "powers/guard.h"

#include "base/described.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace deedbox::powers {

namespace {

struct One {
    std::int64_t one = 0;
};
BOOST_DESCRIBE_STRUCT(One, (), (one))

// $3 a JSON array of roles.
const db::Query<One> member_in_role{R"(
    SELECT 1 AS one FROM members
    WHERE smart_account_id = $1 AND user_id = $2 AND virtual_account_id IS NULL
      AND role IN (SELECT value FROM json_each($3)))",
                                    R"(
    SELECT 1 AS one FROM members
    WHERE smart_account_id = $1 AND user_id = $2 AND virtual_account_id IS NULL
      AND role IN (SELECT json_array_elements_text(CAST($3 AS JSON))))"};

} // namespace

void guard(db::Unit& unit, SmartAccountId account, UserId user, Capability capability) {
    boost::json::array roles;
    for (const auto role : roles_with(capability)) roles.emplace_back(described::enum_text(role));
    unit.require(db::one(member_in_role, account, user, boost::json::serialize(roles)), db::overtaken());
}

} // namespace deedbox::powers
