#include "directory/directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::directory {
namespace {

using ::testing::ElementsAre;

TEST(WhatASearchLooksFor, IsFoldedAsNamesAre) {
    const auto sought = wanted({.text = "  Université_100% "});
    EXPECT_EQ(sought.name, "universite_100%");
    EXPECT_THAT(sought.name_patterns, ElementsAre("%universite\\_100\\%%"));
    EXPECT_FALSE(sought.domain_prefix);
    EXPECT_THAT(wanted({.text = R"(a\bc)"}).name_patterns, ElementsAre(R"(%a\\bc%)"));
    EXPECT_EQ(wanted({.text = "L’Aquila"}).name, "laquila");
}

TEST(WhatASearchLooksFor, IsAnIdentifierAsItIsStored) {
    EXPECT_EQ(wanted({.text = "Bücher.example"}).text_prefix, "xn--bcher-kva.example");
    EXPECT_EQ(wanted({.domain = "Kei"}).domain_prefix, "kei") << "half typed";
    EXPECT_FALSE(wanted({.domain = "keio.jp"}).name);
}

TEST(WhatASearchLooksFor, IsEachOfItsWords) {
    const auto sought = wanted({.text = "of Smith-Jones, Hospitals (UK)"});
    EXPECT_THAT(sought.name_patterns, ElementsAre("%of%", "%smith%", "%jones%", "%hospitals%", "%uk%"));
    EXPECT_EQ(sought.trigrams->front(), "%hospitals%") << "the longest";
}

TEST(WhatASearchLooksFor, IsAskedOfTheIndexOnlyWhereItCanTell) {
    EXPECT_THAT(*wanted({.text = "Kéio"}).trigrams, ElementsAre("%keio%", "%", "%"));
    EXPECT_EQ(wanted({.text = "東京大"}).trigrams->front(), "%東京大%");
    EXPECT_EQ(wanted({.text = "ab_keio%"}).trigrams->front(), "%keio%") << "a sign of its own parts a word";
    EXPECT_THAT(wanted({.text = "ab_keio%"}).name_patterns, ElementsAre("%ab\\_keio\\%%"));
    EXPECT_FALSE(wanted({.text = "Kéio"}).name_beginning);
    EXPECT_THAT(wanted({.text = "de li"}).name_patterns, ElementsAre("%de li%")) << "no word, but the text";
}

TEST(WhatASearchLooksFor, IsABeginningWhereTheIndexCannotTell) {
    for (const auto* text : {"ke", "東京", "k_", "10%", "ab_cd", "%", "a-"}) {
        EXPECT_FALSE(wanted({.text = text}).trigrams) << text;
        EXPECT_EQ(wanted({.text = text}).name_beginning, text);
    }
    EXPECT_THAT(wanted({.text = "k_"}).name_patterns, ElementsAre("k\\_%"));
    EXPECT_GT(behind_all_with("ke"), "ke東京");
    EXPECT_LT(behind_all_with("ke"), "kf");
}

TEST(WhatASearchLooksFor, IsNothingWhenNoLetterIsLeft) {
    for (const auto* text : {" ", "'"}) {
        const auto sought = wanted({.text = text});
        EXPECT_FALSE(sought.name || sought.trigrams || sought.name_beginning || sought.text_prefix) << text;
    }
}

TEST(ThePlaceOfARow, IsReadFromItsCursor) {
    const auto read = position_from(cursor_at({.rank = 3, .id = 4711, .name = "a name of words"}));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->rank, 3);
    EXPECT_EQ(read->id, 4711);
    EXPECT_EQ(read->name, "a name of words");
    EXPECT_EQ(position_from(std::nullopt)->rank, -1) << "before every row";
    for (const auto* other : {"", "3", "3 x name", "4711"}) EXPECT_FALSE(position_from(other)) << other;
}

} // namespace
} // namespace deedbox::directory
