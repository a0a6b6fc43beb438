// The guides' "Was this helpful?": one answer of each, and what the operator reads of them.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Guides : ::testing::Test {
    TestPortal portal;
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser desk = portal.staff();
};

TEST_F(Guides, AreAnsweredWithAWordOrWithout) {
    const auto said = asya.speaks("it").post("/guides/request-account/answers",
                                             {{"helpful", false}, {"comment", " Where is\r\nthe button? "}});
    ASSERT_EQ(said.status, 201) << said.text;
    EXPECT_EQ(said.at("/guide"), "request-account");
    EXPECT_EQ(said.at("/helpful"), "false");
    EXPECT_EQ(said.at("/comment"), "Where is\nthe button?");
    EXPECT_EQ(said.at("/language"), "it");
    EXPECT_EQ(said.at("/answeredAt"), "2026-03-02T09:00:00.000Z");
    const auto nothing_more =
        asya.post("/guides/glossary/answers", {{"helpful", true}, {"comment", "  "}, {"language", "es"}});
    EXPECT_EQ(nothing_more.at("/comment"), "null");
    EXPECT_EQ(nothing_more.at("/language"), "es") << "in which the guide was read";
}

TEST_F(Guides, TheLaterAnswerOfAPersonCounts) {
    auto ben = portal.user("ben@partner.example", "Ben");
    asya.post("/guides/glossary/answers", {{"helpful", false}});
    ben.post("/guides/glossary/answers", {{"helpful", false}});
    asya.post("/guides/glossary/answers", {{"helpful", true}});
    asya.post("/guides/decide-request/answers", {{"helpful", true}});
    const auto list = desk.get("/guide-answers");
    EXPECT_EQ(list.at("/counts"), R"([{"guide":"decide-request","helpful":1,"notHelpful":0},)"
                                  R"({"guide":"glossary","helpful":1,"notHelpful":1}])");
    EXPECT_EQ(list.body.at("items").as_array().size(), 3U);
    EXPECT_EQ(list.at("/items/0/guide"), "decide-request") << "the newest first";
    EXPECT_EQ(list.at("/items/1/helpful"), "true");
}

TEST_F(Guides, ComeInPages) {
    for (const auto* guide : {"glossary", "decide-request", "what-pending-means"})
        asya.post(std::string{"/guides/"} + guide + "/answers", {{"helpful", true}});
    const auto first = desk.get("/guide-answers?limit=2");
    EXPECT_EQ(first.at("/items/1/guide"), "decide-request");
    const auto second = desk.get("/guide-answers?limit=2&cursor=" + first.at("/nextCursor"));
    EXPECT_EQ(second.at("/items/0/guide"), "glossary");
    EXPECT_EQ(second.at("/nextCursor"), "null");
}

TEST_F(Guides, AreOneOfThoseThatThereAre) {
    EXPECT_EQ(asya.post("/guides/no-such/answers", {{"helpful", true}}).code(), "guide.unknown");
    EXPECT_EQ(asya.post("/guides/glossary/answers", json::object{}).fields(), "/helpful field.missing");
    EXPECT_EQ(asya.post("/guides/glossary/answers", {{"helpful", "yes"}, {"comment", std::string(1001, 'x')}}).fields(),
              "/helpful field.type, /comment field.too_long");
}

TEST_F(Guides, TellTheOperatorWhatWasSaidAndNotByWhom) {
    asya.post("/guides/glossary/answers", {{"helpful", false}, {"comment", "Too long."}});
    EXPECT_THAT(desk.get("/guide-answers").text, Not(HasSubstr("sya")));
    EXPECT_EQ(asya.get("/guide-answers").code(), "staff.required");
}

} // namespace
} // namespace deedbox::testing
