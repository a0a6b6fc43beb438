#include "db/statement.h"

namespace deedbox::db {

namespace {

std::vector<const Statement*>& registered() {
    static std::vector<const Statement*> statements;
    return statements;
}

} // namespace

Statement::Statement(std::string_view sqlite, std::string_view postgresql, std::vector<std::string_view> columns,
                     Lane lane)
    : sqlite_{sqlite}, postgresql_{postgresql}, columns_{std::move(columns)}, lane_{lane},
      number_{registered().size()} {
    registered().push_back(this);
}

const std::vector<const Statement*>& Statement::all() {
    return registered();
}

} // namespace deedbox::db
