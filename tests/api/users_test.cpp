// Sign-up, verification, sign-in, forgotten password, profile.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::AllOf;
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

TEST_F(Users, SessionsAndSignUpsAreSweptAwayWhenTheyAreOverAndNotBefore) {
    const auto rows = [&](const char* table) { return rows_at(portal.location()).at(table).size(); };
    auto ann = portal.user("ann@keio.jp");
    visitor.signs_up("bob@keio.jp");
    const auto token = portal.mail_to("bob@keio.jp").token("verify");
    portal.clock.pass(std::chrono::days{1});
    portal.run_jobs();
    EXPECT_EQ(ann.get("/session").status, 200);
    EXPECT_EQ(visitor.post("/email-verifications", {{"token", token}}).status, 204);
    portal.clock.pass(std::chrono::days{60});
    portal.run_jobs();
    EXPECT_EQ(rows("sessions"), 0U);
    EXPECT_EQ(rows("sign_ups"), 0U);
}

TEST_F(Users, NoPasswordOpensWhatIsNotThere) {
    EXPECT_EQ(visitor.signs_in("nobody@keio.jp", "a password that nobody has").code(), "session.refused")
        << "the one whose hash is compared, so that it takes as long";
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
    portal.clock.pass(std::chrono::hours{1});
    EXPECT_EQ(visitor.put("/password-resets/" + old, chosen).at("/reason"), "aged");
}

TEST_F(Users, ALinkThatSignsInLivesAnHourAndSaysSo) {
    portal.user("ann@keio.jp");
    visitor.post("/password-resets", {{"email", "ann@keio.jp"}});
    const auto mail = portal.mail_to("ann@keio.jp");
    EXPECT_THAT(mail.text(), HasSubstr("The link works once, for 60 minutes."));
    portal.clock.pass(std::chrono::minutes{59});
    EXPECT_EQ(visitor.put("/password-resets/" + mail.token("reset"), {{"password", "another good password"}}).status,
              204);
    const auto enter =
        portal.run(portal.portal().users().create_administrator(*EmailAddress::parse("root@operator.example"), "Root"));
    portal.clock.pass(std::chrono::hours{1});
    EXPECT_EQ(visitor.post("/sign-in-links/" + *enter, {{"password", usual_password}}).at("/reason"), "aged");
}

TEST_F(Users, HowLongALinkThatSignsInLivesIsASetting) {
    portal.restart({{"SIGN_IN_LINK_LIFETIME", "2h"}, {"LINK_LIFETIME", "1h"}});
    portal.user("ann@keio.jp");
    visitor.post("/password-resets", {{"email", "ann@keio.jp"}});
    const auto mail = portal.mail_to("ann@keio.jp");
    EXPECT_THAT(mail.text(), HasSubstr("for 2 hours."));
    portal.clock.pass(std::chrono::minutes{119});
    EXPECT_EQ(visitor.put("/password-resets/" + mail.token("reset"), {{"password", "another good password"}}).status,
              204);
}

TEST_F(Users, ANewPasswordByALinkIsToldByMail) {
    portal.user("ann@keio.jp", "Ann");
    visitor.post("/password-resets", {{"email", "ann@keio.jp"}});
    visitor.put("/password-resets/" + portal.mail_to("ann@keio.jp").token("reset"),
                {{"password", "another good password"}});
    EXPECT_EQ(portal.mail_to("ann@keio.jp").header("Subject"), "Your password was changed");
}

// ---- which passwords ----

TEST_F(Users, APasswordThatIsEasilyGuessedIsRefusedWhereverOneIsChosen) {
    auto ann = portal.user("ann@keio.jp", "Ann Zambelli");
    visitor.post("/password-resets", {{"email", "ann@keio.jp"}});
    const auto reset = portal.mail_to("ann@keio.jp").token("reset");
    const auto enter =
        portal.run(portal.portal().users().create_administrator(*EmailAddress::parse("ann@keio.jp"), "Ann Zambelli"));
    const std::pair<const char*, const char*> cases[] = {
        {"unbelievable", "password.common"},     {"passwordpassword", "password.repeats"},
        {"            ", "password.repeats"},    {"ann@keio.jp1", "password.own_words"},
        {"Zambelli-2026", "password.own_words"}, {"Perla Networks 1", "password.own_words"}};
    for (const auto& [password, code] : cases) {
        const json::object chosen{{"password", password}};
        EXPECT_EQ(portal.visitor().signs_up("ann@keio.jp", "Ann Zambelli", chosen).fields(),
                  std::string{"/password "} + code)
            << password;
        EXPECT_EQ(visitor.put("/password-resets/" + reset, chosen).fields(), std::string{"/password "} + code)
            << password;
        EXPECT_EQ(visitor.post("/sign-in-links/" + *enter, chosen).fields(), std::string{"/password "} + code)
            << password;
        EXPECT_EQ(
            ann.put("/profile/password", {{"currentPassword", usual_password}, {"newPassword", password}}).fields(),
            std::string{"/newPassword "} + code)
            << password;
    }
    EXPECT_EQ(visitor.put("/password-resets/" + reset, {{"password", "another good password"}}).status, 204)
        << "the link is not used up by what is refused";
}

