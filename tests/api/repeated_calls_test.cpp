// Idempotency-Key: an act is done once, and who asks again gets the first answer again.
#include "support/test_portal.h"

#include <boost/algorithm/string.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct RepeatedCalls : ::testing::Test {
    TestPortal portal{{{"TRUSTED_PROXIES", "127.0.0.1"}}};
    Browser asya = portal.user("asya@partner.example", "Asya");

    static json::object request_for(const std::string& domain) {
        return {{"accountName", "Company " + domain},
                {"domainIdentifier", domain},
                {"country", "JP"},
                {"approverEmails", {"it@" + domain}}};
    }
    Answer posts(Browser& who, const std::string& key, const std::string& path, const json::value& body,
                 std::vector<std::string> headers = {}) {
        headers.insert(headers.end(), {"Content-Type: application/json", "Sec-Fetch-Site: same-origin"});
        if (!key.empty()) headers.push_back("Idempotency-Key: " + key);
        return who.send("POST", path, json::serialize(body), headers);
    }
    Answer files(Browser& who, const std::string& key, const std::string& domain = "keio.jp") {
        return posts(who, key, "/account-requests", request_for(domain));
    }
    static std::size_t requests_of(Browser& who) {
        return who.get("/account-requests").body.at("items").as_array().size();
    }
    /// As if the process had died between the act and its answer.
    void loses_the_answers() { portal.tamper("UPDATE kept_answers SET status = NULL, headers = NULL, body = NULL"); }
};

TEST_F(RepeatedCalls, AreOneActWithOneAnswer) {
    const auto first = files(asya, "order-66");
    ASSERT_EQ(first.status, 201);
    EXPECT_FALSE(first.is_replay());
    portal.deliver(); // the mail's state, which the answer shows, is another now
    ASSERT_NE(asya.get("/account-requests/" + first.at("/id")).text, first.text);
    const auto second = files(asya, "order-66");
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(second.text, first.text);
    EXPECT_EQ(second.headers.at("location"), first.headers.at("location"));
    EXPECT_EQ(second.headers.at("content-type"), "application/json");
    EXPECT_TRUE(second.is_replay());
    EXPECT_EQ(requests_of(asya), 1U);
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), 1U);
}

TEST_F(RepeatedCalls, WithAnotherBodyAreRefused) {
    ASSERT_EQ(files(asya, "k").status, 201);
    const auto other = files(asya, "k", "other.example");
    EXPECT_EQ(other.status, 422);
    EXPECT_EQ(other.code(), "idempotency.mismatch");
    EXPECT_EQ(requests_of(asya), 1U);
}

TEST_F(RepeatedCalls, OfDifferentPeopleAreDifferentCalls) {
    auto ben = portal.user("ben@partner.example", "Ben");
    ASSERT_EQ(files(asya, "k").status, 201);
    const auto bens = files(ben, "k", "other.example");
    EXPECT_EQ(bens.status, 201);
    EXPECT_FALSE(bens.is_replay());
    EXPECT_EQ(files(ben, "k").code(), "idempotency.mismatch") << "nor does Ben get what Asya was answered";
}

TEST_F(RepeatedCalls, OfDifferentPathsAreDifferentCalls) {
    const auto one = files(asya, "1", "a.example").at("/id");
    const auto two = files(asya, "2", "b.example").at("/id");
    const auto approve = [&](const std::string& id, const std::string& domain) {
        auto approver = portal.visitor();
        approver.signs_up("it@" + domain, "It", {{"approvalToken", portal.mail_to("it@" + domain).token("approvals")}});
        return posts(approver, "k", "/account-requests/" + id + "/decision",
                     {{"verdict", "approved"}, {"agreementVersion", "2026-12"}});
    };
    EXPECT_EQ(approve(one, "a.example").status, 201);
    EXPECT_EQ(approve(two, "b.example").status, 201);
}

TEST_F(RepeatedCalls, OfNobodySignedInAreToldApartByTheirAddress) {
    auto visitor = portal.visitor();
    const auto asks = [&](const std::string& from) {
        return posts(visitor, "k", "/password-resets", {{"email", "asya@partner.example"}},
                     {"X-Forwarded-For: " + from});
    };
    const auto mails = portal.mails_to("asya@partner.example").size();
    EXPECT_EQ(asks("203.0.113.7").status, 202);
    EXPECT_TRUE(asks("203.0.113.7").is_replay());
    EXPECT_EQ(portal.mails_to("asya@partner.example").size(), mails + 1);
    EXPECT_FALSE(asks("203.0.113.8").is_replay());
    EXPECT_EQ(portal.mails_to("asya@partner.example").size(), mails + 2);
}

TEST_F(RepeatedCalls, AreKnownAfterARestart) {
    const auto first = files(asya, "k");
    portal.restart({});
    const auto second = files(asya, "k");
    EXPECT_TRUE(second.is_replay());
    EXPECT_EQ(second.text, first.text);
}

TEST_F(RepeatedCalls, WhoseAnswerWasLostAreShownWhatTheFirstOneMade) {
    const auto first = files(asya, "k");
    loses_the_answers();
    portal.restart({});
    const auto second = files(asya, "k");
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(second.at("/id"), first.at("/id"));
    EXPECT_EQ(second.headers.at("location"), first.headers.at("location"));
    EXPECT_TRUE(second.is_replay());
    EXPECT_EQ(requests_of(asya), 1U);
    portal.deliver();
    EXPECT_EQ(files(asya, "k").text, second.text) << "and from then on that is the answer";
}

