#pragma once

#include "base/task.h"
#include "mail/letter.h"
#include "mail/mail.h"
#include "mail/sender.h"

#include <expected>
#include <functional>

namespace deedbox::mail {

/// A mail ready to go.
struct Envelope {
    MailId id;
    Sender from{};
    std::string return_path; // where a report comes back to; an address
    std::string to;
    std::string subject;
    std::string message_id;   // without angle brackets; the same at every try
    std::string return_token; // proves that a report which brings it back is about this mail
    std::string text;
    std::string html;
    std::string one_click_stop; // where a POST stops mails like this one; empty: there is no such place
    Language language = Language::en;
    Instant date{};
};

/// What became of one try.
struct Delivery {
    MailState state; // sent, deferred or bounced
    std::optional<MailReason> reason{};
    std::string detail{};
};

/// Makes the words of one mail, on whichever thread the carrier can spare; otherwise says why it cannot.
using Wording = std::function<std::expected<Envelope, std::string>()>;

/// How mails leave the house: over SMTP, or into the built-in mailbox of a demonstration.
class Carrier {
public:
    virtual ~Carrier() = default;
    virtual Task<Delivery> carry(Wording wording) = 0;
};

/// A row that this version cannot word must not stop the others; a later version may.
inline Delivery unwordable(std::string why) {
    return {MailState::deferred, MailReason::unwordable, std::move(why)};
}

} // namespace deedbox::mail