TEST_F(Users, APasswordWorksHoweverItsCharactersAreTyped) {
    std::string composed;
    std::string in_pieces;
    for (int i = 0; i < 128; ++i) { // 128 syllables, each in one piece or in three
        composed += i % 3 == 0 ? "\uac01" : i % 5 == 0 ? "\ud55c" : i % 7 == 0 ? "\ub2f5" : "\uae00";
        in_pieces += i % 3 == 0   ? "\u1100\u1161\u11a8"
                     : i % 5 == 0 ? "\u1112\u1161\u11ab"
                     : i % 7 == 0 ? "\u1103\u1161\u11b8"
                                  : "\u1100\u1173\u11af";
    }
    EXPECT_EQ(visitor.signs_up("ann@keio.jp", "Ann", {{"password", in_pieces}}).status, 202);
    EXPECT_EQ(visitor.post("/email-verifications", {{"token", portal.mail_to("ann@keio.jp").token("verify")}}).status,
              204);
    EXPECT_EQ(portal.visitor().signs_in("ann@keio.jp", in_pieces).status, 201);
    EXPECT_EQ(portal.visitor().signs_in("ann@keio.jp", composed).status, 201);
    EXPECT_EQ(portal.visitor().signs_in("ann@keio.jp", composed + "\uac01").fields(), "/password password.too_long");
}

// ---- the password and the sessions that one has ----

TEST_F(Users, SigningInAnewEndsTheSessionThatTheBrowserHad) {
    portal.user("bob@keio.jp");
    auto ann = portal.user("ann@keio.jp");
    const auto before = ann.cookies;
    EXPECT_EQ(ann.signs_in("ann@keio.jp", "wrong password").status, 401);
    EXPECT_EQ(ann.get("/session").status, 200) << "not by trying";
    EXPECT_EQ(ann.signs_in("ann@keio.jp").status, 201);
    auto left = portal.visitor();
    left.cookies = before;
    EXPECT_EQ(left.get("/session").status, 401);
    const auto anns = ann.cookies;
    EXPECT_EQ(ann.signs_in("bob@keio.jp").status, 201) << "somebody else at the same browser";
    left.cookies = anns;
    EXPECT_EQ(left.get("/session").status, 401);
    EXPECT_EQ(ann.get("/session").at("/user/email"), "bob@keio.jp");
}

TEST_F(Users, ThePasswordIsChangedByWhoKnowsIt) {
    auto ann = portal.user("ann@keio.jp", "Ann");
    auto elsewhere = portal.visitor();
    elsewhere.signs_in("ann@keio.jp");
    visitor.post("/password-resets", {{"email", "ann@keio.jp"}});
    const auto reset = portal.mail_to("ann@keio.jp").token("reset");
    const auto change = [&](const char* current, const char* chosen) {
        return ann.put("/profile/password", {{"currentPassword", current}, {"newPassword", chosen}});
    };
    EXPECT_EQ(change("not the right one", "another good password").fields(), "/currentPassword password.wrong");
    EXPECT_EQ(change(usual_password, "short").fields(), "/newPassword password.too_short");
    EXPECT_EQ(elsewhere.get("/session").status, 200);
    EXPECT_EQ(change(usual_password, "another good password").status, 204);
    EXPECT_EQ(ann.get("/session").status, 200) << "this session goes on";
    EXPECT_EQ(elsewhere.get("/session").status, 401) << "the others end";
    EXPECT_EQ(visitor.put("/password-resets/" + reset, {{"password", "a third good password"}}).status, 410)
        << "and so does a link that was asked for before";
    EXPECT_EQ(portal.visitor().signs_in("ann@keio.jp").status, 401);
    EXPECT_EQ(portal.visitor().signs_in("ann@keio.jp", "another good password").status, 201);
    const auto mail = portal.mail_to("ann@keio.jp");
    EXPECT_EQ(mail.header("Subject"), "Your password was changed");
    EXPECT_THAT(mail.text(), AllOf(HasSubstr("on 2 March 2026 at"), HasSubstr("/forgot-password")));
    const auto acts = portal.acts();
    EXPECT_EQ(std::ranges::count(acts, "password.changed"), 1);
}

