#include "mail/lmtp_listener.h"

#include "mail/bounce_report.h"

#include <boost/algorithm/string.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <spdlog/spdlog.h>

#include <charconv>
#include <filesystem>

namespace deedbox::mail {

namespace {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;
using Protocol = asio::generic::stream_protocol;
using Socket = asio::basic_stream_socket<Protocol, Executor>;
using Acceptor = asio::basic_socket_acceptor<Protocol, Executor>;
using Timer =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;

constexpr auto answered = asio::as_tuple(asio::use_awaitable_t<Executor>{});

constexpr std::size_t longest_line = 4096;
constexpr std::size_t most_talks = 32;
constexpr std::size_t most_recipients = 100;
constexpr std::chrono::minutes longest_silence{5}; // RFC 5321 §4.5.3.2.7

} // namespace

struct LmtpListener::Shared {
    Bounces& bounces;
    std::vector<std::string> plain_addresses;
    std::size_t talks = 0;
    unsigned short port = 0;

    bool takes(const std::string& address) const {
        return bounces.knows(address) || std::ranges::any_of(plain_addresses, [&](const std::string& plain) {
                   return boost::iequals(address, plain);
               });
    }
};

namespace {

/// One talk with a mail server.
class Talk {
public:
    Talk(Socket socket, std::shared_ptr<LmtpListener::Shared> shared)
        : shared_{std::move(shared)}, line_{std::make_shared<Line>(std::move(socket))} {
        ++shared_->talks;
    }
    Talk(const Talk&) = delete;
    Talk& operator=(const Talk&) = delete;
    ~Talk() { --shared_->talks; }

    Task<void> run() {
        if (shared_->talks > most_talks) {
            co_await say("421 4.3.2 too many connections");
            co_return;
        }
        co_await say("220 Deedbox takes reports of undelivered mails");
        while (auto line = co_await next_line()) {
            const auto end = line->find(' ');
            const auto verb = boost::to_upper_copy(line->substr(0, end));
            if (verb == "QUIT") {
                co_await say("221 2.0.0 bye");
                co_return;
            }
            if (verb == "DATA")
                co_await take_data();
            else
                co_await say(answer_to(verb, end == std::string::npos ? "" : line->substr(end + 1)));
        }
    }

private:
    /// The socket and the timer that shuts it when nothing is heard; the timer's last call may outlive the talk.
    struct Line {
        explicit Line(Socket taken) : socket{std::move(taken)}, silence{socket.get_executor()} {}
        Socket socket;
        Timer silence;
    };

    std::string answer_to(const std::string& verb, const std::string& rest) {
        if (verb == "LHLO")
            return "250-Deedbox\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-ENHANCEDSTATUSCODES\r\n"
                   "250 SIZE " +
                   std::to_string(largest_report);
        if (verb == "MAIL") {
            recipients_.clear();
            is_from_nobody_ = rest.find("<>") != std::string::npos;
            return (is_open_ = boost::istarts_with(rest, "FROM:")) ? "250 2.1.0 go on" : "501 5.5.4 MAIL FROM:<...>";
        }
        if (verb == "RCPT") return answer_to_recipient(rest);
        if (verb == "RSET") {
            is_open_ = false;
            recipients_.clear();
        }
        if (verb == "RSET" || verb == "NOOP") return "250 2.0.0 ok";
        return verb == "HELO" || verb == "EHLO" ? "500 5.5.1 this is LMTP: say LHLO" : "500 5.5.1 not known here";
    }

    std::string answer_to_recipient(const std::string& rest) {
        const auto open = rest.find('<');
        const auto close = rest.find('>', open == std::string::npos ? 0 : open);
        if (!is_open_) return "503 5.5.1 MAIL first";
        if (!boost::istarts_with(rest, "TO:") || open == std::string::npos || close == std::string::npos)
            return "501 5.5.4 RCPT TO:<...>";
        if (recipients_.size() == most_recipients) return "452 4.5.3 too many recipients";
        auto address = rest.substr(open + 1, close - open - 1);
        if (!shared_->takes(address)) return "550 5.1.1 only reports of undelivered mails are taken here";
        recipients_.push_back(std::move(address));
        return "250 2.1.5 ok";
    }

