#pragma once

#include "db/statement.h"

#include <optional>

namespace deedbox::db {

/// All or nothing: a list of statements with the number of rows that each must change. Nothing is read inside a unit
/// and it waits for nothing outside the database, so many units share one commit, and one can be run again after a lost
/// connection. What must hold at the commit is a guard in the SQL (`… WHERE status = 'pending'`).
class Unit {
public:
    struct Step {
        const Statement* statement;
        Values values;
        std::optional<std::int64_t> rows{}; // how many it must change; not given: any number
        std::optional<Error> otherwise{};
        bool marker = false;
    };

    /// The first statement of a unit that can run twice: it inserts the unit's mark (`… ON CONFLICT DO NOTHING`). When
    /// no row goes in, the unit has been committed before, and that is a success.
    template <class... Args>
    Unit& mark(const Command& command, const Args&... args) {
        steps_.push_back({.statement = &command, .values = {to_value(args)...}, .marker = true});
        return *this;
    }

    template <class... Args>
    Unit& run(const Command& command, const Args&... args) {
        steps_.push_back({.statement = &command, .values = {to_value(args)...}});
        return *this;
    }

    /// Changes exactly `rows` rows, or the whole unit fails with `otherwise`.
    template <class... Args>
    Unit& expect(std::int64_t rows, Error otherwise, const Command& command, const Args&... args) {
        steps_.push_back(
            {.statement = &command, .values = {to_value(args)...}, .rows = rows, .otherwise = std::move(otherwise)});
        return *this;
    }

    const std::vector<Step>& steps() const { return steps_; }

private:
    std::vector<Step> steps_;
};

} // namespace deedbox::db
