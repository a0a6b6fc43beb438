#include "idempotency/replays.h"

#include "acts/act.h"
#include "http/problem.h"
#include "support/test_portal.h"

#include <gtest/gtest.h>

namespace deedbox::idempotency {
namespace {

const events::Deed thing_made{"thing.made", {}};

/// A thing that is made once and then shown, unless that is refused; each response that is written has its number.
struct KeptResponses : ::testing::Test {
    testing::TestPortal portal;
    Replays calls{portal.portal().database(), portal.portal().key(), portal.clock};
    http::Request request{.method = "POST", .path = "/things", .headers = {{"Idempotency-Key", "k"}}, .body = "{}"};
    std::optional<Error> refusal;
    int acts = 0;
    int responses = 0;
    http::Routes routes;

    KeptResponses() {
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
    http::Response response_of(Replays& node) {
        http::Call call{.request = request, .client = "203.0.113.7"};
        call.key = *node.key_of(call);
        const auto write = [this](const http::Route&, const http::Call&, const Result<http::Reply>& outcome) {
            return http::Response{.status = outcome ? 201U : http::status_of(outcome.error().kind),
                                  .headers = {},
                                  .body = std::to_string(++responses)};
        };
        return *portal.run(node.answer(*routes.all().front(), call, write));
    }
    unsigned status_of_call() { return response_of(calls).status; }
    /// The act of the first call, and two replays, all of them refused alike; and a third replay when nothing is
    /// refused any more.
    unsigned status_after_three_times(Kind kind) {
        request.headers.front().second = std::to_string(http::status_of(kind)); // a key of its own
        acts = 0;
        refusal = Error{.kind = kind, .code = "as.planned"};
        for (int i = 0; i < 3; ++i) EXPECT_EQ(status_of_call(), http::status_of(kind));
        refusal.reset();
        const auto status = status_of_call();
        EXPECT_EQ(acts, 1) << "nothing is done twice";
        return status;
    }
};

TEST_F(KeptResponses, AreNoRefusalsOfTheMoment) {
    for (const auto kind : {Kind::unauthenticated, Kind::too_many, Kind::busy, Kind::broken})
        EXPECT_EQ(status_after_three_times(kind), 201U) << http::status_of(kind) << " is not kept";
}

TEST_F(KeptResponses, AreOfReplaysTheRefusalsThatLast) {
    for (const auto kind : {Kind::invalid, Kind::forbidden, Kind::not_found, Kind::conflict, Kind::gone})
        EXPECT_EQ(status_after_three_times(kind), http::status_of(kind)) << "the replay, which is kept";
}

TEST_F(KeptResponses, AreNotOfTheFirstCallWhenItIsRefused) {
    refusal = Error{.kind = Kind::conflict, .code = "as.planned"};
    EXPECT_EQ(status_of_call(), 409U);
    refusal.reset();
    EXPECT_EQ(status_of_call(), 201U) << "shown as it is now";
    EXPECT_EQ(acts, 1);
}

TEST_F(KeptResponses, StayTheFirstThatWasKept) {
    Replays other{portal.portal().database(), portal.portal().key(), portal.clock};
    // The one has done it and is about to keep its response; the other is asked meanwhile, and shows what was made.
    portal.interruption.arm([&] { portal.interruption.arm([&] { EXPECT_EQ(response_of(other).body, "2"); }); });
    EXPECT_EQ(response_of(calls).body, "1");
    EXPECT_EQ(response_of(calls).body, "2");
    EXPECT_EQ(acts, 1);
}

TEST_F(KeptResponses, ComeBackAsTheyWere) {
    const auto first = response_of(calls);
    const auto replay = response_of(calls);
    EXPECT_EQ(replay.status, 201U);
    EXPECT_EQ(replay.body, first.body);
    EXPECT_EQ(responses, 1) << "nothing is shown anew";
}

} // namespace
} // namespace deedbox::idempotency
