// The server itself: health, limits, headers, the API's own description, and a stop that loses nothing.
#include "events/seal_jobs.h"
#include "support/talk.h"
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <sstream>

namespace deedbox::testing {
namespace {

using ::testing::AllOf;
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
        EXPECT_THAT(answer.headers.at("content-security-policy"),
                    AllOf(HasSubstr("default-src 'none'"), HasSubstr("frame-ancestors 'none'")))
            << path;
        EXPECT_EQ(answer.header("strict-transport-security"), "") << path << ": over http it says nothing";
    }
}

TEST(OnHttps, TheHostIsOnHttpsWithAllBelowItAndCookiesAreOfItAlone) {
    TestPortal portal{{{"PUBLIC_URL", "https://accounts.perla.example"}, {"RATE_LIMITS", "on"}}};
    auto ann = portal.visitor();
    const std::vector<std::string> from_a_page{"Content-Type: application/json",
                                               "Origin: https://accounts.perla.example"};
    EXPECT_EQ(ann.send("GET", "//healthz", "").header("strict-transport-security"),
              "max-age=31536000; includeSubDomains");
    const auto sign_up = ann.send(
        "POST", "/sign-ups", R"({"email":"ann@keio.jp","name":"Ann","password":"a password for tests"})", from_a_page);
    EXPECT_THAT(sign_up.header("set-cookie"), AllOf(StartsWith("__Host-deedbox_sign_up="), HasSubstr("; Secure"),
                                                    HasSubstr("; Path=/;"), Not(HasSubstr("Domain"))));
    const auto token = portal.mail_to("ann@keio.jp").token("verify");
    const auto verified = ann.send("POST", "/email-verifications", R"({"token":")" + token + "\"}", from_a_page);
    EXPECT_EQ(verified.status, 204) << verified.text;
    EXPECT_THAT(verified.header("set-cookie"), StartsWith("__Host-deedbox_session="));
    EXPECT_EQ(ann.get("/session").at("/user/email"), "ann@keio.jp");
    ann.cookies = {{"deedbox_session", ann.cookies.at("__Host-deedbox_session")}};
    EXPECT_EQ(ann.get("/session").status, 401) << "a neighbouring host can set a cookie of this name";
}

// ---- targets, methods and headers as HTTP has them ----

TEST_F(TheEdge, AnswersAtItsPathsAndNowhereBelow) {
    for (const auto* path : {"/readyz/", "/healthz/", "/healthz/x", "/metrics/", "/api/openapi.json/", "/api", "/api/"})
        EXPECT_EQ(page(path).status, 404) << path;
    EXPECT_EQ(page("/readyz?x").text, "ready\n");
    EXPECT_THAT(
        talk_to(portal.portal().port(), "GET http://host/readyz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"),
        HasSubstr("ready\n"));
}

TEST_F(TheEdge, NamesTheMethodsThatAPathTakes) {
    for (const auto* method : {"TRACE", "POST", "OPTIONS", "DELETE"})
        for (const auto* path : {"//healthz", "//readyz", "//metrics", "//api/openapi.json", "//"}) {
            const auto answer = visitor.send(method, path, "");
            EXPECT_EQ(answer.status, 405) << method << " " << path;
            EXPECT_EQ(answer.header("allow"), "GET, HEAD") << method << " " << path;
        }
    EXPECT_EQ(visitor.send("TRACE", "/portal", "").status, 405);
}

TEST_F(TheEdge, ReadsCookiesOnSeveralLines) {
    auto ann = portal.user("ann@keio.jp");
    const auto out = talk_to(portal.portal().port(),
                             "GET /api/v1/session HTTP/1.1\r\nHost: a\r\nConnection: close\r\nCookie: theme=dark\r\n"
                             "Cookie: deedbox_session=" +
                                 ann.cookies.at("deedbox_session") + "\r\n\r\n");
    EXPECT_THAT(out, AllOf(StartsWith("HTTP/1.1 200 "), HasSubstr("ann@keio.jp")));
}

TEST_F(TheEdge, SaysInItsDocumentHowLargeABodyMayBe) {
    const auto document = visitor.get("/api/openapi.json");
    const auto of_sign_in = [&](const char* member) {
        return document.at(std::string{"/paths/~1api~1v1~1sessions/post/"} + member);
    };
    EXPECT_EQ(of_sign_in("responses/413/description"), "The body is over 16 KiB.");
    EXPECT_EQ(of_sign_in("requestBody/description"), "At most 16 KiB.");
    EXPECT_EQ(document.at("/paths/~1api~1v1~1account-requests/post/responses/413/description"),
              "The body is over 64 KiB.");
}

TEST_F(TheEdge, TakesNoBodyLargerThanItsRouteNeeds) {
    for (const auto& route : portal.portal().routes().all()) {
        if (!route->body) continue;
        auto path = "//api/v1" + route->path;
        while (path.find('{') != std::string::npos)
            path.replace(path.find('{'), path.find('}') - path.find('{') + 1, "1");
        const auto send = [&](std::size_t size) {
            return visitor.send(route->method, path, std::string(size, ' '), {"Content-Type: application/json"});
        };
        const auto answer = send(route->most_bytes + 1);
        EXPECT_EQ(answer.status, 413) << route->operation;
        EXPECT_THAT(answer.at("/detail"), HasSubstr(std::to_string(route->most_bytes / 1024) + " KiB"))
            << route->operation;
        EXPECT_NE(send(route->most_bytes).status, 413) << route->operation;
    }
}

