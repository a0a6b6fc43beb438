// The server itself: health, limits, headers, the API's own description, and a stop that loses nothing.
#include "events/seal_jobs.h"
#include "support/talk.h"
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

struct TheEdge : ::testing::Test {
    TestPortal portal;
    Browser visitor = portal.visitor();
    Answer page(const std::string& path) { return visitor.send("GET", "/" + path, ""); }
};

TEST_F(TheEdge, AnswersForItsHealth) {
    EXPECT_EQ(page("/healthz").text, "ok\n");
    EXPECT_EQ(page("/readyz").text, "ready\n");
    EXPECT_THAT(page("/metrics").text, HasSubstr("deedbox_http_answers_total{status=\"2xx\"}"));
}

TEST_F(TheEdge, ShowsMetricsToTheMachineItselfOnly) {
    EXPECT_EQ(visitor.send("GET", "//metrics", "", {"X-Forwarded-For: 203.0.113.7"}).status, 403);
    TestPortal with_token{{{"METRICS_TOKEN", "for-the-scraper"}}};
    auto scraper = with_token.visitor();
    EXPECT_EQ(scraper.send("GET", "//metrics", "").status, 403);
    EXPECT_EQ(scraper.send("GET", "//metrics", "", {"Authorization: Bearer for-the-scraper"}).status, 200);
}

TEST_F(TheEdge, DescribesItsApi) {
    const auto document = visitor.get("/api/openapi.json");
    EXPECT_EQ(document.at("/openapi"), "3.1.0");
    EXPECT_EQ(document.at("/paths/~1api~1v1~1account-requests/post/operationId"), "fileAccountRequest");
    EXPECT_EQ(document.at("/components/schemas/RequestDraft/additionalProperties"), "false");
    EXPECT_EQ(document.at("/components/schemas/RequestDraft/required"), R"(["accountName","country"])");
}

TEST_F(TheEdge, SendsSafeHeadersWithEverything) {
    for (const auto* path : {"/", "/healthz", "/api/v1/session", "/api/nothing"}) {
        const auto answer = page(path);
        EXPECT_EQ(answer.headers.at("x-content-type-options"), "nosniff") << path;
        EXPECT_EQ(answer.headers.at("referrer-policy"), "no-referrer") << path;
    }
}

