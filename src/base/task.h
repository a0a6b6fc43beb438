#pragma once

#if !defined(__clang__) && __GNUC__ < 15
#error "Build with clang: g++ 12 silently miscompiles everyday coroutines (see docs/decisions/0001)."
#endif

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

namespace deedbox {

/// What a handler or an act returns: work that may wait. The concrete executor costs less than a type-erased one, and
/// nobody outside `http/`, `db/` and `jobs/` needs to know that Asio is behind it.
template <class T>
using Task = boost::asio::awaitable<T, boost::asio::io_context::executor_type>;

} // namespace deedbox