TEST_F(RepeatedCalls, OfWhatWasRefusedAreTriedAgain) {
    auto ben = portal.user("ben@partner.example", "Ben");
    EXPECT_EQ(posts(asya, "k", "/account-requests", json::object{}).status, 422);
    ASSERT_EQ(files(ben, "", "keio.jp").status, 201);
    EXPECT_EQ(files(asya, "k").code(), "domain.taken");
    EXPECT_EQ(files(asya, "k", "other.example").status, 201) << "nothing was done under this key so far";
}

TEST_F(RepeatedCalls, OfWhatHadNothingToDoDoNotTellSo) {
    ASSERT_EQ(files(asya, "").status, 201);
    const auto link = portal.mail_to("it@keio.jp").token("approvals");
    portal.clock.pass(std::chrono::days{8}); // the link is dead, and its addressee may have a new one
    auto visitor = portal.visitor();
    for (const auto* email : {"eve@elsewhere.example", "it@keio.jp"}) {
        const auto renews = [&] {
            return posts(visitor, email, "/approval-links/" + link + "/renewal", {{"email", email}});
        };
        EXPECT_EQ(renews().status, 202) << email;
        EXPECT_TRUE(renews().is_replay()) << email;
    }
}

TEST_F(RepeatedCalls, AtTheSameTimeAreOneAct) {
    std::vector<Browser> hands(8, asya);
    std::vector<std::thread> at_once;
    std::vector<Answer> answers(hands.size());
    for (std::size_t i = 0; i < hands.size(); ++i) at_once.emplace_back([&, i] { answers[i] = files(hands[i], "k"); });
    for (auto& hand : at_once) hand.join();
    std::set<std::string> texts;
    for (const auto& answer : answers) {
        if (answer.status == 201) {
            texts.insert(answer.text);
        } else {
            EXPECT_EQ(answer.code(), "idempotency.running");
            EXPECT_EQ(answer.status, 409);
            EXPECT_EQ(answer.headers.at("retry-after"), "1");
        }
    }
    EXPECT_EQ(texts.size(), 1U);
    EXPECT_EQ(requests_of(asya), 1U);
}

TEST_F(RepeatedCalls, OnTwoNodesAtTheSameTimeAreOneAct) {
    const auto& settings = portal.portal().settings();
    TestPortal node{{{"DATABASE", settings.database}, {"SECRET_KEY_FILE", settings.secret_key_file}}};
    node.clock.pass(std::chrono::hours{1}); // both make ids as the same node would: these must not be the same ones
    for (int round = 0; round < 10; ++round) {
        const auto domain = "company" + std::to_string(round) + ".example";
        Browser here = asya;
        Browser there = node.visitor();
        there.cookies = asya.cookies;
        Answer one;
        Answer other;
        std::thread meanwhile{[&] { other = files(there, domain, domain); }};
        one = files(here, domain, domain);
        meanwhile.join();
        EXPECT_EQ(one.text, other.text);
        EXPECT_EQ(one.is_replay() + other.is_replay(), 1) << one.text << other.text;
    }
    EXPECT_EQ(requests_of(asya), 10U);
}

TEST_F(RepeatedCalls, AreForgottenAfterADay) {
    const auto first = files(asya, "k");
    portal.clock.pass(std::chrono::hours{23});
    ASSERT_TRUE(portal.run(portal.portal().calendar().turn()));
    EXPECT_TRUE(files(asya, "k").is_replay());
    portal.clock.pass(std::chrono::hours{1});
    ASSERT_TRUE(portal.run(portal.portal().calendar().turn()));
    EXPECT_EQ(files(asya, "k").code(), "domain.taken") << "a new call, and the first one's request is there";
}

TEST_F(RepeatedCalls, NeedAProperKey) {
    for (const auto& wrong : {std::string(256, 'x'), std::string{"two words"}, std::string{"schl\xc3\xbcssel"}}) {
        const auto refused = files(asya, wrong);
        EXPECT_EQ(refused.status, 422) << wrong;
        EXPECT_EQ(refused.code(), "idempotency.key") << wrong;
        EXPECT_EQ(refused.at("/errors"), "[]");
    }
    const auto empty = posts(asya, "", "/account-requests", request_for("keio.jp"), {"Idempotency-Key;"});
    EXPECT_EQ(empty.code(), "idempotency.key");
    const auto twice = posts(asya, "a", "/account-requests", request_for("keio.jp"), {"Idempotency-Key: b"});
    EXPECT_EQ(twice.code(), "idempotency.key");
    EXPECT_EQ(files(asya, std::string(255, '~')).status, 201);
}

TEST_F(RepeatedCalls, NeverGiveASessionAgain) {
    const json::object credentials{{"email", "asya@partner.example"}, {"password", usual_password}};
    auto first = portal.visitor();
    auto second = portal.visitor();
    EXPECT_EQ(posts(first, "k", "/sessions", credentials).status, 201);
    EXPECT_EQ(posts(second, "k", "/sessions", credentials).status, 201);
    EXPECT_NE(first.cookies.at("deedbox_session"), second.cookies.at("deedbox_session"));
}

TEST_F(RepeatedCalls, LeaveNothingOfKeyOrBodyWhereOthersCouldReadIt) {
    auto visitor = portal.visitor();
    posts(visitor, "my-own-key-1234567", "/password-resets", {{"email", "asya@partner.example"}});
    EXPECT_THAT(portal.database_bytes(), Not(HasSubstr("my-own-key-1234567")));
}

} // namespace
} // namespace deedbox::testing
