#include "outbox.h"

#include "people.h"
#include "portal/wait.h"
#include "settings.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <mutex>
#include <thread>

namespace deedbox::bench {

namespace {

constexpr unsigned connections = 4; // as many as the portal has senders

using Steady = std::chrono::steady_clock;

/// One side of a talk over a blocking socket.
class Talk {
public:
    explicit Talk(int socket) : socket_{socket} {
        const int on = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    Talk(const Talk&) = delete;
    Talk& operator=(const Talk&) = delete;
    ~Talk() { ::close(socket_); }

    void say(std::string_view text) const { (void)!::send(socket_, text.data(), text.size(), MSG_NOSIGNAL); }
    /// Everything up to and with the mark; empty when the other side is gone.
    std::string hear(std::string_view mark) {
        for (std::size_t from = 0;;) {
            if (const auto at = buffer_.find(mark, from); at != std::string::npos) {
                auto heard = buffer_.substr(0, at + mark.size());
                buffer_.erase(0, heard.size());
                return heard;
            }
            from = buffer_.size() < mark.size() ? 0 : buffer_.size() - mark.size();
            char chunk[16384];
            const auto size = ::recv(socket_, chunk, sizeof chunk, 0);
            if (size <= 0) return {};
            buffer_.append(chunk, static_cast<std::size_t>(size));
        }
    }

private:
    int socket_;
    std::string buffer_;
};

/// A mail server on a free port that takes every mail, counts it, and keeps the newest.
class CountingServer {
public:
    CountingServer() {
        listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        address_.sin_family = AF_INET;
        address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address_;
        if (::bind(listener_, reinterpret_cast<sockaddr*>(&address_), size) != 0 || ::listen(listener_, 64) != 0 ||
            ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address_), &size) != 0)
            throw std::runtime_error{"the counting mail server cannot listen"};
        acceptor_ = std::thread{[this] { accept(); }};
    }
    CountingServer(const CountingServer&) = delete;
    CountingServer& operator=(const CountingServer&) = delete;
    ~CountingServer() {
        ::shutdown(listener_, SHUT_RDWR);
        acceptor_.join();
        ::close(listener_);
        for (auto& talk : talks_) talk.join(); // the other sides have left by now
    }

    const sockaddr_in& address() const { return address_; }
    std::string url() const { return "smtp://127.0.0.1:" + std::to_string(ntohs(address_.sin_port)); }
    std::size_t count() const { return count_; }
    std::string newest() const {
        const std::lock_guard lock{mutex_};
        return newest_;
    }

private:
    void accept() {
        for (;;) {
            const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
            if (socket < 0) return;
            talks_.emplace_back([this, socket] { serve(socket); });
        }
    }
    void serve(int socket) {
        Talk talk{socket};
        talk.say("220 counting\r\n");
        for (auto line = talk.hear("\r\n"); !line.empty() && !line.starts_with("QUIT"); line = talk.hear("\r\n")) {
            if (line.starts_with("DATA")) {
                talk.say("354 go on\r\n");
                auto mail = talk.hear("\r\n.\r\n");
                ++count_;
                const std::lock_guard lock{mutex_};
                newest_ = std::move(mail);
            }
            talk.say("250 ok\r\n");
        }
    }

    int listener_ = -1;
    sockaddr_in address_{};
    std::atomic<std::size_t> count_{0};
    mutable std::mutex mutex_;
    std::string newest_;
    std::vector<std::thread> talks_;
    std::thread acceptor_;
};

void hand_over(const CountingServer& server, const std::string& mail, std::size_t count) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&server.address()), sizeof(sockaddr_in)) != 0)
        throw std::runtime_error{"the counting mail server cannot be reached"};
    Talk talk{socket};
    talk.hear("\r\n");
    const auto ask = [&](std::string_view line) {
        talk.say(line);
        talk.hear("\r\n");
    };
    ask("EHLO bench\r\n");
    for (std::size_t i = 0; i < count; ++i) {
        ask("MAIL FROM:<bench@localhost>\r\n");
        ask("RCPT TO:<it@example.com>\r\n");
        ask("DATA\r\n");
        ask(mail);
    }
}

double limit_of(const CountingServer& server, std::size_t mails) {
    const auto mail = server.newest();
    const auto start = Steady::now();
    std::vector<std::thread> clients;
    for (unsigned i = 0; i < connections; ++i)
        clients.emplace_back([&] { hand_over(server, mail, mails / connections); });
    for (auto& client : clients) client.join();
    const std::chrono::duration<double> spent = Steady::now() - start;
    return static_cast<double>(mails / connections * connections) / spent.count();
}

struct Left {
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Left, (), (count))
const db::Query<Left> unsent_mails{"SELECT count(*) AS count FROM mails WHERE state <> 'sent'"};

void owe(portal::Portal& portal, std::size_t mails) {
    Actor actor;
    add_requester(portal, actor);
    for (auto& unit : units_of_requests(portal, actor, mails, "mail"))
        if (const auto written = portal::wait_for(portal.database().write(std::move(unit))); !written)
            throw std::runtime_error{written.error().code + " " + written.error().cause};
}

} // namespace

OutboxFigures send_outbox(const std::filesystem::path& folder, std::size_t mails) {
    std::filesystem::remove_all(folder);
    CountingServer server;
    static const SystemClock clock;
    auto opened = portal::Portal::open(settings_in(folder, {{"DEEDBOX_SMTP_URL", server.url()}}), clock);
    if (!opened) throw std::runtime_error{opened.error().cause};
    auto& portal = **opened;
    owe(portal, mails);
    const auto before = portal.database().writer_figures().commits;
    const auto start = Steady::now();
    if (const auto started = portal.start(portal::Portal::Jobs::run); !started)
        throw std::runtime_error{started.error().cause};
    while (server.count() < mails) std::this_thread::sleep_for(std::chrono::milliseconds{1});
    while (portal::wait_for(portal.database().one(unsent_mails))->value().count > 0)
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    const std::chrono::duration<double> spent = Steady::now() - start;
    OutboxFigures figures{.mails_per_second = static_cast<double>(mails) / spent.count(),
                          .commits = portal.database().writer_figures().commits - before};
    portal.stop();
    opened->reset();
    figures.limit_per_second = limit_of(server, mails);
    std::filesystem::remove_all(folder);
    return figures;
}

} // namespace deedbox::bench
