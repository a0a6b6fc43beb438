#include "accounts/look_alike.h"

#include <gtest/gtest.h>

namespace deedbox::accounts {
namespace {

std::string look(const char* name) {
    return look_of(*DomainName::parse(name));
}

TEST(LookAlikes, AreOnlyAMarkApart) {
    EXPECT_EQ(look("ḳeio.jp"), look("keio.jp"));
    EXPECT_EQ(look("paypaĺ.com"), look("paypal.com"));
    EXPECT_EQ(look("bücher.de"), look("bucher.de"));
    EXPECT_EQ(look("łodz.pl"), look("łódź.pl"));
    EXPECT_EQ(look("lodz.pl"), look("łódź.pl")) << "a stroke is a mark, too";
    EXPECT_EQ(look("søren.dk"), look("soren.dk"));
    EXPECT_EQ(look("май.рф"), look("маи.рф"));
}

TEST(LookAlikes, HaveTheSameSkeleton) {
    EXPECT_EQ(look("modern.com"), look("modem.com")) << "rn is read as m";
    EXPECT_EQ(look("paypa1.com"), look("paypal.com"));
    EXPECT_EQ(look("g00gle.com"), look("google.com"));
    EXPECT_EQ(look("асе.com"), look("ace.com")) << "all Cyrillic";
    EXPECT_EQ(look("vıctor.com"), look("victor.com")) << "an i without its dot";
}

TEST(LookAlikes, AreNotWhatPeopleTellApart) {
    EXPECT_NE(look("keio.jp"), look("keio.com"));
    EXPECT_NE(look("keio.jp"), look("keo.jp"));
    EXPECT_NE(look("kaneka.jp"), look("kaneda.jp"));
    EXPECT_NE(look("かき.jp"), look("がき.jp")) << "another word, not an accent";
    EXPECT_NE(look("कमल.in"), look("कमला.in")) << "a vowel";
    EXPECT_NE(look("pay-pal.com"), look("paypal.com"));
}

TEST(LookAlikes, AreFoundWhateverTheSpellingTyped) {
    EXPECT_EQ(look("BÜCHER.de"), look("xn--bcher-kva.de"));
    EXPECT_EQ(look("Ｋｅｉｏ.jp"), look("keio.jp"));
}

} // namespace
} // namespace deedbox::accounts
