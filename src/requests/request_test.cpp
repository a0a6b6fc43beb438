#include "requests/request.h"

#include "requests/approval_link.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::requests {
namespace {

EmailAddress email(const char* text) {
    return *EmailAddress::parse(text);
}
accounts::DomainIdentifier identifier(const char* text) {
    return *accounts::DomainIdentifier::parse(text);
}

const auto requester = email("asya@partner.example");
const DomainState nothing_there{};

// ---- where a request goes ----

TEST(RoutingRule, AsksTheNamedApproversWhenTheirMailDomainIsTheCompanys) {
    const auto way = route(identifier("keio.jp"), {email("it@keio.jp"), email("lab@sub.keio.jp")}, requester,
                           nothing_there, ReviewPolicy::mismatch);
    EXPECT_EQ(way.routed_to, Routing::approvers);
    EXPECT_FALSE(way.review_cause);
}

TEST(RoutingRule, SendsAMismatchToAReviewer) {
    for (const auto* stranger : {"boss@gmail.com", "it@keio.com", "it@notkeio.jp"}) {
        const auto way = route(identifier("keio.jp"), {email("it@keio.jp"), email(stranger)}, requester, nothing_there,
                               ReviewPolicy::mismatch);
        EXPECT_EQ(way.routed_to, Routing::reviewer) << stranger;
        EXPECT_EQ(way.review_cause, ReviewCause::mismatch) << stranger;
    }
}

TEST(RoutingRule, SendsADomainThatOthersHaveNamesBelowToAReviewer) {
    const auto way = route(identifier("ruhr-uni-bochum.de"), {email("it@ruhr-uni-bochum.de")}, requester, nothing_there,
                           ReviewPolicy::mismatch);
    EXPECT_EQ(way.review_cause, ReviewCause::shared_domain);
}

TEST(RoutingRule, KnowsNobodyByADomainThatOthersHaveNamesBelow) {
    const auto shared = identifier("ruhr-uni-bochum.de").registered_domain();
    EXPECT_TRUE(is_mismatch(email("it@ruhr-uni-bochum.de"), shared));
    EXPECT_FALSE(is_mismatch(email("it@keio.jp"), identifier("keio.jp").registered_domain()));
}

TEST(RoutingRule, AsksNoAdminWhoIsTheRequester) {
    const auto way = route(identifier("ot.keio.jp"), {email("it@keio.jp")}, requester,
                           {true, {requester, email("admin@keio.jp")}}, ReviewPolicy::mismatch);
    EXPECT_EQ(way.asked, std::vector{email("admin@keio.jp")});
}

TEST(RoutingRule, CountsARequestForTheRequestersCompanyAndForNoMailboxProvider) {
    EXPECT_EQ(counted_domain(email("asya@sales.partner.example")), "partner.example");
    EXPECT_EQ(counted_domain(email("asya@gmail.com")), "");
}

TEST(Reminders, AreStillToComeAndBeforeTheEnd) {
    const Instant filed{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2}};
    const auto day = [&](int number) { return filed + std::chrono::days{number}; };
    const std::vector<Duration> plan{std::chrono::days{30}, std::chrono::days{7}, std::chrono::days{60}};
    EXPECT_EQ(next_reminder(filed, day(90), plan, filed), day(7)) << "whatever their order";
    EXPECT_EQ(next_reminder(filed, day(90), plan, day(7)), day(30));
    EXPECT_EQ(next_reminder(filed, day(60), plan, day(30)), std::nullopt) << "none at the end or after it";
    EXPECT_EQ(next_reminder(filed, day(90), plan, day(60)), std::nullopt);
}

TEST(RoutingRule, FollowsThePolicy) {
    const auto good =
        route(identifier("keio.jp"), {email("it@keio.jp")}, requester, nothing_there, ReviewPolicy::always);
    EXPECT_EQ(good.routed_to, Routing::reviewer);
    EXPECT_EQ(good.review_cause, ReviewCause::policy);
    const auto mismatch =
        route(identifier("keio.jp"), {email("it@gmail.com")}, requester, nothing_there, ReviewPolicy::never);
    EXPECT_EQ(mismatch.routed_to, Routing::approvers);
}

