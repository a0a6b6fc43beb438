#include "accounts/stranger_mails.h"

#include <algorithm>

namespace deedbox::accounts {

namespace {

std::unexpected<Error> too_many(std::string code, std::int64_t cap, const StrangerMails& more, Instant now) {
    const auto end = more.end_of_day();
    return std::unexpected{Error{.kind = Kind::too_many,
                                 .code = std::move(code),
                                 .arguments = {{"max", cap}, {"until", end}, {"time", end}},
                                 .retry_after = std::chrono::ceil<std::chrono::seconds>(end - now)}};
}

} // namespace

StrangerMails StrangerMails::among(const std::vector<EmailAddress>& recipients, CountedAs sender, Instant now) {
    const auto is_stranger = [&](const EmailAddress& recipient) { return !is_of_company(recipient, sender.domain); };
    const auto mails = std::ranges::count_if(recipients, is_stranger);
    return {.sender = std::move(sender), .mails = mails, .day = std::chrono::floor<std::chrono::days>(now)};
}

Result<void> check_caps(const mail::StrangerCaps& caps, const SentToStrangers& sent, const StrangerMails& more,
                        Instant now) {
    if (more.mails == 0) return {};
    if (caps.of_mailbox > 0 && sent.of_mailbox + more.mails > caps.of_mailbox)
        return too_many("mails.too_many.of_sender", caps.of_mailbox, more, now);
    if (caps.of_domain > 0 && !more.sender.domain.empty() && sent.of_domain + more.mails > caps.of_domain)
        return too_many("mails.too_many.of_domain", caps.of_domain, more, now);
    return {};
}

} // namespace deedbox::accounts
