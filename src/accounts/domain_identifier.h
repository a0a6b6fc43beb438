#pragma once

#include "base/described.h"
#include "base/domain_name.h"
#include "base/email_address.h"

namespace deedbox::accounts {

/// The DNS-like name of a Smart Account: a company's registered domain or a prefix on it. Two to eight labels below a
/// public suffix, in A-labels; never a public mailbox provider's or a disposable-mail domain; no label that mixes
/// scripts or can be taken for a Latin one.
class DomainIdentifier {
public:
    /// Refuses with `domain.syntax`, `domain.labels`, `domain.public_suffix`, `domain.public_mailbox`,
    /// `domain.disposable`, `domain.confusable`.
    static std::expected<DomainIdentifier, FieldProblem> parse(std::string_view text);
    /// The same of a name that has been read before; never refuses its syntax.
    static std::expected<DomainIdentifier, FieldProblem> of(DomainName name);
    static described::TextSchema schema() {
        return {.max_length = 253,
                .description =
                    "registered domain of the company, or a prefix on it; U-labels are taken, A-labels are kept",
                .example = "keio.jp"};
    }

    DomainIdentifier() = default;
    const std::string& text() const { return name_.text(); }
    const DomainName& name() const { return name_; }
    /// What the company registered: `ot.website.com` → `website.com`.
    DomainName registered_domain() const { return *name_.registered(); }
    auto operator<=>(const DomainIdentifier&) const = default;

private:
    explicit DomainIdentifier(DomainName name) : name_{std::move(name)} {}
    DomainName name_;
};

/// The identifiers whose accounts' admins decide about this one: itself and those above it, nearest first, up to the
/// registered domain.
std::vector<std::string> at_or_above(std::string_view identifier, std::string_view registered_domain);

/// What the request form starts with: the registered domain of the requester's address; nothing for a mailbox
/// provider's.
std::optional<DomainIdentifier> default_identifier(const EmailAddress& email);

/// The domain that what people of one company do is counted by: the registered domain of their address, and nothing for
/// a mailbox provider's, whose users have nothing to do with each other.
std::string counted_domain(const EmailAddress& email);

/// Whether an address is of the company that owns a registered domain.
bool is_of_company(const EmailAddress& email, std::string_view registered_domain);

/// By what somebody's requests and mails are counted: their mailbox, and their `counted_domain`. Working it out asks
/// the lists of names; an act does so once.
struct CountedAs {
    std::string mailbox;
    std::string domain;

    static CountedAs of(const EmailAddress& email);
};

} // namespace deedbox::accounts