TEST_F(TheEdge, KeepsConnectionsAndTakesPipelinedRequests) {
    const auto out = talk_to(portal.portal().port(),
                             "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
                             "GET /nope HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(out, StartsWith("HTTP/1.1 200 OK\r\n"));
    EXPECT_THAT(out.substr(15), HasSubstr("ok\nHTTP/1.1 200 OK\r\n"));
    EXPECT_THAT(out, HasSubstr("Connection: close"));
}

TEST_F(TheEdge, TakesChunkedBodiesAndExpect100) {
    const auto chunked = talk_to(portal.portal().port(),
                                 "POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: "
                                 "application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
    EXPECT_THAT(chunked, StartsWith("HTTP/1.1 422 "));
    const auto expected = talk_to(portal.portal().port(),
                                  "POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: "
                                  "application/json\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n{}");
    EXPECT_THAT(expected, HasSubstr("HTTP/1.1 422 "));
}

TEST_F(TheEdge, RefusesWhatIsNoHttp) {
    EXPECT_THAT(talk_to(portal.portal().port(), "hello\r\n\r\n"), StartsWith("HTTP/1.1 400 "));
    EXPECT_THAT(talk_to(portal.portal().port(), "GET / HTTP/1.1\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n"),
                StartsWith("HTTP/1.1 400 "));
    EXPECT_THAT(talk_to(portal.portal().port(),
                        "POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n"),
                StartsWith("HTTP/1.1 413 "));
    EXPECT_THAT(talk_to(portal.portal().port(), "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
                StartsWith("HTTP/1.1 400 "));
}

TEST_F(TheEdge, KnowsWhereARequestEndsOrRefusesIt) {
    const std::string smuggled = "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    for (const auto* coding : {"gzip", "identity", "xchunked", "chunked, identity"}) {
        const auto out = talk_to(portal.portal().port(),
                                 std::string{"POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "} +
                                     coding + "\r\n\r\n" + smuggled);
        EXPECT_THAT(out, StartsWith("HTTP/1.1 400 ")) << coding;
        EXPECT_THAT(out, Not(HasSubstr("ok\n"))) << coding;
    }
    EXPECT_THAT(talk_to(portal.portal().port(), "GET /healthz HTTP/1.1\r\n\r\n"), StartsWith("HTTP/1.1 400 "))
        << "without a Host";
}

TEST_F(TheEdge, IsNotReadyOverAnotherSchema) {
    EXPECT_EQ(page("/readyz").status, 200);
    portal.tamper("INSERT INTO schema_migrations (number, name, digest, applied_at) VALUES (9999, 'later', 'x', 0)");
    EXPECT_EQ(page("/readyz").status, 503);
}

TEST_F(TheEdge, AnswersHeadWithoutABody) {
    const auto out = talk_to(portal.portal().port(), "HEAD /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(out, HasSubstr("Content-Length: 3"));
    EXPECT_THAT(out, Not(HasSubstr("ok\n")));
}

// ---- the event log ----

TEST_F(TheEdge, SealsTheLogAndProvesIt) {
    portal.user("ann@keio.jp");
    ASSERT_TRUE(portal.run(portal.portal().calendar().turn()));
    const auto& key = portal.portal().key();
    auto report = portal.run(events::verify_log(portal.portal().database(), key, ""));
    ASSERT_TRUE(report);
    EXPECT_FALSE(report->fault);
    EXPECT_EQ(report->events, static_cast<std::int64_t>(portal.acts().size()));
    EXPECT_EQ(report->unsealed, 0);
    const auto head = report->head;
    portal.clock.pass(std::chrono::seconds{3});
    portal.user("bob@keio.jp");
    ASSERT_TRUE(portal.run(portal.portal().calendar().turn()));
    report = portal.run(events::verify_log(portal.portal().database(), key, head));
    EXPECT_FALSE(report->fault) << *report->fault;
    EXPECT_EQ(report->seals, 2);
    EXPECT_TRUE(portal.run(events::verify_log(portal.portal().database(), key, "abc"))->fault);
}

struct Tampering : TheEdge, ::testing::WithParamInterface<const char*> {};

TEST_P(Tampering, IsFound) {
    portal.user("ann@keio.jp");
    ASSERT_TRUE(portal.run(portal.portal().calendar().turn()));
    portal.clock.pass(std::chrono::seconds{3});
    portal.user("bob@keio.jp");
    ASSERT_TRUE(portal.run(portal.portal().calendar().turn()));
    portal.tamper(GetParam());
    EXPECT_TRUE(portal.run(events::verify_log(portal.portal().database(), portal.portal().key(), ""))->fault);
}

INSTANTIATE_TEST_SUITE_P(
    TheLog, Tampering,
    ::testing::Values("UPDATE events SET because = 'nothing' WHERE id = (SELECT min(id) FROM events)",
                      "UPDATE events SET at = at + 1 WHERE id = (SELECT max(id) FROM events)",
                      "UPDATE events SET personal_digest = x'00' WHERE id = (SELECT min(id) FROM events)",
                      "UPDATE events SET personal = '{\"email\":\"eve@keio.jp\"}' WHERE personal IS NOT NULL",
                      "DELETE FROM events WHERE id = (SELECT max(id) FROM events)",
                      "DELETE FROM event_seals WHERE number = 1",
                      "UPDATE event_seals SET signature = x'00' WHERE number = 2",
                      "UPDATE event_seals SET at = at + 1 WHERE number = 1"));

TEST_F(TheEdge, ErasingPersonalFieldsLeavesTheLogProvable) {
    portal.user("ann@keio.jp");
    ASSERT_TRUE(portal.run(portal.portal().calendar().turn()));
    portal.tamper("UPDATE events SET personal = NULL, salt = NULL");
    EXPECT_FALSE(portal.run(events::verify_log(portal.portal().database(), portal.portal().key(), ""))->fault);
}

} // namespace
} // namespace deedbox::testing
