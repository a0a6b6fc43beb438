#include "mail/sender.h"

#include "base/email_address.h"
#include "base/plain_text.h"

#include <boost/algorithm/string.hpp>

#include <optional>

namespace deedbox::mail {

namespace {

constexpr TextLimits name_limits{0, 200, Lines::one};
constexpr auto right = "an address, or Name <address>";
constexpr auto right_without_comment = "an address, or Name <address>, without a comment in ( )";

std::optional<std::string> address_of(std::string_view text) {
    if (text.find(' ') != std::string_view::npos) return std::nullopt;
    if (auto address = EmailAddress::parse(text)) return address->text();
    // No name of the DNS, but a machine's own: good enough for a demonstration.
    constexpr std::string_view here = "@localhost";
    const auto as_elsewhere = EmailAddress::parse(std::string{text} + ".example");
    if (!boost::iends_with(text, here) || !as_elsewhere) return std::nullopt;
    return as_elsewhere->text().substr(0, text.size());
}

struct NameAndRest {
    std::string name;
    std::string_view rest;
};

// RFC 5322 §3.2.4: a quoted string, in which a backslash takes what follows it as it is.
std::optional<NameAndRest> after_quoted_name(std::string_view text) {
    NameAndRest out;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '"') {
            out.rest = boost::trim_copy(text.substr(i + 1));
            return out;
        }
        if (text[i] == '\\' && ++i == text.size()) return std::nullopt;
        out.name += text[i];
    }
    return std::nullopt;
}

// More than RFC 5322 lets a name without quotes have: `Perla, Inc. <…>` can be read in one way only.
std::optional<NameAndRest> after_plain_name(std::string_view text) {
    const auto open = text.find('<');
    if (open == std::string_view::npos) return NameAndRest{.name = {}, .rest = text};
    const auto name = boost::trim_copy(text.substr(0, open));
    if (name.find_first_of("\"<>()@:;\\[]") != std::string_view::npos) return std::nullopt;
    return NameAndRest{std::string{name}, text.substr(open)};
}

bool has_comment(std::string_view text) {
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') quoted = !quoted;
        if (quoted && text[i] == '\\') ++i;
        if (!quoted && text[i] == '(') return true;
    }
    return false;
}

} // namespace

std::expected<Sender, std::string> Sender::parse(std::string_view text) {
    const auto wrong = std::unexpected{std::string{has_comment(text) ? right_without_comment : right}};
    text = boost::trim_copy_if(text, [](char c) { return c == ' '; });
    const bool quoted = text.starts_with('"');
    auto split = quoted ? after_quoted_name(text) : after_plain_name(text);
    if (!split) return wrong;
    auto& [name, rest] = *split;
    const bool in_brackets = rest.size() > 2 && rest.starts_with('<') && rest.ends_with('>');
    if (!in_brackets && (quoted || rest.starts_with('<'))) return wrong;
    auto address = address_of(in_brackets ? rest.substr(1, rest.size() - 2) : rest);
    auto shown = clean_text(name, name_limits);
    if (!address || !shown) return wrong;
    return Sender{std::move(*shown), std::move(*address)};
}

} // namespace deedbox::mail
