#pragma once

#include "db/postgresql_handle.h"

#include <boost/asio/execution_context.hpp>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace deedbox::db {

/// Makes connections on a thread of its own, because libpq waits while it connects and an I/O thread must not.
class PostgresqlConnector {
public:
    using Taker = std::move_only_function<void(Result<PostgresqlHandle>)>;

    /// `first` is given to whoever asks first.
    PostgresqlConnector(std::string location, PostgresqlHandle first);
    PostgresqlConnector(const PostgresqlConnector&) = delete;
    PostgresqlConnector& operator=(const PostgresqlConnector&) = delete;
    ~PostgresqlConnector();

    /// Calls back, on the connector's thread, with a connection that has everything prepared. Errors:
    /// `storage.unavailable` when there was none for ten seconds.
    void ask(Taker taker);

private:
    struct Asked {
        Taker taker;
        Deadline until;
    };
    void run();
    Result<PostgresqlHandle> connect(Deadline until);

    std::string location_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Asked> queue_;
    std::optional<PostgresqlHandle> spare_;
    bool stopping_ = false;
    std::thread thread_;
};

/// The looks of one I/O thread on one connection: those of a turn of its loop go out together, in one segment, which is
/// one read-only transaction over one snapshot; answers come back in their order, and nobody waits for a connection. A
/// look that fails takes none of its neighbours with it. When the connection is lost, what was under way is asked once
/// more on a new one.
class ReadLane : public std::enable_shared_from_this<ReadLane> {
public:
    using Executor = boost::asio::io_context::executor_type;
    using Done = std::move_only_function<void(Result<std::vector<Rows>>)>;

    /// For the context that one thread runs.
    ReadLane(Executor executor, PostgresqlConnector& connector);
    ~ReadLane();

    /// On the context's thread. The questions stay where they are until `done` is called.
    void ask(std::span<const Question> questions, Done done);

    bool closed() const;
    /// The database goes away: whoever waits is answered `storage.unavailable`. No thread runs the context meanwhile.
    void close();
    /// The context goes away, and whoever waits with it.
    void abandon();

private:
    struct Look {
        std::span<const Question> questions{};
        Done done{}; // empty: nobody waits for it (any more)
        std::vector<Rows> found{};
        std::size_t open = 0; // questions whose answers are still to come
        bool again = false;   // sent a second time, because the connection was lost
    };
    // What the connection owes: the answer to a question of a look, or the one to a sync, which belongs to no look.
    struct Owed {
        std::shared_ptr<Look> look{};
        std::size_t question = 0;
    };
    class Socket;

    void flush_soon();
    void flush();
    void connect();
    void connected(Result<PostgresqlHandle> handle);
    void send_waiting();
    void push_out();
    void wait_for_answers();
    void take_answers();
    void take(Answer answer);
    void send(const std::shared_ptr<Look>& look);
    static void finish(Look& look, Result<std::vector<Rows>> outcome);
    void ask_again(const std::shared_ptr<Look>& look);
    void watch();
    void lose();
    std::vector<std::shared_ptr<Look>> take_owed();
    std::vector<std::shared_ptr<Look>> take_all();

    Executor executor_;
    PostgresqlConnector& connector_;
    mutable std::mutex mutex_; // what the connector's thread may ask while the lane is closed
    bool closed_ = false;
    std::optional<PostgresqlHandle> handle_;
    std::unique_ptr<Socket> socket_;
    std::deque<std::shared_ptr<Look>> waiting_;
    std::deque<Owed> owed_;
    bool flush_is_due_ = false;
    bool connecting_ = false;
    std::uint64_t answers_ = 0;
};

/// The lanes of one I/O context, one for each database that is read from it; they end with the context.
class ReadLanes final : public boost::asio::execution_context::service {
public:
    static boost::asio::execution_context::id id;

    explicit ReadLanes(boost::asio::execution_context& context) : service{context} {}
    /// The lane of the connector's database, made when there is none; on the context's thread.
    ReadLane& lane(ReadLane::Executor executor, PostgresqlConnector& connector,
                   const std::function<void(const std::shared_ptr<ReadLane>&)>& made);

private:
    void shutdown() noexcept override;
    std::vector<std::pair<const PostgresqlConnector*, std::shared_ptr<ReadLane>>> lanes_;
};

} // namespace deedbox::db
