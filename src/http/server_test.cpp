#include "http/server.h"

#include "http/problem.h"
#include "http/routes.h"
#include "support/talk.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace deedbox::http {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using testing::talk_to;

std::size_t small(std::string_view, std::string_view) {
    return small_body;
}

Response refuse(const Error& error, const Headers& headers) {
    return problem_response(error, preferred_language(header(headers, "Accept-Language")), Texts::builtin());
}

std::string get(const std::string& path, const std::string& more = "Connection: close\r\n") {
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + more + "\r\n";
}

Task<Response> answer_or_throw(Request request) {
    if (request.path == "/exception") throw std::runtime_error{"as planned"};
    if (request.path == "/other") throw 7;
    co_return Response{.body = "well"};
}

// Before there is a task at all.
Task<Response> throw_at_once(Request request) {
    if (request.path == "/exception") throw std::runtime_error{"as planned"};
    return answer_or_throw(std::move(request));
}

struct AnAnswererThatThrows : ::testing::TestWithParam<Task<Response> (*)(Request)> {
    static constexpr std::size_t slots = 2;
    Server server{{.in_flight = slots}, 1, small, GetParam(), refuse};

    void SetUp() override { ASSERT_TRUE(server.listen("127.0.0.1", 0)); }
};

TEST_P(AnAnswererThatThrows, TakesNoSlotWithIt) {
    for (std::size_t i = 0; i < 2 * slots; ++i) {
        talk_to(server.port(), get("/exception"));
        talk_to(server.port(), get("/other"));
    }
    EXPECT_THAT(talk_to(server.port(), get("/well")), AllOf(StartsWith("HTTP/1.1 200 "), HasSubstr("well")));
    EXPECT_EQ(server.figures().in_flight, 0U);
    EXPECT_EQ(server.figures().turned_away, 0U);
}

TEST_P(AnAnswererThatThrows, IsAnsweredForInTheCallersLanguage) {
    for (const auto* path : {"/exception", "/other"}) {
        const auto out = talk_to(server.port(), get(path, "Accept-Language: it\r\nConnection: close\r\n"));
        EXPECT_THAT(out, AllOf(StartsWith("HTTP/1.1 500 "), HasSubstr("application/problem+json"),
                               HasSubstr(R"("code":"internal")"), HasSubstr("Non è cambiato nulla")))
            << path;
        EXPECT_THAT(out, ::testing::Not(HasSubstr("as planned"))) << "what went wrong is for the log";
    }
}

TEST_P(AnAnswererThatThrows, KeepsTheConnection) {
    const auto out = talk_to(server.port(), get("/exception", "") + get("/well"));
    EXPECT_THAT(out, AllOf(StartsWith("HTTP/1.1 500 "), HasSubstr("HTTP/1.1 200 ")));
}

INSTANTIATE_TEST_SUITE_P(Before, AnAnswererThatThrows, ::testing::Values(throw_at_once));
INSTANTIATE_TEST_SUITE_P(InTheMiddle, AnAnswererThatThrows, ::testing::Values(answer_or_throw));

TEST(AServer, RefusesAnAddressThatIsNotWellEscapedAndGoesOn) {
    Server server{{}, 1, small, answer_or_throw, refuse};
    ASSERT_TRUE(server.listen("127.0.0.1", 0));
    for (const auto* address : {"/%zz", "/a%", "/a?q=%4"}) {
        const auto out = talk_to(server.port(), get(address, "Accept-Language: es\r\n") + get("/%41"));
        EXPECT_THAT(out, AllOf(StartsWith("HTTP/1.1 400 "), HasSubstr(R"("code":"request.escape")"),
                               HasSubstr("hexadecimales"), HasSubstr("HTTP/1.1 200 ")))
            << address;
    }
}

// ---- bodies that are made while they go out ----

// `/3`: three pieces; `/broken`: one, and then a failure.
Task<Response> answer_in_pieces(Request request) {
    Response response{.body = "head."};
    response.pieces = [path = request.path, sent = 0]() mutable -> Task<Result<std::optional<std::string>>> {
        if (sent > 0 && path == "/broken") co_return broken("as planned");
        if (sent == 3) co_return std::nullopt;
        co_return sent++ == 1 ? "" : "piece " + std::to_string(sent) + ".";
    };
    co_return response;
}

struct AServerOfPieces : ::testing::Test {
    Server server{{}, 1, small, answer_in_pieces, refuse};
    void SetUp() override { ASSERT_TRUE(server.listen("127.0.0.1", 0)); }
};

