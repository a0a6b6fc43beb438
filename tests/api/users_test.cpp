// Sign-up, verification, sign-in, forgotten password, profile.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct Users : ::testing::Test {
    TestPortal portal;
    Browser visitor = portal.visitor();
};

TEST_F(Users, AnAddressIsVerifiedInTheBrowserThatSignedUp) {
    EXPECT_EQ(visitor.signs_up("ann@keio.jp", "Ann").status, 202);
    EXPECT_EQ(visitor.signs_in("ann@keio.jp").code(), "session.unverified");
    const auto mail = portal.mail_to("ann@keio.jp");
    EXPECT_EQ(mail.header("Subject"), "Verify your mail address");
    EXPECT_EQ(visitor.post("/email-verifications", {{"token", mail.token("verify")}}).status, 204);
    EXPECT_EQ(visitor.get("/session").at("/user/email"), "ann@keio.jp");
    EXPECT_EQ(visitor.get("/session").at("/user/defaultDomainIdentifier"), "keio.jp");
}

TEST_F(Users, ElsewhereTheVerificationAsksForThePassword) {
    visitor.signs_up("ann@keio.jp", "Ann");
    const auto token = portal.mail_to("ann@keio.jp").token("verify");
    auto other = portal.visitor();
    const auto asked = other.post("/email-verifications", {{"token", token}});
    EXPECT_EQ(asked.status, 403);
    EXPECT_EQ(asked.code(), "verification.password_required");
    EXPECT_EQ(other.post("/email-verifications", {{"token", token}, {"password", "not this one"}}).code(),
              "session.refused");
    EXPECT_EQ(other.post("/email-verifications", {{"token", token}, {"password", usual_password}}).status, 204);
}

TEST_F(Users, AnotherSignUpsCookieVerifiesNothing) {
    visitor.signs_up("ann@keio.jp", "Ann");
    const auto token = portal.mail_to("ann@keio.jp").token("verify");
    auto eve = portal.visitor();
    eve.signs_up("eve@keio.jp", "Eve");
    EXPECT_EQ(eve.post("/email-verifications", {{"token", token}}).code(), "verification.password_required");
    auto again = portal.visitor();
    again.signs_up("ann@keio.jp", "Eve", {{"password", "a password of eve's"}});
    EXPECT_EQ(again.post("/email-verifications", {{"token", token}}).code(), "verification.password_required")
        << "nor that of another sign-up with the same address";
    EXPECT_EQ(visitor.post("/email-verifications", {{"token", token}}).status, 204);
}

TEST_F(Users, AForgedLinkOpensNothing) {
    const auto forged = [](std::string token) {
        token.back() = token.back() == 'A' ? 'B' : 'A';
        return token;
    };
    visitor.signs_up("ann@keio.jp", "Ann");
    const auto verify = portal.mail_to("ann@keio.jp").token("verify");
    EXPECT_EQ(visitor.post("/email-verifications", {{"token", forged(verify)}}).code(), "link.unknown");
    portal.user("bob@keio.jp");
    visitor.post("/password-resets", {{"email", "bob@keio.jp"}});
    const auto reset = portal.mail_to("bob@keio.jp").token("reset");
    const json::object chosen{{"password", "another good password"}};
    EXPECT_EQ(visitor.put("/password-resets/" + forged(reset), chosen).code(), "link.unknown");
    EXPECT_EQ(visitor.post("/sign-in-links/" + reset, chosen).code(), "link.unknown") << "a link of another kind";
    EXPECT_EQ(portal.visitor().signs_in("bob@keio.jp").status, 201) << "the password is as it was";
}

TEST_F(Users, AVerificationLinkWorksOnceAndNotForever) {
    visitor.signs_up("ann@keio.jp");
    const auto token = portal.mail_to("ann@keio.jp").token("verify");
    EXPECT_EQ(visitor.post("/email-verifications", {{"token", token}}).status, 204);
    EXPECT_EQ(visitor.post("/email-verifications", {{"token", token}}).at("/reason"), "used");
    auto late = portal.visitor();
    late.signs_up("bob@keio.jp");
    const auto old = portal.mail_to("bob@keio.jp").token("verify");
    portal.clock.pass(std::chrono::days{7});
    const auto answer = late.post("/email-verifications", {{"token", old}});
    EXPECT_EQ(answer.status, 410);
    EXPECT_EQ(answer.at("/reason"), "aged");
}

TEST_F(Users, AStrangersSignUpWithMyAddressTakesNothingFromMe) {
    auto squatter = portal.visitor();
    squatter.signs_up("ann@keio.jp", "Not Ann", {{"password", "the squatter's own one"}});
    const auto squatted = portal.mail_to("ann@keio.jp").token("verify");
    visitor.signs_up("ann@keio.jp", "Ann");
    EXPECT_EQ(visitor.post("/email-verifications", {{"token", portal.mail_to("ann@keio.jp").token("verify")}}).status,
              204);
    EXPECT_EQ(squatter.post("/email-verifications", {{"token", squatted}}).code(), "user.exists");
    EXPECT_EQ(squatter.signs_in("ann@keio.jp", "the squatter's own one").code(), "session.unverified");
    EXPECT_EQ(visitor.get("/session").at("/user/name"), "Ann");
}

