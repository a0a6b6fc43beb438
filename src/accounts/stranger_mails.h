#pragma once

#include "accounts/domain_identifier.h"
#include "base/instant.h"
#include "base/result.h"
#include "mail/stranger_caps.h"

namespace deedbox::accounts {

/// How many mails a mailbox and its mail domain had sent to strangers on one day.
struct SentToStrangers {
    std::int64_t of_mailbox = 0;
    std::int64_t of_domain = 0;
};
BOOST_DESCRIBE_STRUCT(SentToStrangers, (), (of_mailbox, of_domain))

/// What an act is going to send to strangers, as it counts against the caps.
struct StrangerMails {
    CountedAs sender;
    std::int64_t mails = 0;
    Instant day{}; // UTC

    /// Of those that an act of `sender` writes to, whoever is outside the company that the sender's address is of. Who
    /// has mail at a provider is of none, and everybody is a stranger to them.
    static StrangerMails among(const std::vector<EmailAddress>& recipients, CountedAs sender, Instant now);
    Instant end_of_day() const { return day + std::chrono::days{1}; }
};

/// Whether there is room for them. Errors: `mails.too_many.of_sender`, `mails.too_many.of_domain`, with when to come
/// again.
Result<void> check_caps(const mail::StrangerCaps& caps, const SentToStrangers& sent, const StrangerMails& more,
                        Instant now);

} // namespace deedbox::accounts
