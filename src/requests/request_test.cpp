#include "requests/request.h"

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

std::vector<members::AdminAddress> admins_of(const char* account, const std::vector<EmailAddress>& emails) {
    std::vector<members::AdminAddress> out;
    for (const auto& one : emails) out.push_back({account, one, Language::en});
    return out;
}

// ---- where a request goes ----

TEST(RoutingRule, AsksTheAdminsOfTheNearestAccountAtOrAbove) {
    auto admins = admins_of("lab.keio.jp", {email("lab@keio.jp")});
    for (auto& one : admins_of("keio.jp", {email("it@keio.jp")})) admins.push_back(one);
    const auto to = addressees(identifier("ot.lab.keio.jp"), {email("x@keio.jp")}, requester, {true, true, admins},
                               ReviewPolicy::mismatch);
    EXPECT_EQ(to.routed_to, Routing::existing_admins);
    EXPECT_EQ(to.asked, std::vector{email("lab@keio.jp")});
}

TEST(RoutingRule, GoesOneAccountUpWhereTheNearestHasNobodyButTheRequester) {
    auto admins = admins_of("lab.keio.jp", {requester});
    for (auto& one : admins_of("keio.jp", {email("it@keio.jp")})) admins.push_back(one);
    const auto to = addressees(identifier("ot.lab.keio.jp"), {email("x@keio.jp")}, requester, {true, true, admins},
                               ReviewPolicy::mismatch);
    EXPECT_EQ(to.asked, std::vector{email("it@keio.jp")});
}

TEST(RoutingRule, LeavesTheWholeOfACompanyToAReviewerWhereOnlyPartsAreKnown) {
    for (const auto policy : {ReviewPolicy::mismatch, ReviewPolicy::always, ReviewPolicy::never}) {
        const auto to =
            addressees(identifier("bigcorp.example"), {email("cio@bigcorp.example")}, requester, {true, false}, policy);
        EXPECT_EQ(to.review_cause, ReviewCause::company_known);
        EXPECT_EQ(to.asked, std::vector{email("cio@bigcorp.example")}) << "whom a release asks";
    }
}

TEST(RoutingRule, AsksTheNamedApproversWhenTheirMailDomainIsTheCompanys) {
    const auto to = addressees(identifier("keio.jp"), {email("it@keio.jp"), email("lab@sub.keio.jp")}, requester,
                               nothing_there, ReviewPolicy::mismatch);
    EXPECT_EQ(to.routed_to, Routing::approvers);
    EXPECT_FALSE(to.review_cause);
}

TEST(RoutingRule, SendsAMismatchToAReviewer) {
    for (const auto* stranger : {"boss@gmail.com", "it@keio.com", "it@notkeio.jp"}) {
        const auto to = addressees(identifier("keio.jp"), {email("it@keio.jp"), email(stranger)}, requester,
                                   nothing_there, ReviewPolicy::mismatch);
        EXPECT_EQ(to.routed_to, Routing::reviewer) << stranger;
        EXPECT_EQ(to.review_cause, ReviewCause::mismatch) << stranger;
    }
}

TEST(RoutingRule, SendsADomainThatOthersHaveNamesBelowToAReviewer) {
    const auto to = addressees(identifier("ruhr-uni-bochum.de"), {email("it@ruhr-uni-bochum.de")}, requester,
                               nothing_there, ReviewPolicy::mismatch);
    EXPECT_EQ(to.review_cause, ReviewCause::shared_domain);
}

TEST(RoutingRule, KnowsNobodyByADomainThatOthersHaveNamesBelow) {
    const auto shared = identifier("ruhr-uni-bochum.de").registered_domain();
    EXPECT_TRUE(is_mismatch(email("it@ruhr-uni-bochum.de"), shared));
    EXPECT_FALSE(is_mismatch(email("it@keio.jp"), identifier("keio.jp").registered_domain()));
}

TEST(RoutingRule, SendsACompanyThatGivesMailboxesToAReviewer) {
    const auto to =
        addressees(identifier("tim.it"), {email("it@tim.it")}, requester, nothing_there, ReviewPolicy::mismatch);
    EXPECT_EQ(to.review_cause, ReviewCause::company_and_provider);
}

