#pragma once

#include "base/task.h"

#include <boost/asio/experimental/awaitable_operators.hpp>

#include <tuple>

namespace deedbox {

/// Two pieces of work at once, on the executor of the caller: while one waits, the other goes on.
template <class One, class Other>
Task<std::tuple<One, Other>> both(Task<One> one, Task<Other> other) {
    using boost::asio::experimental::awaitable_operators::operator&&;
    co_return co_await (std::move(one) && std::move(other));
}

} // namespace deedbox
