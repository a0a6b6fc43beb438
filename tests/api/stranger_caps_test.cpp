// How many mails a day somebody may have sent to people outside their own company.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace deedbox::testing {
namespace {

using std::chrono::hours;
using std::chrono::seconds;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::map<std::string, std::string> capped(std::string of_sender, std::string of_domain = "off") {
    return {{"RATE_LIMITS", "on"},
            {"SESSION_LIFETIME", "400d"},
            {"MAILS_TO_STRANGERS_PER_SENDER", std::move(of_sender)},
            {"MAILS_TO_STRANGERS_PER_DOMAIN", std::move(of_domain)}};
}

struct MailsToStrangers : ::testing::Test {
    explicit MailsToStrangers(std::map<std::string, std::string> settings = capped("3"))
        : portal{std::move(settings)} {}

    TestPortal portal;
    Browser asya = portal.user("asya@partner.example", "Asya");
    int filed = 0;

    json::object draft(std::vector<std::string> approvers) {
        const auto domain = "d" + std::to_string(++filed) + ".keio.jp";
        return {{"domainIdentifier", domain}, {"approverEmails", json::value_from(approvers)}};
    }
    Answer file(Browser& who, std::vector<std::string> approvers) { return who.files(draft(std::move(approvers))); }
    /// `201`, or the code of the refusal.
    static std::string told(const Answer& answer) {
        return answer.status < 300 ? std::to_string(answer.status) : answer.code();
    }
};

constexpr auto enough = "mails.too_many.of_sender";

TEST_F(MailsToStrangers, HaveACapOfTheirSenderADay) {
    EXPECT_EQ(told(file(asya, {"a@keio.jp", "b@keio.jp"})), "201");
    const auto acts = portal.acts();
    const auto refused = file(asya, {"c@keio.jp", "d@keio.jp"});
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.code(), enough);
    EXPECT_EQ(refused.header("retry-after"), std::to_string(15 * 60 * 60)) << "at midnight; it is nine";
    EXPECT_EQ(refused.at("/detail"), "You may have at most 3 mails a day sent to people outside your company, and this "
                                     "would be more. You can go on from 3 March 2026, 00:00 (UTC).");
    EXPECT_EQ(portal.acts(), acts) << "nothing is written";
    EXPECT_THAT(portal.mails_to("c@keio.jp"), IsEmpty());
    EXPECT_EQ(told(file(asya, {"c@keio.jp"})), "201") << "what was refused does not count";
    EXPECT_EQ(told(file(asya, {"d@keio.jp"})), enough);
    portal.clock.pass(hours{15} - seconds{1});
    EXPECT_EQ(told(file(asya, {"d@keio.jp"})), enough);
    portal.clock.pass(seconds{1});
    EXPECT_EQ(told(file(asya, {"d@keio.jp"})), "201");
}

TEST_F(MailsToStrangers, GoToTheUsersThatARequestListsToo) {
    const auto files = [&](const char* approver, std::vector<std::string> users) {
        auto body = draft({approver});
        json::array listed;
        for (const auto& user : users) listed.push_back({{"email", user}, {"role", "user"}});
        body["users"] = std::move(listed);
        return told(asya.files(body));
    };
    EXPECT_EQ(files("a@keio.jp", {"b@guest.example", "c@guest.example", "d@guest.example"}), enough);
    EXPECT_EQ(files("a@keio.jp", {"b@guest.example", "c@guest.example", "lab@partner.example"}), "201")
        << "a colleague is no stranger";
    EXPECT_EQ(files("e@keio.jp", {}), enough);
}

