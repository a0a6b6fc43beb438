#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deedbox {

/// A line of a CSV document (RFC 4180), with its CRLF. A text that a spreadsheet would take for a formula gets an
/// apostrophe in front, so that nothing that somebody typed is run where it is opened (OWASP, "CSV Injection").
std::string csv_line(const std::vector<std::string>& fields);

} // namespace deedbox
