#pragma once

#include "base/task.h"

#include <boost/asio/co_spawn.hpp>

#include <exception>
#include <optional>

namespace deedbox::portal {

/// Runs one task to its end on this thread; for the command line, where nothing else goes on.
template <class T>
T wait_for(Task<T> task) {
    // One for the thread, not one for the call: the writer may still be waking it when the task is already through, and
    // must not find it gone.
    thread_local boost::asio::io_context context{1};
    context.restart();
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
