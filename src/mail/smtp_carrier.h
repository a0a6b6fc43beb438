#pragma once

#include "base/worker_pool.h"
#include "mail/carrier.h"

namespace deedbox::mail {

/// The message as it goes over the wire apart from its parts: RFC 5322 headers in order. Public for the tests.
std::vector<std::string> headers_of(const Envelope& envelope);

/// Sends over SMTP (libcurl): `smtp://` with STARTTLS where the server offers it, `smtps://` with TLS from the start.
/// Each of its threads keeps one connection open. 4xx and a server that cannot be reached defer; 5xx is a bounce.
class SmtpCarrier final : public Carrier {
public:
    explicit SmtpCarrier(std::string url, unsigned connections = 4);
    Task<Delivery> carry(Wording wording) override;

private:
    std::string url_;
    WorkerPool pool_;
};

} // namespace deedbox::mail
