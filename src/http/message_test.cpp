#include "http/message.h"

#include <gtest/gtest.h>

namespace deedbox::http {
namespace {

TEST(AnAddress, IsWellEscapedWhenTwoHexadecimalDigitsFollowEveryPercentSign) {
    for (const auto* good : {"", "/a", "/%41", "/%c3%A9", "/%00", "/a|b", "/\"", "/\xc3\xa9", "/a?q=%25&b"})
        EXPECT_TRUE(is_well_escaped(good)) << good;
    for (const auto* bad : {"%", "/%4", "/%zz", "/%4z", "/%%41", "/a?q=%", "/%-1", "/% 1"})
        EXPECT_FALSE(is_well_escaped(bad)) << bad;
}

TEST(AnAddress, IsDecodedAsItIsOtherwise) {
    EXPECT_EQ(percent_decoded("a%2Fb%c3%a9"), "a/b\xc3\xa9");
    EXPECT_EQ(percent_decoded("a+b|\xc3\xa9%25"), "a+b|\xc3\xa9%");
    EXPECT_EQ(percent_decoded("%00"), std::string(1, '\0'));
}

TEST(ATarget, IsAPathOrAWholeAddress) {
    const struct {
        const char* text;
        const char* authority;
        const char* path;
        const char* query;
    } cases[] = {
        {"/", "", "/", ""},
        {"/a?b?c", "", "/a", "b?c"},
        {"//a", "", "//a", ""},
        {"http://host/readyz", "host", "/readyz", ""},
        {"HTTP://host:8080/a?b", "host:8080", "/a", "b"},
        {"https://[::1]:8080", "[::1]:8080", "/", ""},
        {"http://host?b", "host", "/", "b"},
    };
    for (const auto& [text, authority, path, query] : cases) {
        const auto target = Target::parse(text);
        ASSERT_TRUE(target) << text;
        EXPECT_EQ(target->authority, authority) << text;
        EXPECT_EQ(target->path, path) << text;
        EXPECT_EQ(target->query, query) << text;
    }
    for (const auto* bad : {"", "*", "a", "host:443", "http:///a", "ftp://host/a", "?b"})
        EXPECT_FALSE(Target::parse(bad)) << bad;
}

TEST(HeaderLines, OfOneNameAreOneList) {
    Headers headers;
    add_line(headers, "Cookie", "a=1");
    add_line(headers, "X-Forwarded-For", "192.0.2.1");
    add_line(headers, "cookie", "b=2; c=3");
    add_line(headers, "x-forwarded-for", "192.0.2.2");
    EXPECT_EQ(header(headers, "Cookie"), "a=1; b=2; c=3");
    EXPECT_EQ(header(headers, "X-Forwarded-For"), "192.0.2.1, 192.0.2.2");
    EXPECT_EQ(headers.size(), 2U);
}

TEST(AQuery, GivesAParameterDecoded) {
    const std::pair<const char*, std::optional<std::string>> cases[] = {
        {"q=1", "1"},
        {"a=2&q=1&q=3", "1"},
        {"q=a+b%2B", "a b+"},
        {"%71=1", "1"},
        {"q", ""},
        {"q=", ""},
        {"q=b=c", "b=c"},
        {"&&q=1&", "1"},
        {"q=a|b", "a|b"}, // not as RFC 3986 has it, and understood all the same
        {"q=[\"x\"]", "[\"x\"]"},
        {"q=\xc3\xa9%c3%a9", "\xc3\xa9\xc3\xa9"},
        {"q=?/:@#", "?/:@#"},
        {"q=%00x", std::string("\0x", 2)},
        {"q=%25zz", "%zz"},
        {"", std::nullopt},
        {"qq=1&=q&Q=1", std::nullopt},
    };
    for (const auto& [query, value] : cases) EXPECT_EQ(query_parameter(query, "q"), value) << query;
}

} // namespace
} // namespace deedbox::http
