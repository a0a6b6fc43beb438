#pragma once

#include "base/result.h"
#include "base/task.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace deedbox {

/// No room right now: 503 `server.busy`, come again in a second.
Error busy();

/// A few threads of their own for work that blocks (a password hash, a talk with a mail server), with a bound on what
/// may wait, so that such work slows neither the I/O threads nor grows without end.
class WorkerPool {
public:
    WorkerPool(unsigned threads, std::size_t longest_queue);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// Runs the work on a thread of the pool and comes back to the caller's own. Errors: `server.busy` when the queue
    /// is full.
    template <class T>
    Task<Result<T>> run(std::function<T()> work) {
        std::optional<T> out;
        CO_CHECK(co_await run_erased([&] { out = work(); }));
        co_return std::move(*out);
    }

    bool is_full() const;

private:
    struct Waiting {
        std::function<void()> work;
        boost::asio::io_context::executor_type executor;
        std::move_only_function<void(Result<void>)> done;
    };

    Task<Result<void>> run_erased(std::function<void()> work);
    void serve();

    const std::size_t longest_queue_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Waiting> queue_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

} // namespace deedbox
