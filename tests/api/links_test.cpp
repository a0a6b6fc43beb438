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
    EXPECT_EQ(link.at("/agreement/version"), "2026-12");
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

// Four routes take an approval token: opening it, signing up by it, renewing it, and refusing with it. None of them
// takes a wrong one.
struct WrongToken : ::testing::Test {
    /// A request for a domain of its own, its approver's token, and what then kills that.
    std::string killed(const std::string& domain, const std::function<void(const std::string& request)>& act) {
        const auto address = "it@" + domain;
        const auto request = asya.files({{"domainIdentifier", domain}, {"approverEmails", {address}}}).at("/id");
        const auto token = portal.mail_to(address).token("approvals");
        act("/account-requests/" + request);
        return token;
    }
    Browser approver_of(const std::string& domain) {
        auto browser = portal.visitor();
        const auto address = "it@" + domain;
        EXPECT_EQ(browser.signs_up(address, "", {{"approvalToken", portal.mail_to(address).token("approvals")}}).status,
                  201);
        return browser;
    }
    void turn() { ASSERT_TRUE(portal.run(portal.portal().calendar().turn())); }

    TestPortal portal{{{"SESSION_LIFETIME", "400d"}, {"REMINDERS", ""}}};
    Browser asya = portal.user("asya@partner.example", "Asya");
};

TEST_F(WrongToken, OpensNothingSignsNobodyUpRenewsNothingAndRefusesNothing) {
    const auto ignore = [](const std::string&) {};
    std::map<std::string, std::string> wrong;
    wrong["aged"] = killed("aged.example", ignore);
    wrong["lapsed"] = killed("lapsed.example", ignore);
    portal.clock.pass(std::chrono::days{90});
    turn();
    wrong["aged"] = killed("aged.example", ignore);
    portal.clock.pass(std::chrono::days{8});
    wrong["replaced"] = killed("a.example", [&](const auto& request) { asya.post(request + "/resends"); });
    wrong["withdrawn"] = killed("b.example", [&](const auto& request) { asya.post(request + "/withdrawal"); });
    wrong["decided"] = killed("c.example", [&](const auto& request) {
        approver_of("c.example").post(request + "/decision", {{"verdict", "declined"}, {"reason", "no"}});
    });
    wrong["forwarded"] = killed("d.example", [&](const auto& request) {
        approver_of("d.example").post(request + "/forwards", {{"email", "boss@d.example"}});
    });
    wrong["wrong_person"] = killed("e.example", [&](const auto&) {
        const auto token = portal.mail_to("it@e.example").token("approvals");
        portal.visitor().post("/approval-links/" + token + "/refusal",
                              {{"email", "it@e.example"}, {"verdict", "wrong_person"}, {"reason", "not me"}});
    });
    const auto live = killed("live.example", ignore);
    auto forged = live;
    forged.back() = forged.back() == 'A' ? 'B' : 'A';
    wrong["forged"] = forged;
    wrong["truncated"] = live.substr(0, 24);
    wrong["foreign"] = portal.mail_to("it@live.example").token("stop");
    portal.deliver();

    const auto mails = portal.sink.mails().size();
    const auto acts = portal.acts();
    for (const auto& [why, token] : wrong) {
        const bool ours = why != "forged" && why != "truncated" && why != "foreign";
        const auto opened = portal.visitor().get("/approval-links/" + token);
        EXPECT_EQ(opened.status, ours ? 410 : 404) << why;
        EXPECT_EQ(opened.at("/reason"), ours ? why : "") << why;
        auto visitor = portal.visitor();
        const auto signed_up = visitor.signs_up("it@live.example", "Eve", {{"approvalToken", token}});
        EXPECT_EQ(signed_up.status, ours ? 410 : 404) << why;
        EXPECT_EQ(signed_up.at("/reason"), opened.at("/reason")) << why;
        EXPECT_EQ(visitor.get("/session").status, 401) << why;
        for (const auto* typed : {"it@live.example", "it@a.example", "it@b.example", "it@c.example", "it@d.example"})
            EXPECT_EQ(portal.visitor().post("/approval-links/" + token + "/renewal", {{"email", typed}}).status, 202);
        for (const auto* typed : {"it@live.example", "it@a.example", "it@b.example", "it@c.example", "it@d.example",
                                  "it@e.example", "it@aged.example", "it@lapsed.example"})
            for (const auto* verdict : {"declined", "wrong_person"}) {
                const auto refused = portal.visitor().post("/approval-links/" + token + "/refusal",
                                                           {{"email", typed}, {"verdict", verdict}, {"reason", "no"}});
                EXPECT_EQ(refused.status, opened.status) << why << " " << typed;
                EXPECT_EQ(refused.at("/reason"), opened.at("/reason")) << why;
            }
    }
    portal.deliver();
    EXPECT_EQ(portal.acts(), acts);
    EXPECT_EQ(portal.sink.mails().size(), mails);
    EXPECT_EQ(portal.visitor().get("/approval-links/" + live).status, 200) << "and the live one still lives";
}

TEST_F(WrongToken, OfAnotherRequestProvesItsOwnAddressOnly) {
    const auto ignore = [](const std::string&) {};
    killed("keio.jp", ignore);
    const auto other = killed("waseda.jp", ignore);
    auto eve = portal.visitor();
    EXPECT_EQ(eve.signs_up("it@keio.jp", "Eve", {{"approvalToken", other}}).status, 422)
        << "the link was mailed to another address";
    EXPECT_EQ(eve.get("/session").status, 401);
}

TEST_F(WrongToken, ALinkSignsUpOnce) {
    const auto token = killed("keio.jp", [](const std::string&) {});
    auto ito = portal.visitor();
    ASSERT_EQ(ito.signs_up("it@keio.jp", "Ito", {{"approvalToken", token}}).status, 201);
    auto again = portal.visitor();
    const auto answer =
        again.signs_up("it@keio.jp", "Eve", {{"approvalToken", token}, {"password", "another password"}});
    EXPECT_EQ(answer.code(), "user.exists") << "reused, it changes no password";
    EXPECT_EQ(portal.visitor().signs_in("it@keio.jp").status, 201);
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
