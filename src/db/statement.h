#pragma once

#include "db/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace deedbox::db {

enum class Engine { sqlite, postgresql };

/// One question in the words of each engine.
struct TextOfBoth {
    std::string sqlite;
    std::string postgresql;
};

/// Where a query runs. A search may take long and looks elsewhere each time: it has connections of its own, a limit of
/// time, and a plan made for its very values, so that nobody's short read waits behind it.
enum class Lane { usual, search };

/// One SQL text of the program, as a constant of the subject that needs it. Every statement registers itself, so that
/// all are prepared when a database opens: a missing column stops the start, not somebody's request at night.
class Statement {
public:
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    std::string_view sql(Engine engine) const { return engine == Engine::sqlite ? sqlite_ : postgresql_; }
    std::size_t number() const { return number_; }
    bool is_command() const { return columns_.empty(); }
    Lane lane() const { return lane_; }
    /// The columns that the reader of this statement looks for; empty for a command.
    const std::vector<std::string_view>& columns() const { return columns_; }

    static const std::vector<const Statement*>& all();

protected:
    Statement(std::string_view sqlite, std::string_view postgresql, std::vector<std::string_view> columns,
              Lane lane = Lane::usual);
    ~Statement() = default;

private:
    std::string_view sqlite_;
    std::string_view postgresql_;
    std::vector<std::string_view> columns_;
    Lane lane_;
    std::size_t number_;
};

/// A statement that changes rows.
class Command final : public Statement {
public:
    explicit Command(std::string_view sql) : Statement{sql, sql, {}} {}
    Command(std::string_view sqlite, std::string_view postgresql) : Statement{sqlite, postgresql, {}} {}
};

template <class Row>
std::vector<std::string_view> column_names() {
    std::vector<std::string_view> names;
    boost::mp11::mp_for_each<described::Members<Row>>([&](auto member) { names.emplace_back(member.name); });
    return names;
}

/// A statement that reads rows into a described struct: a column for each member, of the same name.
template <class Row>
class Query final : public Statement {
public:
    explicit Query(std::string_view sql) : Statement{sql, sql, column_names<Row>()} {}
    Query(std::string_view sqlite, std::string_view postgresql, Lane lane = Lane::usual)
        : Statement{sqlite, postgresql, column_names<Row>(), lane} {}
    /// `text` lives as long as the query.
    explicit Query(const TextOfBoth& text) : Query{text.sqlite, text.postgresql} {}
};

} // namespace deedbox::db
