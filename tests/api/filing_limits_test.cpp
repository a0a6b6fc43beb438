// Open requests of one mail domain: beyond the limit each mailbox files one an hour, so that whoever files many keeps
// no colleague from filing one; and the staff can lift it.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using std::chrono::hours;
using std::chrono::seconds;
using ::testing::IsEmpty;

const std::map<std::string, std::string> with_limits{{"RATE_LIMITS", "on"}, {"SESSION_LIFETIME", "400d"}};

/// A company whose people have as many open requests together as a domain has before it is slowed down.
struct CrowdedDomain : ::testing::Test {
    TestPortal portal{with_limits};
    Browser asya = portal.user("asya@sales.partner.example", "Asya");
    Browser desk = portal.staff();
    int filed = 0;

    void SetUp() override {
        // Filed on a long day, by eight people; how, is not what is tested here.
        for (int person = 0; person < 8; ++person) {
            auto colleague = portal.user("p" + std::to_string(person) + "@partner.example");
            for (int i = 0; i < 25; ++i) ASSERT_EQ(files(colleague).status, 201);
        }
    }
    json::object draft() {
        const auto domain = "company" + std::to_string(filed) + ".example";
        return {{"accountName", domain},
                {"domainIdentifier", domain},
                {"country", "JP"},
                {"approverEmails", {"a@" + domain}}};
    }
    Answer files(Browser& who) {
        ++filed;
        return who.files(draft());
    }
    Answer checks(Browser& who) {
        ++filed;
        return who.post("/account-request-checks", draft());
    }
    Answer lifts(const std::string& domain) {
        return desk.put("/filing-allowances/" + domain, {{"reason", "They move all their customers."}});
    }
};

TEST_F(CrowdedDomain, StillTakesOneFromAColleagueWhoHasFiledNone) {
    EXPECT_EQ(checks(asya).status, 200);
    EXPECT_EQ(files(asya).status, 201);
}

TEST_F(CrowdedDomain, SlowsEachMailboxDownToOneAnHour) {
    ASSERT_EQ(files(asya).status, 201);
    portal.clock.pass(seconds{60});
    const auto soon = files(asya);
    EXPECT_EQ(soon.status, 429);
    EXPECT_EQ(soon.code(), "request.too_many_open.domain");
    EXPECT_EQ(soon.header("retry-after"), "3540");
    EXPECT_EQ(checks(asya).code(), "request.too_many_open.domain") << "a dry run says the same";
    auto herself = portal.user("asya+2@sales.partner.example");
    EXPECT_EQ(files(herself).code(), "request.too_many_open.domain") << "in any spelling";
    portal.clock.pass(hours{1} - seconds{61});
    EXPECT_EQ(files(asya).header("retry-after"), "1");
    portal.clock.pass(seconds{1});
    EXPECT_EQ(files(asya).status, 201);
    EXPECT_EQ(files(asya).status, 429);
}

TEST_F(CrowdedDomain, IsOfItsOwnPeopleAlone) {
    auto bea = portal.user("bea@reseller.example");
    for (int i = 0; i < 3; ++i) EXPECT_EQ(files(bea).status, 201);
}

TEST_F(CrowdedDomain, HasRoomAgainWhenRequestsEnd) {
    ASSERT_EQ(files(asya).status, 201);
    portal.tamper("UPDATE account_requests SET status = 'withdrawn' WHERE requester_email = 'p0@partner.example'");
    EXPECT_EQ(files(asya).status, 201);
}

TEST_F(CrowdedDomain, SlowsDownAlsoWhoFilesTwiceAtTheSameMoment) {
    TestPortal beside{&portal, with_limits};
    portal.interruption.arm([&] {
        auto elsewhere = Browser{asya}.at(beside);
        EXPECT_EQ(files(elsewhere).status, 201);
    });
    EXPECT_EQ(files(asya).code(), "request.too_many_open.domain");
}

TEST_F(CrowdedDomain, IsNotSlowedDownOnceTheStaffHaveLiftedIt) {
    ASSERT_EQ(files(asya).status, 201);
    const auto lifted = lifts("mail.Partner.example");
    ASSERT_EQ(lifted.status, 200) << lifted.text;
    EXPECT_EQ(lifted.at("/domain"), "partner.example") << "the domain that is counted";
    EXPECT_EQ(checks(asya).status, 200);
    for (int i = 1; i < 25; ++i) ASSERT_EQ(files(asya).status, 201);
    EXPECT_EQ(files(asya).code(), "request.too_many_open.user") << "nobody has more than anybody";

    auto bo = portal.user("bo@partner.example");
    ASSERT_EQ(desk.remove("/filing-allowances/partner.example").status, 204);
    ASSERT_EQ(files(bo).status, 201);
    EXPECT_EQ(files(bo).code(), "request.too_many_open.domain");
}

