#include "base/domain_name.h"

#include "base/ascii.h"

#include <boost/asio/ip/address.hpp>
#include <idn2.h>
#include <libpsl.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <ranges>

namespace deedbox {

namespace {

std::unexpected<FieldProblem> syntax(std::string because) {
    return std::unexpected{FieldProblem{"domain.syntax", {}, std::move(because)}};
}

// Made at build from the npm package `tldts`, and the names of our own list that are handed out below; the list that
// comes with libpsl is as old as the system.
constexpr char suffix_list[] = {
#embed "public_suffix_list.dat"
};

const psl_ctx_t* suffixes() {
    static const psl_ctx_t* const list = [] {
        std::FILE* file = ::fmemopen(const_cast<char*>(suffix_list), sizeof suffix_list, "r");
        const auto* loaded = psl_load_fp(file);
        std::fclose(file);
        return psl_suffix_count(loaded) > 0 ? loaded : psl_builtin();
    }();
    return list;
}

struct Freed {
    void operator()(char* text) const { idn2_free(text); }
};
using Idn2Text = std::unique_ptr<char, Freed>;

bool is_ip_address(std::string_view text) {
    boost::system::error_code error;
    boost::asio::ip::make_address(text, error);
    // `1.2` and `0x7f.1` are addresses to many resolvers: a last label that is all digits is never a domain (RFC 3696
    // §2).
    const auto last = text.substr(text.rfind('.') + 1);
    return !error || text.starts_with('[') ||
           (!last.empty() && std::ranges::all_of(last, [](char c) { return c >= '0' && c <= '9'; }));
}

bool is_ldh(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

// libidn2 leaves out ASCII characters that no host name has, so that `ke io.jp` would become `keio.jp`: they are
// refused before it sees them, and what it made is looked at again.
bool has_strange_ascii(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80 && !is_ldh(c); });
}

// Names that the mapping of IDNA leaves as they are but for their case, which most are: LDH labels of at most 63 octets
// (RFC 5890 §2.3.1) without two hyphens together, so no A-label and nothing reserved.
bool is_plain(std::string_view text) {
    constexpr std::size_t longest_label = 63;
    if (!std::ranges::all_of(text, is_ldh) || text.find("--") != std::string_view::npos) return false;
    return std::ranges::all_of(std::views::split(text, '.'),
                               [](const auto& label) { return std::ranges::size(label) <= longest_label; });
}

std::expected<std::string, int> to_ascii(std::string_view text) {
    if (is_plain(text)) return lower_ascii(text);
    char* raw = nullptr;
    const int answer =
        idn2_to_ascii_8z(std::string{text}.c_str(), &raw, IDN2_NONTRANSITIONAL | IDN2_USE_STD3_ASCII_RULES);
    const Idn2Text ascii{raw};
    if (answer != IDN2_OK) return std::unexpected{answer};
    return std::string{ascii.get()};
}

bool is_host_name(std::string_view ascii) {
    while (!ascii.empty()) {
        const auto label = ascii.substr(0, ascii.find('.'));
        if (label.empty() || label.front() == '-' || label.back() == '-' || !std::ranges::all_of(label, is_ldh))
            return false;
        ascii.remove_prefix(std::min(ascii.size(), label.size() + 1));
    }
    return true;
}

} // namespace

std::expected<DomainName, FieldProblem> DomainName::parse(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    if (text.empty()) return syntax("empty");
    if (text.size() > 1000) return syntax("length"); // U-labels are longer than A-labels, but not by that much
    if (is_ip_address(text)) return syntax("ip_address");
    if (text.front() == '.' || text.back() == '.' || text.find("..") != std::string_view::npos) return syntax("dots");
    if (has_strange_ascii(text)) return syntax("characters");

    auto ascii = to_ascii(text);
    if (!ascii)
        return syntax(ascii.error() == IDN2_TOO_BIG_DOMAIN || ascii.error() == IDN2_TOO_BIG_LABEL ? "length"
                                                                                                  : "characters");
    DomainName name{std::move(*ascii)};
    if (name.ascii_.size() > 253) return syntax("length");
    // What the mapping turns into dots or digits (U+3002, full-width figures) is judged as what it became.
    if (name.ascii_.empty() || name.ascii_.front() == '.' || name.ascii_.back() == '.' ||
        name.ascii_.find("..") != std::string::npos)
        return syntax("dots");
    if (is_ip_address(name.ascii_)) return syntax("ip_address");
    if (!is_host_name(name.ascii_)) return syntax("characters");
    if (name.label_count() < 2) return syntax("labels");
    return name;
}

std::string DomainName::unicode() const {
    char* raw = nullptr;
    const int answer = idn2_to_unicode_8z8z(ascii_.c_str(), &raw, IDN2_NONTRANSITIONAL);
    const Idn2Text text{raw};
    return answer == IDN2_OK ? text.get() : ascii_;
}

std::size_t DomainName::label_count() const {
    return static_cast<std::size_t>(std::ranges::count(ascii_, '.')) + 1;
}

bool DomainName::is_public_suffix() const {
    return psl_is_public_suffix2(suffixes(), ascii_.c_str(), PSL_TYPE_ICANN) == 1;
}

bool DomainName::is_shared() const {
    return !is_public_suffix() && psl_is_public_suffix2(suffixes(), ascii_.c_str(), PSL_TYPE_ANY) == 1;
}

std::optional<DomainName> DomainName::registered() const {
    if (is_public_suffix()) return std::nullopt;
    const char* found = psl_registrable_domain(suffixes(), ascii_.c_str());
    return found ? DomainName{found} : *this;
}

} // namespace deedbox