TEST_F(Users, SessionsAreOnesOwnToSeeAndToEnd) {
    portal.restart({{"TRUSTED_PROXIES", "127.0.0.1"}});
    portal.user("ann@keio.jp");
    portal.clock.pass(std::chrono::minutes{5});
    const auto sign_in = [&](const char* browser, const char* address) {
        auto out = portal.visitor();
        EXPECT_EQ(out.send("POST", "/sessions",
                           std::string{R"({"email":"ann@keio.jp","password":")"} + usual_password + "\"}",
                           {"Content-Type: application/json", std::string{"User-Agent: "} + browser,
                            std::string{"X-Forwarded-For: "} + address})
                      .status,
                  201);
        return out;
    };
    auto phone =
        sign_in("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "2001:db8:1:2::3");
    auto desk = sign_in("Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0", "203.0.113.7");
    const auto list = desk.get("/profile/sessions");
    EXPECT_EQ(list.at("/items/0/browser"), "Firefox, Windows");
    EXPECT_EQ(list.at("/items/0/network"), "203.0.113.0/24");
    EXPECT_EQ(list.at("/items/0/createdAt"), "2026-03-02T09:05:00.000Z");
    EXPECT_EQ(list.at("/items/0/expiresAt"), "2026-03-16T09:05:00.000Z");
    EXPECT_EQ(list.at("/items/0/current"), "true");
    EXPECT_EQ(list.at("/items/1/browser"), "Safari, iPhone");
    EXPECT_EQ(list.at("/items/1/network"), "2001:db8:1::/48");
    EXPECT_EQ(list.at("/items/1/current"), "false");
    EXPECT_EQ(list.body.at("items").as_array().size(), 3U);
    EXPECT_EQ(list.at("/nextCursor"), "null");
    const auto first_page = desk.get("/profile/sessions?limit=2");
    EXPECT_EQ(desk.get("/profile/sessions?limit=2&cursor=" + first_page.at("/nextCursor")).at("/items/0/id"),
              list.at("/items/2/id"));

    auto eve = portal.user("eve@keio.jp");
    EXPECT_EQ(eve.remove("/profile/sessions/" + list.at("/items/1/id")).code(), "session.unknown") << "not another's";
    EXPECT_EQ(phone.get("/session").status, 200);
    EXPECT_EQ(desk.remove("/profile/sessions/" + list.at("/items/1/id")).status, 204);
    EXPECT_EQ(phone.get("/session").status, 401);
    EXPECT_EQ(desk.remove("/profile/sessions/" + list.at("/items/1/id")).code(), "session.unknown");
    const auto own = desk.remove("/profile/sessions/" + list.at("/items/0/id"));
    EXPECT_EQ(own.status, 204);
    EXPECT_THAT(own.header("set-cookie"), HasSubstr("deedbox_session=; "));
    EXPECT_EQ(desk.get("/session").status, 401);
}

TEST_F(Users, AllOtherSessionsEndAtOnce) {
    auto ann = portal.user("ann@keio.jp");
    auto eve = portal.user("eve@keio.jp");
    auto elsewhere = portal.visitor();
    elsewhere.signs_in("ann@keio.jp");
    EXPECT_EQ(ann.remove("/profile/sessions").status, 204);
    EXPECT_EQ(elsewhere.get("/session").status, 401);
    EXPECT_EQ(ann.get("/session").status, 200);
    EXPECT_EQ(eve.get("/session").status, 200) << "nobody else's";
    EXPECT_EQ(ann.get("/profile/sessions").body.at("items").as_array().size(), 1U);
}

TEST_F(Users, ASessionThatIsOverIsNotListed) {
    auto ann = portal.user("ann@keio.jp");
    portal.clock.pass(std::chrono::days{13});
    auto desk = portal.visitor();
    desk.signs_in("ann@keio.jp");
    EXPECT_EQ(desk.get("/profile/sessions").body.at("items").as_array().size(), 2U);
    portal.clock.pass(std::chrono::days{1});
    EXPECT_EQ(desk.get("/profile/sessions").body.at("items").as_array().size(), 1U);
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
