#include "db/json_members.h"

#include <boost/algorithm/string/replace.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>

namespace deedbox::db {

namespace {

struct Mark {
    std::string_view mark, sqlite, postgresql;
};

// `{array}` last: it stands in what the others become.
constexpr Mark marks[] = {
    {"{in}", "IN (", "= ANY (ARRAY("},
    {"{/in}", ")", "))"},
    {"{members}", "SELECT value FROM json_each({array})", "SELECT json_array_elements_text(CAST({array} AS JSON))"},
    {"{numbers}", "SELECT value FROM json_each({array})",
     "SELECT CAST(json_array_elements_text(CAST({array} AS JSON)) AS BIGINT)"},
};

} // namespace

TextOfBoth with_members(std::string_view text, std::string_view array) {
    TextOfBoth out{std::string{text}, std::string{text}};
    for (const auto& [mark, sqlite, postgresql] : marks) {
        boost::replace_all(out.sqlite, mark, sqlite);
        boost::replace_all(out.postgresql, mark, postgresql);
    }
    boost::replace_all(out.sqlite, "{array}", array);
    boost::replace_all(out.postgresql, "{array}", array);
    return out;
}

std::optional<std::string> json_array(const std::optional<std::vector<std::string>>& members) {
    if (!members) return std::nullopt;
    return boost::json::serialize(boost::json::value_from(*members));
}

TextOfBoth with_patterns(std::string_view text, std::string_view array) {
    const std::string of{array};
    return {boost::replace_all_copy(std::string{text}, "{patterns}", "json_each(" + of + ") w"),
            boost::replace_all_copy(std::string{text}, "{patterns}",
                                    "json_array_elements_text(CAST(" + of + " AS JSON)) w(value)")};
}

} // namespace deedbox::db
