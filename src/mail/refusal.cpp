#include "mail/refusal.h"

#include <boost/algorithm/string.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <regex>

namespace deedbox::mail {

namespace {

struct EnhancedStatus {
    unsigned subject = 0;
    unsigned detail = 0;
};

// `550 5.1.1 …`: behind the code (RFC 2034 §4).
std::optional<EnhancedStatus> enhanced_status(const std::string& text) {
    static const std::regex form{R"(^\d{3}[ -][245]\.(\d{1,3})\.(\d{1,3})\b)"};
    std::smatch found;
    if (!std::regex_search(text, found, form)) return std::nullopt;
    return EnhancedStatus{static_cast<unsigned>(std::stoul(found[1])), static_cast<unsigned>(std::stoul(found[2]))};
}

// What a server says in its own words, without the addresses that it repeats: `relay@spam.example` is no block list.
std::string words_of(const std::string& text) {
    static const std::regex address{R"(<[^>]*>|\S+@\S+)"};
    return boost::to_lower_copy(std::regex_replace(text, address, " "));
}

template <std::size_t N>
bool says_any(const std::string& words, const std::array<std::string_view, N>& phrases) {
    return std::ranges::any_of(phrases, [&](auto phrase) { return words.find(phrase) != std::string::npos; });
}

// Said of us alone, whatever else a server puts beside it: `Recipient address rejected: blocked using …`.
constexpr std::array<std::string_view, 53> of_us{"relay",
                                                 "rcpthosts",
                                                 "authentic",
                                                 "not logged in",
                                                 "log in",
                                                 "helo",
                                                 "ehlo",
                                                 "fully-qualified hostname",
                                                 "fully qualified hostname",
                                                 "host name",
                                                 "client host",
                                                 "reverse dns",
                                                 "reverse hostname",
                                                 "rdns",
                                                 "ptr record",
                                                 "sender address",
                                                 "sender verif",
                                                 "sender reject",
                                                 "sender denied",
                                                 "sender domain",
                                                 "invalid sender",
                                                 "sendasdenied",
                                                 "return path",
                                                 "spf",
                                                 "dkim",
                                                 "dmarc",
                                                 "blacklist",
                                                 "black list",
                                                 "blocklist",
                                                 "block list",
                                                 "blocked using",
                                                 "blocklisted",
                                                 "dnsbl",
                                                 " rbl",
                                                 "spamhaus",
                                                 "spamcop",
                                                 "barracuda",
                                                 "banned",
                                                 "reputation",
                                                 "spam",
                                                 "your ip",
                                                 "ip address",
                                                 "sending limit",
                                                 "sending quota",
                                                 "message limit",
                                                 "rate limit",
                                                 "too many message",
                                                 "too many mail",
                                                 "too many connection",
                                                 "unsolicited",
                                                 "starttls",
                                                 "encrypt",
                                                 "tls required"};

constexpr std::array<std::string_view, 32> of_recipient{"user unknown",
                                                        "unknown user",
                                                        "unknown recipient",
                                                        "recipient unknown",
                                                        "unknown address",
                                                        "unknown local",
                                                        "no such user",
                                                        "no such recipient",
                                                        "no such mailbox",
                                                        "no such address",
                                                        "no such person",
                                                        "no mailbox",
                                                        "recipient address rejected",
                                                        "recipient rejected",
                                                        "recipientnotfound",
                                                        "invalid recipient",
                                                        "invalid mailbox",
                                                        "invalid address",
                                                        "bad destination",
                                                        "not found",
                                                        "mailbox unavailable",
                                                        "mailbox not",
                                                        "mailbox full",
                                                        "mailbox is full",
                                                        "does not exist",
                                                        "doesn't exist",
                                                        "doesn't have",
                                                        "disabled",
                                                        "inactive",
                                                        "over quota",
                                                        "quota exceeded",
                                                        "undeliverable address"};

// IANA's registry of enhanced status codes; what is left out is said by too many servers of too many things.
std::optional<About> by_status(const EnhancedStatus& status) {
    const auto [subject, detail] = status;
    constexpr std::array recipients_security{2U,   13U,  17U,  18U,  124U,
                                             129U, 133U, 134U, 135U, 136U}; // lists and groups, and Exchange's own
    switch (subject) {
    case 1: // addresses
        if (detail == 7 || detail == 8 || detail == 9) return About::us;
        if (detail != 0) return About::recipient;
        return std::nullopt;
    case 2: // mailboxes
        return detail == 0 ? std::nullopt : std::optional{About::recipient};
    case 3: // the mail server itself
        return detail == 0 ? std::nullopt : std::optional{About::us};
    case 4: // routing
        return detail == 1 || detail == 4 || detail == 6 ? std::optional{About::recipient} : std::nullopt;
    case 5: // the protocol
        return detail == 0 ? std::nullopt : std::optional{About::us};
    case 6:                                                                  // what is in the mail
        return detail == 7 ? std::optional{About::recipient} : std::nullopt; // an address that needs SMTPUTF8
    case 7:                                                                  // security and policy
        if (std::ranges::find(recipients_security, detail) != recipients_security.end()) return About::recipient;
        if (detail > 1) return About::us;
        return std::nullopt;
    default: return std::nullopt;
    }
}

// 550, 551, 552, 553 and 556 are of mailboxes (RFC 5321 §4.2.3, RFC 7504 §4); the rest is of the talk.
About by_code(unsigned code, const std::optional<EnhancedStatus>& status) {
    if (status && status->subject == 7) return About::us;
    const bool of_mailboxes = (code >= 550 && code <= 553) || code == 556;
    return of_mailboxes ? About::recipient : About::us;
}

} // namespace

About about(const Answer& refusal) {
    if (refusal.stage < Stage::recipient) return About::us;
    const auto status = enhanced_status(refusal.text);
    const auto words = words_of(refusal.text);
    // `504 5.5.2 …: Recipient address rejected: need fully-qualified address`
    if (words.find("fully-qualified address") != std::string::npos) return About::recipient;
    if (const auto clear = status ? by_status(*status) : std::nullopt) return *clear;
    if (says_any(words, of_us)) return About::us;
    if (says_any(words, of_recipient)) return About::recipient;
    // Greylisting and the like.
    if (!refusal.is_for_good()) return About::recipient;
    // A mail that was taken for somebody and refused for what it says: that is ours.
    return refusal.stage == Stage::recipient ? by_code(refusal.code, status) : About::us;
}

} // namespace deedbox::mail
