#include "portal/content_coding.h"

#include <gtest/gtest.h>

namespace deedbox::portal {

namespace {

constexpr std::array all{Coding::brotli, Coding::gzip, Coding::identity};
constexpr std::array plain{Coding::identity};

std::string chosen(http::Headers headers, std::span<const Coding> on_offer = all) {
    const auto coding = best_coding(headers, on_offer);
    return coding ? std::string{name_of(*coding)} : "none";
}

std::string asked(std::string accept_encoding, std::span<const Coding> on_offer = all) {
    return chosen({{"Accept-Encoding", std::move(accept_encoding)}}, on_offer);
}

TEST(ContentCoding, TheSmallestOfThoseLikedBest) {
    EXPECT_EQ(asked("gzip, deflate, br, zstd"), "br");
    EXPECT_EQ(asked("gzip, deflate"), "gzip");
    EXPECT_EQ(asked("BR"), "br");
    EXPECT_EQ(asked("gzip;q=1.0, br;q=0.5"), "gzip");
    EXPECT_EQ(asked("br ; q=0.8, gzip ;Q=0.9"), "gzip");
    EXPECT_EQ(asked("identity, gzip;q=0.5"), "identity");
    EXPECT_EQ(chosen({{"Accept-Encoding", "gzip"}, {"accept-encoding", "br"}}), "br");
}

TEST(ContentCoding, IdentityForWhoAsksForNothingThatThereIs) {
    EXPECT_EQ(chosen({}), "identity");
    EXPECT_EQ(asked(""), "identity");
    EXPECT_EQ(asked("zstd, deflate"), "identity");
    EXPECT_EQ(asked("gzipped, brotli"), "identity");
    EXPECT_EQ(asked("gzip", plain), "identity");
}

TEST(ContentCoding, ZeroIsARefusal) {
    EXPECT_EQ(asked("br;q=0, gzip"), "gzip");
    EXPECT_EQ(asked("br;q=0.000, gzip;q=0"), "identity");
    EXPECT_EQ(asked("identity;q=0, gzip;q=0.001"), "gzip");
    EXPECT_EQ(asked("identity;q=0"), "none");
    EXPECT_EQ(asked("*;q=0"), "none");
    EXPECT_EQ(asked("gzip, identity;q=0", plain), "none");
    EXPECT_EQ(asked("*;q=0, identity"), "identity");
}

TEST(ContentCoding, AStarIsEveryCodingThatIsNotNamed) {
    EXPECT_EQ(asked("*"), "br");
    EXPECT_EQ(asked("br;q=0, *"), "gzip");
    EXPECT_EQ(asked("gzip;q=0.5, *;q=0.1"), "gzip");
    EXPECT_EQ(asked("*", plain), "identity");
}

TEST(ContentCoding, AWeightThatCannotBeReadIsARefusal) {
    for (const auto* weight : {"q=", "q=much", "q=-1", "q=2", "q=nan"})
        EXPECT_EQ(asked("br;" + std::string{weight} + ", gzip"), "gzip") << weight;
}

} // namespace

} // namespace deedbox::portal
