#include "requests/request_rulings.h"

#include "requests/request_sight.h"

#include <gtest/gtest.h>

namespace deedbox::requests {
namespace {

EmailAddress email(const char* text) {
    return *EmailAddress::parse(text);
}

const auto requester = email("asya@partner.example");

/// A request that waits for it@keio.jp, who looks at it.
struct Deciding : ::testing::Test {
    Instant now{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2}};
    RequestState state{.request = {.requester_id = {1},
                                   .requester_email = requester,
                                   .created_at = now,
                                   .expires_at = now + std::chrono::days{90}},
                       .approvers = {{.id = {7}, .email = email("it@keio.jp"), .link_issued_at = now}}};
    Actor ito{.id = {2}, .email = email("it@keio.jp"), .name = "Ito"};

    std::string outcome() {
        const auto ruling = may_decide(state, standing_of(state, ito), now);
        return ruling ? std::string{described::enum_text(*ruling)} : ruling.error().code;
    }
};

TEST_F(Deciding, EachStateHasItsAnswer) {
    const std::pair<RequestStatus, const char*> cases[] = {
        {RequestStatus::pending, "asked_to_decide"},     {RequestStatus::in_review, "request.in_review"},
        {RequestStatus::approved, "request.decided"},    {RequestStatus::declined, "request.decided"},
        {RequestStatus::withdrawn, "request.withdrawn"}, {RequestStatus::lapsed, "request.lapsed"},
    };
    for (const auto& [status, code] : cases) {
        state.request.status = status;
        EXPECT_EQ(outcome(), code) << described::enum_text(status);
    }
}

TEST_F(Deciding, TheLastMomentIsTheOneBeforeTheEnd) {
    now = state.request.expires_at - Duration{1};
    EXPECT_EQ(outcome(), "asked_to_decide");
    now = state.request.expires_at;
    EXPECT_EQ(outcome(), "request.lapsed");
}

TEST_F(Deciding, ItsOwnRequesterMayNotByUserOrByMailbox) {
    ito.id = {1};
    EXPECT_EQ(outcome(), "request.own");
    ito.id = {2};
    for (const auto* spelling : {"asya@partner.example", "asya+keio@partner.example"}) {
        ito.email = email(spelling);
        state.approvers[0].email = ito.email;
        EXPECT_EQ(outcome(), "request.own") << spelling;
    }
}

TEST_F(Deciding, AClosedSlotIsNoLongerAsked) {
    state.approvers[0].state = ApproverState::closed;
    EXPECT_EQ(outcome(), "request.no_longer_asked");
}

TEST_F(Deciding, NobodyDecidesWhileTheAdminsOfAnActiveAccountAreToBeAskedInstead) {
    state.request.reroute_since = now;
    EXPECT_EQ(outcome(), "request.rerouted");
}

TEST_F(Deciding, WhoeverWaitsAndWasNeverAskedHasNotHeardOfIt) {
    state.approvers[0].state = ApproverState::waiting;
    state.approvers[0].link_generation = 0;
    EXPECT_EQ(may_see(standing_of(state, ito)).error().code, "request.unknown");
    state.approvers[0].link_generation = 1; // asked before the request went back to review
    EXPECT_EQ(*may_see(standing_of(state, ito)), Ground::asked_to_decide);
}

TEST_F(Deciding, OnlyWhoStandsBeforeAForwardTakesItBack) {
    state.approvers[0].state = ApproverState::forwarded;
    state.approvers.push_back({.id = {8}, .email = email("boss@keio.jp")});
    state.forwards = {{.id = {1}, .from_approver_id = {7}, .to_approver_id = {8}}};
    EXPECT_EQ(*may_take_back(state, standing_of(state, ito), {1}, now), Ground::earlier_approver);
    const Actor boss{.id = {3}, .email = email("boss@keio.jp"), .name = "Boss"};
    EXPECT_EQ(may_take_back(state, standing_of(state, boss), {1}, now).error().code, "forward.not_earlier");
    EXPECT_EQ(may_take_back(state, standing_of(state, ito), {2}, now).error().code, "forward.unknown");
    state.forwards[0].taken_back_at = now;
    EXPECT_EQ(may_take_back(state, standing_of(state, ito), {1}, now).error().code, "forward.taken_back");
}

// ---- what one reader sees ----

struct Seeing : Deciding {
    Actor asya{.id = {1}, .email = requester, .name = "Asya"};
    Actor ines{.id = {9}, .email = email("desk@operator.example"), .name = "Ines", .staff = StaffRole::reviewer};
    RequestSight sight(const Actor& reader) { return sight_of(state, reader, now); }
};

TEST_F(Seeing, TheNoteToTheReviewerIsNotForApprovers) {
    EXPECT_FALSE(sight(ito).note_to_reviewer);
    EXPECT_TRUE(sight(asya).note_to_reviewer);
    EXPECT_TRUE(sight(ines).note_to_reviewer);
}

TEST_F(Seeing, EveryMailIsForTheRequesterAndTheStaffAlone) {
    EXPECT_FALSE(sight(ito).every_mail);
    EXPECT_TRUE(sight(asya).every_mail);
    EXPECT_TRUE(sight(ines).every_mail);
}

TEST_F(Seeing, TheAdminsOfAnAccountAreHiddenFromAllButThemselvesAndTheStaff) {
    state.request.routed_to = Routing::existing_admins;
    state.approvers[0].named_by = NamedBy::routing;
    EXPECT_FALSE(sight(asya).who_is_asked);
    EXPECT_TRUE(sight(asya).routing) << "of an account that everybody finds, that it is asked is no secret";
    EXPECT_TRUE(sight(ito).who_is_asked);
    EXPECT_TRUE(sight(ines).who_is_asked);
    state.approvers[0].named_by = NamedBy::requester;
    EXPECT_FALSE(sight(ito).who_is_asked) << "who was named before and is no admin";
}

TEST_F(Seeing, OfARestrictedAccountNotEvenTheRoutingIsTold) {
    state.request.routed_to = Routing::existing_admins;
    state.request.restricted_accounts = 1;
    EXPECT_FALSE(sight(asya).routing);
    EXPECT_TRUE(sight(ines).routing);
}

TEST_F(Seeing, WhyItWaitsForAReviewerIsForTheStaff) {
    EXPECT_FALSE(sight(asya).review);
    EXPECT_TRUE(sight(ines).review);
}

TEST_F(Seeing, WhatOneMayDoIsWhatTheRulingsSay) {
    EXPECT_TRUE(sight(ito).may.decide);
    EXPECT_TRUE(sight(ito).may.forward);
    EXPECT_FALSE(sight(ito).may.withdraw);
    EXPECT_TRUE(sight(asya).may.withdraw);
    EXPECT_TRUE(sight(asya).may.resend);
    EXPECT_TRUE(sight(asya).may.replace_approver);
    EXPECT_FALSE(sight(asya).may.decide);
    EXPECT_FALSE(sight(ines).may.review) << "it is not in review";
    state.request.status = RequestStatus::in_review;
    EXPECT_TRUE(sight(ines).may.review);
    EXPECT_FALSE(sight(asya).may.resend) << "nobody is asked yet";
    state.request.status = RequestStatus::lapsed;
    EXPECT_TRUE(sight(asya).may.request_again);
    EXPECT_FALSE(sight(ito).may.request_again);
}

} // namespace
} // namespace deedbox::requests
