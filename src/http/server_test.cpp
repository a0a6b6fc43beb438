#include "http/server.h"

#include "http/problem.h"
#include "support/talk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::http {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using testing::talk_to;

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
    Server server{{.in_flight = slots}, 1, GetParam(), refuse};

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
    Server server{{}, 1, answer_or_throw, refuse};
    ASSERT_TRUE(server.listen("127.0.0.1", 0));
    for (const auto* address : {"/%zz", "/a%", "/a?q=%4"}) {
        const auto out = talk_to(server.port(), get(address, "Accept-Language: es\r\n") + get("/%41"));
        EXPECT_THAT(out, AllOf(StartsWith("HTTP/1.1 400 "), HasSubstr(R"("code":"request.escape")"),
                               HasSubstr("hexadecimales"), HasSubstr("HTTP/1.1 200 ")))
            << address;
    }
}

} // namespace
} // namespace deedbox::http
