#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <thread>

namespace deedbox::portal {

/// An I/O context with one thread, for what nobody waits for: jobs, senders of mails, reports of mails that did not
/// arrive, the lease of this process. However busy it is, it holds up no connection, nor do connections hold it up.
class Background {
public:
    Background() = default;
    ~Background() { stop(); }
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

    /// What is put on it before it starts waits for that. It lives on when the thread has ended, because queues may
    /// still hold work that belongs to it.
    boost::asio::io_context& context() { return context_; }
    void start();
    /// Ends the thread where it is: what waits on the context waits for ever.
    void stop();

private:
    boost::asio::io_context context_{1};
    // Nothing to do is no end.
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> open_{context_.get_executor()};
    std::thread thread_;
};

} // namespace deedbox::portal
