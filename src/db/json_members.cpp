#include "db/json_members.h"

#include <boost/algorithm/string/replace.hpp>

namespace deedbox::db {

std::string with_members(Engine engine, std::string_view text, std::string_view array) {
    if (engine == Engine::sqlite)
        return boost::replace_all_copy(std::string{text}, "{members}",
                                       "SELECT value FROM json_each(" + std::string{array} + ")");
    const auto members = "SELECT json_array_elements_text(CAST(" + std::string{array} + " AS JSON))";
    // As an array they are looked up one by one; for a join PostgreSQL reads the whole table.
    auto out = boost::replace_all_copy(std::string{text}, "IN ({members})", "= ANY (ARRAY(" + members + "))");
    boost::replace_all(out, "{members}", members);
    return out;
}

} // namespace deedbox::db
