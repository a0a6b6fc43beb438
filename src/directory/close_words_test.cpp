#include "directory/close_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace deedbox::directory {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

bool meet(const std::string& typed, const std::string& word) {
    const auto listed = rests_listed(word);
    return std::ranges::any_of(rests_of(typed, errors_forgiven(typed)), [&](const std::string& rest) {
        return std::ranges::find(listed, rest) != listed.end();
    });
}

TEST(TypingErrors, AreLettersMissingTooManyOthersOrSwapped) {
    EXPECT_EQ(typing_errors("lodz", "lodz", 2), 0);
    EXPECT_EQ(typing_errors("lozd", "lodz", 2), 1) << "swapped";
    EXPECT_EQ(typing_errors("loz", "lodz", 2), 1) << "missing";
    EXPECT_EQ(typing_errors("looodz", "lodz", 2), 2) << "too many";
    EXPECT_EQ(typing_errors("ladz", "lodz", 2), 1) << "another";
    EXPECT_EQ(typing_errors("zdol", "lodz", 2), 3) << "more than two";
    EXPECT_EQ(typing_errors("慶応義塾", "慶應義塾", 2), 1) << "a letter, not its octets";
}

TEST(TypingErrors, AreForgivenByTheLengthOfTheWord) {
    EXPECT_EQ(errors_forgiven("abc"), 0);
    EXPECT_EQ(errors_forgiven("abcd"), 1);
    EXPECT_EQ(errors_forgiven("abcdefg"), 1);
    EXPECT_EQ(errors_forgiven("abcdefgh"), 2);
    EXPECT_EQ(errors_forgiven(std::string(40, 'a')), 2);
    EXPECT_EQ(errors_forgiven(std::string(41, 'a')), 0) << "nobody types that";
    EXPECT_EQ(errors_forgiven("慶應義塾"), 1);
}

// The promise of the list: whatever is forgiven is found by it.
TEST(TypingErrors, HaveARestInCommonWithTheWordThatWasMeant) {
    std::mt19937 random{20261130};
    const auto letter = [&] { return static_cast<char>('a' + random() % 4); };
    std::set<int> seen;
    for (int i = 0; i < 20'000; ++i) {
        std::string word;
        for (auto length = 3 + random() % 12; length > 0; --length) word += letter();
        auto typed = word;
        for (auto errors = random() % 3; errors > 0; --errors) {
            const auto at = random() % typed.size();
            switch (random() % 4) {
            case 0: typed.erase(at, 1); break;
            case 1: typed.insert(at, 1, letter()); break;
            case 2: typed[at] = letter(); break;
            default:
                if (at + 1 < typed.size()) std::swap(typed[at], typed[at + 1]);
            }
        }
        const auto errors = typing_errors(typed, word, 2);
        if (errors_forgiven(typed) == 0 || errors > errors_forgiven(typed)) continue;
        seen.insert(errors);
        ASSERT_TRUE(meet(typed, word)) << typed << " for " << word;
    }
    EXPECT_THAT(seen, ElementsAre(0, 1, 2));
}

TEST(Words, AreListedWhenTheyAreNeitherShortNorEndlessNorSigns) {
    EXPECT_TRUE(is_listed("abc"));
    EXPECT_FALSE(is_listed("ab"));
    EXPECT_TRUE(is_listed(std::string(40, 'a')));
    EXPECT_FALSE(is_listed(std::string(41, 'a')));
    EXPECT_FALSE(is_listed("100%"));
    EXPECT_FALSE(is_listed("a_b"));
    EXPECT_THAT(words_of("universita di pisa, dip. (fisica) / ct-3"),
                ElementsAre("universita", "di", "pisa", "dip.", "fisica", "ct", "3"));
}

TEST(Meanings, AreTheNearestWordsFirst) {
    const std::vector<Meant> words{{"keoi", {"keio", "kelo"}}, {"univresity", {"university", "universite"}}};
    EXPECT_THAT(meant_by(words, Reading::nearest), ElementsAre(ThreePatterns{"%university%", "%keio%", "%"}));
    EXPECT_THAT(meant_by({{"keio", {"keio", "keil"}}, {"univresity", {"university"}}}, Reading::nearest),
                ElementsAre(ThreePatterns{"%university%", "%keio%", "%"}))
        << "a word that there is stays";
    EXPECT_THAT(meant_by({{"unive", {}}, {"keoi", {"keio"}}}, Reading::nearest),
                ElementsAre(ThreePatterns{"%unive%", "%keio%", "%"}))
        << "a part of one may be meant where nothing is close";
}

TEST(Meanings, ThenAnyThatIsCloseWithTheFewestErrorsFirst) {
    EXPECT_THAT(
        meant_by({{"keoi", {"keio", "keoi", "kelo"}}, {"univresity", {"university", "universite"}}}, Reading::all),
        ElementsAre(ThreePatterns{"%university%", "%keoi%", "%"}, ThreePatterns{"%univresity%", "%keio%", "%"},
                    ThreePatterns{"%universite%", "%keoi%", "%"}, ThreePatterns{"%university%", "%keio%", "%"},
                    ThreePatterns{"%universite%", "%keio%", "%"}));
    for (const auto reading : {Reading::nearest, Reading::all}) {
        EXPECT_THAT(meant_by({{"keio", {}}}, reading), IsEmpty());
        EXPECT_THAT(meant_by({{"keio", {"keio"}}}, reading), IsEmpty()) << "that is what was typed";
        EXPECT_THAT(meant_by({{"of", {"off"}}}, reading), IsEmpty()) << "nothing is forgiven";
    }
}

TEST(Meanings, AreOfTheThreeLongestWordsAndAtMostThirtyTwo) {
    EXPECT_THAT(meant_by({{"of", {}}, {"pisa", {}}, {"universita", {"university"}}, {"fisica", {}}}, Reading::nearest),
                ElementsAre(ThreePatterns{"%university%", "%fisica%", "%pisa%"}));
    std::vector<std::string> many;
    for (char c = 'a'; c <= 'z'; ++c) many.push_back(std::string{"wor"} + c);
    const auto meant = meant_by({{"word", many}, {"wort", many}, {"worn", many}}, Reading::all);
    EXPECT_THAT(meant, SizeIs(32));
    EXPECT_THAT(meant, Each(Not(ElementsAre("%wort%", "%worn%", "%word%"))));
    EXPECT_THAT(meant, Contains(ElementsAre("%wort%", "%worn%", "%wora%")));
}

} // namespace
} // namespace deedbox::directory
