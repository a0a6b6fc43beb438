#include "users/password_rules.h"

#include <gtest/gtest.h>

namespace deedbox::users {
namespace {

std::string code_of(std::string_view text) {
    const auto password = Password::parse(text);
    return password ? "" : password.error().code;
}

std::string repeated(std::string_view text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

TEST(APassword, ThatManyPeopleUseIsRefused) {
    for (const auto* common : {"123qweasdzxc", "1q2w3e4r5t6y", "123QWEasdzxc", "unbelievable", "administrator",
                               "qwertyuiop12", "qwertyuiop!1", "!!sunshine2026", "iloveyou2026!", "P@ssw0rd1234"})
        EXPECT_EQ(code_of(common), "password.common") << common;
}

TEST(APassword, ThatRepeatsOrCountsIsRefused) {
    for (const auto* repeats : {"aaaaaaaaaaaa", "            ", "abababababab", "passwordpassword", "112211221122",
                                "abcdefghijkl", "987654321098", "mnbvmnbvmnbvmn", "          \t "})
        EXPECT_EQ(code_of(repeats), "password.repeats") << repeats;
    EXPECT_EQ(code_of("\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000"), "password.repeats")
        << "blanks of another kind";
    EXPECT_EQ(code_of("what is twice what is twice"), "") << "a piece that would do by itself";
}

TEST(APassword, OfAnyOtherWordsIsGood) {
    for (const auto* good : {"a password for tests", "correct horse battery staple", "four quiet words here",
                             "7391-mike-0482", "パスワードはながいほうがいい", "x9$Lm2#qR7vT"})
        EXPECT_EQ(code_of(good), "") << good;
}

TEST(APassword, IsCountedAsItIsHashedHoweverItWasTyped) {
    const std::string composed = "\uac01";                                   // a Hangul syllable
    const std::string in_pieces = "\u1100\u1161\u11a8";                      // the same of three letters
    const std::string others = "\uac02\uac03\uac04\uac05\uac06\uac07\uac08"; // so that nothing repeats
    EXPECT_EQ(code_of(repeated(composed, 4) + others), "password.too_short");
    EXPECT_EQ(code_of(repeated(in_pieces, 4) + others), "password.too_short") << "eleven, and not nineteen";
    EXPECT_EQ(code_of(repeated(in_pieces, 121) + others), "") << "128";
    EXPECT_EQ(code_of(repeated(in_pieces, 122) + others), "password.too_long");
    const auto typed = TypedPassword::parse(repeated(in_pieces, 121) + others);
    ASSERT_TRUE(typed) << "what could be chosen can be typed";
    EXPECT_EQ(typed->text(), Password::parse(repeated(composed, 121) + others)->text());
    EXPECT_EQ(TypedPassword::parse(repeated(in_pieces, 122) + others).error().code, "password.too_long");
    EXPECT_EQ(TypedPassword::parse("").error().code, "field.empty");
}

TEST(APassword, IsNotMadeOfWhatIsKnownOfItsOwner) {
    const PasswordRules rules{"Perla Networks"};
    const auto refused = [&](const char* text) {
        return !rules.check(*Password::parse(text), "/password", "Zoë Müller", *EmailAddress::parse("zoe.m@keio.jp"));
    };
    for (const auto* known :
         {"zoe.m@keio.jp1", "ZOE.M@KEIO.JP", "zoë müller 1", "Müller-Zoe-1990", "muller.zoe.99", "deedbox-demo-2026",
          "Perla Networks 26", "smart-account-1", "keio-deedbox-zoe", "Deedbox Licences"})
        EXPECT_TRUE(refused(known)) << known;
    for (const auto* good :
         {"zoe has twelve cats", "a password for tests", "my account is nobodys business", "networks of quiet fish"})
        EXPECT_FALSE(refused(good)) << good;
}

} // namespace
} // namespace deedbox::users
