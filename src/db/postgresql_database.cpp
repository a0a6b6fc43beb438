#include "db/postgresql_database.h"

#include "base/worker_pool.h"
#include "db/migrations.h"
#include "db/postgresql_reads.h"
#include "db/postgresql_writer.h"

#include <boost/asio/async_result.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace deedbox::db {

namespace {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;

constexpr unsigned search_connections = 2;
constexpr std::size_t longest_search_queue = 32;
constexpr std::chrono::seconds patience{10};

// The connections for searches: each is with one thread at a time.
class Searches {
public:
    explicit Searches(std::string location) : location_{std::move(location)} {}

    Task<Result<Rows>> rows(const Statement& statement, Values values) {
        std::function<Result<Rows>()> search = [&] { return find(statement, values); };
        co_return CO_TRY(co_await threads_.run<Result<Rows>>(std::move(search)));
    }

private:
    // Once more on a new connection when the one that was idle turns out to be lost.
    Result<Rows> find(const Statement& statement, const Values& values) {
        for (bool again = false;; again = true) {
            auto handle = TRY(take());
            auto found = find(*handle, statement, values);
            if (!handle->lost())
                give_back(std::move(handle));
            else if (!again)
                continue;
            return found;
        }
    }

    static Result<Rows> find(PostgresqlHandle& handle, const Statement& statement, const Values& values) {
        if (PostgresqlHandle::holds_zero(values)) return handle.no_rows(statement);
        const auto until = std::chrono::steady_clock::now() + patience;
        handle.send_unprepared(statement, values);
        handle.sync();
        const auto answer = handle.receive(until);
        if (!answer || !handle.receive(until)) return std::unexpected{unavailable("search: " + handle.last_error())};
        if (PQresultStatus(answer.get()) != PGRES_TUPLES_OK) return std::unexpected{error_of(answer, "search")};
        return handle.rows(statement, answer);
    }

    Result<std::unique_ptr<PostgresqlHandle>> take() {
        {
            const std::lock_guard lock{mutex_};
            if (!idle_.empty()) {
                auto handle = std::move(idle_.back());
                idle_.pop_back();
                return handle;
            }
        }
        auto handle = std::make_unique<PostgresqlHandle>(TRY(PostgresqlHandle::open(location_)));
        CHECK_OR_RETURN(
            handle->prepare_all(PostgresqlHandle::Use::searching, std::chrono::steady_clock::now() + patience));
        return handle;
    }

    void give_back(std::unique_ptr<PostgresqlHandle> handle) {
        const std::lock_guard lock{mutex_};
        idle_.push_back(std::move(handle));
    }

    std::string location_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<PostgresqlHandle>> idle_;
    WorkerPool threads_{search_connections, longest_search_queue};
};

class PostgresqlDatabase final : public Database {
public:
    PostgresqlDatabase(const std::string& location, PostgresqlHandle writing, PostgresqlHandle reading)
        : connector_{location, std::move(reading)}, searches_{location}, writing_{location, std::move(writing)} {}
    PostgresqlDatabase(const PostgresqlDatabase&) = delete;
    PostgresqlDatabase& operator=(const PostgresqlDatabase&) = delete;
    ~PostgresqlDatabase() override {
        for (const auto& lane : lanes_)
            if (const auto open = lane.lock()) open->close();
    }

    Engine engine() const override { return Engine::postgresql; }
    Task<Result<void>> write(Unit unit) override { return writer_.write(std::move(unit)); }
    void write_only_while(const Statement& query, Values values) override {
        writer_.write_only_while({&query, std::move(values)});
    }
    WriterFigures writer_figures() const override { return writer_.figures(); }
    Task<Result<void>> check() override { return check_schema(*this); }

    Task<Result<Rows>> rows(const Statement& statement, Values values) override {
        if (statement.lane() == Lane::search) co_return co_await searches_.rows(statement, std::move(values));
        const auto executor = co_await asio::this_coro::executor;
        auto& lane =
            asio::use_service<ReadLanes>(executor.context()).lane(executor, connector_, [this](const auto& made) {
                const std::lock_guard lock{mutex_};
                lanes_.push_back(made);
            });
        co_return co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void(Result<Rows>)>(
            [&lane, &statement](auto handler, Values taken) {
                lane.ask(statement, std::move(taken), [handler = std::move(handler)](Result<Rows> outcome) mutable {
                    std::move(handler)(std::move(outcome));
                });
            },
            asio::use_awaitable_t<Executor>{}, std::move(values));
    }

private:
    std::mutex mutex_;
    std::vector<std::weak_ptr<ReadLane>> lanes_;
    PostgresqlConnector connector_;
    Searches searches_;
    PostgresqlWriter writing_;
    Writer writer_{[this](std::span<Writer::Waiting> batch, const Writer::Condition& condition) {
        writing_.commit(batch, condition);
    }};
};

} // namespace

Result<void> check_postgresql(const std::string& location) {
    // What libpq says of it may repeat the password.
    auto* options = PQconninfoParse(location.c_str(), nullptr);
    PQconninfoFree(options);
    if (!options)
        return broken("DEEDBOX_DATABASE is no location that PostgreSQL understands; write "
                      "postgresql://USER:PASSWORD@HOST:PORT/DATABASE");
    return {};
}

namespace {

// A role that may not create tables can still run the program, once somebody else has migrated.
Result<Rows> run_migrations(PostgresqlHandle& handle) {
    const auto table = TRY(handle.rows_of("SELECT to_regclass('schema_migrations') IS NOT NULL AS there"));
    if (held<std::int64_t>(table.values.front().front()) == 0)
        CHECK_OR_RETURN(handle.execute(migrations_table(Engine::postgresql)));
    return handle.rows_of("SELECT number, digest FROM schema_migrations ORDER BY number");
}

// One node at a time; the others wait, and find it done.
Result<void> migrate(PostgresqlHandle& handle, bool allowed, const Clock& clock) {
    CHECK_OR_RETURN(handle.execute("BEGIN"));
    TRY(handle.rows_of("SELECT CAST(pg_advisory_xact_lock($1) AS TEXT)", {migration_lock}));
    const auto run = TRY(run_migrations(handle));
    for (const auto* migration : TRY(missing_migrations(Engine::postgresql, run, allowed)))
        CHECK_OR_RETURN(run_migration(handle, Engine::postgresql, *migration, clock));
    return handle.execute("COMMIT");
}

} // namespace

Result<std::unique_ptr<Database>> open_postgresql(const std::string& location, const OpenOptions& options,
                                                  const Clock& clock) {
    CHECK_OR_RETURN(check_postgresql(location));
    auto writing = TRY(PostgresqlHandle::open(location));
    CHECK_OR_RETURN(migrate(writing, options.migrate, clock));
    const auto until = std::chrono::steady_clock::now() + patience;
    CHECK_OR_RETURN(writing.prepare_all(PostgresqlHandle::Use::writing, until));
    auto reading = TRY(PostgresqlHandle::open(location));
    CHECK_OR_RETURN(reading.prepare_all(PostgresqlHandle::Use::reading, until));
    return std::make_unique<PostgresqlDatabase>(location, std::move(writing), std::move(reading));
}

} // namespace deedbox::db
