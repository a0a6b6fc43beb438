#include "support/breaking_link.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace deedbox::testing {

namespace {

sockaddr_in loopback(unsigned short port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

bool send_all(int socket, const char* data, std::size_t size) {
    while (size > 0) {
        const auto sent = ::send(socket, data, size, MSG_NOSIGNAL);
        if (sent <= 0) return false;
        data += sent;
        size -= static_cast<std::size_t>(sent);
    }
    return true;
}

} // namespace

BreakingLink::BreakingLink(unsigned short server_port) : server_port_{server_port} {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener_, 64) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error{"the breaking link cannot listen"};
    port_ = ntohs(address.sin_port);
    thread_ = std::thread{[this] { accept(); }};
}

BreakingLink::~BreakingLink() {
    stopping_ = true;
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
    for (auto& pass : passes_) pass.join();
}

void BreakingLink::break_at(Break where, std::string octets) {
    const std::lock_guard lock{mutex_};
    (where == Break::before_the_server_has_it ? octets_to_server_ : octets_to_client_) = std::move(octets);
}

void BreakingLink::break_after(std::size_t octets) {
    const std::lock_guard lock{mutex_};
    left_ = octets;
}

void BreakingLink::accept() {
    while (!stopping_) {
        const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client >= 0) passes_.emplace_back([this, client] { pass(client); });
    }
}

void BreakingLink::pass(int client) {
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto address = loopback(server_port_);
    bool open = ::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    while (open && !stopping_) {
        pollfd watched[] = {{.fd = client, .events = POLLIN, .revents = 0},
                            {.fd = server, .events = POLLIN, .revents = 0}};
        ::poll(watched, 2, 50);
        if (watched[0].revents != 0) open = forward(client, server, true);
        if (open && watched[1].revents != 0) open = forward(server, client, false);
    }
    ::close(client);
    ::close(server);
}

bool BreakingLink::forward(int from, int to, bool to_server) {
    char data[64 * 1024];
    const auto received = ::recv(from, data, sizeof data, 0);
    if (received <= 0) return false;
    auto size = static_cast<std::size_t>(received);
    bool breaks = false;
    {
        const std::lock_guard lock{mutex_};
        auto& octets = to_server ? octets_to_server_ : octets_to_client_;
        const auto found = octets.empty() ? std::string_view::npos : std::string_view{data, size}.find(octets);
        if (found != std::string_view::npos) {
            breaks = true;
            size = found;
            octets.clear();
        } else if (left_ > 0) {
            breaks = left_ <= size;
            if (breaks) size = left_;
            left_ -= size;
        }
    }
    if (!send_all(to, data, size)) return false;
    if (breaks) ++breaks_;
    return !breaks;
}

} // namespace deedbox::testing
