#pragma once

#include "base/task.h"

#include <boost/asio/co_spawn.hpp>

#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace deedbox::portal {

/// A context for one call that waits, lent from a shelf. The writer may still be waking it when the task is already
/// through and even the thread has ended, so none is destroyed before the program ends.
class LentContext {
public:
    LentContext() {
        const std::lock_guard lock{shelf().mutex};
        if (shelf().contexts.empty()) shelf().contexts.push_back(std::make_unique<boost::asio::io_context>(1));
        context_ = std::move(shelf().contexts.back());
        shelf().contexts.pop_back();
        context_->restart();
    }
    ~LentContext() {
        const std::lock_guard lock{shelf().mutex};
        shelf().contexts.push_back(std::move(context_));
    }
    LentContext(const LentContext&) = delete;
    LentContext& operator=(const LentContext&) = delete;

    boost::asio::io_context& operator*() { return *context_; }

private:
    struct Shelf {
        std::mutex mutex;
        std::vector<std::unique_ptr<boost::asio::io_context>> contexts;
    };
    static Shelf& shelf() {
        static Shelf shelf;
        return shelf;
    }

    std::unique_ptr<boost::asio::io_context> context_;
};

/// Runs one task to its end on this thread; for the command line, where nothing else goes on.
template <class T>
T wait_for(Task<T> task) {
    LentContext lent;
    auto& context = *lent;
    std::optional<T> out;
    std::exception_ptr thrown;
    const auto keep = boost::asio::make_work_guard(context);
    boost::asio::co_spawn(context.get_executor(), std::move(task), [&](std::exception_ptr error, T value) {
        thrown = error;
        out.emplace(std::move(value));
        context.stop();
    });
    context.run();
    if (thrown) std::rethrow_exception(thrown);
    return std::move(*out);
}

} // namespace deedbox::portal
