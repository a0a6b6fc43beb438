#include "base/csv.h"

#include <boost/algorithm/string.hpp>

namespace deedbox {

namespace {

std::string field_of(std::string text) {
    if (!text.empty() && std::string_view{"=+-@\t\r"}.contains(text.front())) text.insert(0, 1, '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    return "\"" + boost::replace_all_copy(text, "\"", "\"\"") + "\"";
}

} // namespace

std::string csv_line(const std::vector<std::string>& fields) {
    std::string out;
    for (const auto& field : fields) {
        if (&field != &fields.front()) out += ',';
        out += field_of(field);
    }
    return out + "\r\n";
}

} // namespace deedbox