TEST(RoutingRule, SendsALookAlikeToAReviewerBeforeAllElse) {
    const DomainState state{.look_alike = "keio.jp"};
    const auto to =
        addressees(identifier("ḳeio.jp"), {email("boss@gmail.com")}, requester, state, ReviewPolicy::mismatch);
    EXPECT_EQ(to.review_cause, ReviewCause::look_alike);
    EXPECT_EQ(addressees(identifier("ḳeio.jp"), {email("it@ḳeio.jp")}, requester, state, ReviewPolicy::never).routed_to,
              Routing::approvers);
}

TEST(RoutingRule, KnowsNobodyByMailThatIsNotTheStaffs) {
    const auto is_stranger = [](const char* address, const char* company) {
        return is_mismatch(email(address), identifier(company).registered_domain());
    };
    EXPECT_TRUE(is_stranger("it@tim.it", "tim.it"));
    EXPECT_TRUE(is_stranger("joe@alum.mit.edu", "mit.edu"));
    EXPECT_TRUE(is_stranger("joe@i.softbank.jp", "softbank.jp"));
    EXPECT_TRUE(is_stranger("joe@students.lab.keio.jp", "keio.jp"));
    EXPECT_TRUE(is_stranger("boss@evil.onmicrosoft.com", "contoso.onmicrosoft.com"));
    EXPECT_FALSE(is_stranger("it@contoso.onmicrosoft.com", "contoso.onmicrosoft.com"));
    EXPECT_FALSE(is_stranger("joe@student.example", "student.example")) << "a company of that name";
}

TEST(RoutingRule, AsksNoAdminWhoIsTheRequester) {
    const auto to =
        addressees(identifier("ot.keio.jp"), {email("it@keio.jp")}, requester,
                   {true, true, admins_of("keio.jp", {requester, email("admin@keio.jp")})}, ReviewPolicy::mismatch);
    EXPECT_EQ(to.asked, std::vector{email("admin@keio.jp")});
}

TEST(RoutingRule, AsksNoAdminWhoseMailboxIsTheRequesters) {
    const DomainState keio{true, true, admins_of("keio.jp", {email("asya+keio@partner.example")})};
    const auto to =
        addressees(identifier("ot.keio.jp"), {email("it@keio.jp")}, requester, keio, ReviewPolicy::mismatch);
    EXPECT_EQ(to.review_cause, ReviewCause::no_admins);
}

TEST(RoutingRule, CountsARequestForTheRequestersCompanyAndForNoMailboxProvider) {
    EXPECT_EQ(counted_domain(email("asya@sales.partner.example")), "partner.example");
    EXPECT_EQ(counted_domain(email("asya@gmail.com")), "");
    EXPECT_EQ(counted_domain(email("asya@tim.it")), "") << "a customer of it, most likely";
    EXPECT_EQ(counted_domain(email("asya@contoso.onmicrosoft.com")), "contoso.onmicrosoft.com");
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
        addressees(identifier("keio.jp"), {email("it@keio.jp")}, requester, nothing_there, ReviewPolicy::always);
    EXPECT_EQ(good.routed_to, Routing::reviewer);
    EXPECT_EQ(good.review_cause, ReviewCause::policy);
    const auto mismatch =
        addressees(identifier("keio.jp"), {email("it@gmail.com")}, requester, nothing_there, ReviewPolicy::never);
    EXPECT_EQ(mismatch.routed_to, Routing::approvers);
}

TEST(RoutingRule, AsksTheAdminsWhoAreThereAlready) {
    const DomainState domain{.has_active_account = true,
                             .has_account_above = true,
                             .admins = admins_of("keio.jp", {email("admin@keio.jp")})};
    const auto to =
        addressees(identifier("ot.keio.jp"), {email("it@gmail.com")}, requester, domain, ReviewPolicy::always);
    EXPECT_EQ(to, (Addressees{Routing::existing_admins, std::nullopt, {email("admin@keio.jp")}, NamedBy::routing}));
}

TEST(RoutingRule, SendsToAReviewerWhenNoAdminCanDecide) {
    for (const auto& admins : {std::vector<EmailAddress>{}, std::vector{requester}}) {
        const auto to = addressees(identifier("ot.keio.jp"), {email("it@keio.jp")}, requester,
                                   {true, true, admins_of("keio.jp", admins)}, ReviewPolicy::never);
        EXPECT_EQ(to.routed_to, Routing::reviewer);
        EXPECT_EQ(to.review_cause, ReviewCause::no_admins);
    }
}

} // namespace
} // namespace deedbox::requests
