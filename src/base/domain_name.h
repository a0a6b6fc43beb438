#pragma once

#include "base/result.h"

#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace deedbox {

/// A host name as the DNS knows it: lower-case A-labels (IDNA 2008, RFC 5890), two labels or more, at most 253 octets
/// (RFC 1035 §2.3.4), no IP address, no trailing dot.
class DomainName {
public:
    /// Refuses with `domain.syntax` and the cause: `empty`, `characters`, `dots`, `ip_address`, `labels`, `length`.
    static std::expected<DomainName, FieldProblem> parse(std::string_view text);

    DomainName() = default;
    const std::string& text() const { return ascii_; }
    /// U-labels, for people's eyes.
    std::string unicode() const;
    /// Whether people see another name than the DNS does: one of its labels is an A-label.
    bool is_international() const { return ascii_.starts_with("xn--") || ascii_.contains(".xn--"); }
    std::size_t label_count() const;

    /// Whether this is a name below which registries let the public register names (`com`, `co.uk`): the ICANN section
    /// of the public suffix list.
    bool is_public_suffix() const;
    /// Whether its owner lets others have names below it (`github.io`, `ruhr-uni-bochum.de`): the list's private
    /// section. It has an owner, who may ask for an account, but its mail addresses prove less.
    bool is_shared() const;
    /// The public suffix, of either section, and one label: what a company registered. `ot.website.co.uk` →
    /// `website.co.uk`; a shared name is its own. Nothing for a public suffix.
    std::optional<DomainName> registered() const;

    auto operator<=>(const DomainName&) const = default;

private:
    explicit DomainName(std::string ascii) : ascii_{std::move(ascii)} {}
    std::string ascii_;
};

} // namespace deedbox
