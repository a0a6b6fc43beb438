#include "db/json_members.h"

#include <boost/algorithm/string/replace.hpp>

namespace deedbox::db {

std::string with_members(Engine engine, std::string_view text, std::string_view array) {
    const auto members = engine == Engine::sqlite
                             ? "SELECT value FROM json_each(" + std::string{array} + ")"
                             : "SELECT json_array_elements_text(CAST(" + std::string{array} + " AS JSON))";
    return boost::replace_all_copy(std::string{text}, "{members}", members);
}

} // namespace deedbox::db
