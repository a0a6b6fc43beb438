#pragma once

#include <boost/asio/ip/address.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace deedbox::http {

using IpAddress = boost::asio::ip::address;

/// A network of IP addresses; a single address is a network of its own.
class Network {
public:
    /// `10.0.0.0/8`, `2001:db8::/32`, or an address alone. Nothing for anything else, nor where bits are set behind the
    /// length: `10.0.0.1/8` leaves open what is meant.
    static std::optional<Network> parse(std::string_view text);

    bool contains(const IpAddress& address) const;

private:
    Network(IpAddress first, unsigned short bits) : first_{std::move(first)}, bits_{bits} {}

    IpAddress first_;
    unsigned short bits_;
};

/// An address in its plain form: IPv4 is IPv4, however it was wrapped (`::ffff:192.0.2.1`).
IpAddress plain(const IpAddress& address);

/// Who calls: the last address that a trusted proxy has not written about itself. From anybody else the header counts
/// for nothing. An entry may be quoted, in brackets, with a port, as proxies write it; one that is no address ends the
/// walk at the proxy that wrote it.
IpAddress client_of(const IpAddress& peer, std::string_view forwarded_for, std::span<const Network> trusted);

/// What limits count as one client: an IPv4 address, or the /64 that an IPv6 host commonly has to itself.
std::string counted_as(const IpAddress& client);

/// Where a client is, in coarse terms: the /24 of an IPv4 address, the /48 of an IPv6 address.
std::string coarse_network(const IpAddress& client);

} // namespace deedbox::http