TEST(RoutingRule, AsksTheAdminsWhoAreThereAlready) {
    const DomainState domain{.has_active_account = true, .admins = {email("admin@keio.jp")}};
    const auto way = route(identifier("ot.keio.jp"), {email("it@gmail.com")}, requester, domain, ReviewPolicy::always);
    EXPECT_EQ(way, (Route{Routing::existing_admins, std::nullopt, {email("admin@keio.jp")}, NamedBy::routing}));
}

TEST(RoutingRule, SendsToAReviewerWhenNoAdminCanDecide) {
    for (const auto& admins : {std::vector<EmailAddress>{}, std::vector{requester}}) {
        const auto way =
            route(identifier("ot.keio.jp"), {email("it@keio.jp")}, requester, {true, admins}, ReviewPolicy::never);
        EXPECT_EQ(way.routed_to, Routing::reviewer);
        EXPECT_EQ(way.review_cause, ReviewCause::no_admins);
    }
}

// ---- who may decide, and when ----

struct Deciding : ::testing::Test {
    Instant now{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2}};
    Request request{.requester_id = {1},
                    .requester_email = requester,
                    .created_at = now,
                    .expires_at = now + std::chrono::days{90}};
    Approver approver{.email = email("it@keio.jp"), .link_issued_at = now};
    Actor ito{.id = {2}, .email = email("it@keio.jp"), .name = "Ito"};

    std::string outcome() {
        const auto checked = check_decision(request, approver, ito, now);
        return checked ? "may" : checked.error().code;
    }
    std::string link(std::int64_t generation = 1) {
        const auto checked = check_link(request, approver, generation, std::chrono::days{7}, now);
        return checked ? "opens" : std::string{checked.error().extra.at("reason").as_string()};
    }
};

TEST_F(Deciding, EachStateHasItsAnswer) {
    const std::pair<RequestStatus, const char*> cases[] = {
        {RequestStatus::pending, "may"},
        {RequestStatus::in_review, "request.in_review"},
        {RequestStatus::approved, "request.decided"},
        {RequestStatus::declined, "request.decided"},
        {RequestStatus::withdrawn, "request.withdrawn"},
        {RequestStatus::lapsed, "request.lapsed"},
    };
    for (const auto& [status, code] : cases) {
        request.status = status;
        EXPECT_EQ(outcome(), code) << described::enum_text(status);
    }
}

TEST_F(Deciding, TheLastMomentIsTheOneBeforeTheEnd) {
    now = request.expires_at - Duration{1};
    EXPECT_EQ(outcome(), "may");
    now = request.expires_at;
    EXPECT_EQ(outcome(), "request.lapsed");
}

TEST_F(Deciding, ItsOwnRequesterMayNotByUserOrByAddress) {
    ito.id = {1};
    EXPECT_EQ(outcome(), "request.own");
    ito.id = {2};
    ito.email = requester;
    EXPECT_EQ(outcome(), "request.own");
}

TEST_F(Deciding, AClosedSlotIsNoLongerAsked) {
    approver.state = ApproverState::closed;
    EXPECT_EQ(outcome(), "request.no_longer_asked");
}

TEST_F(Deciding, ALinkDiesForItsReason) {
    EXPECT_EQ(link(), "opens");
    approver.link_generation = 2;
    EXPECT_EQ(link(1), "replaced");
    EXPECT_EQ(link(2), "opens");
    now += std::chrono::days{7};
    EXPECT_EQ(link(2), "aged");
    now += std::chrono::days{83};
    EXPECT_EQ(link(2), "lapsed");
    request.status = RequestStatus::withdrawn;
    EXPECT_EQ(link(2), "withdrawn");
    request.status = RequestStatus::declined;
    EXPECT_EQ(link(2), "decided");
}

} // namespace
} // namespace deedbox::requests