TEST_F(TheEdge, TakesTheLargestRequestThatCanBeFiled) {
    auto asya = portal.user("asya@partner.example");
    std::string note; // the longest, of characters that take most room
    for (int i = 0; i < 1000; ++i) note += "\xf0\x9f\x9a\x80";
    json::array users;
    json::array approvers;
    const std::string local(64, 'a');
    for (int i = 0; i < 50; ++i) {
        const auto name = std::to_string(100 + i) + local.substr(3);
        users.push_back(json::object{{"email", name + "@keio.jp"}, {"role", "user"}});
        if (i < 10) approvers.push_back(json::value(name + "@keio.jp"));
    }
    const auto answer = asya.files({{"noteToApprover", note},
                                    {"noteToReviewer", note},
                                    {"noteToUsers", note},
                                    {"users", users},
                                    {"approverEmails", approvers}});
    EXPECT_EQ(answer.status, 201) << answer.text;
}

// ---- on this machine only ----

TEST(ADemonstration, AnswersToItsOwnNamesOnly) {
    TestPortal portal{{{"SMTP_URL", ""}, {"PUBLIC_URL", ""}}};
    const auto port = std::to_string(portal.portal().port());
    const auto status = [&](const std::string& target, const std::string& host) {
        const auto out = talk_to(portal.portal().port(),
                                 "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        return out.substr(9, 3);
    };
    for (const auto* path : {"/", "/healthz", "/api/v1/portal", "/api/openapi.json", "/mailbox"}) {
        for (const auto* host : {"localhost:", "LOCALHOST:", "127.0.0.1:", "[::1]:"})
            EXPECT_EQ(status(path, host + port), "200") << path << " " << host;
        for (const auto& host : {"evil.example:" + port, std::string{"evil.example"}, "localhost.evil.example:" + port,
                                 std::string{"localhost"}, "127.0.0.1:1" + port, "evil.example#localhost:" + port})
            EXPECT_EQ(status(path, host), "403") << path << " " << host;
    }
    EXPECT_EQ(status("http://evil.example/healthz", "localhost:" + port), "403") << "the target's host counts";
    EXPECT_EQ(status("http://localhost:" + port + "/healthz", "evil.example"), "200");
}

TEST_F(TheEdge, TakesAnyHostWhereItsPublicUrlIsElsewhere) {
    EXPECT_THAT(
        talk_to(portal.portal().port(), "GET /healthz HTTP/1.1\r\nHost: load-balancer\r\nConnection: close\r\n\r\n"),
        StartsWith("HTTP/1.1 200 "));
}

// ---- who was turned away ----

struct TurnedAway : TheEdge {
    std::ostringstream log;
    std::shared_ptr<spdlog::logger> usual = spdlog::default_logger();

    void SetUp() override {
        auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(log);
        auto logger = std::make_shared<spdlog::logger>("test", sink);
        logger->set_pattern("%v");
        spdlog::set_default_logger(logger);
    }
    void TearDown() override { spdlog::set_default_logger(usual); }

    /// The lines that a call leaves.
    std::string said_of(const std::function<void()>& call) {
        log.str("");
        call();
        return log.str();
    }
};

TEST_F(TurnedAway, LeavesOneLineAndTellsOfNobodyByName) {
    auto ann = portal.user("ann@keio.jp", "Ann");
    const auto id = ann.get("/session").at("/user/id");
    const auto from = [](const std::string& operation, const std::string& code, const std::string& user) {
        return "refused: operation=" + operation + " code=" + code + " client=127.0.0.1 user=" + user + "\n";
    };
    EXPECT_EQ(said_of([&] { visitor.signs_in("ann@keio.jp", "not hers at all"); }),
              from("signIn", "session.refused", "-"));
    EXPECT_EQ(said_of([&] { visitor.signs_in("nobody@keio.jp"); }), from("signIn", "session.refused", "-"));
    EXPECT_EQ(said_of([&] { visitor.get("/directory"); }), from("searchDirectory", "session.required", "-"));
    EXPECT_EQ(said_of([&] { ann.get("/jobs"); }), from("listJobs", "staff.required", id));
    EXPECT_EQ(said_of([&] {
                  visitor.send("POST", "/sessions", "{}",
                               {"Content-Type: application/json", "Origin: https://evil.example"});
              }),
              from("signIn", "origin.foreign", "-"));
    EXPECT_EQ(said_of([&] {
                  ann.put("/profile/password",
                          {{"currentPassword", "not hers at all"}, {"newPassword", "another good password"}});
              }),
              from("changePassword", "password.wrong", id));
    EXPECT_EQ(said_of([&] { visitor.send("GET", "//metrics", "", {"X-Forwarded-For: 203.0.113.7"}); }),
              from("metrics", "forbidden", "-"));
    EXPECT_EQ(said_of([&] { ann.get("/session"); }), "") << "all is well";
    EXPECT_EQ(said_of([&] { visitor.get("/approval-links/abc"); }), "") << "there is nothing, for anybody";
    const auto metrics = page("/metrics").text;
    EXPECT_THAT(metrics, HasSubstr(R"(deedbox_refusals_total{code="session.refused",operation="signIn"} 2)"));
    EXPECT_THAT(metrics, HasSubstr(R"(deedbox_refusals_total{code="origin.foreign",operation="signIn"} 1)"));
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
