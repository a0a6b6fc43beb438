#pragma once

#include "base/worker_pool.h"
#include "mail/carrier.h"
#include "mail/smtp_client.h"

namespace deedbox::mail {

/// The message as it goes over the wire apart from its parts: RFC 5322 headers in order. Public for the tests.
std::vector<std::string> headers_of(const Envelope& envelope);

/// Sends over SMTP (libcurl). Each of its threads keeps one connection open. A refusal for good of the recipient is a
/// bounce; every other refusal, and a server that cannot be reached, defers.
class SmtpCarrier final : public Carrier {
public:
    explicit SmtpCarrier(SmtpServer server, unsigned connections = 4);
    ~SmtpCarrier() override { stop(); }
    /// Breaks off the talks that go on.
    void stop() { stopping_ = true; }
    Task<Delivery> carry(Wording wording) override;

private:
    Delivery deliver(CURL* handle, const Envelope& envelope) const;

    SmtpServer server_;
    std::atomic<bool> stopping_{false};
    WorkerPool pool_; // the first to go: its threads look at what stands above
};

/// What a mail server makes of us: signs in, and names the sender as both ends of a mail that is then not sent. How the
/// server greeted, or why it would not take our mails.
std::expected<std::string, std::string> check_mail_server(const SmtpServer& server, const Sender& sender);

} // namespace deedbox::mail
