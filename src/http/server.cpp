#include "http/server.h"

#include "base/worker_pool.h"

#include <boost/algorithm/string/predicate.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/beast/http/string_body.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>

namespace deedbox::http {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using Timer =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;
using Moment = std::chrono::steady_clock::time_point;
using Parser = beast::http::request_parser<beast::http::string_body>;
constexpr asio::as_tuple_t<asio::use_awaitable_t<Executor>> answered{};

struct Counters {
    std::atomic<std::size_t> connections{0};
    std::atomic<std::size_t> in_flight{0};
    std::atomic<std::size_t> large_bodies_bytes{0};
    std::atomic<std::uint64_t> requests{0};
    std::atomic<std::uint64_t> turned_away{0};
    std::atomic<bool> draining{false};
};

// A place among the requests that are answered at once, given back however the answering ends.
class Slot {
public:
    Slot(std::atomic<std::size_t>& taken, std::size_t slots) : taken_{taken}, is_mine_{taken.load() < slots} {
        if (is_mine_) ++taken_;
    }
    Slot(const Slot&) = delete;
    Slot& operator=(const Slot&) = delete;
    ~Slot() {
        if (is_mine_) --taken_;
    }
    explicit operator bool() const { return is_mine_; }

private:
    std::atomic<std::size_t>& taken_;
    bool is_mine_;
};

struct Shared {
    ServerLimits limits;
    BodyLimit most;
    Answerer answer;
    Refuser refuse;
    Counters counters{};
};

// What tells a client that a body of pieces is over: HTTP/1.0 knows no chunks.
enum class Ending { chunk, end_of_connection };

std::string head_of(const Response& response, bool keep_alive, Ending ending = Ending::chunk) {
    std::string out = "HTTP/1.1 ";
    out += std::to_string(response.status);
    out += ' ';
    const auto reason = beast::http::obsolete_reason(beast::http::int_to_status(response.status));
    out.append(reason.data(), reason.size());
    out += "\r\n";
    for (const auto& [name, value] : response.headers) {
        out += name;
        out += ": ";
        out += value;
        out += "\r\n";
    }
    if (response.pieces) {
        if (ending == Ending::chunk) out += "Transfer-Encoding: chunked\r\n";
    } else if (response.status != 204 && response.status != 304) {
        out += "Content-Length: ";
        out += std::to_string(response.content().size());
        out += "\r\n";
    }
    out += keep_alive ? "\r\n" : "Connection: close\r\n\r\n";
    return out;
}

std::string_view view(beast::string_view text) {
    return {text.data(), text.size()};
}

// Stood before the body: what comes behind it (trailers) is nothing that anybody may rely on.
Headers headers_of(const Parser& parser) {
    Headers out;
    for (const auto& field : parser.get()) add_line(out, view(field.name_string()), view(field.value()));
    return out;
}

std::size_t octets_of_fields(const Parser& parser) {
    std::size_t sum = 0;
    for (const auto& field : parser.get()) sum += field.name_string().size() + field.value().size() + 4;
    return sum;
}

Error malformed(std::string code) {
    return {.kind = Kind::malformed, .code = std::move(code)};
}

Error too_large(std::size_t most) {
    return {.kind = Kind::too_large,
            .code = "body.too_large",
            .arguments = {{"kib", static_cast<std::int64_t>(most / 1024)}}};
}

// Where a request ends has to be beyond doubt, or what follows it could be smuggled past a proxy: any transfer coding
// but chunked is refused (RFC 9112 §6.1, §6.3), and so is HTTP/1.1 without exactly one Host (§3.2).
bool is_framed(const Parser& parser) {
    const auto& message = parser.get();
    if (message.count(beast::http::field::transfer_encoding) > 0 && !parser.chunked()) return false;
    return message.version() < 11 || message.count(beast::http::field::host) == 1;
}

// Why a request cannot be read: what is wrong with it, or nothing where the client has gone away.
using Unreadable = std::optional<Error>;

// One request on its way in. What it takes of memory is bounded at every point: its headers by the parser, its body by
// the route's limit, all large bodies together by `large_bodies_bytes`, and the lines between the pieces of a chunked
// body by `framing_bytes`.
class Incoming {
public:
    explicit Incoming(Shared& shared) : shared_{shared} {
        parser_.header_limit(static_cast<std::uint32_t>(shared.limits.header_bytes));
        parser_.body_limit(boost::none); // until the route is known
    }
    Incoming(const Incoming&) = delete;
    Incoming& operator=(const Incoming&) = delete;
    ~Incoming() { shared_.counters.large_bodies_bytes -= counted_; }

