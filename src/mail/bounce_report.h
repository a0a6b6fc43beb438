#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace deedbox::mail {

/// What a report says became of a mail, from good to bad.
enum class ReportedFate { unknown, arrived, delayed, failed };

/// What a report says of one recipient (RFC 3464 §2.3).
struct ReportedRecipient {
    std::string recipient; // as the report names it, cleaned, for people's eyes
    ReportedFate fate = ReportedFate::unknown;
    std::string reason; // status and diagnosis, cleaned
};

/// What a delivery status notification says, and where a token may be in it.
struct BounceReport {
    std::vector<ReportedRecipient> recipients; // one at least
    std::string returned;                      // X-Deedbox-Mail of the mail that it brings back
    std::string addressed;                     // where the report itself was sent to, by its headers
};

/// Why a mail is not taken for a report.
struct Unread {
    std::string why;
    bool is_no_report = false; // it has no delivery status in it, whatever else it is
    bool is_automatic = false; // such as a note of absence (RFC 3834 §5): a program wrote it, and expects no answer
};

constexpr std::size_t largest_report = 1024 * 1024;

/// Reads a mail with a part that is a `delivery-status` (RFC 3464, 6533), at any depth of its multiparts; anything else
/// is refused with what it lacks. The mail may be anybody's, and anything.
std::expected<BounceReport, Unread> read_bounce(std::string_view mail);

} // namespace deedbox::mail
