// What `./run` shows: a portal that lives.
#include "portal/demo.h"
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::HasSubstr;

TEST(TheDemonstration, HasAnAccountOfEveryKindAndMakesThemOnce) {
    TestPortal portal{{{"SMTP_URL", ""}, {"PUBLIC_URL", ""}}};
    for (int start = 0; start < 2; ++start) ASSERT_TRUE(portal.run(portal::add_demo_people(portal.portal())));
    const auto signed_in = [&](const std::string& email) {
        EXPECT_THAT(portal::demo_sign_ins("http://localhost:8080"), HasSubstr(email));
        auto browser = portal.visitor();
        EXPECT_EQ(browser.signs_in(email, "deedbox-demo-2026").status, 201) << email;
        return browser;
    };
    const auto account_of = [](Browser& who) {
        return "/smart-accounts/" + who.get("/session").at("/user/memberships/0/smartAccountId");
    };
    auto giulia = signed_in("giulia@ceramics.example");
    EXPECT_EQ(giulia.get("/access-requests?as=decider&status=pending").body.at("items").as_array().size(), 2U);
    EXPECT_EQ(giulia.get(account_of(giulia) + "/virtual-accounts?q=kiln").at("/items/0/name"), "Test kiln");

    auto paolo = signed_in("paolo@adria.example");
    const auto successions = paolo.get(account_of(paolo) + "/successions");
    EXPECT_EQ(successions.body.at("items").as_array().size(), 1U);
    EXPECT_EQ(successions.at("/items/0/state"), "open");
    signed_in("carla@adria.example");

    signed_in("sara@pearl.example");
    auto asya = signed_in("asya@partner.example");
    auto marco = signed_in("it@customer.example");
    EXPECT_EQ(marco.get("/directory?q=pearl").body.at("items").as_array().size(), 0U);
    EXPECT_EQ(marco.get("/directory?q=pearl%20works").at("/items/0/name"), "Pearl Works");
    EXPECT_EQ(asya.get("/account-requests").body.at("items").as_array().size(), 3U) << "she has asked for each once";
}

} // namespace
} // namespace deedbox::testing