    bool has_begun() const { return parser_.got_some(); }
    bool is_whole() { return parser_.is_done(); }
    const Headers& headers() const { return headers_; }

    /// Takes what has arrived, as far as it goes.
    std::expected<void, Unreadable> take(beast::flat_buffer& buffer) {
        if (!parser_.is_header_done()) {
            CHECK_OR_RETURN(put(buffer));
            if (!parser_.is_header_done()) return {};
            CHECK_OR_RETURN(begin_body());
        }
        if (parser_.is_done() || buffer.size() == 0) return {};
        CHECK_OR_RETURN(put(buffer));
        CHECK_OR_RETURN(count_body());
        // All of a body is taken at once; what stays is the beginning of a line, or of the fields behind the body.
        const auto behind = octets_of_fields(parser_) - octets_before_body_;
        if (std::max(behind, parser_.is_done() ? std::size_t{0} : buffer.size()) > shared_.limits.framing_bytes)
            return std::unexpected{malformed("request.framing_too_large")};
        return {};
    }

    /// Whether the client waits to be told that its body is wanted; true once.
    bool expects_continue() {
        if (!parser_.is_header_done() || parser_.is_done() || std::exchange(continued_, true)) return false;
        return boost::iequals(header(headers_, "Expect"), "100-continue");
    }

    bool keep_alive() const { return parser_.get().keep_alive(); }
    bool knows_chunks() const { return parser_.get().version() >= 11; }
    bool is_head() const { return parser_.get().method() == beast::http::verb::head; }
    std::string_view target() const { return view(parser_.get().target()); }

    Request request(const Target& target, const asio::ip::address& peer) {
        Request request{.method = std::string{view(parser_.get().method_string())},
                        .path = std::string{target.path},
                        .query = std::string{target.query},
                        .headers = std::move(headers_),
                        .body = std::move(parser_.get().body()),
                        .peer = peer};
        if (!target.authority.empty())
            for (auto& [name, value] : request.headers)
                if (boost::iequals(name, "Host")) value = target.authority;
        return request;
    }

private:
    std::expected<void, Unreadable> put(beast::flat_buffer& buffer) {
        boost::system::error_code error;
        buffer.consume(parser_.put(buffer.data(), error));
        if (!error || error == beast::http::error::need_more) return {};
        if (error == beast::http::error::body_limit) return std::unexpected{too_large(most_)};
        if (error == beast::http::error::header_limit) return std::unexpected{malformed("request.headers_too_large")};
        if (error == asio::error::no_buffer_space) return std::unexpected{malformed("request.framing_too_large")};
        return std::unexpected{malformed("request.malformed")};
    }

    // Whoever sends one to an address that anybody may call could else fill the memory with many.
    std::expected<void, Unreadable> count_body() {
        const auto size = parser_.get().body().size();
        if (size <= shared_.limits.small_body_bytes + counted_) return {};
        const auto more = size - shared_.limits.small_body_bytes - counted_;
        counted_ += more;
        if ((shared_.counters.large_bodies_bytes += more) <= shared_.limits.large_bodies_bytes) return {};
        ++shared_.counters.turned_away;
        return std::unexpected{busy()};
    }

    std::expected<void, Unreadable> begin_body() {
        const auto fields = std::ranges::distance(parser_.get());
        if (static_cast<std::size_t>(fields) > shared_.limits.header_lines)
            return std::unexpected{malformed("request.headers_too_large")};
        headers_ = headers_of(parser_);
        if (!is_framed(parser_)) return std::unexpected{malformed("request.malformed")};
        if (parser_.is_done()) return {};
        const auto target = is_well_escaped(this->target()) ? Target::parse(this->target()) : std::nullopt;
        most_ = shared_.most(view(parser_.get().method_string()), target ? target->path : "/");
        if (const auto length = parser_.content_length(); length && *length > most_)
            return std::unexpected{too_large(most_)};
        parser_.body_limit(most_);
        parser_.on_chunk_header(count_extensions_);
        octets_before_body_ = octets_of_fields(parser_);
        parser_.eager(true);
        return {};
    }

