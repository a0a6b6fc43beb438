// The pages as the program sends them: how their files are written, kept and named again, and what the page brings
// along.
#include "portal/ui.h"
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace deedbox::testing {
namespace {

using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

struct ThePages : ::testing::Test {
    TestPortal portal;
    Browser visitor = portal.visitor();

    void SetUp() override {
        if (deedbox::portal::ui_files().empty()) GTEST_SKIP() << "this build is without the pages";
    }
    Answer ask(const std::string& path, std::vector<std::string> headers = {}, const std::string& method = "GET") {
        return visitor.send(method, "/" + path, "", std::move(headers));
    }
    Answer asset(std::vector<std::string> headers = {}, const std::string& method = "GET") {
        return ask(entry(), std::move(headers), method);
    }
    /// The first file of code, as the page names it.
    std::string entry() {
        const auto page = ask("/").text;
        const auto start = page.find("/assets/");
        return page.substr(start, page.find('"', start) - start);
    }
    static json::value known_by(const std::string& page) {
        const std::string_view opening = R"(<script type="application/json" id="known">)";
        const auto start = page.find(opening) + opening.size();
        return json::parse(page.substr(start, page.find("</script>", start) - start));
    }
};

TEST_F(ThePages, SendTheirFilesAsTheClientLikesBest) {
    const auto brotli = asset({"Accept-Encoding: gzip, deflate, br"});
    const auto gzip = asset({"Accept-Encoding: gzip"});
    const auto plain = asset({"Accept-Encoding: identity"});
    EXPECT_EQ(brotli.header("content-encoding"), "br");
    EXPECT_EQ(gzip.header("content-encoding"), "gzip");
    EXPECT_EQ(plain.header("content-encoding"), "");
    EXPECT_LT(brotli.text.size(), gzip.text.size());
    EXPECT_LT(gzip.text.size(), plain.text.size());
    for (const auto& answer : {brotli, gzip, plain}) {
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.header("vary"), "Accept-Encoding");
        EXPECT_EQ(answer.header("content-type"), "text/javascript; charset=utf-8");
        EXPECT_EQ(answer.header("content-length"), std::to_string(answer.text.size()));
        EXPECT_EQ(answer.header("cache-control"), "public, max-age=31536000, immutable");
    }
}

TEST_F(ThePages, SendNothingToWhoRefusesEveryCodingThereIs) {
    const auto refused = asset({"Accept-Encoding: identity;q=0, zstd"});
    EXPECT_EQ(refused.status, 406);
    EXPECT_EQ(refused.header("vary"), "Accept-Encoding");
    EXPECT_EQ(refused.header("etag"), "");
}

TEST_F(ThePages, TagEachCodingOfAFileByItself) {
    std::set<std::string> tags;
    for (const auto* coding : {"br", "gzip", "identity"}) {
        const auto accepts = std::string{"Accept-Encoding: "} + coding;
        const auto tag = asset({accepts}).header("etag");
        tags.insert(tag);
        const auto again = asset({accepts, "If-None-Match: \"other\", " + tag});
        EXPECT_EQ(again.status, 304) << coding;
        EXPECT_EQ(again.text, "");
        EXPECT_EQ(again.header("etag"), tag);
        EXPECT_EQ(again.header("vary"), "Accept-Encoding");
        EXPECT_EQ(asset({"Accept-Encoding: deflate, " + std::string{coding}, "If-None-Match: \"other\""}).status, 200);
    }
    EXPECT_EQ(tags.size(), 3U);
    EXPECT_EQ(
        asset({"Accept-Encoding: gzip", "If-None-Match: " + asset({"Accept-Encoding: br"}).header("etag")}).status, 200)
        << "who has it as brotli does not have it as gzip";
}

TEST_F(ThePages, TellOfAFileWithoutSendingIt) {
    const auto whole = asset({"Accept-Encoding: br"});
    const auto head = asset({"Accept-Encoding: br"}, "HEAD");
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.text, "");
    for (const auto* name : {"content-encoding", "content-length", "content-type", "etag", "vary", "cache-control"})
        EXPECT_EQ(head.header(name), whole.header(name)) << name;
    const auto refused = asset({}, "POST");
    EXPECT_EQ(refused.status, 405);
    EXPECT_EQ(refused.header("allow"), "GET, HEAD");
}

