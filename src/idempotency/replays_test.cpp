#include "idempotency/replays.h"

#include "acts/act.h"
#include "http/problem.h"
#include "support/test_portal.h"

#include <gtest/gtest.h>

namespace deedbox::idempotency {
namespace {

const events::Deed thing_made{"thing.made", {}};

/// An act that is done and then cannot be shown: what was answered to that must not be the answer for ever.
struct DoneAndRefused : ::testing::Test {
    testing::TestPortal portal;
    Replays calls{portal.portal().database(), portal.portal().key(), portal.clock};
    http::Request request{.method = "POST", .path = "/things", .headers = {{"Idempotency-Key", "k"}}, .body = "{}"};
    std::optional<Error> refusal;
    int acts = 0;
    http::Routes routes;

    DoneAndRefused() {
        routes.post("/things", http::Access::anyone)
            .by(
                [this](const http::Call& call) -> Task<Result<http::Made>> {
                    ++acts;
                    acts::Act act{portal.portal().means(), {.key = call.doer().key}};
                    act.record({.deed = thing_made, .because = Ground::anybody_may}, 7);
                    CO_CHECK(co_await portal.portal().database().write(act.take()));
                    co_return http::Made{7};
                },
                [this](const http::Call&, http::Made) -> Task<Result<http::Reply>> {
                    if (refusal) co_return std::unexpected{*refusal};
                    co_return http::Reply::no_content();
                });
    }
    unsigned status_of_call() {
        http::Call call{.request = request, .client = "203.0.113.7"};
        call.key = *calls.key_of(call);
        const auto write = [](const http::Route&, const http::Call&, const Result<http::Reply>& outcome) {
            return http::Response{.status = outcome ? 204U : http::status_of(outcome.error().kind)};
        };
        return portal.run(calls.answer(*routes.all().front(), call, write))->status;
    }
};

TEST_F(DoneAndRefused, IsShownAnewWhenTheRefusalWasOfTheMoment) {
    for (const auto& [kind, status] :
         {std::pair{Kind::unauthenticated, 401U}, {Kind::too_many, 429U}, {Kind::busy, 503U}, {Kind::broken, 500U}}) {
        request.headers.front().second = std::to_string(status);
        refusal = Error{.kind = kind, .code = "as.planned"};
        EXPECT_EQ(status_of_call(), status);
        refusal.reset();
        acts = 0;
        EXPECT_EQ(status_of_call(), 204U) << status << " is not kept";
        EXPECT_EQ(acts, 0) << "and nothing is done twice";
    }
}

TEST_F(DoneAndRefused, IsShownAsItIsNowWhateverWasAnsweredFirst) {
    refusal = Error{.kind = Kind::conflict, .code = "as.planned"};
    EXPECT_EQ(status_of_call(), 409U);
    refusal.reset();
    EXPECT_EQ(status_of_call(), 204U);
    EXPECT_EQ(acts, 1);
}

} // namespace
} // namespace deedbox::idempotency
