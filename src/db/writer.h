#pragma once

#include "db/database.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <span>
#include <thread>

namespace deedbox::db {

/// Group commit, the same for both engines: one thread commits what has queued while its last commit ran. There is no
/// timer, and nobody waits when nothing is queued.
class Writer {
public:
    using Executor = boost::asio::io_context::executor_type;

    struct Waiting {
        Unit unit;
        Executor executor;
        std::move_only_function<void(Result<void>)> done;
        std::chrono::steady_clock::time_point since = std::chrono::steady_clock::now();
        Result<void> outcome{};
    };

    /// What nothing is written without; none until somebody asks for it.
    struct Condition {
        const Statement* query = nullptr;
        Values values{};
    };

    /// Stores the units in one transaction and sets the outcome of each, durable when it is a success.
    using Commit = std::function<void(std::span<Waiting>, const Condition&)>;

    explicit Writer(Commit commit);
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    /// Returns when everything that was taken is committed or refused.
    ~Writer();

    Task<Result<void>> write(Unit unit);
    void write_only_while(Condition condition);
    WriterFigures figures() const;

private:
    void add(Waiting waiting);
    void run();
    std::vector<Waiting> take_batch();

    Commit commit_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Waiting> queue_;
    Condition condition_;
    bool stopping_ = false;
    std::atomic<std::uint64_t> units_{0};
    std::atomic<std::uint64_t> commits_{0};
    std::atomic<std::uint64_t> busy_{0};
    std::thread thread_;
};

} // namespace deedbox::db
