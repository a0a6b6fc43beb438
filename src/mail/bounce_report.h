#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace deedbox::mail {

/// What a report says of one recipient (RFC 3464 §2.3).
struct ReportedRecipient {
    std::string recipient; // the address, in its normal form where it is one
    std::string original;  // the same, of the address that was first written to; empty when the report leaves it out
    std::string action;    // failed, delayed, delivered, relayed, expanded; in lower case
    std::string reason;    // status and diagnosis, cleaned
};

/// What a delivery status notification says, and where a token may be in it.
struct BounceReport {
    std::vector<ReportedRecipient> recipients;
    std::string returned;  // X-Deedbox-Mail of the mail that it brings back
    std::string addressed; // where the report itself was sent to, by its headers
};

constexpr std::size_t largest_report = 1024 * 1024;

/// Reads a mail with a part that is a `delivery-status` (RFC 3464, 6533); anything else is refused with what it lacks.
/// The mail may be anybody's, and anything.
std::expected<BounceReport, std::string> read_bounce(std::string_view mail);

} // namespace deedbox::mail