    Shared& shared_;
    Parser parser_;
    Headers headers_;
    std::size_t most_ = 0;
    std::size_t counted_ = 0; // of the body, beyond a small one
    std::size_t octets_before_body_ = 0;
    std::size_t extensions_ = 0;
    bool continued_ = false;
    // The parser refers to it.
    std::function<void(std::uint64_t, beast::string_view, boost::system::error_code&)> count_extensions_ =
        [this](std::uint64_t, beast::string_view extensions, boost::system::error_code& error) {
            extensions_ += extensions.size();
            if (extensions_ > shared_.limits.framing_bytes) error = asio::error::no_buffer_space;
        };
};

// One client. Its deadline is looked at once a second by the thread's sweeper: a timer for each operation would cost
// more than the operation.
class Connection {
public:
    Connection(Socket socket, Shared& shared) : socket_{std::move(socket)}, shared_{shared} {
        boost::system::error_code ignored;
        peer_ = socket_.remote_endpoint(ignored).address();
        socket_.set_option(asio::ip::tcp::no_delay{true}, ignored);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() { --shared_.counters.connections; }

    Task<void> serve() {
        while (co_await serve_one()) {}
        boost::system::error_code ignored;
        socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
        // What the client still sends is read for a moment and thrown away; closing at once would reset the connection
        // and could take the answer with it (RFC 9112 §9.6).
        deadline_ = std::chrono::steady_clock::now() + std::chrono::seconds{2};
        while (socket_.is_open()) {
            buffer_.clear();
            const auto [error, size] = co_await socket_.async_read_some(buffer_.prepare(4096), answered);
            if (error) break;
        }
    }

    void sweep(Moment now) {
        const bool idle_at_stop = shared_.counters.draining && between_requests_;
        if (now < deadline_ && !idle_at_stop) return;
        boost::system::error_code ignored;
        socket_.close(ignored);
    }

private:
    // False when the connection is to be closed.
    Task<bool> serve_one() {
        Incoming incoming{shared_};
        if (const auto whole = co_await read(incoming); !whole) {
            if (!whole.error()) co_return false;
            co_return co_await send(shared_.refuse(*whole.error(), incoming.headers()), false, false) && false;
        }
        const bool keep_alive = incoming.keep_alive() && !shared_.counters.draining;
        const bool head = incoming.is_head();
        const auto ending = incoming.knows_chunks() ? Ending::chunk : Ending::end_of_connection;
        auto response = co_await answer(incoming);
        const bool stays = keep_alive && (!response.pieces || ending == Ending::chunk);
        co_return co_await send(response, stays, head, ending) && stays;
    }

    Task<std::expected<void, Unreadable>> read(Incoming& incoming) {
        between_requests_ = buffer_.size() == 0;
        deadline_ = std::chrono::steady_clock::now() + shared_.limits.idle;
        for (;;) {
            if (buffer_.size() > 0) {
                if (std::exchange(between_requests_, false) || !incoming.has_begun())
                    deadline_ = std::chrono::steady_clock::now() + shared_.limits.receiving;
                CO_CHECK(incoming.take(buffer_));
                if (incoming.is_whole()) co_return std::expected<void, Unreadable>{};
            }
            if (incoming.expects_continue())
                co_await asio::async_write(socket_, asio::buffer(std::string_view{"HTTP/1.1 100 Continue\r\n\r\n"}),
                                           answered);
            const auto [error, size] = co_await socket_.async_read_some(buffer_.prepare(16 * 1024), answered);
            if (error) co_return std::unexpected{Unreadable{}};
            buffer_.commit(size);
        }
    }

    Task<Response> answer(Incoming& incoming) {
        auto& counters = shared_.counters;
        ++counters.requests;
        const Slot slot{counters.in_flight, shared_.limits.in_flight};
        if (!slot) {
            ++counters.turned_away;
            co_return shared_.refuse(busy(), incoming.headers());
        }
        if (!is_well_escaped(incoming.target()))
            co_return shared_.refuse(malformed("request.escape"), incoming.headers());
        const auto target = Target::parse(incoming.target());
        if (!target) co_return shared_.refuse(malformed("request.malformed"), incoming.headers());
        deadline_ = Moment::max(); // ours to finish
        auto request = incoming.request(*target, peer_);
        const std::string language{request.header("Accept-Language")};
        std::string cause;
        try {
            co_return co_await shared_.answer(std::move(request));
        } catch (const std::exception& error) {
            cause = error.what();
        } catch (...) {
            cause = "what was thrown is no std::exception";
        }
        spdlog::error("a request could not be answered: {}", cause);
        co_return shared_.refuse(broken(std::move(cause)).error(), {{"Accept-Language", language}});
    }

    Task<bool> send(const Response& response, bool keep_alive, bool head_only, Ending ending = Ending::chunk) {
        deadline_ = std::chrono::steady_clock::now() + shared_.limits.sending;
        const auto head = head_of(response, keep_alive, ending);
        const auto first = response.pieces && !response.body.empty() ? written(response.body, ending) : std::string{};
        const auto content = head_only ? std::string_view{} : response.pieces ? first : response.content();
        const std::array<asio::const_buffer, 2> buffers{asio::buffer(head), asio::buffer(content)};
        const auto [error, size] = co_await asio::async_write(socket_, buffers, answered);
        if (error || head_only || !response.pieces) co_return !error;
        co_return co_await send_pieces(response.pieces, ending);
    }

    // Each is a chunk (RFC 9112 §7.1), if the client knows them. A client that does not read in time ends it, as does a
    // failure on our side.
    Task<bool> send_pieces(const Pieces& pieces, Ending ending) {
        for (;;) {
            deadline_ = Moment::max(); // ours to make
            const auto piece = co_await pieces();
            if (!piece) {
                spdlog::error("an answer was cut off: {} {}", piece.error().code, piece.error().cause);
                co_return false;
            }
            if (*piece && (*piece)->empty()) continue;
            const auto octets = written(*piece, ending);
            deadline_ = std::chrono::steady_clock::now() + shared_.limits.sending;
            const auto [error, size] = co_await asio::async_write(socket_, asio::buffer(octets), answered);
            if (error) co_return false;
            if (!*piece) co_return true;
        }
    }

    static std::string written(const std::optional<std::string>& piece, Ending ending) {
        if (ending == Ending::end_of_connection) return piece.value_or("");
        return piece ? fmt::format("{:x}\r\n{}\r\n", piece->size(), *piece) : "0\r\n\r\n";
    }

    Socket socket_;
    Shared& shared_;
    asio::ip::address peer_;
    beast::flat_buffer buffer_;
    Moment deadline_ = Moment::max();
    bool between_requests_ = true;
};

// One thread, its I/O context and the connections that live on it.
class Lane {
public:
    explicit Lane(Shared& shared) : shared_{shared}, sweeper_{context.get_executor()} {}

