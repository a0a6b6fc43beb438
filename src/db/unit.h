#pragma once

#include "db/question.h"

#include <tuple>

namespace deedbox::db {

/// The failure of a guard that finds changed what the act has read: the act is done again from its reading on (see
/// `acts::carry_out`), and a job leaves it to its next turn.
Error overtaken();
bool is_overtaken(const Error& error);

/// All or nothing: a list of statements with the number of rows that each must change. Nothing is read inside a unit
/// and it waits for nothing outside the database, so many units share one commit, and one can be run again after a lost
/// connection. What must hold at the commit is a guard: a query that has to find something (`require`), or the number
/// of rows that a command has to change (`expect`).
class Unit {
public:
    struct Step {
        const Statement* statement;
        Values values;
        std::optional<std::int64_t> rows{}; // how many a command must change; not given: any number
        std::optional<Error> otherwise{};
        const Statement* same = nullptr; // of a mark: the query that finds the row this very unit left before
        Values same_values{};

        /// Whether the unit may fail here: a query has to find a row, and a command may have to change a number of
        /// them.
        bool guards() const { return rows || !statement->is_command(); }
    };

    /// What tells a unit's own mark from another's: a query that gives a row when the one that is there is the same.
    template <class Row, class... Args>
    struct Same {
        const Query<Row>& query;
        std::tuple<Args...> values;
    };
    template <class Row, class... Args>
    static Same<Row, Args...> same(const Query<Row>& query, Args... args) {
        return {query, {std::move(args)...}};
    }

    /// The first statement of a unit that can run twice: it inserts the unit's mark (`… ON CONFLICT DO NOTHING`). When
    /// no row goes in, and the one that is there is the same, the unit has been committed before, and that is a
    /// success.
    template <class Row, class... Told, class... Args>
    Unit& mark(const Same<Row, Told...>& same, const Command& command, const Args&... args) {
        steps_.push_back(
            {.statement = &command,
             .values = {to_value(args)...},
             .rows = 1,
             .same = &same.query,
             .same_values = std::apply([](const auto&... told) { return Values{to_value(told)...}; }, same.values)});
        return *this;
    }

    template <class... Args>
    Unit& run(const Command& command, const Args&... args) {
        steps_.push_back({.statement = &command, .values = {to_value(args)...}});
        return *this;
    }

    /// A guard that looks and writes nothing: the query finds something when the unit commits, or the whole unit fails
    /// with `otherwise`.
    template <class Answer>
    Unit& require(Read<Answer> read, Error otherwise) {
        steps_.push_back(
            {.statement = read.statement, .values = std::move(read.values), .otherwise = std::move(otherwise)});
        return *this;
    }

    /// Changes exactly `rows` rows, or the whole unit fails with `otherwise`.
    template <class... Args>
    Unit& expect(std::int64_t rows, Error otherwise, const Command& command, const Args&... args) {
        steps_.push_back(
            {.statement = &command, .values = {to_value(args)...}, .rows = rows, .otherwise = std::move(otherwise)});
        return *this;
    }

    /// Written whatever `Database::write_only_while` says; in a commit of its own.
    Unit& unconditional() {
        unconditional_ = true;
        return *this;
    }
    bool is_unconditional() const { return unconditional_; }

    const std::vector<Step>& steps() const { return steps_; }

private:
    std::vector<Step> steps_;
    bool unconditional_ = false;
};

} // namespace deedbox::db