TEST_F(Users, SignUpAnswersTheSameForKnownAndUnknownAddresses) {
    portal.user("ann@keio.jp", "Ann");
    auto known = visitor.signs_up("ann@keio.jp", "Eve");
    auto unknown = portal.visitor().signs_up("new@keio.jp", "Eve");
    EXPECT_EQ(known.status, unknown.status);
    EXPECT_EQ(known.at("/email"), "ann@keio.jp");
    EXPECT_EQ(known.body.as_object().size(), unknown.body.as_object().size());
    EXPECT_EQ(known.headers.count("set-cookie"), 1U);
    EXPECT_EQ(portal.mail_to("ann@keio.jp").header("Subject"), "You are already signed up");
}

TEST_F(Users, SignInAnswersTheSameForUnknownAddressAndWrongPassword) {
    portal.user("ann@keio.jp");
    const auto wrong = visitor.signs_in("ann@keio.jp", "wrong password");
    const auto unknown = visitor.signs_in("nobody@keio.jp");
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(wrong.text, unknown.text);
    EXPECT_EQ(wrong.code(), "session.refused");
}

TEST_F(Users, SigningUpAndThenInTellsNothingAboutAnAddress) {
    portal.user("ann@keio.jp");
    const auto probe = [&](const std::string& email) {
        auto eve = portal.visitor();
        eve.signs_up(email, "Eve", {{"password", "a password of eve's"}});
        return eve.signs_in(email, "a password of eve's").text;
    };
    EXPECT_EQ(probe("ann@keio.jp"), probe("nobody@keio.jp"));
}

TEST_F(Users, ANewPasswordEndsEveryOtherLinkForOne) {
    portal.user("ann@keio.jp");
    visitor.post("/password-resets", {{"email", "ann@keio.jp"}});
    const auto first = portal.mail_to("ann@keio.jp").token("reset");
    visitor.post("/password-resets", {{"email", "ann@keio.jp"}});
    const auto second = portal.mail_to("ann@keio.jp").token("reset");
    EXPECT_EQ(visitor.put("/password-resets/" + second, {{"password", "another good password"}}).status, 204);
    EXPECT_EQ(visitor.put("/password-resets/" + first, {{"password", "a third good password"}}).status, 410);
}

TEST_F(Users, SigningOutEndsTheSession) {
    auto ann = portal.user("ann@keio.jp");
    const auto cookies = ann.cookies;
    EXPECT_EQ(ann.remove("/session").status, 204);
    ann.cookies = cookies; // somebody kept the cookie
    EXPECT_EQ(ann.get("/session").status, 401);
}

TEST_F(Users, ASessionEndsByItself) {
    auto ann = portal.user("ann@keio.jp");
    portal.clock.pass(std::chrono::days{14});
    EXPECT_EQ(ann.get("/session").code(), "session.required");
}

TEST_F(Users, AForgottenPasswordIsChosenAnewAndEverySessionEnds) {
    auto ann = portal.user("ann@keio.jp");
    EXPECT_EQ(visitor.post("/password-resets", {{"email", "ann@keio.jp"}}).status, 202);
    const auto token = portal.mail_to("ann@keio.jp").token("reset");
    EXPECT_EQ(visitor.put("/password-resets/" + token, {{"password", "short"}}).fields(),
              "/password password.too_short");
    EXPECT_EQ(visitor.put("/password-resets/" + token, {{"password", "another good password"}}).status, 204);
    EXPECT_EQ(ann.get("/session").status, 401);
    EXPECT_EQ(visitor.signs_in("ann@keio.jp", "another good password").status, 201);
    EXPECT_EQ(visitor.put("/password-resets/" + token, {{"password", "a third good password"}}).at("/reason"), "used");
}

TEST_F(Users, AResetLinkAgesAndEndsNobodyElses) {
    portal.user("ann@keio.jp");
    portal.user("bob@keio.jp");
    for (const auto* email : {"ann@keio.jp", "bob@keio.jp"}) visitor.post("/password-resets", {{"email", email}});
    const auto of_ann = portal.mail_to("ann@keio.jp").token("reset");
    const auto of_bob = portal.mail_to("bob@keio.jp").token("reset");
    const json::object chosen{{"password", "another good password"}};
    EXPECT_EQ(visitor.put("/password-resets/" + of_ann, chosen).status, 204);
    EXPECT_EQ(visitor.put("/password-resets/" + of_bob, chosen).status, 204);
    visitor.post("/password-resets", {{"email", "ann@keio.jp"}});
    const auto old = portal.mail_to("ann@keio.jp").token("reset");
    portal.clock.pass(std::chrono::days{7});
    EXPECT_EQ(visitor.put("/password-resets/" + old, chosen).at("/reason"), "aged");
}

