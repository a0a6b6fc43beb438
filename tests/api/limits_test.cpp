// Limits: at its edge each of them, and nobody locks anybody else out.
#include "support/test_portal.h"
#include "users/user_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

TEST(Limits, StopGuessingWithoutLockingAnybodyOut) {
    TestPortal portal{{{"RATE_LIMITS", "on"}, {"TRUSTED_PROXIES", "127.0.0.1"}}};
    portal.user("ann@keio.jp");
    auto guess = [&](const std::string& client, const std::string& password) {
        return portal.visitor().send("POST", "/sessions", R"({"email":"ann@keio.jp","password":")" + password + "\"}",
                                     {"Content-Type: application/json", "X-Forwarded-For: 198.51.100.1, " + client});
    };
    for (int i = 0; i < 10; ++i) EXPECT_EQ(guess("203.0.113.7", "wrong").status, 401);
    const auto limited = guess("203.0.113.7", usual_password);
    EXPECT_EQ(limited.status, 429);
    EXPECT_EQ(limited.code(), "limit.reached");
    EXPECT_GT(std::stoi(limited.headers.at("retry-after")), 0);
    EXPECT_EQ(guess("203.0.113.8", usual_password).status, 201) << "Ann herself comes from elsewhere, and gets in";
    portal.clock.pass(std::chrono::minutes{2});
    EXPECT_EQ(guess("203.0.113.7", usual_password).status, 201);
}

TEST(Limits, AreFilledAgainAsTimePassesAndNeverBeyondTheirNumber) {
    portal::Limiter limiter;
    const http::Limit limit{http::CountedBy::client, 10, std::chrono::minutes{15}};
    const Instant noon{std::chrono::hours{12}};
    const auto calls_at = [&](Instant moment) {
        int calls = 0;
        while (limiter.take("tryOut", limit, "203.0.113.7", moment)) ++calls;
        return calls;
    };
    EXPECT_EQ(calls_at(noon), 10);
    EXPECT_EQ(calls_at(noon + std::chrono::minutes{3}), 2);
    EXPECT_EQ(calls_at(noon + std::chrono::minutes{48}), 10) << "however long nobody called";
}

TEST(Limits, BelieveTheProxyAndNotWhatItWasTold) {
    TestPortal portal{{{"RATE_LIMITS", "on"}, {"TRUSTED_PROXIES", "127.0.0.1"}}};
    portal.user("ann@keio.jp");
    std::vector<int> statuses;
    for (int i = 0; i < 12; ++i)
        statuses.push_back(portal.visitor()
                               .send("POST", "/sessions", R"({"email":" Ann@Keio.jp","password":"wrong"})",
                                     {"Content-Type: application/json", "X-Forwarded-For: 9.9.9." + std::to_string(i),
                                      "X-Forwarded-For: 203.0.113.7"})
                               .status);
    EXPECT_EQ(statuses.back(), 429) << "the proxy's own line is the last one";
}

// ---- each at its edge ----

/// A limit and where it stands.
struct LimitOfRoute {
    std::string operation;
    http::Limit limit;
};

struct EveryLimit : ::testing::TestWithParam<LimitOfRoute> {
    TestPortal portal{{{"RATE_LIMITS", "on"}, {"TRUSTED_PROXIES", "127.0.0.1"}}};
    const http::Limit limit = GetParam().limit;
    Browser desk = portal.staff("desk@operator.example");
    Browser other = portal.staff("other@operator.example");
    int calls = 0;

    const http::Route& route() {
        const auto& all = portal.portal().routes().all();
        return **std::ranges::find(all, GetParam().operation, [](const auto& route) { return route->operation; });
    }
    /// A call that comes past the door and no further: its body has a mail address and nothing else.
    Answer call(Browser& who, const std::string& client, const std::string& email) {
        auto path = route().path;
        while (path.find('{') != std::string::npos)
            path.replace(path.find('{'), path.find('}') - path.find('{') + 1, "1");
        if (who.cookies.empty()) sign_in_again(who);
        return who.send(
            route().method, path, R"({"email":")" + email + R"(","no":"such field"})",
            {"Content-Type: application/json", "Sec-Fetch-Site: same-origin", "X-Forwarded-For: " + client});
    }
    /// After a call that signed out, without a call that would count.
    void sign_in_again(Browser& who) {
        const auto secret = users::new_cookie_secret();
        db::Unit unit;
        users::open_session(unit, portal.portal().ids().next(portal.clock.now()),
                            *EmailAddress::parse(&who == &desk ? "desk@operator.example" : "other@operator.example"),
                            secret, portal.clock.now(), portal.clock.now() + std::chrono::days{1});
        EXPECT_TRUE(portal.run(portal.portal().database().write(std::move(unit))));
        who.cookies["deedbox_session"] = secret.text;
    }
    bool is_narrow() const { return limit.by == http::CountedBy::client_and_email; }
    /// Counted by this limit, and by no narrower one of the same operation.
    Answer call_as_usual() {
        return call(desk, "203.0.113.7", is_narrow() ? "ann@keio.jp" : "a" + std::to_string(++calls) + "@keio.jp");
    }
};

