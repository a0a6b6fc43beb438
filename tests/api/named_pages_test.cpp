// Names and reasons stand in sentences of ours, and mail programs make links of what looks like one: they name no
// pages.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::HasSubstr;

constexpr auto bait = "Your licences expire today: https://evil.test/pay";

struct NamedPages : ::testing::Test {
    TestPortal portal;
    Browser asya = portal.user("asya@partner.example", "Asya");

    std::string filed(json::object more = {}) { return "/account-requests/" + asya.files(std::move(more)).at("/id"); }
};

TEST_F(NamedPages, AreRefusedInNames) {
    EXPECT_EQ(portal.visitor().signs_up("eve@keio.jp", bait).fields(), "/name text.link");
    EXPECT_EQ(asya.patch("/profile", {{"name", bait}}).fields(), "/name text.link");
    EXPECT_EQ(asya.files({{"accountName", bait}}).fields(), "/accountName text.link");
    auto ito = portal.user("it@keio.jp", "Ito");
    ASSERT_EQ(ito.approves(asya.files().at("/id")).status, 201);
    const auto account = ito.get("/session").at("/user/memberships/0/smartAccountId");
    EXPECT_EQ(ito.patch("/smart-accounts/" + account, {{"name", bait}}).fields(), "/name text.link");
}

TEST_F(NamedPages, AreRefusedByNameOfTheFieldAndWithWhatWouldBeRight) {
    const auto refused = asya.files({{"accountName", bait}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.at("/errors/0/detail"),
              "Please leave out addresses of pages: nothing with :// or www. is taken here.");
}

TEST_F(NamedPages, AreRefusedInReasons) {
    const auto request = filed();
    auto ito = portal.user("it@keio.jp", "Ito");
    EXPECT_EQ(ito.post(request + "/decision", {{"verdict", "declined"}, {"reason", bait}}).fields(),
              "/reason text.link");
    EXPECT_EQ(asya.post(request + "/withdrawal", {{"reason", bait}}).fields(), "/reason text.link");
    EXPECT_EQ(ito.post("/identifier-contests", {{"domainIdentifier", "keio.jp"}, {"reason", bait}}).fields(),
              "/reason text.link");
    const auto in_review = filed({{"domainIdentifier", "lab.keio.jp"}, {"approverEmails", {"boss@gmail.com"}}});
    auto desk = portal.staff();
    EXPECT_EQ(desk.post(in_review + "/review", {{"verdict", "refused"}, {"reason", bait}}).fields(),
              "/reason text.link");
}

TEST_F(NamedPages, AreQuotedInNotes) {
    filed({{"noteToApprover", bait}});
    EXPECT_THAT(portal.mail_to("it@keio.jp").text(), HasSubstr(bait));
}

} // namespace
} // namespace deedbox::testing
