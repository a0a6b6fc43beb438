// The server itself: octets go in over a socket, and what comes out is HTTP, one answer for each request, or nothing.
#include "fuzz.h"
#include "http/server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>

namespace {

using namespace deedbox;

Task<http::Response> answer(http::Request request) {
    fuzz::demand(request.path.find('?') == std::string::npos, "the query is not part of the path");
    http::percent_decoded(request.path); // throws for what should have been refused
    http::query_parameter(request.query, "q");
    co_return http::Response{.status = 200, .body = request.method + " " + request.path};
}

http::Response refuse(const Error&, const http::Headers&) {
    return {.status = 400};
}

unsigned short port() {
    static http::Server& server = *[] {
        std::signal(SIGPIPE, SIG_IGN);
        auto* made = new http::Server{{.header_bytes = 512, .framing_bytes = 256, .sending = std::chrono::seconds{1}},
                                      1,
                                      [](std::string_view, std::string_view path) {
                                          fuzz::demand(path.starts_with('/'), "a path begins with a slash");
                                          return std::size_t{512};
                                      },
                                      answer,
                                      refuse};
        fuzz::demand(made->listen("127.0.0.1", 0).has_value(), "a port to listen on");
        return made;
    }();
    return server.port();
}

std::string said_to(std::string_view octets) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const linger at_once{1, 0}; // thousands of connections a second would run out of ports otherwise
    ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    const timeval patience{5, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    fuzz::demand(::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0, "the server listens");
    (void)!::send(socket, octets.data(), octets.size(), MSG_NOSIGNAL);
    ::shutdown(socket, SHUT_WR);
    std::string out;
    char chunk[4096];
    ssize_t size = 0;
    while ((size = ::recv(socket, chunk, sizeof chunk, 0)) > 0) out.append(chunk, static_cast<std::size_t>(size));
    fuzz::demand(size == 0 || errno == ECONNRESET, "the server comes to an end");
    ::close(socket);
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto out = said_to(fuzz::text_of(data, size));
    fuzz::demand(out.empty() || out.starts_with("HTTP/1.1 "), "an answer in HTTP");
    return 0;
}