TEST_F(ThePages, AskAgainForAFileWhoseNameStays) {
    const auto icon = ask("/favicon.svg", {"Accept-Encoding: br"});
    EXPECT_EQ(icon.header("content-encoding"), "br");
    EXPECT_EQ(icon.header("cache-control"), "no-cache");
    EXPECT_EQ(ask("/favicon.svg", {"Accept-Encoding: br", "If-None-Match: " + icon.header("etag")}).status, 304);
}

TEST_F(ThePages, KeepWhatTheBuildNeedsToThemselves) {
    EXPECT_EQ(ask("/assets/nothing-12345678.js").status, 404);
    for (const auto* path : {"/.vite/first-files.json", "/index.html"})
        EXPECT_EQ(ask(path).header("content-type"), "text/html; charset=utf-8") << path;
}

TEST_F(ThePages, BringWhatThePortalSaysOfItself) {
    const auto page = ask("/");
    EXPECT_EQ(page.header("cache-control"), "no-store");
    EXPECT_EQ(known_by(page.text).at("portal"), visitor.get("/portal").body);
    TestPortal odd{{{"OPERATOR_NAME", "</script><b>Perla & Sons</b>"}}};
    auto other = odd.visitor();
    const auto odd_page = other.send("GET", "//", "").text;
    EXPECT_THAT(odd_page, Not(HasSubstr("<b>")));
    EXPECT_EQ(known_by(odd_page).at_pointer("/portal/operatorName"), "</script><b>Perla & Sons</b>");
}

TEST_F(ThePages, KnowWhoIsNobody) {
    EXPECT_TRUE(known_by(ask("/").text).at("session").is_null());
    auto yuki = portal.user("yuki@keio.test");
    EXPECT_FALSE(known_by(yuki.send("GET", "//", "").text).as_object().contains("session"));
    EXPECT_FALSE(
        known_by(ask("/", {"Cookie: a=b", "Cookie: __Host-deedbox_session=c"}).text).as_object().contains("session"));
}

// What holds secrets beside what a caller can choose is not compressed: its length would tell (BREACH).
TEST_F(ThePages, AndTheApiCompressNothingThatTheyWordThemselves) {
    const std::vector<std::string> accepts{"Accept-Encoding: br, gzip"};
    EXPECT_EQ(ask("/", accepts).header("content-encoding"), "");
    EXPECT_EQ(visitor.send("GET", "/portal", "", accepts).header("content-encoding"), "");
}

TEST_F(ThePages, NameTheFilesThatAPageNeedsAtOnce) {
    const auto linked = [](const std::string& name) {
        return ContainsRegex("<link rel=\"modulepreload\" crossorigin href=\"/assets/" + name + "-[^\"]+\\.js\">");
    };
    EXPECT_THAT(ask("/").text, AllOf(linked("HomePage"), linked("home-en"), Not(linked("ApprovalPage"))));
    EXPECT_THAT(ask("/approvals/some-token").text, AllOf(linked("ApprovalPage"), linked("approvals-en")));
    EXPECT_THAT(ask("/requests/new").text, AllOf(linked("NewRequestPage"), Not(linked("RequestPage"))));
    EXPECT_THAT(ask("/requests/17").text, AllOf(linked("RequestPage"), Not(linked("NewRequestPage"))));
    for (const auto* path : {"/nowhere", "/approvals/", "/approvals/a/b"})
        EXPECT_THAT(ask(path).text, Not(linked("[A-Za-z]+Page"))) << path;
    auto italian = portal.visitor().speaks("it-IT, en;q=0.5");
    EXPECT_THAT(italian.send("GET", "//", "").text, AllOf(linked("home-it"), Not(linked("home-en"))));
}

} // namespace
} // namespace deedbox::testing
