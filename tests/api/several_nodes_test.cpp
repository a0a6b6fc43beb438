// Two Deedboxes over one database, as behind a balancer: what one knows the other knows, and nothing happens twice.
#include "events/seal_jobs.h"
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace deedbox::testing {
namespace {

using ::testing::HasSubstr;

struct SeveralNodes : ::testing::Test {
    TestPortal one;
    TestPortal two{&one};

    static std::int64_t node_of(std::int64_t id) { return id >> 12 & 1023; }

    /// The same on both at the same moment.
    void on_both(const std::function<void(TestPortal&)>& work) {
        std::thread other{[&] { work(two); }};
        work(one);
        other.join();
    }
};

TEST_F(SeveralNodes, MakeIdsUnderNumbersOfTheirOwn) {
    EXPECT_EQ(node_of(one.portal().ids().next(one.clock.now())), 0);
    EXPECT_EQ(node_of(two.portal().ids().next(two.clock.now())), 1);
    one.restart({});
    EXPECT_EQ(node_of(one.portal().ids().next(one.clock.now())), 0) << "given back, taken again";
}

TEST_F(SeveralNodes, KnowEachOthersSessions) {
    auto asya = one.user("asya@partner.example");
    EXPECT_EQ(asya.at(two).get("/session").at("/user/email"), "asya@partner.example");
    EXPECT_EQ(asya.at(two).remove("/session").status, 204);
    EXPECT_EQ(asya.at(one).get("/session").status, 401);
}

TEST_F(SeveralNodes, DecideARequestOnce) {
    auto asya = one.user("asya@partner.example");
    const auto request = asya.files({{"approverEmails", {"it@keio.jp", "cio@keio.jp"}}}).at("/id");
    auto it = one.user("it@keio.jp");
    auto cio = one.user("cio@keio.jp");
    cio.at(two);
    std::multiset<int> statuses;
    std::mutex mutex;
    on_both([&](TestPortal& portal) {
        const auto answer = (&portal == &one ? it : cio).approves(request);
        const std::lock_guard lock{mutex};
        statuses.insert(answer.status);
        if (answer.status == 409) EXPECT_EQ(answer.code(), "request.decided");
    });
    EXPECT_THAT(statuses, ::testing::ElementsAre(201, 409));
    EXPECT_THAT(one.story_of(request), HasSubstr("approved by"));
    EXPECT_EQ(one.story_of(request), two.story_of(request));
}

TEST_F(SeveralNodes, GiveADomainToOneRequestOnly) {
    auto asya = one.user("asya@partner.example");
    auto mika = one.user("mika@partner.example");
    mika.at(two);
    std::atomic<int> filed{0};
    std::atomic<int> taken{0};
    on_both([&](TestPortal& portal) {
        for (int i = 0; i < 10; ++i) {
            const auto status = (&portal == &one ? asya : mika).tries_to_file("raced" + std::to_string(i) + ".example");
            ++(status == 201 ? filed : taken);
        }
    });
    EXPECT_EQ(filed, 10);
    EXPECT_EQ(taken, 10);
}

TEST_F(SeveralNodes, SendEachMailOnce) {
    auto asya = one.user("asya@partner.example");
    for (int i = 0; i < 20; ++i) EXPECT_EQ(asya.tries_to_file("company" + std::to_string(i) + ".example"), 201);
    const auto before = one.sink.mails().size();
    on_both([](TestPortal& portal) {
        for (int i = 0; i < 20; ++i)
            ASSERT_TRUE(portal.run(portal.portal().outbox().deliver_due(portal.clock.now(), 2)));
    });
    std::map<std::string, int> mails;
    for (const auto& mail : one.sink.mails()) ++mails[mail.to];
    EXPECT_EQ(one.sink.mails().size(), before + 20);
    for (int i = 0; i < 20; ++i) EXPECT_EQ(mails["it@company" + std::to_string(i) + ".example"], 1);
}

TEST_F(SeveralNodes, RunEachJobOnce) {
    auto asya = one.user("asya@partner.example");
    for (int i = 0; i < 30; ++i) {
        EXPECT_EQ(asya.tries_to_file("company" + std::to_string(i) + ".example"), 201);
        one.clock.pass(std::chrono::seconds{10});
        two.clock.pass(std::chrono::seconds{10});
        on_both([](TestPortal& portal) { ASSERT_TRUE(portal.run(portal.portal().calendar().turn())); });
    }
    const auto report = one.run(events::verify_log(one.portal().database(), one.portal().key(), ""));
    EXPECT_FALSE(report->fault);
    EXPECT_EQ(report->unsealed, 0);
}

TEST_F(SeveralNodes, WriteNothingMoreWhenAnotherHasTheirNumber) {
    auto asya = one.user("asya@partner.example");
    // As if this one had been asleep for so long that another took its number.
    one.tamper("UPDATE nodes SET holder = 1 WHERE number = 0");
    const auto refused = asya.files();
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.code(), "storage.unavailable");
    EXPECT_EQ(asya.at(two).get("/account-requests").body.at("items").as_array().size(), 0U);
    ASSERT_TRUE(one.run(one.portal().node().keep()));
    EXPECT_EQ(node_of(one.portal().ids().next(one.clock.now())), 2);
    EXPECT_EQ(asya.at(one).files().status, 201);
}

TEST_F(SeveralNodes, TakeANumberWhoseHolderIsNotHeardOf) {
    two.clock.pass(portal::NodeLease::length * 2);
    two.restart({});
    EXPECT_EQ(node_of(two.portal().ids().next(two.clock.now())), 0);
    auto asya = one.visitor();
    EXPECT_EQ(asya.signs_up("asya@partner.example").status, 503) << "this one is not who it was";
    ASSERT_TRUE(one.run(one.portal().node().keep()));
    EXPECT_EQ(asya.signs_up("asya@partner.example").status, 202);
}

} // namespace
} // namespace deedbox::testing
