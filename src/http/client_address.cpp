#include "http/client_address.h"

#include <boost/algorithm/string.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>

#include <algorithm>
#include <charconv>
#include <vector>

namespace deedbox::http {

namespace {

namespace ip = boost::asio::ip;

std::optional<IpAddress> address_in(std::string_view text) {
    boost::system::error_code error;
    const auto address = ip::make_address(text, error);
    return error ? std::nullopt : std::optional{plain(address)};
}

unsigned short bits_of(const IpAddress& address) {
    return address.is_v4() ? 32 : 128;
}

IpAddress first_of(const IpAddress& address, unsigned short bits) {
    if (address.is_v4()) return ip::make_network_v4(address.to_v4(), bits).network();
    return ip::make_network_v6(address.to_v6(), bits).network();
}

std::string network_text(const IpAddress& address, unsigned short bits) {
    return first_of(address, bits).to_string() + "/" + std::to_string(bits);
}

// `"[2001:db8::1]:4711"`, `198.51.100.7:4711` and the bare address are one (RFC 7239 §6).
std::optional<IpAddress> hop(std::string_view written) {
    const auto trimmed = boost::trim_copy_if(std::string{written}, boost::is_any_of(" \t\""));
    std::string_view text = trimmed;
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        return end == std::string_view::npos ? std::nullopt : address_in(text.substr(1, end - 1));
    }
    if (std::ranges::count(text, ':') == 1) text = text.substr(0, text.find(':'));
    return address_in(text);
}

} // namespace

std::optional<Network> Network::parse(std::string_view text) {
    const auto slash = text.find('/');
    const auto address = address_in(text.substr(0, slash));
    if (!address) return std::nullopt;
    if (slash == std::string_view::npos) return Network{*address, bits_of(*address)};
    const auto length = text.substr(slash + 1);
    unsigned short bits = 0;
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), bits);
    if (error != std::errc{} || end != length.data() + length.size() || bits > bits_of(*address)) return std::nullopt;
    if (first_of(*address, bits) != *address) return std::nullopt;
    return Network{*address, bits};
}

bool Network::contains(const IpAddress& address) const {
    const auto asked = plain(address);
    return asked.is_v4() == first_.is_v4() && first_of(asked, bits_) == first_;
}

IpAddress plain(const IpAddress& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, address.to_v6());
    return address;
}

IpAddress client_of(const IpAddress& peer, std::string_view forwarded_for, std::span<const Network> trusted) {
    auto client = plain(peer);
    const auto is_trusted = [&] {
        return std::ranges::any_of(trusted, [&](const Network& network) { return network.contains(client); });
    };
    while (!forwarded_for.empty() && is_trusted()) {
        const auto comma = forwarded_for.rfind(',');
        const auto written = hop(comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1));
        if (!written) break;
        client = *written;
        forwarded_for = comma == std::string_view::npos ? std::string_view{} : forwarded_for.substr(0, comma);
    }
    return client;
}

std::string counted_as(const IpAddress& client) {
    return client.is_v4() ? client.to_string() : network_text(client, 64);
}

std::string coarse_network(const IpAddress& client) {
    return network_text(client, client.is_v4() ? 24 : 48);
}

} // namespace deedbox::http