TEST_P(EveryLimit, LetsItsNumberThroughAndNotOneMore) {
    for (int i = 0; i < limit.calls; ++i) ASSERT_NE(call_as_usual().status, 429) << "call " << i + 1;
    const auto refused = call_as_usual();
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.code(), "limit.reached");
    const auto each = (limit.window.count() + limit.calls - 1) / limit.calls; // the time in which one comes back
    EXPECT_EQ(refused.header("retry-after"), std::to_string(each));

    if (limit.by == http::CountedBy::user) {
        EXPECT_NE(call(other, "203.0.113.7", "").status, 429) << "another user from the same place";
        EXPECT_EQ(call(desk, "203.0.113.8", "").status, 429) << "the same user from elsewhere";
    } else {
        EXPECT_NE(call(desk, "203.0.113.8", "ann@keio.jp").status, 429) << "from another place";
        EXPECT_EQ(call(other, "203.0.113.7", is_narrow() ? " Ann@KEIO.jp" : "").status, 429) << "from this one";
    }
    if (is_narrow()) EXPECT_NE(call(desk, "203.0.113.7", "bob@keio.jp").status, 429) << "for another address";

    portal.clock.pass(std::chrono::seconds{each});
    EXPECT_NE(call_as_usual().status, 429) << "when it was told to come back";
    EXPECT_EQ(call_as_usual().status, 429);
}

std::vector<LimitOfRoute> limits_of_routes() {
    std::vector<LimitOfRoute> out;
    const auto portal = portal::Portal::over_no_database();
    for (const auto& route : portal->routes().all())
        for (const auto& limit : route->limits) out.push_back({route->operation, limit});
    return out;
}

INSTANTIATE_TEST_SUITE_P(Of, EveryLimit, ::testing::ValuesIn(limits_of_routes()), [](const auto& info) {
    return info.param.operation + (info.param.limit.by == http::CountedBy::client ? "ByClient"
                                   : info.param.limit.by == http::CountedBy::user ? "ByUser"
                                                                                  : "ByClientAndAddress");
});

TEST(Limits, AreThereForEveryRouteThatChangesSomething) {
    const auto portal = portal::Portal::over_no_database();
    for (const auto& route : portal->routes().all())
        if (route->method != "GET") EXPECT_FALSE(route->limits.empty()) << route->operation << ": add limited(…)";
}

TEST(Limits, NeverCountTheUserAloneWhereAStrangerCouldLockThemOut) {
    const auto portal = portal::Portal::over_no_database();
    for (const auto& route : portal->routes().all())
        if (!route->access.needs_sign_in())
            EXPECT_EQ(std::ranges::count(route->limits, http::CountedBy::user, &http::Limit::by), 0)
                << route->operation;
}

TEST(Limits, OfOneRouteStandInTheirOrder) {
    const auto portal = portal::Portal::over_no_database();
    for (const auto& route : portal->routes().all())
        EXPECT_TRUE(std::ranges::is_sorted(route->limits, std::greater{}, &http::Limit::calls))
            << route->operation << ": the wider first";
}

TEST(Limits, TakeAnIpv6NetworkForOneClient) {
    TestPortal portal{{{"RATE_LIMITS", "on"}, {"TRUSTED_PROXIES", "127.0.0.1"}}};
    const auto guess = [&](const std::string& client) {
        return portal.visitor()
            .send("POST", "/sessions", R"({"email":"ann@keio.jp"})",
                  {"Content-Type: application/json", "X-Forwarded-For: " + client})
            .status;
    };
    for (int i = 0; i < 10; ++i) EXPECT_EQ(guess("2001:db8:1:2::" + std::to_string(i + 1)), 422);
    EXPECT_EQ(guess("2001:db8:1:2:ffff::1"), 429);
    EXPECT_EQ(guess("2001:db8:1:3::1"), 422);
}

} // namespace
} // namespace deedbox::testing
