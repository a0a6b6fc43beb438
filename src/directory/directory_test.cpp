#include "directory/directory.h"

#include <gtest/gtest.h>

namespace deedbox::directory {
namespace {

TEST(WhatASearchLooksFor, IsFoldedAsNamesAre) {
    const auto sought = wanted({.text = "  Université_100% "});
    EXPECT_EQ(sought.name, "universite_100%");
    EXPECT_EQ(sought.name_pattern, "%universite\\_100\\%%");
    EXPECT_FALSE(sought.domain_prefix);
    EXPECT_EQ(wanted({.text = R"(a\b)"}).name_pattern, R"(%a\\b%)");
}

TEST(WhatASearchLooksFor, IsAnIdentifierAsItIsStored) {
    EXPECT_EQ(wanted({.text = "Bücher.example"}).text_prefix, "xn--bcher-kva.example");
    EXPECT_EQ(wanted({.domain = "Kei"}).domain_prefix, "kei") << "half typed";
    EXPECT_FALSE(wanted({.domain = "keio.jp"}).name);
}

TEST(WhatASearchLooksFor, IsAskedOfTheIndexOnlyWhereItCanTell) {
    EXPECT_EQ(wanted({.text = "Kéio"}).name_trigrams, "%keio%");
    EXPECT_EQ(wanted({.text = "東京大"}).name_trigrams, "%東京大%");
    EXPECT_EQ(wanted({.text = "ab_keio%"}).name_trigrams, "%keio%") << "a sign of its own parts the text";
    EXPECT_EQ(wanted({.text = "ab_keio%"}).name_pattern, "%ab\\_keio\\%%");
    EXPECT_FALSE(wanted({.text = "Kéio"}).name_beginning);
}

TEST(WhatASearchLooksFor, IsABeginningWhereTheIndexCannotTell) {
    for (const auto* text : {"ke", "東京", "k_", "10%", "ab_cd", "%"}) {
        EXPECT_FALSE(wanted({.text = text}).name_trigrams) << text;
        EXPECT_EQ(wanted({.text = text}).name_beginning, text);
    }
    EXPECT_EQ(wanted({.text = "k_"}).name_pattern, "k\\_%");
    EXPECT_GT(behind_all_with("ke"), "ke東京");
    EXPECT_LT(behind_all_with("ke"), "kf");
}

TEST(WhatASearchLooksFor, IsNothingWhenNoLetterIsLeft) {
    const auto sought = wanted({.text = " "});
    EXPECT_FALSE(sought.name || sought.name_pattern || sought.name_trigrams || sought.name_beginning ||
                 sought.text_prefix);
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
