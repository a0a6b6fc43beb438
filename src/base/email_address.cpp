#include "base/email_address.h"

#include "base/ascii.h"

#include <algorithm>

namespace deedbox {

namespace {

// RFC 5322 §3.2.3: atext.
bool atom_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view{"!#$%&'*+-/=?^_`{|}~"}.find(c) != std::string_view::npos;
}

bool is_dot_string(std::string_view text) {
    if (text.empty() || text.size() > 64 || text.front() == '.' || text.back() == '.') return false;
    if (text.find("..") != std::string_view::npos) return false;
    return std::ranges::all_of(text, [](char c) { return c == '.' || atom_character(c); });
}

} // namespace

std::expected<EmailAddress, FieldProblem> EmailAddress::parse(std::string_view text) {
    const auto refused = std::unexpected{FieldProblem{"email.syntax"}};
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    const auto at = text.rfind('@');
    if (at == std::string_view::npos || !is_dot_string(text.substr(0, at))) return refused;
    const auto domain_text = text.substr(at + 1);
    if (domain_text.find_first_of(" \t\r\n") != std::string_view::npos) return refused;
    auto domain = DomainName::parse(domain_text);
    if (!domain) return refused;
    auto normal = lower_ascii(text.substr(0, at)) + "@" + domain->text();
    if (normal.size() > 254) return refused; // RFC 5321 §4.5.3.1.3 with the erratum
    return EmailAddress{std::move(normal), std::move(*domain)};
}

} // namespace deedbox
