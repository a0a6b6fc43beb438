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

    Task<Result<std::vector<Rows>>> find(std::span<const Question> questions) {
        std::function<Result<std::vector<Rows>>()> search = [&] { return search_for(questions); };
        co_return CO_TRY(co_await threads_.run<Result<std::vector<Rows>>>(std::move(search)));
    }

private:
    // Once more on a new connection when the one that was idle turns out to be lost.
    Result<std::vector<Rows>> search_for(std::span<const Question> questions) {
        for (bool again = false;; again = true) {
            auto handle = TRY(take());
            auto found = search_on(*handle, questions);
            if (!handle->lost())
                give_back(std::move(handle));
            else if (!again)
                continue;
            return found;
        }
    }

    // All in one segment, which sees one state of the database.
    static Result<std::vector<Rows>> search_on(PostgresqlHandle& handle, std::span<const Question> questions) {
        const auto until = std::chrono::steady_clock::now() + patience;
        const auto is_sent = [](const Question& question) { return !PostgresqlHandle::holds_zero(question.values); };
        for (const auto& question : questions)
            if (is_sent(question)) handle.send_unprepared(*question.statement, question.values);
        handle.sync();
        std::vector<Rows> found;
        std::optional<Error> failure;
        for (const auto& question : questions) {
            found.push_back(handle.no_rows(*question.statement));
            if (!is_sent(question)) continue;
            const auto answer = handle.receive(until);
            if (!answer) return std::unexpected{unavailable("search: " + handle.last_error())};
            if (PQresultStatus(answer.get()) == PGRES_TUPLES_OK)
                found.back() = handle.rows(*question.statement, answer);
            else if (!failure) // what follows a failure in its segment is not run
                failure = error_of(answer, "search");
        }
        if (!handle.receive(until)) return std::unexpected{unavailable("search: " + handle.last_error())};
        if (failure) return std::unexpected{std::move(*failure)};
        return found;
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

    Task<Result<std::vector<Rows>>> find(std::span<const Question> questions) override {
        if (is_search(questions)) co_return co_await searches_.find(questions);
        const auto executor = co_await asio::this_coro::executor;
        auto& lane =
            asio::use_service<ReadLanes>(executor.context()).lane(executor, connector_, [this](const auto& made) {
                const std::lock_guard lock{mutex_};
                lanes_.push_back(made);
            });
        co_return co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void(Result<std::vector<Rows>>)>(
            [&lane](auto handler, std::span<const Question> asked) {
                lane.ask(asked, [handler = std::move(handler)](Result<std::vector<Rows>> outcome) mutable {
                    std::move(handler)(std::move(outcome));
                });
            },
            asio::use_awaitable_t<Executor>{}, questions);
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
