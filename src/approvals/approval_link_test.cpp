#include "approvals/approval_link.h"

#include <gtest/gtest.h>

namespace deedbox::approvals {
namespace {

TEST(AnApprovalLink, DiesForItsReason) {
    Instant now{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2}};
    Request request{.created_at = now, .expires_at = now + std::chrono::days{90}};
    Approver approver{.email = *EmailAddress::parse("it@keio.jp"), .link_issued_at = now};
    const auto link = [&](std::int64_t generation = 1) {
        const auto checked = check_link(request, approver, generation, std::chrono::days{7}, now);
        return checked ? "opens" : std::string{checked.error().extra.at("reason").as_string()};
    };
    EXPECT_EQ(link(), "opens");
    approver.link_generation = 2;
    EXPECT_EQ(link(1), "opens") << "the second is not handed over yet, as far as is known";
    EXPECT_EQ(link(2), "opens") << "and yet it may be with its reader already";
    approver.live_generation = 2;
    approver.link_live_since = now;
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

TEST(AnApprovalLink, LivesFromTheHandOverOfItsMail) {
    const Instant issued{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2}};
    Approver approver{.email = *EmailAddress::parse("it@keio.jp"), .link_generation = 2, .link_issued_at = issued};
    EXPECT_EQ(alive_since(approver, 1), issued) << "not handed over yet";
    approver.link_live_since = issued - std::chrono::days{3};
    EXPECT_EQ(alive_since(approver, 1), issued - std::chrono::days{3}) << "the next one does not prolong it";
    EXPECT_EQ(alive_since(approver, 2), issued) << "not written down yet";
}

} // namespace
} // namespace deedbox::approvals