TEST_F(MailsToStrangers, AreCheckedBeforeFilingAndNotCounted) {
    const auto check = [&](std::vector<std::string> approvers) {
        auto body = draft(std::move(approvers));
        body["accountName"] = "Keio University";
        body["country"] = "JP";
        return told(asya.post("/account-request-checks", body));
    };
    for (int i = 0; i < 3; ++i) EXPECT_EQ(check({"a@keio.jp", "b@keio.jp", "c@keio.jp"}), "200");
    EXPECT_EQ(check({"a@keio.jp", "b@keio.jp", "c@keio.jp", "d@keio.jp"}), enough);
    EXPECT_EQ(told(file(asya, {"a@keio.jp", "b@keio.jp", "c@keio.jp"})), "201");
}

TEST_F(MailsToStrangers, ToColleaguesAreNone) {
    auto ito = portal.user("ito@keio.jp", "Ito");
    EXPECT_EQ(told(file(ito, {"a@keio.jp", "b@lab.keio.jp", "c@keio.jp", "d@keio.jp"})), "201");
}

TEST_F(MailsToStrangers, AreCountedForTheMailboxInAnySpelling) {
    auto again = portal.user("asya+2@partner.example", "Asya");
    EXPECT_EQ(told(file(asya, {"a@keio.jp", "b@keio.jp"})), "201");
    EXPECT_EQ(told(file(again, {"c@keio.jp", "d@keio.jp"})), enough);
}

TEST_F(MailsToStrangers, AreCountedWhenSomebodyElseIsNamed) {
    const auto path = "/account-requests/" + file(asya, {"a@keio.jp"}).at("/id");
    const auto replace = [&](std::vector<std::string> emails) {
        return told(asya.put(path + "/approvers", {{"emails", json::value_from(emails)}}));
    };
    EXPECT_EQ(replace({"a@keio.jp", "b@keio.jp", "c@keio.jp"}), "200") << "who is asked already gets no mail";
    EXPECT_EQ(replace({"a@keio.jp", "d@keio.jp"}), enough);
    EXPECT_EQ(replace({"a@keio.jp"}), "200") << "nobody new";
}

TEST_F(MailsToStrangers, AreCountedWhenTheyAreSentAgain) {
    const auto path = "/account-requests/" + file(asya, {"a@keio.jp"}).at("/id") + "/resends";
    EXPECT_EQ(told(asya.post(path)), "202");
    EXPECT_EQ(told(asya.post(path)), "202");
    EXPECT_EQ(told(asya.post(path)), enough);
}

TEST_F(MailsToStrangers, AreCountedForWhoForwards) {
    const auto path =
        "/account-requests/" + file(asya, {"a@keio.jp", "b@keio.jp", "c@keio.jp"}).at("/id") + "/forwards";
    auto a = portal.user("a@keio.jp", "A");
    for (const auto* domain : {"one", "two", "three"}) // a's own mails of today
        EXPECT_EQ(told(a.files(
                      {{"domainIdentifier", std::string{domain} + ".example"}, {"approverEmails", {"x@y.example"}}})),
                  "201");
    EXPECT_EQ(told(a.post(path, {{"email", "friend@elsewhere.example"}})), enough);
    EXPECT_EQ(told(a.post(path, {{"email", "boss@keio.jp"}})), "201") << "a colleague";
}

TEST_F(MailsToStrangers, CountFromTheNamingThoughAReviewerLooksFirst) {
    EXPECT_EQ(file(asya, {"a@gmail.com", "b@gmail.com", "c@gmail.com"}).at("/status"), "in_review");
    EXPECT_EQ(told(file(asya, {"d@gmail.com"})), enough) << "or releases would have no end";
}

TEST_F(MailsToStrangers, DoNotKeepAnybodyFromWithdrawing) {
    const auto request = file(asya, {"a@keio.jp", "b@keio.jp", "c@keio.jp"}).at("/id");
    EXPECT_EQ(told(asya.post("/account-requests/" + request + "/withdrawal")), "201");
}

