#include "db/sqlite_database.h"

#include "base/secrets.h"
#include "db/migrations.h"
#include "db/sqlite_handle.h"

#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace deedbox::db {

namespace {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;

// More units than this in one commit gain little and make the first of them wait (measured: 64 gives 3/4 of the best
// rate).
constexpr std::size_t largest_batch = 64;

struct Waiting {
    Unit unit;
    Executor executor;
    std::move_only_function<void(Result<void>)> done;
    Result<void> outcome{};
};

Result<void> run_steps(SqliteHandle& handle, const Unit& unit) {
    for (const auto& step : unit.steps()) {
        const auto changed = TRY(handle.change(*step.statement, step.values));
        if (step.marker && changed == 0) return {}; // committed before: the rest stands already
        if (step.rows && changed != *step.rows) return std::unexpected{*step.otherwise};
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

class Writer {
public:
    explicit Writer(SqliteHandle handle) : handle_{std::move(handle)}, thread_{[this] { run(); }} {}
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    ~Writer() {
        {
            const std::lock_guard lock{mutex_};
            stopping_ = true;
        }
        wake_.notify_one();
        thread_.join();
    }

    void add(Waiting waiting) {
        {
            const std::lock_guard lock{mutex_};
            queue_.push_back(std::move(waiting));
        }
        wake_.notify_one();
    }

    WriterFigures figures() const {
        return {.units = units_.load(), .commits = commits_.load(), .busy_nanoseconds = busy_.load()};
    }

private:
    void run() {
        for (;;) {
            std::unique_lock lock{mutex_};
            wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return; // stopping, and everything taken is done
            std::vector<Waiting> batch;
            while (!queue_.empty() && batch.size() < largest_batch) {
                batch.push_back(std::move(queue_.front()));
                queue_.pop_front();
            }
            lock.unlock();
            const auto start = std::chrono::steady_clock::now();
            commit(batch);
            const auto spent =
                std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - start);
            units_ += batch.size();
            ++commits_;
            busy_ += static_cast<std::uint64_t>(spent.count());
            answer(std::move(batch));
        }
    }

    void commit(std::vector<Waiting>& batch) {
        auto committed = handle_.say("BEGIN IMMEDIATE");
        if (committed) {
            for (auto& waiting : batch) {
                waiting.outcome = run_unit(handle_, waiting.unit);
                if (!handle_.in_transaction()) break; // the next one would begin a transaction of its own
            }
            // A full disk may end the whole transaction behind our back; then nothing of the batch stands.
            committed = handle_.in_transaction() ? handle_.say("COMMIT")
                                                 : std::unexpected{unavailable("SQLite ended the transaction")};
        }
        if (committed) return;
        if (handle_.in_transaction()) (void)handle_.execute("ROLLBACK");
        for (auto& waiting : batch) waiting.outcome = std::unexpected{committed.error()};
    }

    // One post to each I/O thread, whatever the number of answers for it.
    static void answer(std::vector<Waiting> batch) {
        while (!batch.empty()) {
            const auto executor = batch.front().executor;
            std::vector<Waiting> here;
            std::vector<Waiting> elsewhere;
            for (auto& waiting : batch) (waiting.executor == executor ? here : elsewhere).push_back(std::move(waiting));
            batch = std::move(elsewhere);
            asio::post(executor, [here = std::move(here)]() mutable {
                for (auto& waiting : here) waiting.done(std::move(waiting.outcome));
            });
        }
    }

    SqliteHandle handle_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Waiting> queue_;
    bool stopping_ = false;
    std::atomic<std::uint64_t> units_{0};
    std::atomic<std::uint64_t> commits_{0};
    std::atomic<std::uint64_t> busy_{0};
    std::thread thread_;
};

// Connections for reading: as many as threads ever read at once. A read never waits in the middle, so one is always
// given back by the thread that took it.
class Readers {
public:
    explicit Readers(std::string file) : file_{std::move(file)} {}

    Result<Rows> rows(const Statement& statement, const Values& values) {
        auto handle = TRY(take());
        auto found = handle->rows(statement, values);
        const std::lock_guard lock{mutex_};
        idle_.push_back(std::move(handle));
        return found;
    }

    Result<void> open_first() {
        auto handle = TRY(take());
        idle_.push_back(std::move(handle));
        return {};
    }

private:
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
        : readers_{std::move(readers)}, writer_{std::move(writing)} {}

    Engine engine() const override { return Engine::sqlite; }

    Task<Result<void>> write(Unit unit) override {
        const auto executor = co_await asio::this_coro::executor;
        co_return co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void(Result<void>)>(
            [this, executor](auto handler, Unit taken) {
                writer_.add({std::move(taken), executor, [handler = std::move(handler)](Result<void> outcome) mutable {
                                 std::move(handler)(std::move(outcome));
                             }});
            },
            asio::use_awaitable_t<Executor>{}, std::move(unit));
    }

    Task<Result<Rows>> rows(const Statement& statement, Values values) override {
        co_return readers_->rows(statement, values);
    }

    Task<Result<void>> check() override;

    WriterFigures writer_figures() const override { return writer_.figures(); }

private:
    std::unique_ptr<Readers> readers_;
    Writer writer_;
};

struct NewestMigration {
    std::optional<std::int64_t> number;
};
BOOST_DESCRIBE_STRUCT(NewestMigration, (), (number))
const Query<NewestMigration> newest_migration{"SELECT max(number) AS number FROM schema_migrations"};

Task<Result<void>> SqliteDatabase::check() {
    const auto newest = CO_TRY(co_await one(newest_migration));
    if (!newest || newest->number != migrations().back().number) co_return broken("the schema is not this program's");
    co_return Result<void>{};
}

std::string fingerprint(const Migration& migration) {
    return hex(digest({migration.text}));
}

Result<void> apply(SqliteHandle& handle, const Migration& migration, const Clock& clock) {
    CHECK_OR_RETURN(handle.execute(sql_for(Engine::sqlite, migration.text)));
    TRY(handle.rows_of("INSERT INTO schema_migrations (number, name, digest, applied_at) VALUES ($1, $2, $3, $4)",
                       {std::int64_t{migration.number}, std::string{migration.name}, fingerprint(migration),
                        clock.now().time_since_epoch().count()}));
    return {};
}

Result<void> migrate(SqliteHandle& handle, bool allowed, const Clock& clock) {
    CHECK_OR_RETURN(
        handle.execute("BEGIN IMMEDIATE;"
                       "CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL,"
                       " digest TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT;"));
    const auto found = TRY(handle.rows_of("SELECT number, digest FROM schema_migrations ORDER BY number"));
    if (found.values.size() > migrations().size())
        return broken("the database was made by a newer version of this program");
    for (std::size_t i = 0; i < migrations().size(); ++i) {
        const auto& migration = migrations()[i];
        if (i < found.values.size()) {
            if (held<std::string>(found.values[i][1]) != fingerprint(migration))
                return broken("migration " + std::string{migration.name} +
                              " is not the one that this database has run");
            continue;
        }
        if (!allowed) return broken("the database's schema is behind; run `deedbox migrate`");
        CHECK_OR_RETURN(apply(handle, migration, clock));
    }
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

} // namespace deedbox::db
