// What one hash costs whoever guesses: the figures that SECURITY.md gives.
#include "users/password.h"

#include "portal/wait.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::users {
namespace {

using ::testing::StartsWith;

constexpr auto documented = "$argon2id$v=19$m=19456,t=2,p=1$"; // m in KiB: 19 MiB

std::string hash_by(PasswordHasher& hasher) {
    return *portal::wait_for(hasher.hash("a password for tests"));
}

TEST(Passwords, HaveTwelveTo128Characters) {
    EXPECT_EQ(Password::parse(std::string(11, 'x')).error().code, "password.too_short");
    std::string varied;
    while (varied.size() < 128) varied += "four quiet words and a " + std::to_string(varied.size()) + " ";
    EXPECT_TRUE(Password::parse(varied.substr(0, 12)));
    EXPECT_TRUE(Password::parse(varied.substr(0, 127) + "!"));
    EXPECT_EQ(Password::parse(std::string(129, 'x')).error().code, "password.too_long");
}

TEST(Passwords, AreHashedAsSecurityMdSays) {
    PasswordHasher programs{1};
    EXPECT_THAT(hash_by(programs), StartsWith(documented));
}

TEST(Passwords, AreProvenByHashesOfAnyCost) {
    PasswordHasher cheap{1, {.passes = 1, .memory_bytes = 8192}};
    const auto hash = hash_by(cheap);
    EXPECT_THAT(hash, StartsWith("$argon2id$v=19$m=8,t=1,p=1$"));
    PasswordHasher programs{1};
    EXPECT_TRUE(*portal::wait_for(programs.matches("a password for tests", hash)));
    EXPECT_FALSE(*portal::wait_for(programs.matches("another password", hash)));
    EXPECT_FALSE(*portal::wait_for(programs.matches("a password for tests", std::nullopt)));
}

} // namespace
} // namespace deedbox::users