TEST_F(CrowdedDomain, IsSlowedDownAgainAtTheMomentTheStaffSay) {
    ASSERT_EQ(files(asya).status, 201);
    ASSERT_EQ(lifts("partner.example").status, 200);
    TestPortal beside{&portal, with_limits};
    portal.interruption.arm(
        [&] { EXPECT_EQ(Browser{desk}.at(beside).remove("/filing-allowances/partner.example").status, 204); });
    EXPECT_EQ(files(asya).code(), "request.too_many_open.domain");
}

// ---- the staff's list ----

struct FilingAllowances : ::testing::Test {
    TestPortal portal;
    Browser desk = portal.staff();
    Answer lifts(const std::string& domain, const std::string& reason = "They move all their customers.") {
        return desk.put("/filing-allowances/" + domain, {{"reason", reason}});
    }
};

TEST_F(FilingAllowances, AreListedNewestFirstWithWhoAndWhy) {
    ASSERT_EQ(lifts("partner.example").status, 200);
    portal.clock.pass(seconds{5});
    ASSERT_EQ(lifts("reseller.example").status, 200);
    const auto first = desk.get("/filing-allowances?limit=1");
    EXPECT_EQ(first.at("/items/0/domain"), "reseller.example");
    EXPECT_EQ(first.at("/items/0/by"), "Desk");
    EXPECT_EQ(first.at("/items/0/reason"), "They move all their customers.");
    EXPECT_EQ(first.at("/items/0/at"), "2026-03-02T09:00:05.000Z");
    const auto second = desk.get("/filing-allowances?limit=1&cursor=" + first.at("/nextCursor"));
    EXPECT_EQ(second.at("/items/0/domain"), "partner.example");
    EXPECT_EQ(second.at("/nextCursor"), "null");
}

TEST_F(FilingAllowances, StandOnceHoweverOftenTheyAreGiven) {
    ASSERT_EQ(lifts("partner.example").status, 200);
    const auto acts = portal.acts();
    const auto again = lifts("partner.example", "Another reason.");
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.at("/reason"), "They move all their customers.");
    EXPECT_EQ(portal.acts(), acts);
    EXPECT_EQ(desk.get("/filing-allowances").body.at("items").as_array().size(), 1U);
    ASSERT_EQ(desk.remove("/filing-allowances/partner.example").status, 204);
    EXPECT_EQ(desk.remove("/filing-allowances/partner.example").code(), "allowance.unknown");
    EXPECT_THAT(desk.get("/filing-allowances").body.at("items").as_array(), IsEmpty());
}

TEST_F(FilingAllowances, AreOfDomainsWhosePeopleAreCountedTogether) {
    EXPECT_EQ(lifts("gmail.com").fields(), "/domain allowance.not_counted");
    EXPECT_EQ(lifts("co.uk").fields(), "/domain allowance.not_counted");
    EXPECT_EQ(lifts("no%20domain").fields(), "/domain domain.syntax");
    EXPECT_EQ(lifts("-").fields(), "/domain domain.syntax");
    EXPECT_EQ(lifts("partner.example", "").status, 422);
    EXPECT_EQ(lifts("b%C3%BCcher.example").at("/domain"), "xn--bcher-kva.example");
}

TEST_F(FilingAllowances, AreTheStaffsAlone) {
    auto asya = portal.user("asya@partner.example");
    EXPECT_EQ(asya.put("/filing-allowances/partner.example", {{"reason", "I need it."}}).code(), "staff.required");
    EXPECT_EQ(asya.get("/filing-allowances").status, 403);
    ASSERT_EQ(lifts("partner.example").status, 200);
    EXPECT_EQ(asya.remove("/filing-allowances/partner.example").status, 403);
}

TEST_F(FilingAllowances, GivenTwiceAtTheSameMomentStandOnce) {
    TestPortal beside{&portal};
    portal.interruption.arm([&] {
        EXPECT_EQ(Browser{desk}.at(beside).put("/filing-allowances/partner.example", {{"reason", "First."}}).status,
                  200);
    });
    const auto second = lifts("partner.example", "Second.");
    EXPECT_EQ(second.status, 200);
    EXPECT_EQ(second.at("/reason"), "First.");
}

} // namespace
} // namespace deedbox::testing
