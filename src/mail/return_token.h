#pragma once

#include "base/secrets.h"
#include "mail/mail.h"

namespace deedbox::mail {

// A report of a mail that could not be delivered is a mail that anybody can write. It counts only when it brings back
// something that only the mail itself had in it: a token made of the mail's id and the server's key, in the address
// that the report is sent to or in a header of the mail that it returns. In hex, because mail servers do not all keep
// the case of an address.

/// 24 octets.
constexpr std::size_t return_token_size = 48;

std::string return_token(const SecretKey& key, MailId mail);

/// The mails that proven tokens anywhere in the text name, in their order; what only looks like a token is nothing.
std::vector<MailId> mails_of_tokens(const SecretKey& key, std::string_view text);

/// `bounces@example.com` and a token: `bounces+TOKEN@example.com`.
std::string with_token(std::string_view address, std::string_view token);

/// The most that the part before the @ may have, so that it fits into 64 octets with a token (RFC 5321 §4.5.3.1.1).
constexpr std::size_t most_before_token = 64 - return_token_size - 1;

} // namespace deedbox::mail
