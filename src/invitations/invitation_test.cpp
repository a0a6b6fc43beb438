#include "invitations/invitation_rulings.h"

#include <gtest/gtest.h>

namespace deedbox::invitations {
namespace {

using std::chrono::days;
using std::chrono::seconds;

constexpr Instant now{Duration{days{20000}}};

struct AnInvitation : ::testing::Test {
    OpenedInvitation opened{.invitation = {.id = {1},
                                           .smart_account_id = {2},
                                           .email = *EmailAddress::parse("lab+keio@partner.example"),
                                           .role = Role::user,
                                           .note = {},
                                           .invited_by = {3},
                                           .account_request_id = {},
                                           .link_generation = 2,
                                           .issued_at = now - days{1},
                                           .expires_at = now + days{29}},
                            .host = {.account_name = "Keio University",
                                     .domain_identifier = "keio.jp",
                                     .inviter_name = "Asya",
                                     .inviter_email = *EmailAddress::parse("asya@partner.example")},
                            .generation = 2};

    std::string reason(Instant at = now) const {
        const auto checked = check_link(opened, at);
        return checked ? "alive" : std::string{checked.error().extra.at("reason").as_string()};
    }
    std::string accepted_by(std::string_view email) const {
        const auto ruling = may_accept(opened, {.email = *EmailAddress::parse(email)}, now);
        return ruling ? std::string{described::enum_text(*ruling)} : ruling.error().code;
    }
    std::string refused_by(std::string_view email) const {
        const auto ruling = may_refuse(opened, *EmailAddress::parse(email), now);
        if (ruling) return std::string{described::enum_text(*ruling)};
        return ruling.error().fields.empty() ? ruling.error().code : ruling.error().fields.front().problem.code;
    }
};

TEST_F(AnInvitation, LivesUntilItsTimeIsOver) {
    EXPECT_EQ(reason(), "alive");
    EXPECT_EQ(reason(opened.invitation.expires_at - seconds{1}), "alive");
    EXPECT_EQ(reason(opened.invitation.expires_at), "lapsed");
}

TEST_F(AnInvitation, DiesOfEachEndByItsName) {
    for (const auto [state, dead] : {std::pair{InvitationState::accepted, "used"},
                                     {InvitationState::refused, "refused"},
                                     {InvitationState::lapsed, "lapsed"}}) {
        opened.invitation.state = state;
        EXPECT_EQ(reason(), dead);
    }
}

TEST_F(AnInvitation, DiesWithItsAccountAndWithANewerLink) {
    opened.generation = 1;
    EXPECT_EQ(reason(), "replaced");
    opened.host.account_status = accounts::AccountStatus::cancelled;
    EXPECT_EQ(reason(), "closed");
}

TEST_F(AnInvitation, IsAcceptedByTheVeryAddressThatWasNamed) {
    EXPECT_EQ(accepted_by("lab+keio@partner.example"), "invited");
    EXPECT_EQ(accepted_by("lab@partner.example"), "link.unknown") << "elsewhere that is somebody else";
    EXPECT_EQ(accepted_by("eve@partner.example"), "link.unknown");
    opened.invitation.state = InvitationState::refused;
    EXPECT_EQ(accepted_by("lab+keio@partner.example"), "link.dead");
    EXPECT_EQ(accepted_by("eve@partner.example"), "link.unknown") << "a stranger does not learn that it is over";
}

TEST_F(AnInvitation, IsRefusedByWhoeverKnowsItsMailbox) {
    EXPECT_EQ(refused_by("lab+keio@partner.example"), "invitation_link");
    EXPECT_EQ(refused_by("Lab@partner.example"), "invitation_link") << "a refusal takes nothing from anybody else";
    EXPECT_EQ(refused_by("robot@partner.example"), "email.other_than_invited");
    opened.invitation.state = InvitationState::accepted;
    EXPECT_EQ(refused_by("lab@partner.example"), "link.dead");
}

} // namespace
} // namespace deedbox::invitations
