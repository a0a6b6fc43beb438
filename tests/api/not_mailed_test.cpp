// An approver whom no mail reaches, because they asked for no more or because it cannot be delivered: the requester is
// told so by mail, once for each approver, and never of people whom the requester may not know.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using std::chrono::days;
using std::chrono::seconds;
using ::testing::HasSubstr;
using ::testing::Not;

struct NotMailed : ::testing::Test {
    TestPortal portal{{{"REMINDERS", "3d,30d"}, {"SESSION_LIFETIME", "400d"}}};
    Browser asya = portal.user("asya@partner.example", "Asya");
    std::string request = filed({"it@keio.jp", "boss@keio.jp"});

    std::string filed(std::vector<std::string> approvers, json::object more = {}) {
        more["approverEmails"] = json::value_from(approvers);
        return asya.files(std::move(more)).at("/id");
    }
    void stops_mails(const std::string& email) {
        const auto token = portal.mail_to(email).token("stop");
        ASSERT_EQ(portal.visitor().post("/mail-stops", {{"token", token}}).status, 204);
    }
    void resends(const std::string& id) { ASSERT_EQ(asya.post("/account-requests/" + id + "/resends").status, 202); }
    /// What is owed is sent or kept back, and whoever is to know of that hears of it.
    void goes_on() {
        portal.deliver();
        portal.clock.pass(seconds{10});
        ASSERT_TRUE(portal.run(portal.portal().calendar().turn()));
        portal.deliver();
    }
    std::size_t told() { return portal.mails_to("asya@partner.example").size(); }
};

TEST_F(NotMailed, TellsTheRequesterAndWhatTheyCanDo) {
    stops_mails("it@keio.jp");
    goes_on();
    const auto before = told();
    resends(request);
    goes_on();
    ASSERT_EQ(told(), before + 1) << "of the one whose mail was kept back, and not of the other";
    const auto mail = portal.mail_to("asya@partner.example");
    EXPECT_THAT(mail.text(), HasSubstr("A mail about it to it@keio.jp was not sent"));
    EXPECT_THAT(mail.text(), HasSubstr("name somebody else"));
    EXPECT_THAT(mail.text(), HasSubstr("/requests/" + request));
    EXPECT_EQ(portal.story_of(request), "filed by Asya; link_resent by Asya; approver_not_mailed by nobody");
}

TEST_F(NotMailed, TellsOnceForEachApprover) {
    stops_mails("it@keio.jp");
    stops_mails("boss@keio.jp");
    const auto before = told();
    resends(request);
    goes_on();
    EXPECT_EQ(told(), before + 2);
    resends(request);
    goes_on();
    portal.clock.pass(days{3});
    goes_on();
    goes_on();
    EXPECT_EQ(told(), before + 2) << "not again, by hand or with the reminder";
    const auto other = filed({"it@keio.jp"}, {{"domainIdentifier", "ot.keio.jp"}});
    goes_on();
    EXPECT_EQ(told(), before + 3) << "another request is another matter";
    EXPECT_THAT(portal.story_of(other), HasSubstr("approver_not_mailed"));
}

TEST_F(NotMailed, TellsAlsoOfAReminder) {
    stops_mails("it@keio.jp");
    const auto before = told();
    portal.clock.pass(days{3});
    goes_on();
    goes_on();
    EXPECT_EQ(told(), before + 1);
}

TEST_F(NotMailed, TellsNothingOfTheAdminsOfAnAccount) {
    auto ito = portal.user("it@keio.jp", "Ito");
    ASSERT_EQ(ito.approves(request).status, 201);
    stops_mails("boss@keio.jp");
    const auto front = filed({"boss@keio.jp"}, {{"domainIdentifier", "ot.keio.jp"}});
    portal.deliver();
    stops_mails("it@keio.jp");
    goes_on();
    const auto before = told();
    resends(front);
    goes_on();
    EXPECT_EQ(told(), before);
    EXPECT_THAT(portal.story_of(front), Not(HasSubstr("approver_not_mailed")));
}

TEST_F(NotMailed, TellsNothingOfWhoIsNotAskedAnyMoreOrWhenItIsOver) {
    stops_mails("it@keio.jp");
    stops_mails("boss@keio.jp");
    const auto before = told();
    resends(request);
    portal.deliver();
    ASSERT_EQ(asya.put("/account-requests/" + request + "/approvers", {{"emails", {"boss@keio.jp"}}}).status, 200);
    goes_on();
    EXPECT_EQ(told(), before + 1) << "of the one who is asked still";
    const auto second = filed({"it@keio.jp"}, {{"domainIdentifier", "ot.keio.jp"}});
    portal.deliver();
    ASSERT_EQ(asya.post("/account-requests/" + second + "/withdrawal").status, 201);
    goes_on();
    EXPECT_EQ(told(), before + 1);
}

TEST_F(NotMailed, TellsAlsoOfMailsThatCannotBeDelivered) {
    portal.deliver();
    const auto before = told();
    portal.sink.answer_recipient("it@keio.jp", "550 5.1.1 no such user");
    resends(request);
    goes_on();
    ASSERT_EQ(told(), before + 1);
    const auto mail = portal.mail_to("asya@partner.example");
    EXPECT_THAT(mail.text(), HasSubstr("A mail about it to it@keio.jp could not be delivered"));
    EXPECT_THAT(mail.text(), HasSubstr("you can correct it"));
    resends(request);
    goes_on();
    goes_on();
    EXPECT_EQ(told(), before + 1) << "once for each address";
    EXPECT_THAT(portal.story_of(request), HasSubstr("approver_not_mailed by nobody"));
}

TEST_F(NotMailed, TellsNothingOfALinkThatANewerOneTookThePlaceOf) {
    portal.deliver();
    const auto before = told();
    resends(request);
    resends(request);
    goes_on();
    EXPECT_EQ(told(), before);
}

TEST_F(NotMailed, TellsInTheRequestersLanguage) {
    ASSERT_EQ(asya.patch("/profile", {{"language", "it"}}).status, 200);
    stops_mails("it@keio.jp");
    resends(request);
    goes_on();
    EXPECT_THAT(portal.mail_to("asya@partner.example").text(), HasSubstr("Un’e-mail a it@keio.jp non è stata inviata"));
}

} // namespace
} // namespace deedbox::testing