    void start() {
        asio::co_spawn(context.get_executor(), sweep(), asio::detached);
        thread_ = std::thread{[this] { context.run(); }};
    }

    /// The connection counts from now on.
    void take(Socket socket) {
        ++shared_.counters.connections;
        asio::post(context, [this, socket = std::move(socket)]() mutable {
            const auto place = connections_.emplace(connections_.end(), std::move(socket), shared_);
            asio::co_spawn(context.get_executor(), place->serve(),
                           [this, place](std::exception_ptr) { connections_.erase(place); });
        });
    }

    void stop() {
        context.stop();
        if (thread_.joinable()) thread_.join();
    }

    asio::io_context context{1};

private:
    Task<void> sweep() {
        for (;;) {
            sweeper_.expires_after(shared_.counters.draining ? std::chrono::milliseconds{20}
                                                             : std::chrono::milliseconds{1000});
            co_await sweeper_.async_wait(answered);
            for (auto& connection : connections_) connection.sweep(std::chrono::steady_clock::now());
        }
    }

    Shared& shared_;
    Timer sweeper_;
    std::list<Connection> connections_;
    std::thread thread_;
};

} // namespace

class Server::Impl {
public:
    Impl(ServerLimits limits, unsigned threads, BodyLimit most, Answerer answer, Refuser refuse)
        : shared_{limits, std::move(most), std::move(answer), std::move(refuse)} {
        for (unsigned i = 0; i < std::max(threads, 1U); ++i) lanes_.push_back(std::make_unique<Lane>(shared_));
    }

