#include "dns/resolver_settings.h"

#include <boost/asio/ip/address.hpp>

#include <charconv>
#include <fstream>

namespace deedbox::dns {

using namespace setting;

namespace {

constexpr std::string_view anchor_of_the_system = "/usr/share/dns/root.key";

bool is_port(std::string_view text) {
    unsigned short port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc{} && end == text.data() + text.size() && port > 0;
}

Read<std::string> server(const std::string& value) {
    const auto at = value.find('@');
    boost::system::error_code no_address;
    boost::asio::ip::make_address(value.substr(0, at), no_address);
    const bool right = !no_address && (at == std::string::npos || is_port(std::string_view{value}.substr(at + 1)));
    return text_if(right, value,
                   "off, or IP addresses with commas, each with a port behind an @ if it is not 53: 127.0.0.1@5353");
}

std::expected<void, WrongValue> servers(ResolverSettings& settings, const std::string& value) {
    settings.asks = value != "off";
    settings.servers.clear();
    if (settings.asks) settings.servers = TRY(list<server>(value));
    return {};
}

// A system without Debian's dns-root-data has none at that place, and is not asked to have one.
Read<std::string> trust_anchor(const std::string& value) {
    if (value.empty() || std::ifstream{value}.good()) return value;
    if (value == anchor_of_the_system) return std::string{};
    return wrong(value, "a file that can be read, with trust anchors as unbound-anchor writes them");
}

} // namespace

std::vector<SettingOf<ResolverSettings>> resolver_settings() {
    return {
        {"DEEDBOX_DNS", "", servers,
         "DNS resolvers that domains are looked up at, with commas: 192.0.2.53, or 127.0.0.1@5353 with a port. Empty: "
         "those of /etc/resolv.conf. `off`: there is no DNS, so no domain can be proven."},
        {"DEEDBOX_DNS_TRUST_ANCHOR_FILE", anchor_of_the_system,
         into<&ResolverSettings::trust_anchor_file, trust_anchor>,
         "File with the key of the DNS root, by which answers are validated (DNSSEC). The resolvers have to pass on "
         "signatures then. Empty, or the default and not there: answers are believed as they come."},
        {"DEEDBOX_DNS_TIMEOUT", "10s", into<&ResolverSettings::patience, duration>,
         "How long a look into the DNS waits for an answer."},
    };
}

} // namespace deedbox::dns
