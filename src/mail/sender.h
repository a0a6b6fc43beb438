#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace deedbox::mail {

/// Who a mail is from: a name for people, and an address.
struct Sender {
    std::string name; // empty: none
    std::string address;

    /// Reads one mailbox of RFC 5322 §3.4: `address`, `Name <address>`, or the same with the name in quotes. The
    /// address comes in its normal form, its domain in A-labels; `localhost` is a domain too. Otherwise what would be
    /// right: comments in ( ) and lists of addresses are none.
    static std::expected<Sender, std::string> parse(std::string_view text);

    /// `Name <address>` with the name as people read it; the address alone when there is none.
    std::string text() const { return name.empty() ? address : name + " <" + address + ">"; }
    std::string domain() const { return address.substr(address.rfind('@') + 1); }
    bool operator==(const Sender&) const = default;
};

} // namespace deedbox::mail
