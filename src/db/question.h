#pragma once

#include "db/statement.h"

#include <optional>
#include <vector>

namespace deedbox::db {

/// A query with its values, and what comes of it: see `one` and `all`.
struct Question {
    const Statement* statement;
    Values values;
    bool asked = true; // otherwise nothing is found
};
template <class Answer>
struct Read : Question {};

/// At most one row is looked for.
template <class Row, class... Args>
Read<std::optional<Row>> one(const Query<Row>& query, const Args&... args) {
    return {{&query, {to_value(args)...}}};
}
/// Every row, in the query's order.
template <class Row, class... Args>
Read<std::vector<Row>> all(const Query<Row>& query, const Args&... args) {
    return {{&query, {to_value(args)...}}};
}

/// Asked for some readers only; the others find nothing.
template <class Answer>
Read<Answer> when(bool asked, Read<Answer> read) {
    read.asked = asked;
    return read;
}

} // namespace deedbox::db
