#include "db/sqlite_database.h"

#include "base/worker_pool.h"
#include "db/migrations.h"
#include "db/sqlite_handle.h"
#include "db/writer.h"

#include <mutex>

namespace deedbox::db {

namespace {

// What a search may take; nobody waits longer for a list of names.
constexpr std::chrono::milliseconds search_limit{3000};
constexpr unsigned search_threads = 2;
constexpr std::size_t longest_search_queue = 32;

// No row went in: the unit has been committed before, or something else has the same id.
Result<void> told_apart(SqliteHandle& handle, const Unit::Step& mark) {
    const auto same = TRY(handle.rows(*mark.same, mark.same_values));
    if (same.values.empty()) return broken("a mark is there already, and it is another's");
    return {};
}

Result<void> run_steps(SqliteHandle& handle, const Unit& unit) {
    for (const auto& step : unit.steps()) {
        if (!step.statement->is_command()) {
            if (!TRY(handle.finds(*step.statement, step.values))) return std::unexpected{*step.otherwise};
            continue;
        }
        const auto changed = TRY(handle.change(*step.statement, step.values));
        if (!step.rows || changed == *step.rows) continue;
        if (step.same) return told_apart(handle, step); // the rest stands already
        return std::unexpected{*step.otherwise};
    }
    return {};
}

// A savepoint per unit, so that one that fails takes nothing of its neighbours with it.
Result<void> run_unit(SqliteHandle& handle, const Unit& unit) {
    CHECK_OR_RETURN(handle.say("SAVEPOINT unit"));
    auto outcome = run_steps(handle, unit);
    if (!outcome && handle.in_transaction()) CHECK_OR_RETURN(handle.say("ROLLBACK TO unit"));
    if (handle.in_transaction()) CHECK_OR_RETURN(handle.say("RELEASE unit"));
    return outcome;
}

Result<void> check(SqliteHandle& handle, const Writer::Condition& condition) {
    if (!condition.query) return {};
    if (!TRY(handle.finds(*condition.query, condition.values)))
        return std::unexpected{unavailable("this process may write no more: another has taken its place")};
    return {};
}

Result<void> run_batch(SqliteHandle& handle, std::span<Writer::Waiting> batch, const Writer::Condition& condition) {
    CHECK_OR_RETURN(handle.say("BEGIN IMMEDIATE"));
    CHECK_OR_RETURN(check(handle, condition));
    for (auto& waiting : batch) {
        waiting.outcome = run_unit(handle, waiting.unit);
        // A full disk may end the whole transaction behind our back; then nothing of the batch stands, and the next
        // unit would begin a transaction of its own.
        if (!handle.in_transaction()) return std::unexpected{unavailable("SQLite ended the transaction")};
    }
    return handle.say("COMMIT");
}

void commit(SqliteHandle& handle, std::span<Writer::Waiting> batch, const Writer::Condition& condition) {
    const auto committed = run_batch(handle, batch, condition);
    if (committed) return;
    if (handle.in_transaction()) (void)handle.execute("ROLLBACK");
    for (auto& waiting : batch) waiting.outcome = std::unexpected{committed.error()};
}

// Several questions are asked in one transaction, which sees one state of the database.
Result<std::vector<Rows>> find_in(SqliteHandle& handle, std::span<const Question> questions) {
    std::vector<Rows> found;
    found.reserve(questions.size());
    if (questions.size() > 1) CHECK_OR_RETURN(handle.say("BEGIN"));
    Result<void> outcome;
    for (const auto& question : questions) {
        if (!question.asked) {
            found.emplace_back();
            continue;
        }
        auto rows = handle.rows(*question.statement, question.values);
        if (!rows) {
            outcome = std::unexpected{std::move(rows).error()};
            break;
        }
        found.push_back(std::move(*rows));
    }
    if (handle.in_transaction()) CHECK_OR_RETURN(handle.say("COMMIT"));
    CHECK_OR_RETURN(outcome);
    return found;
}

// Connections for reading: as many as threads ever read at once. A read never waits in the middle, so one is always
// given back by the thread that took it.
class Readers {
public:
    explicit Readers(std::string file) : file_{std::move(file)} {}

    Result<std::vector<Rows>> find(std::span<const Question> questions) {
        return with_handle([&](SqliteHandle& handle) { return find_in(handle, questions); });
    }

    /// Given up with `storage.unavailable` when it takes longer than anybody waits for a list of names.
    Result<std::vector<Rows>> search(std::span<const Question> questions) {
        return with_handle([&](SqliteHandle& handle) {
            return handle.within(search_limit, [&] { return find_in(handle, questions); });
        });
    }

