#include "db/postgresql_reads.h"

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <spdlog/spdlog.h>

namespace deedbox::db {

namespace asio = boost::asio;

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>,
                                         ReadLane::Executor>;
using Descriptor = asio::posix::basic_stream_descriptor<ReadLane::Executor>;

// How long a read waits for a connection, and for anything at all to come over one.
constexpr seconds patience{10};
constexpr milliseconds first_pause{50};
constexpr milliseconds longest_pause{1000};

Error gone() {
    return unavailable("the connection to the database was lost twice");
}

} // namespace

// ---- connections ----

PostgresqlConnector::PostgresqlConnector(std::string location, PostgresqlHandle first)
    : location_{std::move(location)}, spare_{std::move(first)}, thread_{[this] { run(); }} {}

PostgresqlConnector::~PostgresqlConnector() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void PostgresqlConnector::ask(Taker taker) {
    {
        const std::lock_guard lock{mutex_};
        queue_.push_back({std::move(taker), std::chrono::steady_clock::now() + patience});
    }
    wake_.notify_one();
}

void PostgresqlConnector::run() {
    for (;;) {
        std::unique_lock lock{mutex_};
        wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
        if (stopping_) return;
        auto asked = std::move(queue_.front());
        queue_.pop_front();
        auto spare = std::exchange(spare_, std::nullopt);
        lock.unlock();
        asked.taker(spare ? Result<PostgresqlHandle>{std::move(*spare)} : connect(asked.until));
    }
}

Result<PostgresqlHandle> PostgresqlConnector::connect(Deadline until) {
    for (auto pause = first_pause;; pause = std::min(pause * 2, longest_pause)) {
        auto handle = PostgresqlHandle::open(location_);
        if (handle) {
            const auto ready = handle->prepare_all(PostgresqlHandle::Use::reading, until);
            if (ready) return handle;
            handle = std::unexpected{ready.error()};
        }
        if (std::chrono::steady_clock::now() >= until) return handle;
        std::unique_lock lock{mutex_};
        if (wake_.wait_for(lock, pause, [this] { return stopping_; })) return handle;
    }
}

// ---- a lane ----

// libpq owns the descriptor; Asio only watches it.
class ReadLane::Socket {
public:
    Socket(Executor executor, int descriptor) : descriptor{executor, descriptor}, timer{executor} {}
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    ~Socket() { descriptor.release(); }

    Descriptor descriptor;
    Timer timer;
    bool reading = false;
    bool writing = false;
    bool watching = false;
};

ReadLane::ReadLane(Executor executor, PostgresqlConnector& connector) : executor_{executor}, connector_{connector} {}
ReadLane::~ReadLane() = default;

void ReadLane::ask(const Statement& statement, Values values, Done done) {
    waiting_.push_back({&statement, std::move(values), std::move(done)});
    flush_soon();
}

// At the end of the loop's turn, so that everything that it asks goes out in one piece.
void ReadLane::flush_soon() {
    if (std::exchange(flush_is_due_, true)) return;
    asio::post(executor_, [self = shared_from_this()] { self->flush(); });
}

void ReadLane::flush() {
    flush_is_due_ = false;
    if (closed() || waiting_.empty()) return;
    if (!handle_) return connect();
    send_waiting();
    push_out();
}

void ReadLane::connect() {
    if (std::exchange(connecting_, true)) return;
    connector_.ask([self = shared_from_this()](Result<PostgresqlHandle> handle) {
        // On the connector's thread; while the lock is held the context cannot go away.
        const std::lock_guard lock{self->mutex_};
        if (self->closed_) return;
        asio::post(self->executor_,
                   [self, handle = std::move(handle)]() mutable { self->connected(std::move(handle)); });
    });
}

void ReadLane::connected(Result<PostgresqlHandle> handle) {
    connecting_ = false;
    if (closed()) return;
    if (!handle) {
        spdlog::error("no connection to read from the database: {}", handle.error().cause);
        for (auto& asked : take_all()) asked.done(std::unexpected{handle.error()});
        return;
    }
    handle_.emplace(std::move(*handle));
    socket_ = std::make_unique<Socket>(executor_, handle_->socket());
    flush();
}

void ReadLane::send_waiting() {
    for (auto& asked : std::exchange(waiting_, {})) {
        if (PostgresqlHandle::holds_zero(asked.values)) {
            // No row can hold such a text, and PostgreSQL would not even be asked.
            asio::post(executor_, [done = std::move(asked.done), none = handle_->no_rows(*asked.statement)]() mutable {
                done(std::move(none));
            });
            continue;
        }
        handle_->send(*asked.statement, asked.values);
        owed_.emplace_back(std::move(asked));
    }
    if (owed_.empty()) return;
    handle_->sync();
    owed_.emplace_back(std::nullopt);
    wait_for_answers();
    watch();
}

void ReadLane::push_out() {
    if (!handle_) return;
    const auto flushed = handle_->flush();
    if (flushed == PostgresqlHandle::Flushed::lost || handle_->lost()) return lose();
    if (flushed == PostgresqlHandle::Flushed::all || std::exchange(socket_->writing, true)) return;
    socket_->descriptor.async_wait(Descriptor::wait_write,
                                   [self = shared_from_this()](const boost::system::error_code& error) {
                                       if (error || !self->socket_) return;
                                       self->socket_->writing = false;
                                       self->push_out();
                                   });
}