TEST_F(AServerOfPieces, SendsThemAsChunksAndGoesOn) {
    const auto out = talk_to(server.port(), get("/3", "") + get("/3"));
    const std::string body = "\r\n\r\n5\r\nhead.\r\n8\r\npiece 1.\r\n8\r\npiece 3.\r\n0\r\n\r\n";
    EXPECT_THAT(out, AllOf(HasSubstr("Transfer-Encoding: chunked"), ::testing::Not(HasSubstr("Content-Length"))));
    EXPECT_THAT(out, HasSubstr(body + "HTTP/1.1 200 ")) << "an empty piece is not the end";
}

TEST_F(AServerOfPieces, EndsTheConnectionWhereTheClientKnowsNoChunks) {
    const auto out = talk_to(server.port(), "GET /3 HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_THAT(out, AllOf(::testing::Not(HasSubstr("chunked")), HasSubstr("Connection: close")));
    EXPECT_THAT(out, ::testing::EndsWith("\r\n\r\nhead.piece 1.piece 3."));
}

TEST_F(AServerOfPieces, CutsTheConnectionWhenTheRestCannotBeHad) {
    const auto out = talk_to(server.port(), get("/broken", "") + get("/3"));
    EXPECT_THAT(out, ::testing::EndsWith("8\r\npiece 1.\r\n")) << "whoever reads it misses the end";
}

TEST_F(AServerOfPieces, SendsNoneToWhoAsksForTheHeadAlone) {
    const auto out = talk_to(server.port(), "HEAD /3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(out, ::testing::Not(HasSubstr("piece")));
}

// ---- what cannot be read ----

Task<Response> tell_what_came(Request request) {
    std::string out = request.method + " " + request.path + " " + std::to_string(request.body.size());
    for (const auto& [name, value] : request.headers) out += "\n" + name + ": " + value;
    co_return Response{.body = std::move(out)};
}

struct ABoundedServer : ::testing::Test {
    Server server{{.header_bytes = 2048,
                   .header_lines = 10,
                   .framing_bytes = 256,
                   .small_body_bytes = 512,
                   .large_bodies_bytes = 4000},
                  1,
                  [](std::string_view method, std::string_view path) {
                      return std::size_t{method == "POST" && path == "/large" ? 4096U : 1024U};
                  },
                  tell_what_came,
                  refuse};

    void SetUp() override { ASSERT_TRUE(server.listen("127.0.0.1", 0)); }
    std::string answer_to(const std::string& octets) { return talk_to(server.port(), octets); }
    std::string chunked(const std::string& body) {
        return answer_to("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n" +
                         body);
    }
};

TEST_F(ABoundedServer, TakesChunkExtensionsAndTrailersThatAreSmall) {
    const auto out = chunked("2;a=\"b\"\r\nab\r\n0;c\r\nX-Sum: 1\r\nCookie: deedbox_session=x\r\n\r\n");
    EXPECT_THAT(out, AllOf(StartsWith("HTTP/1.1 200 "), HasSubstr("POST / 2")));
    EXPECT_THAT(out, ::testing::Not(HasSubstr("Cookie"))) << "what comes behind the body is no header";
}

TEST_F(ABoundedServer, RefusesChunkLinesAndTrailersThatAreNot) {
    const std::string long_text(300, 'x');
    std::string many;
    for (int i = 0; i < 40; ++i) many += "1;extension\r\na\r\n";
    const std::pair<const char*, std::string> cases[] = {
        {"an extension", "2;" + long_text + "\r\nab\r\n0\r\n\r\n"},
        {"one without end", "2;" + long_text},
        {"many small ones", many + "0\r\n\r\n"},
        {"one of the last chunk", "0;" + long_text + "\r\n\r\n"},
        {"a trailer", "0\r\nX-Sum: " + long_text + "\r\n\r\n"},
        {"a trailer without end", "0\r\nX-Sum: " + long_text},
        {"a size without end", std::string(300, '0')},
    };
    for (const auto& [what, body] : cases)
        EXPECT_THAT(chunked(body), AllOf(StartsWith("HTTP/1.1 400 "), HasSubstr("Connection: close"))) << what;
}

TEST_F(ABoundedServer, RefusesHeadersThatAreTooLargeOrTooMany) {
    EXPECT_THAT(answer_to("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(3000, 'x')),
                AllOf(StartsWith("HTTP/1.1 400 "), HasSubstr("request.headers_too_large")));
    EXPECT_THAT(answer_to("GET /" + std::string(3000, 'x')), StartsWith("HTTP/1.1 400 "));
    std::string lines;
    for (int i = 0; i < 10; ++i) lines += "X-" + std::to_string(i) + ": 1\r\n";
    EXPECT_THAT(answer_to("GET / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n"),
                AllOf(StartsWith("HTTP/1.1 400 "), HasSubstr("request.headers_too_large")));
}

TEST_F(ABoundedServer, TakesABodyAsLargeAsItsRouteSays) {
    const auto post = [&](const std::string& path, std::size_t size, const std::string& more = "") {
        return answer_to("POST " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + more +
                         "Content-Length: " + std::to_string(size) + "\r\n\r\n" + std::string(size, 'x'));
    };
    EXPECT_THAT(post("/", 1024), StartsWith("HTTP/1.1 200 "));
    EXPECT_THAT(post("/", 1025), AllOf(StartsWith("HTTP/1.1 413 "), HasSubstr("larger than 1 KiB")));
    EXPECT_THAT(post("/large?q", 4096), StartsWith("HTTP/1.1 200 "));
    EXPECT_THAT(post("http://a/large", 4096), StartsWith("HTTP/1.1 200 "));
    EXPECT_THAT(post("/large", 4097, "Accept-Language: it\r\n"),
                AllOf(StartsWith("HTTP/1.1 413 "), HasSubstr("Il corpo supera 4 KiB")));
    EXPECT_THAT(chunked("400\r\n" + std::string(1024, 'x') + "\r\n1\r\nx\r\n0\r\n\r\n"), StartsWith("HTTP/1.1 413 "))
        << "in pieces";
}

TEST_F(ABoundedServer, HasRoomForSmallBodiesHoweverManyLargeOnesAreOnTheirWay) {
    const auto post = [](std::size_t size, std::size_t sent) {
        return "POST /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: " + std::to_string(size) +
               "\r\n\r\n" + std::string(sent, 'x');
    };
    boost::asio::io_context context;
    boost::asio::ip::tcp::socket slow{context};
    slow.connect({boost::asio::ip::make_address("127.0.0.1"), server.port()});
    boost::asio::write(slow, boost::asio::buffer(post(4096, 4095)));
    while (server.figures().large_bodies_bytes < 4095 - 512) std::this_thread::yield();
    EXPECT_THAT(answer_to(post(2048, 2048)), AllOf(StartsWith("HTTP/1.1 503 "), HasSubstr("Connection: close")));
    EXPECT_THAT(answer_to(post(512, 512)), StartsWith("HTTP/1.1 200 "));
    slow.close();
    while (server.figures().large_bodies_bytes > 0) std::this_thread::yield();
    EXPECT_THAT(answer_to(post(2048, 2048)), StartsWith("HTTP/1.1 200 "));
    EXPECT_EQ(server.figures().turned_away, 1U);
}

TEST_F(ABoundedServer, TellsWhoeverWaitsToBeToldThatTheBodyIsWanted) {
    const auto head = [](const std::string& expect, const std::string& length) {
        return "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: " + expect +
               "\r\nContent-Length: " + length + "\r\n\r\n";
    };
    for (const auto* expect : {"100-continue", "100-Continue"})
        EXPECT_THAT(talk_to(server.port(), head(expect, "2"), "HTTP/1.1 100 Continue\r\n\r\n", "ab"),
                    AllOf(StartsWith("HTTP/1.1 100 "), HasSubstr("HTTP/1.1 200 "), HasSubstr("POST / 2")))
            << expect;
    EXPECT_THAT(answer_to(head("100-continue", "99999")), StartsWith("HTTP/1.1 413 ")) << "it is not";
}

TEST_F(ABoundedServer, UnderstandsTheAbsoluteFormOfATarget) {
    const auto out = answer_to("GET http://b:8080/x?y HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(out, AllOf(HasSubstr("GET /x 0"), HasSubstr("Host: b:8080"), ::testing::Not(HasSubstr("Host: a"))));
    for (const auto* target : {"*", "b:8080", "ftp://b/"})
        EXPECT_THAT(answer_to(std::string{"GET "} + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"),
                    StartsWith("HTTP/1.1 400 "))
            << target;
}

TEST_F(ABoundedServer, ReadsWhatStandsOnSeveralLinesAsOne) {
    const auto out = answer_to("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nCookie: a=1\r\nX-List: 1\r\n"
                               "Cookie: b=2\r\nX-List: 2\r\n\r\n");
    EXPECT_THAT(out, AllOf(HasSubstr("Cookie: a=1; b=2"), HasSubstr("X-List: 1, 2")));
}

} // namespace
} // namespace deedbox::http
