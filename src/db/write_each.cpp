#include "db/write_each.h"

#include <boost/asio/async_result.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace deedbox::db {

namespace {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;

// Shared by the writes of one call; they all end on the executor of the caller, one after the other.
struct Gathering {
    std::vector<Result<void>> outcomes;
    std::size_t open;
    std::move_only_function<void()> done{};
};

} // namespace

Task<std::vector<Result<void>>> write_each(Database& db, std::vector<Unit> units) {
    if (units.empty()) co_return std::vector<Result<void>>{};
    const auto executor = co_await asio::this_coro::executor;
    const auto gathering = std::make_shared<Gathering>(std::vector<Result<void>>(units.size()), units.size());
    for (std::size_t i = 0; i < units.size(); ++i)
        asio::co_spawn(executor, db.write(std::move(units[i])),
                       [gathering, i](const std::exception_ptr& failure, Result<void> outcome) {
                           gathering->outcomes[i] =
                               failure ? broken("a write ended with an exception") : std::move(outcome);
                           if (--gathering->open == 0 && gathering->done) gathering->done();
                       });
    if (gathering->open > 0) // a write may fail before it ever waits
        co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void()>(
            [gathering](auto handler) {
                gathering->done = [handler = std::move(handler)]() mutable { std::move(handler)(); };
            },
            asio::use_awaitable_t<Executor>{});
    co_return std::move(gathering->outcomes);
}

} // namespace deedbox::db
