#include "mail/return_token.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::mail {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;

struct ReturnToken : ::testing::Test {
    static void SetUpTestSuite() { start_cryptography(); }
    SecretKey key = SecretKey::from_bytes("a key");
    MailId mail{123456789012345678};
    std::string token = return_token(key, mail);
};

TEST_F(ReturnToken, FitsIntoAnAddressInLowerCase) {
    EXPECT_THAT(token, MatchesRegex("[0-9a-f]{48}"));
    const auto address = with_token(std::string(most_before_token, 'b') + "@example.com", token);
    EXPECT_EQ(address.find('@'), 64U);
    EXPECT_TRUE(EmailAddress::parse(address));
}

TEST_F(ReturnToken, NamesItsMailWhereverItStands) {
    EXPECT_THAT(mails_of_tokens(key, token), ElementsAre(mail));
    EXPECT_THAT(mails_of_tokens(key, "<" + with_token("bounces@example.com", token) + ">"), ElementsAre(mail));
    auto shouted = token;
    for (auto& c : shouted) c = static_cast<char>(std::toupper(c));
    EXPECT_THAT(mails_of_tokens(key, "BOUNCES+" + shouted + "@EXAMPLE.COM"), ElementsAre(mail))
        << "some mail servers change the case";
    const auto other = return_token(key, MailId{5});
    EXPECT_THAT(mails_of_tokens(key, token + ", " + other + ", " + token), ElementsAre(mail, MailId{5}));
}

TEST_F(ReturnToken, CannotBeMadeWithoutTheKey) {
    EXPECT_THAT(mails_of_tokens(SecretKey::from_bytes("another"), token), IsEmpty());
    for (std::size_t i = 0; i < token.size(); ++i) {
        auto changed = token;
        changed[i] = changed[i] == '0' ? '1' : '0';
        EXPECT_THAT(mails_of_tokens(key, changed), IsEmpty()) << i;
    }
    EXPECT_THAT(mails_of_tokens(key, token + "0"), IsEmpty());
    EXPECT_THAT(mails_of_tokens(key, token + "00"), IsEmpty());
    EXPECT_THAT(mails_of_tokens(key, token.substr(1)), IsEmpty());
    EXPECT_THAT(mails_of_tokens(key, hex(*from_base64url(key.link_token(LinkPurpose::mail_stop, mail.number, 1)))),
                IsEmpty())
        << "a token made for something else";
}

} // namespace
} // namespace deedbox::mail
