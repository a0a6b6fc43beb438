#pragma once

#include "base/described.h"
#include "base/domain_name.h"

namespace deedbox {

/// A mail address in its normal form: lower case, the domain in A-labels. Two addresses are the same mailbox to us when
/// their normal forms are equal. Only what RFC 5321 §4.1.2 calls a dot-string is taken: no quotes, no comments, no
/// address literals, no SMTPUTF8.
class EmailAddress {
public:
    /// Refuses with `email.syntax`.
    static std::expected<EmailAddress, FieldProblem> parse(std::string_view text);
    static described::TextSchema schema() { return {.max_length = 254, .format = "email", .example = "it@keio.jp"}; }

    EmailAddress() = default;
    const std::string& text() const { return text_; }
    const DomainName& domain() const { return domain_; }
    auto operator<=>(const EmailAddress&) const = default;

private:
    EmailAddress(std::string text, DomainName domain) : text_{std::move(text)}, domain_{std::move(domain)} {}
    std::string text_;
    DomainName domain_;
};

} // namespace deedbox