    Result<void> open_first() {
        auto handle = TRY(take());
        idle_.push_back(std::move(handle));
        return {};
    }

private:
    template <class Work>
    Result<std::vector<Rows>> with_handle(Work work) {
        auto handle = TRY(take());
        auto found = work(*handle);
        const std::lock_guard lock{mutex_};
        idle_.push_back(std::move(handle));
        return found;
    }

    Result<std::unique_ptr<SqliteHandle>> take() {
        {
            const std::lock_guard lock{mutex_};
            if (!idle_.empty()) {
                auto handle = std::move(idle_.back());
                idle_.pop_back();
                return handle;
            }
        }
        auto handle = std::make_unique<SqliteHandle>(TRY(SqliteHandle::open(file_, SqliteHandle::Mode::read_only)));
        CHECK_OR_RETURN(handle->prepare_all());
        return handle;
    }

    std::string file_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<SqliteHandle>> idle_;
};

class SqliteDatabase final : public Database {
public:
    SqliteDatabase(SqliteHandle writing, std::unique_ptr<Readers> readers)
        : writing_{std::move(writing)}, readers_{std::move(readers)} {}

    Engine engine() const override { return Engine::sqlite; }
    Task<Result<void>> write(Unit unit) override { return writer_.write(std::move(unit)); }
    void write_only_while(const Statement& query, Values values) override {
        writer_.write_only_while({&query, std::move(values)});
    }
    WriterFigures writer_figures() const override { return writer_.figures(); }

    // A short read is over sooner than another thread could be woken for it; a search is not.
    Task<Result<std::vector<Rows>>> find(std::span<const Question> questions) override {
        if (!is_search(questions)) co_return readers_->find(questions);
        std::function<Result<std::vector<Rows>>()> search = [&] { return readers_->search(questions); };
        co_return CO_TRY(co_await searchers_.run<Result<std::vector<Rows>>>(std::move(search)));
    }

    Task<Result<void>> check() override { return check_schema(*this); }

private:
    // Closed last: only the last of a file's connections empties the write-ahead log, and only one that writes can.
    SqliteHandle writing_;
    std::unique_ptr<Readers> readers_;
    WorkerPool searchers_{search_threads, longest_search_queue};
    Writer writer_{[this](std::span<Writer::Waiting> batch, const Writer::Condition& condition) {
        commit(writing_, batch, condition);
    }};
};

// A file that is only looked at, on one connection.
class SqliteLook final : public Database {
public:
    explicit SqliteLook(SqliteHandle handle) : handle_{std::move(handle)} {}

    Engine engine() const override { return Engine::sqlite; }
    Task<Result<void>> write(Unit) override {
        co_return std::unexpected{unavailable("this database is only looked at")};
    }
    void write_only_while(const Statement&, Values) override {}
    WriterFigures writer_figures() const override { return {}; }
    Task<Result<std::vector<Rows>>> find(std::span<const Question> questions) override {
        const std::lock_guard lock{mutex_};
        co_return find_in(handle_, questions);
    }
    Task<Result<void>> check() override { return check_schema(*this); }

private:
    std::mutex mutex_;
    SqliteHandle handle_;
};

Result<void> migrate(SqliteHandle& handle, bool allowed, const Clock& clock) {
    CHECK_OR_RETURN(handle.execute("BEGIN IMMEDIATE;" + migrations_table(Engine::sqlite)));
    const auto found = TRY(handle.rows_of("SELECT number, digest FROM schema_migrations ORDER BY number"));
    for (const auto* migration : TRY(missing_migrations(Engine::sqlite, found, allowed)))
        CHECK_OR_RETURN(run_migration(handle, Engine::sqlite, *migration, clock));
    return handle.execute("COMMIT");
}

} // namespace

Result<std::unique_ptr<Database>> open_sqlite(const std::string& file, const OpenOptions& options, const Clock& clock) {
    using Mode = SqliteHandle::Mode;
    auto writing = TRY(SqliteHandle::open(file, options.create ? Mode::create : Mode::read_write));
    CHECK_OR_RETURN(migrate(writing, options.migrate, clock));
    CHECK_OR_RETURN(writing.prepare_all());
    auto readers = std::make_unique<Readers>(file);
    CHECK_OR_RETURN(readers->open_first());
    return std::make_unique<SqliteDatabase>(std::move(writing), std::move(readers));
}

Result<std::unique_ptr<Database>> look_at_sqlite(const std::string& file) {
    auto handle = TRY(SqliteHandle::open(file, SqliteHandle::Mode::look));
    CHECK_OR_RETURN(handle.prepare_all());
    return std::make_unique<SqliteLook>(std::move(handle));
}

} // namespace deedbox::db
