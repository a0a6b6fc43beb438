#pragma once

#include "base/task.h"
#include "mail/letter.h"
#include "mail/mail.h"

namespace deedbox::mail {

/// A mail ready to go.
struct Envelope {
    MailId id;
    std::string from; // `Name <address>` or an address
    std::string to;
    std::string subject;
    std::string message_id; // without angle brackets; the same at every try
    std::string text;
    std::string html;
    Language language = Language::en;
    Instant date{};
};

/// What became of one try.
struct Delivery {
    MailState state; // sent, deferred or bounced
    std::string detail{};
};

/// How mails leave the house: over SMTP, or into the built-in mailbox of a demonstration.
class Carrier {
public:
    virtual ~Carrier() = default;
    virtual Task<Delivery> carry(Envelope envelope) = 0;
};

} // namespace deedbox::mail