    Result<void> listen(const std::string& host, unsigned short port) {
        boost::system::error_code error;
        const auto address = asio::ip::make_address(host, error);
        if (error) return broken("cannot listen on " + host + ": write an IP address, such as 127.0.0.1");
        const asio::ip::tcp::endpoint endpoint{address, port};
        acceptor_.emplace(lanes_.front()->context.get_executor());
        acceptor_->open(endpoint.protocol(), error);
        if (!error) acceptor_->set_option(Acceptor::reuse_address{true}, error);
        if (!error) acceptor_->bind(endpoint, error);
        if (!error) acceptor_->non_blocking(true, error);
        if (!error) acceptor_->listen(asio::socket_base::max_listen_connections, error);
        if (error) return broken("cannot listen on " + host + ":" + std::to_string(port) + ": " + error.message());
        port_ = acceptor_->local_endpoint().port();
        asio::co_spawn(lanes_.front()->context.get_executor(), accept(), asio::detached);
        for (auto& lane : lanes_) lane->start();
        return {};
    }

    void stop() {
        if (std::exchange(stopped_, true)) return;
        shared_.counters.draining = true;
        if (acceptor_) asio::post(acceptor_->get_executor(), [this] { acceptor_->close(); });
        const auto end = std::chrono::steady_clock::now() + shared_.limits.draining;
        while (shared_.counters.connections > 0 && std::chrono::steady_clock::now() < end)
            std::this_thread::sleep_for(std::chrono::milliseconds{5});
        for (auto& lane : lanes_) lane->stop();
    }

    Task<void> accept() {
        while (acceptor_->is_open()) {
            auto [error] = co_await acceptor_->async_wait(Acceptor::wait_read, answered);
            if (!error) error = accept_all();
            if (!error) continue;
            if (!acceptor_->is_open()) co_return;
            // Out of descriptors, or a client that left at once: trying again at full speed would only burn the
            // thread.
            Timer pause{lanes_.front()->context.get_executor()};
            pause.expires_after(std::chrono::milliseconds{50});
            co_await pause.async_wait(answered);
        }
    }

    // Everybody who waits, for a busy thread comes by here only now and then. One acceptor that deals connections out
    // in turn: SO_REUSEPORT spreads a few proxy connections unevenly, and lets a second process take half of them
    // unnoticed.
    boost::system::error_code accept_all() {
        for (;;) {
            auto& lane = *lanes_[turn_++ % lanes_.size()];
            boost::system::error_code error;
            auto socket = acceptor_->accept(lane.context, error);
            if (error == asio::error::would_block) return {};
            if (error) return error;
            if (shared_.counters.connections < shared_.limits.connections)
                lane.take(Socket{std::move(socket)});
            else
                ++shared_.counters.turned_away;
        }
    }

    unsigned short port() const { return port_; }
    ServerFigures figures() const {
        const auto& counters = shared_.counters;
        return {counters.connections, counters.in_flight, counters.large_bodies_bytes, counters.requests,
                counters.turned_away};
    }

private:
    Shared shared_;
    std::vector<std::unique_ptr<Lane>> lanes_;
    std::optional<Acceptor> acceptor_;
    std::size_t turn_ = 0;
    unsigned short port_ = 0;
    bool stopped_ = false;
};

Server::Server(ServerLimits limits, unsigned threads, BodyLimit most, Answerer answer, Refuser refuse)
    : impl_{std::make_unique<Impl>(limits, threads, std::move(most), std::move(answer), std::move(refuse))} {}
Server::~Server() {
    impl_->stop();
}
Result<void> Server::listen(const std::string& host, unsigned short port) {
    return impl_->listen(host, port);
}
unsigned short Server::port() const {
    return impl_->port();
}
void Server::stop() {
    impl_->stop();
}
ServerFigures Server::figures() const {
    return impl_->figures();
}

} // namespace deedbox::http
