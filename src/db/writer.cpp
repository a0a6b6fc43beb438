#include "db/writer.h"

#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace deedbox::db {

namespace asio = boost::asio;

namespace {

// More units than this in one commit gain little and make the first of them wait (measured: 64 gives 3/4 of the best
// rate). It is also what a transaction of PostgreSQL can have of savepoints before others' snapshots get slow.
constexpr std::size_t largest_batch = 64;

// One post to each I/O thread, whatever the number of answers for it.
void answer(std::vector<Writer::Waiting> batch) {
    while (!batch.empty()) {
        const auto executor = batch.front().executor;
        std::vector<Writer::Waiting> here;
        std::vector<Writer::Waiting> elsewhere;
        for (auto& waiting : batch) (waiting.executor == executor ? here : elsewhere).push_back(std::move(waiting));
        batch = std::move(elsewhere);
        asio::post(executor, [here = std::move(here)]() mutable {
            for (auto& waiting : here) waiting.done(std::move(waiting.outcome));
        });
    }
}

} // namespace

Writer::Writer(Commit commit) : commit_{std::move(commit)}, thread_{[this] { run(); }} {}

Writer::~Writer() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

Task<Result<void>> Writer::write(Unit unit) {
    const auto executor = co_await asio::this_coro::executor;
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void(Result<void>)>(
        [this, executor](auto handler, Unit taken) {
            add({std::move(taken), executor, [handler = std::move(handler)](Result<void> outcome) mutable {
                     std::move(handler)(std::move(outcome));
                 }});
        },
        asio::use_awaitable_t<Executor>{}, std::move(unit));
}

void Writer::write_only_while(Condition condition) {
    const std::lock_guard lock{mutex_};
    condition_ = std::move(condition);
}

WriterFigures Writer::figures() const {
    return {.units = units_.load(), .commits = commits_.load(), .busy_nanoseconds = busy_.load()};
}

void Writer::add(Waiting waiting) {
    {
        const std::lock_guard lock{mutex_};
        queue_.push_back(std::move(waiting));
    }
    wake_.notify_one();
}

std::vector<Writer::Waiting> Writer::take_batch() {
    std::vector<Waiting> batch;
    while (!queue_.empty() && batch.size() < largest_batch) {
        const bool alone = queue_.front().unit.is_unconditional();
        if (alone && !batch.empty()) break;
        batch.push_back(std::move(queue_.front()));
        queue_.pop_front();
        if (alone) break;
    }
    return batch;
}

void Writer::run() {
    for (;;) {
        std::unique_lock lock{mutex_};
        wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
        if (queue_.empty()) return; // stopping, and everything taken is done
        auto batch = take_batch();
        const auto condition = batch.front().unit.is_unconditional() ? Condition{} : condition_;
        lock.unlock();
        const auto start = std::chrono::steady_clock::now();
        commit_(batch, condition);
        const auto spent =
            std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - start);
        units_ += batch.size();
        ++commits_;
        busy_ += static_cast<std::uint64_t>(spent.count());
        answer(std::move(batch));
    }
}

} // namespace deedbox::db