TEST_F(MailsToStrangers, AreCountedExactlyByTwoNodesAtOnce) {
    TestPortal other{&portal, capped("3")};
    std::atomic<int> done{0};
    const auto file_some = [&](TestPortal& at, const std::string& name) {
        auto who = asya;
        who.at(at);
        for (int i = 0; i < 5; ++i)
            if (who.files({{"domainIdentifier", name + std::to_string(i) + ".keio.jp"}}).status == 201) ++done;
    };
    std::thread beside{[&] { file_some(other, "other"); }};
    file_some(portal, "one");
    beside.join();
    EXPECT_EQ(done, 3);
}

TEST_F(MailsToStrangers, AreCountedInTheUnitNotOnlyBefore) {
    TestPortal other{&portal, capped("3")};
    portal.interruption.arm([&] {
        auto at_other = asya;
        at_other.at(other);
        EXPECT_EQ(told(file(at_other, {"a@keio.jp", "b@keio.jp", "c@keio.jp"})), "201");
    });
    EXPECT_EQ(told(file(asya, {"d@keio.jp"})), enough);
}

TEST_F(MailsToStrangers, OfDaysBeforeAreForgotten) {
    EXPECT_EQ(told(file(asya, {"a@keio.jp"})), "201");
    const auto counts = [&] { return rows_at(portal.location()).at("mails_to_strangers"); };
    EXPECT_THAT(counts(), SizeIs(1));
    portal.clock.pass(hours{15} - seconds{1});
    portal.run_jobs();
    EXPECT_THAT(counts(), SizeIs(1)) << "of today";
    portal.clock.pass(hours{1});
    portal.run_jobs();
    EXPECT_THAT(counts(), IsEmpty());
    EXPECT_EQ(told(file(asya, {"b@keio.jp", "c@keio.jp", "d@keio.jp"})), "201");
}

struct MailsOfACompany : MailsToStrangers {
    MailsOfACompany() : MailsToStrangers{capped("off", "3")} {}
};

TEST_F(MailsOfACompany, HaveACapOfTheirDomain) {
    auto mika = portal.user("mika@sales.partner.example", "Mika");
    auto bo = portal.user("bo@other.example", "Bo");
    EXPECT_EQ(told(file(asya, {"a@keio.jp", "b@keio.jp"})), "201");
    const auto refused = file(mika, {"c@keio.jp", "d@keio.jp"});
    EXPECT_EQ(refused.code(), "mails.too_many.of_domain");
    EXPECT_EQ(refused.at("/detail"), "Your company may have at most 3 mails a day sent to people outside it, and this "
                                     "would be more. You can go on from 3 March 2026, 00:00 (UTC).");
    EXPECT_EQ(told(file(bo, {"c@keio.jp", "d@keio.jp"})), "201") << "another company";
}

TEST_F(MailsOfACompany, AreNotThoseOfAMailboxProvidersUsers) {
    auto ann = portal.user("ann@gmail.com", "Ann");
    auto bob = portal.user("bob@gmail.com", "Bob");
    EXPECT_EQ(told(file(ann, {"a@keio.jp", "b@keio.jp", "c@keio.jp"})), "201");
    EXPECT_EQ(told(file(bob, {"d@keio.jp"})), "201");
}

struct CapOfAProvidersUser : MailsToStrangers {
    CapOfAProvidersUser() : MailsToStrangers{capped("2", "1")} {}
};

TEST_F(CapOfAProvidersUser, CountsEverybodyAsAStranger) {
    auto ann = portal.user("ann@gmail.com", "Ann");
    EXPECT_EQ(told(file(ann, {"bob@gmail.com", "it@keio.jp"})), "201");
    EXPECT_EQ(told(file(ann, {"bo@keio.jp"})), enough);
}

TEST(NoCaps, HoldWhereLimitsAreOff) {
    TestPortal portal{{{"MAILS_TO_STRANGERS_PER_SENDER", "1"}, {"MAILS_TO_STRANGERS_PER_DOMAIN", "1"}}};
    auto asya = portal.user("asya@partner.example");
    EXPECT_EQ(asya.files({{"approverEmails", {"a@keio.jp", "b@keio.jp"}}}).status, 201);
}

} // namespace
} // namespace deedbox::testing
