#include "base/worker_pool.h"

#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace deedbox {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;

Error busy() {
    return {.kind = Kind::busy, .code = "server.busy", .retry_after = std::chrono::seconds{1}};
}

WorkerPool::WorkerPool(unsigned threads, std::size_t longest_queue) : longest_queue_{longest_queue} {
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { serve(); });
}

WorkerPool::~WorkerPool() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
        queue_.clear(); // whoever waited is gone with the I/O threads
    }
    wake_.notify_all();
    for (auto& thread : threads_) thread.join();
}

bool WorkerPool::is_full() const {
    const std::lock_guard lock{mutex_};
    return queue_.size() >= longest_queue_;
}

Task<Result<void>> WorkerPool::run_erased(std::function<void()> work) {
    const auto executor = co_await asio::this_coro::executor;
    if (is_full()) co_return std::unexpected{busy()};
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void(Result<void>)>(
        [this, executor](auto handler, std::function<void()> taken) {
            {
                const std::lock_guard lock{mutex_};
                queue_.push_back(
                    {std::move(taken), executor, [handler = std::move(handler)](Result<void> outcome) mutable {
                         std::move(handler)(std::move(outcome));
                     }});
            }
            wake_.notify_one();
        },
        asio::use_awaitable_t<Executor>{}, std::move(work));
}

void WorkerPool::serve() {
    for (;;) {
        std::unique_lock lock{mutex_};
        wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
        if (stopping_) return;
        auto waiting = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        Result<void> outcome;
        try {
            waiting.work();
        } catch (const std::exception& error) { // such as no memory for a hash: the caller's trouble, not the process's
            outcome = broken(error.what());
        }
        asio::post(waiting.executor, [done = std::move(waiting.done), outcome = std::move(outcome)]() mutable {
            done(std::move(outcome));
        });
    }
}

} // namespace deedbox
