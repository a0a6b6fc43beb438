#pragma once

#include "base/result.h"
#include "base/task.h"
#include "http/message.h"

#include <functional>
#include <memory>

namespace deedbox::http {

struct ServerLimits {
    std::size_t header_bytes = 16 * 1024;
    std::size_t header_lines = 128;
    std::size_t framing_bytes = 4 * 1024; // of a chunked body: its extensions together, and what comes behind it
    // For a small body there is always room; what larger ones have beyond that, all together, is bounded.
    std::size_t small_body_bytes = 16 * 1024;
    std::size_t large_bodies_bytes = 32 * 1024 * 1024;
    std::size_t connections = 4096;
    // More than this at once get 503 without being looked at: more than searches (32) and password hashes (64) that
    // wait together, so that there is room for the rest, and few enough that nobody who is let in waits for long.
    std::size_t in_flight = 128;
    std::chrono::seconds idle{60};      // between two requests of a connection
    std::chrono::seconds receiving{20}; // from a request's first byte to its last
    std::chrono::seconds sending{30};   // for an answer to be taken
    std::chrono::seconds draining{20};  // at a stop: for what was begun to be finished
};

struct ServerFigures {
    std::size_t connections = 0;
    std::size_t in_flight = 0;
    std::size_t large_bodies_bytes = 0;
    std::uint64_t requests = 0;
    std::uint64_t turned_away = 0;
};

/// Answers every request, whatever it is. Should it throw, the refuser answers that it is our fault.
using Answerer = std::function<Task<Response>(Request)>;
/// The answer for what cannot be read, is not let in (too large, malformed, no room), or has failed; never throws.
using Refuser = std::function<Response(const Error&, const Headers&)>;

/// How large a body may be, for a method and a path (as sent, well escaped).
using BodyLimit = std::function<std::size_t(std::string_view, std::string_view)>;

/// HTTP/1.1 on a listening address, one I/O context per thread. Everything that knows of sockets is in `server.cpp`.
class Server {
public:
    Server(ServerLimits limits, unsigned threads, BodyLimit most, Answerer answer, Refuser refuse);
    ~Server();

    /// Starts to listen; port 0 takes a free one. Errors when the address cannot be had.
    Result<void> listen(const std::string& host, unsigned short port);
    unsigned short port() const;

    /// Finishes what it took, for at most `draining`, and returns.
    void stop();

    ServerFigures figures() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace deedbox::http
