#include "accounts/account_name.h"

#include <gtest/gtest.h>

namespace deedbox::accounts {
namespace {

TEST(AName, IsFoldedAsAKeyboardWithoutAccentsWouldWriteIt) {
    const std::pair<const char*, const char*> cases[] = {
        {"Université de Liège", "universite de liege"},
        {"Uniwersytet Łódzki", "uniwersytet lodzki"},
        {"Københavns Universitet", "kobenhavns universitet"},
        {"Straße", "strasse"},
        {"Æther & Þing", "aether & thing"},
        {"Bogazici  Üniversitesi", "bogazici universitesi"},
        {"İstanbul", "istanbul"},
        {"Đại học", "dai hoc"},
        {"東京大学", "東京大学"},
        {"Национальный", "национальныи"},
    };
    for (const auto& [name, form] : cases) EXPECT_EQ(folded_name(name), form);
}

TEST(AName, IsTheSameWithEveryApostropheAndWithNone) {
    for (const auto* name :
         {"L'Aquila", "L’Aquila", "L‘Aquila", "L`Aquila", "L´Aquila", "Lʼaquila", "L′Aquila", "L＇Aquila"})
        EXPECT_EQ(folded_name(name), "laquila") << name;
    EXPECT_EQ(folded_name("Hawaiʻi"), "hawaii");
}

TEST(AName, IsTheSameHoweverItsAccentsAreTyped) {
    EXPECT_EQ(folded_name("Lie\u0300ge"), folded_name("Li\u00e8ge"));
    EXPECT_EQ(folded_name("o\u0308sterreich"), "osterreich");
}

TEST(AName, FoldedTwiceIsAsFoldedOnce) {
    for (const auto* name : {"Łódź ʻĀina ½", "ﬁeld №", "Ａｂ’ｃ"})
        EXPECT_EQ(folded_name(folded_name(name)), folded_name(name)) << name;
}

} // namespace
} // namespace deedbox::accounts
