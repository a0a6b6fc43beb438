#include "mail/return_token.h"

#include <algorithm>

namespace deedbox::mail {

namespace {

bool in_token(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::optional<MailId> mail_of(const SecretKey& key, std::string_view token) {
    const auto bytes = from_hex(token);
    if (!bytes) return std::nullopt;
    const auto link_token = base64url(*bytes);
    const auto mail = SecretKey::link_of(link_token);
    if (!mail || !key.opens(link_token, LinkPurpose::mail_return, *mail, 1)) return std::nullopt;
    return MailId{*mail};
}

} // namespace

std::string return_token(const SecretKey& key, MailId mail) {
    return hex(*from_base64url(key.link_token(LinkPurpose::mail_return, mail.number, 1)));
}

std::vector<MailId> mails_of_tokens(const SecretKey& key, std::string_view text) {
    std::vector<MailId> out;
    for (auto rest = text; !rest.empty();) {
        const auto begin = std::ranges::find_if(rest, in_token);
        const auto end = std::find_if_not(begin, rest.end(), in_token);
        if (static_cast<std::size_t>(end - begin) == return_token_size)
            if (const auto mail = mail_of(key, {begin, end}); mail && std::ranges::find(out, *mail) == out.end())
                out.push_back(*mail);
        rest = {end, rest.end()};
    }
    return out;
}

std::string with_token(std::string_view address, std::string_view token) {
    const auto at = address.rfind('@');
    return std::string{address.substr(0, at)} + "+" + std::string{token} + std::string{address.substr(at)};
}

} // namespace deedbox::mail
