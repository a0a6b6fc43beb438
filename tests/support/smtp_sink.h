#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace deedbox::testing {

/// A mail as it arrived.
struct CaughtMail {
    std::string from; // of the envelope
    std::string to;
    std::string raw; // as it came over the wire

    /// A header's value, unfolded and decoded (RFC 2047); empty when it is not there.
    std::string header(const std::string& name) const;
    /// The text or HTML part, decoded.
    std::string text() const { return part("text/plain"); }
    std::string html() const { return part("text/html"); }
    /// The token of the link to a page of ours, such as `approvals`, which stands alone on a line of the text.
    std::string token(const std::string& page) const;

private:
    std::string part(const std::string& type) const;
};

/// A mail server on a free loopback port that takes every mail and keeps it, or refuses as it was told to.
class SmtpSink {
public:
    SmtpSink();
    ~SmtpSink();
    SmtpSink(const SmtpSink&) = delete;
    SmtpSink& operator=(const SmtpSink&) = delete;

    std::string url() const;
    std::vector<CaughtMail> mails() const;
    std::size_t count() const;
    /// The answer to `RCPT TO` for an address, such as `550 5.1.1 no such user`; an empty one takes the address again.
    void answer_recipient(const std::string& address, const std::string& answer);
    /// The answer to `MAIL FROM`, whoever the mail is for.
    void answer_sender(const std::string& answer) { answer_recipient("", answer); }
    /// The answer to a command, such as `EHLO`, or to a mail's final dot, as `.`; an empty one is the usual answer.
    void answer_command(const std::string& command, const std::string& answer) {
        answer_recipient(" " + command, answer);
    }
    /// How the last who came greeted.
    std::string greeted_as() const;
    std::size_t connections() const { return connections_; }
    /// Called when a mail is there, before its sender is told that it was taken. Set before the first mail comes.
    std::function<void()> before_taking{};
    /// Called before somebody who came is greeted. Set before the first comes.
    std::function<void()> before_greeting{};

private:
    void accept();
    void serve(int socket);
    std::string answer_for(const std::string& address, const std::string& usual = "250 ok") const;

    int listener_ = -1;
    unsigned short port_ = 0;
    mutable std::mutex mutex_;
    std::vector<CaughtMail> mails_;
    std::map<std::string, std::string> answers_;
    std::string greeted_as_;
    std::vector<int> open_;
    std::vector<std::thread> talks_;
    std::atomic<std::size_t> connections_{0};
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

} // namespace deedbox::testing
