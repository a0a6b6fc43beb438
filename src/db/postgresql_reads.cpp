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

void ReadLane::ask(std::span<const Question> questions, Done done) {
    waiting_.push_back(std::make_shared<Look>(Look{.questions = questions, .done = std::move(done)}));
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
        for (const auto& look : take_all()) finish(*look, std::unexpected{handle.error()});
        return;
    }
    handle_.emplace(std::move(*handle));
    socket_ = std::make_unique<Socket>(executor_, handle_->socket());
    flush();
}

void ReadLane::send_waiting() {
    const auto owed_before = owed_.size();
    for (const auto& look : std::exchange(waiting_, {})) send(look);
    if (owed_.size() == owed_before) return;
    handle_->sync();
    owed_.emplace_back();
    wait_for_answers();
    watch();
}

void ReadLane::send(const std::shared_ptr<Look>& look) {
    look->found.clear();
    look->open = 0;
    for (std::size_t i = 0; i < look->questions.size(); ++i) {
        const auto& [statement, values, asked] = look->questions[i];
        look->found.push_back(handle_->no_rows(*statement));
        // No row can hold such a text, and PostgreSQL would not even be asked.
        if (!asked || PostgresqlHandle::holds_zero(values)) continue;
        handle_->send(*statement, values);
        owed_.push_back({look, i});
        ++look->open;
    }
    if (look->open == 0) asio::post(executor_, [look] { finish(*look, std::move(look->found)); });
}

void ReadLane::finish(Look& look, Result<std::vector<Rows>> outcome) {
    if (auto done = std::exchange(look.done, {})) done(std::move(outcome));
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
    if (!owed_.front().look) return lose(); // an error outside of any query
    const auto [look, question] = std::move(owed_.front());
    owed_.pop_front();
    if (!look->done) return;
    const auto& statement = *look->questions[question].statement;
    if (status == PGRES_TUPLES_OK) {
        look->found[question] = handle_->rows(statement, answer);
        if (--look->open == 0) finish(*look, std::move(look->found));
    } else if (status == PGRES_PIPELINE_ABORTED) {
        ask_again(look);
    } else {
        finish(*look, std::unexpected{error_of(answer, statement.sql(Engine::postgresql))});
    }
}

// A neighbour failed before its turn came. What is still to come of this time belongs to nobody.
void ReadLane::ask_again(const std::shared_ptr<Look>& look) {
    for (auto& owed : owed_)
        if (owed.look == look) owed.look = std::make_shared<Look>();
    waiting_.push_back(look);
    flush_soon();
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
    std::vector<std::shared_ptr<Look>> failed;
    std::vector<std::shared_ptr<Look>> once_more;
    for (const auto& look : take_owed()) (std::exchange(look->again, true) ? failed : once_more).push_back(look);
    waiting_.insert(waiting_.begin(), once_more.begin(), once_more.end());
    if (!waiting_.empty()) connect();
    for (const auto& look : failed) finish(*look, std::unexpected{gone()});
}

// Each look that the connection owes answers to, once: its questions stand side by side.
std::vector<std::shared_ptr<ReadLane::Look>> ReadLane::take_owed() {
    std::vector<std::shared_ptr<Look>> out;
    for (const auto& owed : std::exchange(owed_, {}))
        if (owed.look && owed.look->done && (out.empty() || out.back() != owed.look)) out.push_back(owed.look);
    return out;
}

std::vector<std::shared_ptr<ReadLane::Look>> ReadLane::take_all() {
    auto out = take_owed();
    for (const auto& look : std::exchange(waiting_, {})) out.push_back(look);
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
    for (const auto& look : take_all())
        asio::post(executor_, [look] { finish(*look, std::unexpected{unavailable("the database was closed")}); });
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
