#pragma once

#include "mail/bounces.h"

#include <memory>

namespace deedbox::mail {

/// Where an LMTP listener is: `127.0.0.1:24`, `[::1]:24` or `unix:/run/deedbox/lmtp`.
struct LmtpPlace {
    std::string host; // an IP address; empty for a socket in the file system
    unsigned short port = 0;
    std::string path{};

    /// Nothing for a text that is neither.
    static std::optional<LmtpPlace> parse(const std::string& text);
};

/// Takes reports of undelivered mails from a mail server over LMTP (RFC 2033), and nothing else: every address that
/// holds no token of ours is refused, but for those that reports without one may come to.
class LmtpListener {
public:
    LmtpListener(Bounces& bounces, std::vector<std::string> plain_addresses);
    ~LmtpListener();

    /// Listens and serves on the context until that stops. Errors when the place cannot be had.
    Result<void> listen(boost::asio::io_context& context, const LmtpPlace& place);
    /// The port that it has, when it was asked for port 0.
    unsigned short port() const;

    struct Shared; // what its talks have in common

private:
    std::shared_ptr<Shared> shared_;
};

} // namespace deedbox::mail
