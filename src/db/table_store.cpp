#include "db/table_store.h"

namespace deedbox::db {

std::string TableStore::quoted(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names) out += (out.empty() ? "" : ", ") + quoted(name);
    return out;
}

std::string TableStore::select_from(const Table& table) const {
    return "SELECT " + quoted(table.columns) + " FROM " + quoted(table.name);
}

} // namespace deedbox::db