void ReadLane::wait_for_answers() {
    if (!socket_ || owed_.empty() || std::exchange(socket_->reading, true)) return;
    socket_->descriptor.async_wait(Descriptor::wait_read,
                                   [self = shared_from_this()](const boost::system::error_code& error) {
                                       if (error || !self->socket_) return;
                                       self->socket_->reading = false;
                                       self->take_answers();
                                   });
}

void ReadLane::take_answers() {
    if (!handle_->take_in()) return lose();
    while (handle_ && !owed_.empty()) {
        auto answer = handle_->receive_now();
        if (!answer) break;
        take(std::move(answer));
    }
    if (!handle_) return;
    if (handle_->lost()) return lose();
    push_out();
    wait_for_answers();
    if (owed_.empty() && socket_) socket_->timer.cancel();
}

void ReadLane::take(Answer answer) {
    ++answers_;
    const auto status = PQresultStatus(answer.get());
    if (status == PGRES_PIPELINE_SYNC) {
        owed_.pop_front();
        return;
    }
    // The server is about to go, or the whole connection failed: what is owed is asked elsewhere.
    const auto state = sqlstate(answer);
    if (status == PGRES_FATAL_ERROR && (state.starts_with("57P") || handle_->lost())) return lose();
    if (!owed_.front()) return lose(); // an error outside of any query
    auto asked = std::move(*owed_.front());
    owed_.pop_front();
    if (status == PGRES_TUPLES_OK) {
        asked.done(handle_->rows(*asked.statement, answer));
    } else if (status == PGRES_PIPELINE_ABORTED) {
        // A neighbour failed before its turn came.
        waiting_.push_back(std::move(asked));
        flush_soon();
    } else {
        asked.done(std::unexpected{error_of(answer, asked.statement->sql(Engine::postgresql))});
    }
}

// A connection over which nothing comes any more is as good as lost.
void ReadLane::watch() {
    if (!socket_ || std::exchange(socket_->watching, true)) return;
    socket_->timer.expires_after(patience);
    socket_->timer.async_wait([self = shared_from_this(), seen = answers_](const boost::system::error_code&) {
        if (!self->socket_) return;
        self->socket_->watching = false;
        if (self->owed_.empty()) return;
        if (self->answers_ == seen && self->socket_->timer.expiry() <= std::chrono::steady_clock::now())
            self->lose();
        else
            self->watch();
    });
}

void ReadLane::lose() {
    spdlog::warn("a connection that reads from the database is lost: {}", handle_->last_error());
    socket_.reset();
    handle_.reset();
    std::vector<Asked> failed;
    std::deque<Asked> once_more;
    for (auto& owed : std::exchange(owed_, {})) {
        if (!owed) continue;
        if (std::exchange(owed->again, true))
            failed.push_back(std::move(*owed));
        else
            once_more.push_back(std::move(*owed));
    }
    waiting_.insert(waiting_.begin(), std::make_move_iterator(once_more.begin()),
                    std::make_move_iterator(once_more.end()));
    if (!waiting_.empty()) connect();
    for (auto& asked : failed) asked.done(std::unexpected{gone()});
}

std::vector<ReadLane::Asked> ReadLane::take_all() {
    std::vector<Asked> out;
    for (auto& owed : std::exchange(owed_, {}))
        if (owed) out.push_back(std::move(*owed));
    for (auto& asked : std::exchange(waiting_, {})) out.push_back(std::move(asked));
    return out;
}

bool ReadLane::closed() const {
    const std::lock_guard lock{mutex_};
    return closed_;
}

void ReadLane::close() {
    const std::lock_guard lock{mutex_};
    if (std::exchange(closed_, true)) return;
    socket_.reset();
    handle_.reset();
    // Their coroutines belong to the context; it answers them, or they end with it.
    for (auto& asked : take_all())
        asio::post(executor_, [done = std::move(asked.done)]() mutable {
            done(std::unexpected{unavailable("the database was closed")});
        });
}

void ReadLane::abandon() {
    const std::lock_guard lock{mutex_};
    if (std::exchange(closed_, true)) return;
    socket_.reset();
    handle_.reset();
    (void)take_all();
}

// ---- the lanes of a context ----

asio::execution_context::id ReadLanes::id;

ReadLane& ReadLanes::lane(ReadLane::Executor executor, PostgresqlConnector& connector,
                          const std::function<void(const std::shared_ptr<ReadLane>&)>& made) {
    std::erase_if(lanes_, [](const auto& entry) { return entry.second->closed(); });
    for (const auto& [of, lane] : lanes_)
        if (of == &connector) return *lane;
    auto lane = std::make_shared<ReadLane>(executor, connector);
    made(lane);
    lanes_.emplace_back(&connector, lane);
    return *lane;
}

void ReadLanes::shutdown() noexcept {
    for (const auto& [of, lane] : lanes_) lane->abandon();
    lanes_.clear();
}

} // namespace deedbox::db
