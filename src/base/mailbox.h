#pragma once

#include "base/email_address.h"

namespace deedbox {

/// Whose mails an address brings: the address without what its owner may write into it at will, which is its
/// sub-address
/// (`joe+orders@keio.jp`, RFC 5233) and, for Google's own domains, which are one, its dots. So `J.Doe+a@googlemail.com`
/// and `jdoe@gmail.com` are one mailbox, `joe+a@keio.jp` and `joe@keio.jp` another.
///
/// Mailboxes only ever take away: whoever shares one with the requester does not decide, what is limited is limited for
/// all its spellings. They never give: at a server without sub-addresses `joe+a` is somebody else than `joe`, so
/// signing in and deciding go by the whole address, and so do the mails.
class Mailbox {
public:
    static Mailbox of(const EmailAddress& address);

    Mailbox() = default;
    const std::string& text() const { return text_; }
    auto operator<=>(const Mailbox&) const = default;

private:
    explicit Mailbox(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

bool same_mailbox(const EmailAddress& one, const EmailAddress& other);

} // namespace deedbox
