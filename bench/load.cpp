#include "load.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <charconv>

namespace deedbox::bench {

namespace {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Clock = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;
constexpr asio::as_tuple_t<asio::use_awaitable_t<Executor>> answered{};

std::size_t content_length(std::string_view head) {
    constexpr std::string_view name = "Content-Length: ";
    const auto at = head.find(name);
    std::size_t length = 0;
    if (at != std::string_view::npos)
        std::from_chars(head.data() + at + name.size(), head.data() + head.size(), length);
    return length;
}

struct Driver {
    const Load& load;
    Clock::time_point end;
    std::vector<float> milliseconds{};
    std::vector<float> turned_away{};
    std::uint64_t unexpected = 0;
    std::uint64_t without_retry_after = 0;

    // A connection that breaks is no answer, and so not the one that was wanted.
    void fail() { ++unexpected; }

    void take(std::string_view answer, std::size_t head, float took) {
        const auto status = answer.substr(9, 3);
        if (!load.turned_away.empty() && status == load.turned_away) {
            if (answer.substr(0, head).find("Retry-After: ") == std::string_view::npos) ++without_retry_after;
            return turned_away.push_back(took);
        }
        milliseconds.push_back(took);
        if (!status.starts_with(load.status)) return fail();
        if (load.answered) load.answered(answer.substr(head));
    }

    asio::awaitable<void, Executor> connection(asio::io_context& context) {
        Socket socket{context};
        const asio::ip::tcp::endpoint server{asio::ip::make_address("127.0.0.1"), load.port};
        if (const auto [error] = co_await socket.async_connect(server, answered); error) co_return fail();
        socket.set_option(asio::ip::tcp::no_delay{true});
        std::string buffer;
        while (Clock::now() < end) {
            const auto request = load.next();
            if (request.empty()) co_return;
            const auto start = Clock::now();
            if (const auto [error, size] = co_await asio::async_write(socket, asio::buffer(request), answered); error)
                co_return fail();
            const auto [error, head] =
                co_await asio::async_read_until(socket, asio::dynamic_buffer(buffer), "\r\n\r\n", answered);
            if (error) co_return fail();
            const auto whole = head + content_length(std::string_view{buffer}.substr(0, head));
            if (buffer.size() < whole) {
                const auto [error, size] = co_await asio::async_read(
                    socket, asio::dynamic_buffer(buffer), asio::transfer_exactly(whole - buffer.size()), answered);
                if (error) co_return fail();
            }
            take(std::string_view{buffer}.substr(0, whole), head,
                 std::chrono::duration<float, std::milli>(Clock::now() - start).count());
            buffer.erase(0, whole);
            if (load.pause.count() == 0) continue;
            Timer timer{context, load.pause};
            co_await timer.async_wait(answered);
        }
    }
};

double percentile(std::vector<float>& times, double part) {
    std::ranges::sort(times);
    return times.empty()
               ? 0.0
               : static_cast<double>(times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))]);
}

} // namespace

LoadFigures drive(const Load& load) {
    asio::io_context context{1};
    const auto start = Clock::now();
    Driver driver{.load = load, .end = start + load.length};
    for (unsigned i = 0; i < load.connections; ++i)
        asio::co_spawn(context.get_executor(), driver.connection(context), asio::detached);
    context.run();
    const auto seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return {.per_second = static_cast<double>(driver.milliseconds.size()) / seconds,
            .p50_ms = percentile(driver.milliseconds, 0.5),
            .p95_ms = percentile(driver.milliseconds, 0.95),
            .p99_ms = percentile(driver.milliseconds, 0.99),
            .answers = driver.milliseconds.size(),
            .unexpected = driver.unexpected,
            .turned_away_per_second = static_cast<double>(driver.turned_away.size()) / seconds,
            .turned_away_p99_ms = percentile(driver.turned_away, 0.99),
            .without_retry_after = driver.without_retry_after};
}

Middle middle_of(std::vector<double> values) {
    std::ranges::sort(values);
    const auto median = values[values.size() / 2];
    return {median, median > 0 ? (values.back() - values.front()) / median : 0};
}

} // namespace deedbox::bench