TEST_F(Users, AForgottenPasswordOfNobodyAnswersTheSame) {
    const auto answer = visitor.post("/password-resets", {{"email", "nobody@keio.jp"}});
    EXPECT_EQ(answer.status, 202);
    EXPECT_THAT(portal.mail_to("nobody@keio.jp").text(), HasSubstr("it is not signed up here"));
}

TEST_F(Users, TheFirstAdministratorSignsInOnceByTheLink) {
    const auto token =
        portal.run(portal.portal().users().create_administrator(*EmailAddress::parse("root@operator.example"), "Root"));
    ASSERT_TRUE(token);
    const auto answer = visitor.post("/sign-in-links/" + *token, {{"password", usual_password}});
    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(answer.at("/user/staffRole"), "administrator");
    EXPECT_EQ(visitor.post("/sign-in-links/" + *token, {{"password", usual_password}}).status, 410);
    EXPECT_EQ(visitor.put("/password-resets/" + *token, {{"password", usual_password}}).status, 404)
        << "a link of another kind";
}

TEST_F(Users, NameAndLanguageAreOnesOwn) {
    auto ann = portal.user("ann@keio.jp", "Ann");
    EXPECT_EQ(ann.patch("/profile", {{"language", "it"}}).at("/user/language"), "it");
    EXPECT_EQ(ann.patch("/profile", {{"name", "Annalisa"}}).at("/user/name"), "Annalisa");
    EXPECT_EQ(ann.get("/session").at("/user/language"), "it");
    EXPECT_EQ(ann.patch("/profile", {{"name", "Ann\r\nBcc: all@keio.jp"}}).fields(), "/name field.control_character");
    EXPECT_EQ(ann.patch("/profile", {{"language", "de"}}).fields(), "/language field.choice");
}

// ---- sign-up through the approval link ----

struct SignUpByLink : Users {
    Browser asya = portal.user("asya@partner.example");
    std::string request = asya.files().at("/id");
    std::string token = portal.mail_to("it@keio.jp").token("approvals");
};

TEST_F(SignUpByLink, ProvesTheAddressAtOnce) {
    const auto answer = visitor.signs_up("it@keio.jp", "Ito", {{"approvalToken", token}});
    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(visitor.get("/session").at("/user/name"), "Ito");
    EXPECT_EQ(visitor.get("/approval-links/" + token).at("/may/decide"), "true");
}

TEST_F(SignUpByLink, OnlyForTheAddressThatItWasMailedTo) {
    EXPECT_EQ(visitor.signs_up("eve@keio.jp", "Eve", {{"approvalToken", token}}).fields(),
              "/email email.other_than_link");
}

TEST_F(SignUpByLink, ReplacesASquattersSignUp) {
    auto squatter = portal.visitor();
    squatter.signs_up("it@keio.jp", "Squatter", {{"password", "the squatter's own one"}});
    const auto squatted = portal.mail_to("it@keio.jp").token("verify");
    EXPECT_EQ(visitor.signs_up("it@keio.jp", "Ito", {{"approvalToken", token}}).status, 201);
    EXPECT_EQ(squatter.post("/email-verifications", {{"token", squatted}}).code(), "user.exists");
    EXPECT_EQ(squatter.signs_in("it@keio.jp", "the squatter's own one").code(), "session.unverified");
}

TEST_F(SignUpByLink, NeverChangesAPassword) {
    portal.user("it@keio.jp", "Ito");
    const auto answer =
        visitor.signs_up("it@keio.jp", "Eve", {{"approvalToken", token}, {"password", "somebody else's one"}});
    EXPECT_EQ(answer.status, 409);
    EXPECT_EQ(answer.code(), "user.exists");
    EXPECT_EQ(visitor.signs_in("it@keio.jp").status, 201);
}

TEST_F(SignUpByLink, NeedsALiveLink) {
    portal.clock.pass(std::chrono::days{7});
    const auto aged = visitor.signs_up("it@keio.jp", "Ito", {{"approvalToken", token}});
    EXPECT_EQ(aged.status, 410);
    EXPECT_EQ(aged.at("/reason"), "aged");
    EXPECT_EQ(visitor.signs_up("it@keio.jp", "Ito", {{"approvalToken", "forged"}}).code(), "link.unknown");
}

TEST_F(Users, AListedUserSignsUpAndIsAMember) {
    auto asya = portal.user("asya@partner.example");
    const auto request = asya.files({{"users", {{{"email", "lab@keio.jp"}, {"role", "viewer"}}}}}).at("/id");
    visitor.signs_up("it@keio.jp", "Ito", {{"approvalToken", portal.mail_to("it@keio.jp").token("approvals")}});
    ASSERT_EQ(visitor.approves(request).status, 201);
    EXPECT_EQ(portal.visitor().signs_in("lab@keio.jp", usual_password).status, 401) << "named, but nobody's user yet";
    EXPECT_EQ(portal.user("lab@keio.jp", "Lab").get("/session").at("/user/memberships/0/role"), "viewer");
}

} // namespace
} // namespace deedbox::testing
