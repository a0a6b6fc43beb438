#include "support/smtp_sink.h"

#include <arpa/inet.h>
#include <boost/algorithm/string.hpp>
#include <netinet/in.h>
#include <sodium.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace deedbox::testing {

namespace {

std::string decoded_quoted_printable(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '=') {
            out.push_back(text[i]);
        } else if (text.compare(i, 3, "=\r\n") == 0) {
            i += 2;
        } else {
            out.push_back(static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16)));
            i += 2;
        }
    }
    return boost::replace_all_copy(out, "\r\n", "\n");
}

// What ends the part that begins there; a line of the part may begin with two hyphens too.
std::string boundary_before(const std::string& raw, std::size_t body) {
    constexpr std::string_view before = "boundary=";
    const auto at = raw.rfind(before, body) + before.size();
    auto boundary = raw.substr(at, raw.find_first_of("\r\n;", at) - at);
    boost::trim_if(boundary, boost::is_any_of("\""));
    return boundary;
}

std::string decoded_words(std::string text) {
    const std::string start = "=?UTF-8?B?";
    boost::replace_all(text, "?= " + start, "?=" + start);
    for (auto at = text.find(start); at != std::string::npos; at = text.find(start, at)) {
        const auto end = text.find("?=", at);
        const auto word = text.substr(at + start.size(), end - at - start.size());
        std::string bytes(word.size(), '\0');
        std::size_t size = 0;
        sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), word.data(), word.size(),
                          nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
        text.replace(at, end + 2 - at, bytes.substr(0, size));
    }
    return text;
}

void say(int socket, const std::string& line) {
    const auto text = line + "\r\n";
    (void)!::send(socket, text.data(), text.size(), MSG_NOSIGNAL);
}

// The next line without its end; nothing when the other side is gone.
std::optional<std::string> next_line(int socket, std::string& buffer) {
    for (;;) {
        if (const auto end = buffer.find("\r\n"); end != std::string::npos) {
            auto line = buffer.substr(0, end);
            buffer.erase(0, end + 2);
            return line;
        }
        char chunk[4096];
        const auto size = ::recv(socket, chunk, sizeof chunk, 0);
        if (size <= 0) return std::nullopt;
        buffer.append(chunk, static_cast<std::size_t>(size));
    }
}

std::string address_in(const std::string& line) {
    const auto open = line.find('<');
    return line.substr(open + 1, line.find('>') - open - 1);
}

} // namespace

std::string CaughtMail::header(const std::string& name) const {
    const auto head = "\r\n" + raw.substr(0, raw.find("\r\n\r\n")) + "\r\n";
    const auto at = boost::ifind_first(head, "\r\n" + name + ": ");
    if (at.empty()) return {};
    auto value = std::string(at.end(), head.end());
    auto end = value.find("\r\n");
    while (end + 2 < value.size() && (value[end + 2] == ' ' || value[end + 2] == '\t'))
        end = value.find("\r\n", end + 2);
    return decoded_words(boost::replace_all_copy(value.substr(0, end), "\r\n ", " "));
}

std::string CaughtMail::part(const std::string& type) const {
    const auto begin = raw.find("Content-Type: " + type);
    if (begin == std::string::npos) return {};
    const auto body = raw.find("\r\n\r\n", begin) + 4;
    return decoded_quoted_printable(raw.substr(body, raw.find("\r\n--" + boundary_before(raw, body), body) - body));
}

std::string CaughtMail::token(const std::string& page) const {
    std::vector<std::string> lines;
    const auto body = text();
    boost::split(lines, body, boost::is_any_of("\n"));
    for (const auto& line : lines) {
        const auto at = line.find("/" + page + "/");
        if (line.starts_with("http") && at != std::string::npos) return line.substr(at + page.size() + 2);
    }
    return {};
}

SmtpSink::SmtpSink() {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener_, 64) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error{"the mail sink cannot listen"};
    port_ = ntohs(address.sin_port);
    thread_ = std::thread{[this] { accept(); }};
}

SmtpSink::~SmtpSink() {
    stopping_ = true;
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
    {
        const std::lock_guard lock{mutex_};
        for (const int socket : open_) ::shutdown(socket, SHUT_RDWR);
    }
    for (auto& talk : talks_) talk.join();
}

std::string SmtpSink::url() const {
    return "smtp://127.0.0.1:" + std::to_string(port_);
}

std::vector<CaughtMail> SmtpSink::mails() const {
    const std::lock_guard lock{mutex_};
    return mails_;
}

std::size_t SmtpSink::count() const {
    const std::lock_guard lock{mutex_};
    return mails_.size();
}

void SmtpSink::answer_recipient(const std::string& address, const std::string& answer) {
    const std::lock_guard lock{mutex_};
    answers_[address] = answer;
}

std::string SmtpSink::answer_for(const std::string& address, const std::string& usual) const {
    const std::lock_guard lock{mutex_};
    const auto found = answers_.find(address);
    return found == answers_.end() || found->second.empty() ? usual : found->second;
}

std::string SmtpSink::greeted_as() const {
    const std::lock_guard lock{mutex_};
    return greeted_as_;
}

void SmtpSink::accept() {
    while (!stopping_) {
        const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0) continue;
        ++connections_;
        const std::lock_guard lock{mutex_};
        open_.push_back(socket);
        talks_.emplace_back([this, socket] { serve(socket); });
    }
}

void SmtpSink::serve(int socket) {
    std::string buffer;
    CaughtMail mail;
    if (before_greeting) before_greeting();
    say(socket, answer_for(" greeting", "220 sink.test ESMTP"));
    while (auto line = next_line(socket, buffer)) {
        if (boost::istarts_with(*line, "EHLO") || boost::istarts_with(*line, "HELO")) {
            say(socket, answer_for(" EHLO", "250 sink.test"));
            const std::lock_guard lock{mutex_};
            greeted_as_ = line->substr(5);
        } else if (boost::istarts_with(*line, "MAIL FROM:")) {
            mail = {.from = address_in(*line), .to = {}, .raw = {}};
            say(socket, answer_for(""));
        } else if (boost::istarts_with(*line, "RCPT TO:")) {
            mail.to = address_in(*line);
            say(socket, answer_for(mail.to));
        } else if (boost::iequals(*line, "DATA")) {
            say(socket, "354 go on");
            while ((line = next_line(socket, buffer)) && *line != ".")
                mail.raw += (line->starts_with('.') ? line->substr(1) : *line) + "\r\n";
            if (before_taking) before_taking();
            const auto answer = answer_for(" .", "250 taken");
            if (answer.starts_with("250")) {
                const std::lock_guard lock{mutex_};
                mails_.push_back(mail);
            }
            say(socket, answer);
        } else if (boost::iequals(*line, "QUIT")) {
            say(socket, "221 bye");
            break;
        } else {
            say(socket, boost::iequals(*line, "RSET") || boost::iequals(*line, "NOOP") ? "250 ok" : "502 not here");
        }
    }
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
    const std::lock_guard lock{mutex_};
    std::erase(open_, socket);
}

} // namespace deedbox::testing
