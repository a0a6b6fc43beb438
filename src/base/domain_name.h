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
    std::size_t label_count() const;

    /// Whether this is a name below which the public registers names (`com`, `co.uk`), by the public suffix list.
    bool is_public_suffix() const;
    /// The public suffix and one label: what a company registered. `ot.website.co.uk` → `website.co.uk`. Nothing for a
    /// public suffix itself.
    std::optional<DomainName> registered() const;

    auto operator<=>(const DomainName&) const = default;

private:
    explicit DomainName(std::string ascii) : ascii_{std::move(ascii)} {}
    std::string ascii_;
};

} // namespace deedbox
