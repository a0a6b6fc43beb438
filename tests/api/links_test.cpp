// Approval links: they open, and never decide by being opened.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct ApprovalLink : ::testing::Test {
    TestPortal portal;
    Browser asya = portal.user("asya@partner.example", "Asya");
    std::string request = asya.files({{"noteToApprover", "Hello"}}).at("/id");
    std::string token = portal.mail_to("it@keio.jp").token("approvals");
    Browser visitor = portal.visitor();
};

TEST_F(ApprovalLink, ShowsWhatIsAskedWithoutSignIn) {
    const auto link = visitor.get("/approval-links/" + token);
    ASSERT_EQ(link.status, 200);
    EXPECT_EQ(link.at("/accountName"), "Keio University");
    EXPECT_EQ(link.at("/requester/email"), "asya@partner.example");
    EXPECT_EQ(link.at("/email"), "it@keio.jp");
    EXPECT_EQ(link.at("/noteToApprover"), "Hello");
    EXPECT_EQ(link.at("/agreement/version"), "2026-11");
    EXPECT_EQ(link.at("/may/decide"), "false") << "nobody is signed in";
}

TEST_F(ApprovalLink, OpeningItChangesNothing) {
    const auto before = portal.acts();
    for (int i = 0; i < 20; ++i) {
        visitor.get("/approval-links/" + token);
        visitor.send("HEAD", "/approval-links/" + token, "");
        visitor.send("GET", "//approvals/" + token, "");
    }
    visitor.send("POST", "//approvals/" + token, "approve=1", {"Content-Type: application/x-www-form-urlencoded"});
    EXPECT_EQ(portal.acts(), before);
    EXPECT_EQ(asya.get("/account-requests/" + request).at("/status"), "pending");
    EXPECT_EQ(visitor.get("/approval-links/" + token).status, 200) << "and it is not used up";
}

TEST_F(ApprovalLink, ForgedTruncatedAndForeignOnesAreUnknown) {
    auto forged = token;
    forged.back() = forged.back() == 'A' ? 'B' : 'A';
    for (const auto& wrong : {forged, token.substr(0, 31), token + "A", std::string{"x"}, std::string(32, 'A'),
                              portal.mail_to("it@keio.jp").token("stop"), std::string{"%00"}}) {
        const auto answer = visitor.get("/approval-links/" + wrong);
        EXPECT_EQ(answer.status, 404) << wrong;
        EXPECT_EQ(answer.code(), "link.unknown") << wrong;
    }
}

TEST_F(ApprovalLink, DiesByAge) {
    portal.clock.pass(std::chrono::days{7} - std::chrono::seconds{1});
    EXPECT_EQ(visitor.get("/approval-links/" + token).status, 200);
    portal.clock.pass(std::chrono::seconds{1});
    const auto dead = visitor.get("/approval-links/" + token);
    EXPECT_EQ(dead.status, 410);
    EXPECT_EQ(dead.code(), "link.dead");
    EXPECT_EQ(dead.at("/reason"), "aged");
}

TEST_F(ApprovalLink, DiesWithTheDecision) {
    visitor.signs_up("it@keio.jp", "Ito", {{"approvalToken", token}});
    ASSERT_EQ(visitor.declines(request).status, 201);
    EXPECT_EQ(visitor.get("/approval-links/" + token).at("/reason"), "decided");
}

TEST_F(ApprovalLink, DiesWithTheRequest) {
    TestPortal brief{{{"REQUEST_LIFETIME", "2d"}}};
    brief.user("asya@partner.example").files();
    const auto short_lived = brief.mail_to("it@keio.jp").token("approvals");
    brief.clock.pass(std::chrono::days{2});
    EXPECT_EQ(brief.visitor().get("/approval-links/" + short_lived).at("/reason"), "lapsed");
}

TEST_F(ApprovalLink, SomebodyElseSignedInMayNotDecide) {
    auto eve = portal.user("eve@keio.jp");
    EXPECT_EQ(eve.get("/approval-links/" + token).at("/may/decide"), "false");
    EXPECT_EQ(eve.approves(request).status, 404);
}

TEST_F(ApprovalLink, ItsSecretIsNowhereInTheDatabase) {
    visitor.get("/approval-links/" + token);
    const auto dump = portal.database_bytes();
    EXPECT_THAT(dump, HasSubstr("Keio University"));
    EXPECT_THAT(dump, Not(HasSubstr(token)));
    EXPECT_THAT(dump, Not(HasSubstr(token.substr(11)))) << "nor the half that is secret";
    EXPECT_THAT(dump, Not(HasSubstr(asya.cookies.at("deedbox_session"))));
    EXPECT_THAT(dump, Not(HasSubstr(usual_password)));
}

} // namespace
} // namespace deedbox::testing
