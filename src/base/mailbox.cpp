#include "base/mailbox.h"

#include <algorithm>

namespace deedbox {

// Migration 0050 says the same in SQL, for the rows that were there before.
Mailbox Mailbox::of(const EmailAddress& address) {
    const auto& whole = address.text();
    auto name = whole.substr(0, whole.rfind('@'));
    // A name that begins with a plus is all there is.
    if (const auto plus = name.find('+'); plus != std::string::npos && plus > 0) name.resize(plus);
    if (!whole.ends_with("@gmail.com") && !whole.ends_with("@googlemail.com"))
        return Mailbox{name + "@" + address.domain().text()};
    std::erase(name, '.');
    return Mailbox{name + "@gmail.com"};
}

bool same_mailbox(const EmailAddress& one, const EmailAddress& other) {
    return Mailbox::of(one) == Mailbox::of(other);
}

} // namespace deedbox
