#pragma once

#include "base/task.h"
#include "db/question.h"
#include "db/unit.h"

#include <array>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <tuple>

namespace deedbox::db {

struct Rows {
    std::shared_ptr<const std::vector<std::string>> names; // the same for every run of a statement
    std::vector<Values> values;
};

/// What the writer has done since it started; for `/metrics` and the benchmarks.
struct WriterFigures {
    std::uint64_t units = 0;
    std::uint64_t commits = 0;
    std::uint64_t busy_nanoseconds = 0;
};

/// The seam: above it plain functions per subject and one SQL text, below it an engine.
class Database {
public:
    virtual ~Database() = default;

    virtual Engine engine() const = 0;

    /// Commits the unit and returns when it is durable. Units that arrive while a commit runs share the next one.
    /// Errors: the `otherwise` of the first guard that did not hold; `storage.unavailable` when nothing can be written
    /// now.
    virtual Task<Result<void>> write(Unit unit) = 0;

    /// From now on nothing is written unless this query gives a row in the same transaction; otherwise every unit fails
    /// with `storage.unavailable`. How a process that was asleep for long learns that it is no longer who it was.
    virtual void write_only_while(const Statement& query, Values values) = 0;

    /// What each of the questions finds, all at one moment: nothing that is committed meanwhile shows in one of them
    /// and not in another. One trip to the database. If one of them is a search, all of them are. They outlive the
    /// call.
    virtual Task<Result<std::vector<Rows>>> find(std::span<const Question> questions) = 0;

    /// Answers when the database can be reached and its schema is this program's.
    virtual Task<Result<void>> check() = 0;

    virtual WriterFigures writer_figures() const = 0;

    /// Reads everything that one page or one act has to know, as `find` does:
    /// `look(one(request_by_id, id), all(approvers_of_request, id))` gives a tuple of an optional and a vector.
    template <class... Answers>
    Task<Result<std::tuple<Answers...>>> look(Read<Answers>... reads) {
        const std::array<Question, sizeof...(Answers)> questions{std::move(reads)...};
        const auto found = CO_TRY(co_await find(questions));
        co_return decoded<Answers...>(found, std::index_sequence_for<Answers...>{});
    }

    template <class Row, class... Args>
    Task<Result<std::vector<Row>>> all(const Query<Row>& query, Args... args) {
        co_return std::get<0>(CO_TRY(co_await look(db::all(query, args...))));
    }

    template <class Row, class... Args>
    Task<Result<std::optional<Row>>> one(const Query<Row>& query, Args... args) {
        co_return std::get<0>(CO_TRY(co_await look(db::one(query, args...))));
    }

private:
    template <class... Answers, std::size_t... I>
    static std::tuple<Answers...> decoded(const std::vector<Rows>& found, std::index_sequence<I...>) {
        return {answer<Answers>(found[I])...};
    }

    template <class Answer>
    static Answer answer(const Rows& found) {
        if (found.values.empty()) return {};
        auto rows = decode<typename Answer::value_type>(found);
        if constexpr (described::is_optional<Answer>)
            return std::move(rows.front());
        else
            return rows;
    }

    template <class Row>
    static std::vector<Row> decode(const Rows& found) {
        std::vector<Row> out(found.values.size());
        boost::mp11::mp_for_each<described::Members<Row>>([&](auto member) {
            const auto column =
                static_cast<std::size_t>(std::ranges::find(*found.names, member.name) - found.names->begin());
            if (column == found.names->size()) throw BadColumn{std::string{"no column "} + member.name};
            using Member = std::remove_cvref_t<decltype(std::declval<Row>().*member.pointer)>;
            for (std::size_t i = 0; i < out.size(); ++i)
                out[i].*member.pointer = from_value<Member>(found.values[i][column]);
        });
        return out;
    }
};

struct OpenOptions {
    std::string location; // `sqlite:FILE` or `postgresql://…`
    /// Make the database when there is none.
    bool create = true;
    /// Refuse to open a database whose schema is behind, rather than bring it up to date.
    bool migrate = true;
};

/// The file of `sqlite:FILE`; nothing for any other location.
std::optional<std::string> sqlite_file(const std::string& location);
bool is_postgresql(const std::string& location);
/// The refusal of a location that names no database.
std::unexpected<Error> no_database(const std::string& location);

/// Opens the database that the location names, brings its schema up to date, and prepares every statement.
Result<std::unique_ptr<Database>> open_database(const OpenOptions& options, const Clock& clock);

/// Whether any of them runs on the lane of the searches.
bool is_search(std::span<const Question> questions);

/// None: whatever is asked of it fails with `storage.unavailable`. For who puts the program together to see what it
/// consists of.
std::unique_ptr<Database> closed_database();

/// Nothing can be written or read right now; the caller may come again.
Error unavailable(std::string cause);

} // namespace deedbox::db
