#include "http/client_address.h"

#include <gtest/gtest.h>

#include <vector>

namespace deedbox::http {
namespace {

IpAddress address(const char* text) {
    return boost::asio::ip::make_address(text);
}

std::vector<Network> networks(std::initializer_list<const char*> texts) {
    std::vector<Network> out;
    for (const auto* text : texts) out.push_back(*Network::parse(text));
    return out;
}

TEST(ANetwork, IsWrittenWithItsLengthOrIsOneAddress) {
    for (const auto* good : {"10.0.0.0/8", "192.0.2.1", "192.0.2.1/32", "0.0.0.0/0", "2001:db8::/32", "::1", "::1/128"})
        EXPECT_TRUE(Network::parse(good)) << good;
    for (const auto* bad : {"", "10.0.0.0/33", "10.0.0.1/8", "10.0.0.0/", "10.0.0.0/x", "10.0.0.0/-1", "10.0.0.0/8/8",
                            "2001:db8::1/32", "2001:db8::/129", "proxy.example", "10.0.0", "10.0.0.0/ 8"})
        EXPECT_FALSE(Network::parse(bad)) << bad;
}

TEST(ANetwork, HasTheAddressesThatBeginAsItDoes) {
    const auto ten = *Network::parse("10.0.0.0/8");
    EXPECT_TRUE(ten.contains(address("10.255.3.4")));
    EXPECT_TRUE(ten.contains(address("::ffff:10.1.2.3"))) << "IPv4, however it is wrapped";
    EXPECT_FALSE(ten.contains(address("11.0.0.0")));
    EXPECT_FALSE(ten.contains(address("2001:db8::1")));
    const auto one = *Network::parse("2001:db8::5");
    EXPECT_TRUE(one.contains(address("2001:db8::5")));
    EXPECT_FALSE(one.contains(address("2001:db8::6"))) << "one address, and not its /64";
}

TEST(AClient, IsWhoTheTrustedProxyNames) {
    const auto trusted = networks({"127.0.0.1", "10.0.0.0/8", "2001:db8::5"});
    const struct {
        const char* peer;
        const char* header;
        const char* client;
    } cases[] = {
        {"127.0.0.1", "", "127.0.0.1"},
        {"127.0.0.1", "198.51.100.7", "198.51.100.7"},
        {"127.0.0.1", "198.51.100.7:4711", "198.51.100.7"},
        {"127.0.0.1", "\"198.51.100.7:4711\"", "198.51.100.7"},
        {"127.0.0.1", "2001:db8::9", "2001:db8::9"},
        {"127.0.0.1", "[2001:db8::9]", "2001:db8::9"},
        {"127.0.0.1", "\"[2001:db8::9]:4711\"", "2001:db8::9"},
        {"127.0.0.1", "::ffff:198.51.100.7", "198.51.100.7"},
        {"127.0.0.1", "9.9.9.9, 198.51.100.7", "198.51.100.7"}, // what the client made up stands before
        {"127.0.0.1", "198.51.100.7, 10.1.2.3", "198.51.100.7"},
        {"::ffff:127.0.0.1", "198.51.100.7", "198.51.100.7"},
        {"2001:db8::5", "198.51.100.7", "198.51.100.7"},
        {"2001:db8::6", "198.51.100.7", "2001:db8::6"}, // beside the proxy, in its /64
        {"203.0.113.1", "198.51.100.7", "203.0.113.1"},
        {"127.0.0.1", "unknown", "127.0.0.1"},
        {"127.0.0.1", "198.51.100.7, _hidden", "127.0.0.1"},
        {"127.0.0.1", "198.51.100.7,", "127.0.0.1"},
        {"127.0.0.1", "[2001:db8::9", "127.0.0.1"},
    };
    for (const auto& [peer, header, client] : cases)
        EXPECT_EQ(client_of(address(peer), header, trusted).to_string(), client) << peer << " " << header;
}

TEST(AClient, IsCountedByItsAddressOrItsIpv6Network) {
    EXPECT_EQ(counted_as(address("198.51.100.7")), "198.51.100.7");
    EXPECT_EQ(counted_as(address("2001:db8:1:2:3::4")), "2001:db8:1:2::/64");
}

TEST(AClient, IsShownInCoarseTerms) {
    EXPECT_EQ(coarse_network(address("198.51.100.7")), "198.51.100.0/24");
    EXPECT_EQ(coarse_network(address("2001:db8:1:2:3::4")), "2001:db8:1::/48");
}

} // namespace
} // namespace deedbox::http