    // RFC 2033 §4.2: after the mail, one answer for each recipient.
    Task<void> take_data() {
        if (recipients_.empty()) {
            co_await say("503 5.5.1 no recipient was taken");
            co_return;
        }
        co_await say("354 go on");
        const auto data = co_await read_data();
        if (!data) co_return;
        const auto count = std::exchange(recipients_, {});
        is_open_ = false;
        auto line = std::string{"552 5.3.4 refused: it is larger than 1 MiB"};
        if (data->size() <= largest_report)
            line = line_for(co_await shared_->bounces.take(*data, count, is_from_nobody_));
        std::string lines;
        for (std::size_t i = 0; i < count.size(); ++i) lines += (i == 0 ? "" : "\r\n") + line;
        co_await say(lines);
    }

    static std::string line_for(const Bounces::Answer& answer) {
        switch (answer.outcome) {
        case Bounces::Outcome::taken: return "250 2.6.0 " + answer.line;
        case Bounces::Outcome::refused: return "550 5.6.0 " + answer.line;
        case Bounces::Outcome::unavailable: return "451 4.3.0 " + answer.line;
        }
        std::abort();
    }

    // Everything up to the line with nothing but a dot, with the doubled dots halved. What is too large is read to its
    // end and not kept, but for one octet too many that shows it. Nothing when the other side is gone.
    Task<std::optional<std::string>> read_data() {
        std::string data;
        bool begins_line = true;
        for (;;) {
            const auto end = buffer_.find('\n');
            if (end == std::string::npos && buffer_.size() <= longest_line) {
                if (!co_await read_more()) co_return std::nullopt;
                continue;
            }
            // A line that does not end goes on in pieces.
            auto piece = buffer_.substr(0, end == std::string::npos ? buffer_.size() - 1 : end + 1);
            buffer_.erase(0, piece.size());
            if (begins_line && (piece == ".\r\n" || piece == ".\n")) co_return data;
            if (begins_line && piece.starts_with('.')) piece.erase(0, 1);
            begins_line = piece.ends_with('\n');
            if (data.size() <= largest_report) data += piece;
        }
    }

    // The next line without its end; nothing when the other side is gone, or says a line without end.
    Task<std::optional<std::string>> next_line() {
        for (;;) {
            if (const auto end = buffer_.find('\n'); end != std::string::npos) {
                auto line = buffer_.substr(0, end);
                buffer_.erase(0, end + 1);
                if (line.ends_with('\r')) line.pop_back();
                co_return line;
            }
            if (buffer_.size() > longest_line || !co_await read_more()) co_return std::nullopt;
        }
    }

    Task<bool> read_more() {
        watch();
        std::array<char, 8192> chunk{};
        const auto [error, size] = co_await line_->socket.async_read_some(asio::buffer(chunk), answered);
        buffer_.append(chunk.data(), size);
        co_return !error;
    }

    Task<void> say(std::string text) {
        watch();
        text += "\r\n";
        co_await asio::async_write(line_->socket, asio::buffer(text), answered);
    }

    void watch() {
        line_->silence.expires_after(longest_silence);
        line_->silence.async_wait([line = std::weak_ptr{line_}](boost::system::error_code error) {
            if (const auto still = error ? nullptr : line.lock()) still->socket.close(error);
        });
    }

    std::shared_ptr<LmtpListener::Shared> shared_;
    std::shared_ptr<Line> line_;
    std::string buffer_;
    std::vector<std::string> recipients_;
    bool is_open_ = false; // between MAIL and the mail
    bool is_from_nobody_ = false;
};

Task<void> serve(Socket socket, std::shared_ptr<LmtpListener::Shared> shared) {
    Talk talk{std::move(socket), std::move(shared)};
    co_await talk.run();
}

Task<void> accept(Acceptor acceptor, std::shared_ptr<LmtpListener::Shared> shared) {
    const auto executor = acceptor.get_executor();
    for (;;) {
        Socket socket{executor};
        const auto [error] = co_await acceptor.async_accept(socket, answered);
        if (!error) {
            asio::co_spawn(executor, serve(std::move(socket), shared), asio::detached);
            continue;
        }
        if (error == asio::error::operation_aborted) co_return;
        Timer pause{executor}; // out of descriptors: trying again at full speed would only burn the thread
        pause.expires_after(std::chrono::milliseconds{50});
        co_await pause.async_wait(answered);
    }
}

// A socket file that a run before left behind is in the way; anything else there is not ours to remove.
Result<Protocol::endpoint> endpoint_of(const LmtpPlace& place) {
    if (place.path.empty())
        return Protocol::endpoint{asio::ip::tcp::endpoint{asio::ip::make_address(place.host), place.port}};
    std::error_code error;
    if (std::filesystem::is_socket(place.path, error)) std::filesystem::remove(place.path, error);
    try {
        return Protocol::endpoint{asio::local::stream_protocol::endpoint{place.path}};
    } catch (const boost::system::system_error&) {
        return broken("DEEDBOX_LMTP_LISTEN: the path is too long for a socket: " + place.path);
    }
}

// The mail server runs as another user. Its folder says who gets there at all, as an address on the machine would not.
Result<void> open_to_the_mail_server(const std::string& path) {
    using std::filesystem::perms;
    std::error_code error;
    std::filesystem::permissions(path, perms::all, error);
    if (error) return broken("DEEDBOX_LMTP_LISTEN: cannot open the socket to others: " + error.message());
    return {};
}

} // namespace

std::optional<LmtpPlace> LmtpPlace::parse(const std::string& text) {
    constexpr std::string_view unix_socket = "unix:";
    if (text.starts_with(unix_socket)) {
        auto path = text.substr(unix_socket.size());
        return path.empty() ? std::nullopt : std::optional{LmtpPlace{.host = {}, .path = std::move(path)}};
    }
    const auto colon = text.rfind(':');
    if (colon == std::string::npos) return std::nullopt;
    LmtpPlace place{.host = text.substr(0, colon)};
    if (place.host.starts_with('[') && place.host.ends_with(']'))
        place.host = place.host.substr(1, place.host.size() - 2);
    boost::system::error_code error;
    asio::ip::make_address(place.host, error);
    const auto* last = text.data() + text.size();
    const auto [end, bad] = std::from_chars(text.data() + colon + 1, last, place.port);
    return error || bad != std::errc{} || end != last ? std::nullopt : std::optional{place};
}

LmtpListener::LmtpListener(Bounces& bounces, std::vector<std::string> plain_addresses)
    : shared_{std::make_shared<Shared>(bounces, std::move(plain_addresses))} {}
LmtpListener::~LmtpListener() = default;

Result<void> LmtpListener::listen(asio::io_context& context, const LmtpPlace& place) {
    const auto endpoint = TRY(endpoint_of(place));
    Acceptor acceptor{context.get_executor()};
    boost::system::error_code error;
    acceptor.open(endpoint.protocol(), error);
    if (!error && place.path.empty()) acceptor.set_option(asio::socket_base::reuse_address{true}, error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error) return broken("DEEDBOX_LMTP_LISTEN: cannot listen there: " + error.message());
    if (!place.path.empty()) CHECK_OR_RETURN(open_to_the_mail_server(place.path));
    if (place.path.empty()) {
        asio::ip::tcp::endpoint bound;
        const auto local = acceptor.local_endpoint();
        bound.resize(local.size());
        std::memcpy(bound.data(), local.data(), local.size());
        shared_->port = bound.port();
    }
    asio::co_spawn(context.get_executor(), accept(std::move(acceptor), shared_), asio::detached);
    return {};
}

unsigned short LmtpListener::port() const {
    return shared_->port;
}

} // namespace deedbox::mail
