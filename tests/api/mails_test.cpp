// What people read, and what becomes of a mail on its way.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace deedbox::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

struct Mails : ::testing::Test {
    TestPortal portal;
    Browser asya = portal.user("asya@partner.example", "Asya Brandt");

    std::string state_of_first(const std::string& request) {
        return asya.get("/account-requests/" + request).at("/mails/0/state");
    }
};

TEST_F(Mails, TheApprovalMailTellsAStrangerWhatTheyNeed) {
    asya.files({{"noteToApprover", "As agreed on the phone"}});
    const auto mail = portal.mail_to("it@keio.jp");
    EXPECT_EQ(mail.header("Subject"), "Please decide: a Smart Account for keio.jp")
        << "the identifier, and nothing that somebody typed";
    EXPECT_EQ(mail.header("From"), "Perla Networks <accounts@perla.example>");
    EXPECT_EQ(mail.header("Auto-Submitted"), "auto-generated");
    EXPECT_THAT(mail.header("Message-ID"), AllOf(StartsWith("<deedbox."), HasSubstr("@perla.example>")));
    const auto text = mail.text();
    EXPECT_THAT(text, HasSubstr("asya@partner.example")) << "who asks";
    EXPECT_THAT(text, HasSubstr("because Asya Brandt named you")) << "why you";
    EXPECT_THAT(text, HasSubstr("If you do nothing, no account is opened")) << "what happens if you do nothing";
    EXPECT_THAT(text, HasSubstr("31 May 2026")) << "until when";
    EXPECT_THAT(text, HasSubstr("every link in it begins with http://portal.test"))
        << "how to check that it is genuine";
    EXPECT_THAT(text, HasSubstr("do not pass this mail on"));
    EXPECT_THAT(text, HasSubstr("> As agreed on the phone"));
    EXPECT_THAT(text, HasSubstr("\nhttp://portal.test/approvals/" + mail.token("approvals") + "\n"))
        << "alone on its line";
    EXPECT_GE(mail.token("approvals").size(), 22U) << "at least 128 bits";
    EXPECT_THAT(mail.html(), HasSubstr("href=\"http://portal.test/approvals/" + mail.token("approvals")));
}

TEST_F(Mails, AreWrittenInTheReadersLanguage) {
    asya.files({{"language", "it"}, {"approverEmails", {"it@keio.jp", "es@keio.jp"}}});
    EXPECT_THAT(portal.mail_to("it@keio.jp").text(), HasSubstr("Se non fa nulla"));
    EXPECT_THAT(portal.mail_to("it@keio.jp").text(), HasSubstr(": Giappone\n"));
    EXPECT_EQ(portal.mail_to("it@keio.jp").header("Content-Language"), "it");
    auto spanish = portal.visitor();
    spanish.speaks("es").signs_up("es@keio.jp", "Eva",
                                  {{"approvalToken", portal.mail_to("es@keio.jp").token("approvals")}});
    asya.files({{"domainIdentifier", "lab.keio.jp"}, {"language", "it"}, {"approverEmails", {"es@keio.jp"}}});
    EXPECT_THAT(portal.mail_to("es@keio.jp").text(), HasSubstr("Si no hace nada"))
        << "a user's own language comes first";
}

TEST_F(Mails, SomebodysWordsStayTheirWords) {
    asya.files({{"accountName",
                 "Ελληνικό Πανεπιστήμιο — a very long name that has to be folded over several lines of the header"},
                {"noteToApprover", "<b>Click</b> http://evil.test\n.\nQUIT"}});
    const auto mail = portal.mail_to("it@keio.jp");
    EXPECT_THAT(mail.text(), HasSubstr("> <b>Click</b> http://evil.test\n> .\n> QUIT"));
    EXPECT_THAT(mail.html(), HasSubstr("&lt;b&gt;Click"));
    EXPECT_THAT(mail.html(), Not(HasSubstr("href=\"http://evil.test")));
    // Only who typed a name reads it in a subject.
    ASSERT_EQ(portal.user("it@keio.jp").declines(asya.get("/account-requests").at("/items/0/id")).status, 201);
    EXPECT_THAT(portal.mail_to("asya@partner.example").header("Subject"),
                HasSubstr("Ελληνικό Πανεπιστήμιο — a very long name"));
}

TEST_F(Mails, WhatLooksEncodedIsNotDecoded) {
    const auto request = asya.files({{"accountName", "=?utf-8?q?evil?="}}).at("/id");
    ASSERT_EQ(portal.user("it@keio.jp").declines(request).status, 201);
    const auto mail = portal.mail_to("asya@partner.example");
    EXPECT_THAT(mail.header("Subject"), HasSubstr("for =?utf-8?q?evil?="));
    EXPECT_THAT(mail.raw, Not(HasSubstr("Subject: The Smart Account for")));
}

TEST_F(Mails, AServerThatRefusesUsBouncesNothing) {
    const auto request = asya.files().at("/id");
    portal.sink.answer_sender("550 5.7.1 not from you");
    portal.deliver();
    EXPECT_EQ(state_of_first(request), "deferred");
    EXPECT_EQ(
        asya.get("/account-requests/" + request).at("/mails/0/detail"),
        "Our mail server takes no mails from us at the moment. The mail is tried again, and the operator sees why. "
        "It says: 550 5.7.1 not from you");
}

TEST_F(Mails, TheOperatorSeesWhatTheServerSays) {
    auto desk = portal.staff();
    EXPECT_EQ(desk.get("/mail-trouble").at("/mails"), "0");
    asya.files({{"approverEmails", {"it@keio.jp", "es@keio.jp", "nobody@keio.jp"}}});
    portal.sink.answer_recipient("it@keio.jp", "554 5.7.1 Relay access denied");
    portal.sink.answer_recipient("nobody@keio.jp", "451 4.2.0 come back later");
    portal.deliver();
    const auto trouble = desk.get("/mail-trouble");
    EXPECT_EQ(trouble.at("/mails"), "1") << "what the recipient's side puts off is no trouble of ours";
    EXPECT_EQ(trouble.at("/reason"), "refused_us");
    EXPECT_EQ(trouble.at("/detail"), "554 5.7.1 Relay access denied");
    EXPECT_EQ(trouble.at("/at"), "2026-03-02T09:00:00.000Z");
}

// What our server did not take says nothing of an address, so no request lapses for want of one that takes mail.
TEST(MailsOfAServerThatRefusesUs, AreHeldAgainstNoRecipient) {
    for (const auto* answer : {"504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname",
                               "554 5.7.1 <it@keio.jp>: Relay access denied", "530 5.7.0 Authentication required"}) {
        TestPortal portal{{{"UNDELIVERABLE_LIFETIME", "1d"}, {"REMINDERS", ""}}};
        auto asya = portal.user("asya@partner.example", "Asya Brandt");
        portal.sink.answer_recipient("it@keio.jp", answer);
        const auto request = asya.files().at("/id");
        const auto seen = [&](const std::string& member) {
            return asya.get("/account-requests/" + request).at("/mails/0/" + member);
        };
        portal.deliver();
        EXPECT_EQ(seen("state"), "deferred") << answer;
        portal.clock.pass(std::chrono::days{5});
        portal.deliver();
        EXPECT_EQ(seen("state"), "bounced");
        EXPECT_THAT(seen("detail"), AllOf(HasSubstr("our own mail server did not take it"), HasSubstr(answer)));
        portal.clock.pass(std::chrono::days{2});
        portal.run_jobs();
        EXPECT_EQ(portal.story_of(request), "filed by Asya Brandt") << "neither bounced nor lapsed";
    }
}

TEST_F(Mails, ANameFromRightToLeftTurnsNothingAround) {
    const std::string name = "\u05d7\u05d1\u05e8\u05d4";
    asya.files({{"accountName", name}, {"noteToApprover", name}});
    const auto mail = portal.mail_to("it@keio.jp");
    EXPECT_THAT(mail.text(), HasSubstr("Smart Account: \u2068" + name + "\u2069\n"));
    EXPECT_THAT(mail.html(), HasSubstr("<html lang=\"en\" dir=\"ltr\">"));
    EXPECT_THAT(mail.html(), ::testing::ContainsRegex("<td dir=\"auto\"[^>]*>" + name + "</td>"));
    EXPECT_THAT(mail.html(), ::testing::ContainsRegex("<blockquote dir=\"auto\"[^>]*>" + name + "<br>"));
}

TEST_F(Mails, HeadersCannotBeSmuggledIn) {
    EXPECT_EQ(asya.files({{"accountName", "Keio\r\nBcc: all@keio.jp"}}).fields(),
              "/accountName field.control_character");
    EXPECT_EQ(asya.files({{"approverEmails", {"it@keio.jp\r\nBcc: all@keio.jp"}}}).fields(),
              "/approverEmails/0 email.syntax");
    EXPECT_EQ(asya.files({{"noteToApprover", "a\u0000b"}}).status, 201) << "the literal ends before its NUL";
    EXPECT_EQ(asya.files({{"noteToApprover", std::string("a\0b", 3)}}).fields(),
              "/noteToApprover field.control_character");
    EXPECT_EQ(asya.files({{"noteToApprover", "\u202Eevil"}}).fields(), "/noteToApprover field.control_character");
}

TEST_F(Mails, ARefusedAddressIsABounceWithItsReasonBesideTheRequest) {
    portal.sink.answer_recipient("it@keio.jp", "550 5.1.1 no such user");
    const auto request = asya.files().at("/id");
    portal.deliver();
    const auto seen = asya.get("/account-requests/" + request);
    EXPECT_EQ(seen.at("/mails/0/state"), "bounced");
    EXPECT_THAT(seen.at("/mails/0/detail"), HasSubstr("5.1.1 no such user"));
    EXPECT_EQ(seen.at("/status"), "pending") << "a mail's failure undoes nothing";
    EXPECT_EQ(portal.story_of(request), "filed by Asya Brandt; bounced by nobody");
}

TEST_F(Mails, APutOffMailIsTriedAgainWithTheSameMessageId) {
    portal.sink.answer_recipient("it@keio.jp", "451 4.2.0 come back later");
    const auto request = asya.files().at("/id");
    portal.deliver();
    EXPECT_EQ(state_of_first(request), "deferred");
    portal.sink.answer_recipient("it@keio.jp", "");
    portal.deliver();
    EXPECT_EQ(state_of_first(request), "deferred") << "not before its time";
    portal.clock.pass(std::chrono::minutes{1});
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), 1U);
    EXPECT_EQ(state_of_first(request), "sent");
}

TEST_F(Mails, AMailServerThatIsDownForAnHourLosesNothing) {
    portal.restart({{"SMTP_URL", "smtp://127.0.0.1:1"}}); // nothing listens there
    ASSERT_EQ(asya.signs_in("asya@partner.example").status, 201);
    const auto request = asya.files().at("/id");
    for (int minute = 0; minute < 60; ++minute) {
        portal.deliver();
        portal.clock.pass(std::chrono::minutes{1});
    }
    EXPECT_EQ(state_of_first(request), "deferred");
    EXPECT_THAT(asya.speaks("it").get("/account-requests/" + request).at("/mails/0/detail"),
                HasSubstr("non era raggiungibile"));
    portal.restart({});
    portal.clock.pass(std::chrono::minutes{40});
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), 1U);
    EXPECT_EQ(state_of_first(request), "sent");
}

TEST_F(Mails, AMailIsGivenUpAfterFiveDays) {
    portal.sink.answer_recipient("it@keio.jp", "451 4.2.0 come back later");
    const auto request = asya.files().at("/id");
    portal.deliver();
    portal.clock.pass(std::chrono::days{5});
    portal.deliver();
    EXPECT_EQ(state_of_first(request), "bounced");
    EXPECT_EQ(asya.get("/account-requests/" + request).at("/mails/0/detail"),
              "Given up after trying for five days. The last answer was: 451 4.2.0 come back later");
    EXPECT_EQ(portal.story_of(request), "filed by Asya Brandt; bounced by nobody");
}

TEST_F(Mails, AServersWordsAreKeptAsCleanText) {
    portal.sink.answer_recipient("it@keio.jp",
                                 "550 5.1.1 \xff\xfe no\tsuch\x07 user \xe2\x80\xae" + std::string(600, 'x'));
    const auto request = asya.files().at("/id");
    portal.deliver();
    const auto detail = asya.get("/account-requests/" + request).at("/mails/0/detail");
    EXPECT_THAT(detail, StartsWith("550 5.1.1 \uFFFD\uFFFD no such user xxx"));
    EXPECT_LT(detail.size(), 320U);
}

TEST_F(Mails, WhoSaidStopGetsNoMoreMailsThatTheyDidNotAskFor) {
    asya.files();
    const auto mail = portal.mail_to("it@keio.jp");
    auto visitor = portal.visitor();
    const auto token = mail.token("stop");
    EXPECT_EQ(visitor.get("/mail-stops/" + token).at("/email"), "it@keio.jp");
    const auto second = asya.files({{"domainIdentifier", "lab.keio.jp"}}).at("/id");
    portal.deliver();
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), 2U) << "looking at the page stopped nothing";
    EXPECT_EQ(visitor.post("/mail-stops", {{"token", token}}).status, 204);
    const auto third = asya.files({{"domainIdentifier", "library.keio.jp"}}).at("/id");
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), 2U);
    EXPECT_EQ(state_of_first(third), "bounced");
    EXPECT_EQ(portal.story_of(third), "filed by Asya Brandt") << "no server refused it";
    EXPECT_EQ(visitor.post("/mail-stops", {{"token", mail.token("approvals")}}).status, 404)
        << "a link of another kind";
}

// ---- the way back from a stop ----

struct StoppedMails : ::testing::Test {
    TestPortal portal;
    Browser asya = portal.user("asya@partner.example", "Asya");
    std::string first = asya.files().at("/id");
    std::string token = portal.mail_to("it@keio.jp").token("stop");

    StoppedMails() { stop(); }
    void stop() { EXPECT_EQ(portal.visitor().post("/mail-stops", {{"token", token}}).status, 204); }
    std::size_t mails() { return portal.mails_to("it@keio.jp").size(); }
    std::string files(const std::string& domain) { return asya.files({{"domainIdentifier", domain}}).at("/id"); }
};

TEST_F(StoppedMails, StillVerifyAnAddressAndBringANewPassword) {
    auto ito = portal.visitor();
    ito.signs_up("it@keio.jp", "Ito");
    EXPECT_EQ(ito.post("/email-verifications", {{"token", portal.mail_to("it@keio.jp").token("verify")}}).status, 204);
    portal.visitor().post("/password-resets", {{"email", "it@keio.jp"}});
    EXPECT_FALSE(portal.mail_to("it@keio.jp").token("reset").empty());
    portal.visitor().signs_up("it@keio.jp", "Ito");
    EXPECT_EQ(portal.mail_to("it@keio.jp").header("Subject"), "You are already signed up");
}

TEST_F(StoppedMails, AreNotThoseThatSayThatNobodyIsSignedUp) {
    const auto before = mails();
    portal.visitor().post("/password-resets", {{"email", "it@keio.jp"}});
    EXPECT_EQ(mails(), before);
}

TEST_F(StoppedMails, AreSeenAndLiftedByTheirOwner) {
    auto ito = portal.user("it@keio.jp", "Ito");
    EXPECT_EQ(ito.get("/profile/mail-stop").at("/stoppedAt"), "2026-03-02T09:00:00.000Z");
    const auto unsent = files("lab.keio.jp");
    const auto before = mails();
    EXPECT_EQ(ito.remove("/profile/mail-stop").status, 204);
    EXPECT_EQ(ito.get("/profile/mail-stop").at("/stoppedAt"), "null");
    EXPECT_EQ(mails(), before) << "what was not sent meanwhile is not sent after all";
    EXPECT_EQ(asya.get("/account-requests/" + unsent).at("/mails/0/state"), "bounced");
    files("library.keio.jp");
    EXPECT_EQ(mails(), before + 1);
    EXPECT_EQ(portal.acts().back(), "account_request.filed");
    stop();
    files("press.keio.jp");
    EXPECT_EQ(mails(), before + 1) << "and they can be stopped again";
}

TEST_F(StoppedMails, AreLiftedOnceAndBySomebodyElseNever) {
    auto eve = portal.user("eve@keio.jp", "Eve");
    EXPECT_EQ(eve.get("/profile/mail-stop").at("/stoppedAt"), "null") << "her own";
    EXPECT_EQ(eve.remove("/profile/mail-stop").status, 204);
    EXPECT_EQ(portal.visitor().remove("/profile/mail-stop").status, 401);
    const auto before = mails();
    files("lab.keio.jp");
    EXPECT_EQ(mails(), before) << "still stopped";
    auto ito = portal.user("it+home@keio.jp", "Ito");
    const auto acts = portal.acts().size();
    EXPECT_EQ(ito.remove("/profile/mail-stop").status, 204);
    EXPECT_EQ(ito.remove("/profile/mail-stop").status, 204);
    EXPECT_EQ(portal.acts().size(), acts + 1) << "the second time there is nothing to do";
    files("library.keio.jp");
    EXPECT_EQ(mails(), before + 1) << "a mailbox, in any spelling";
}

// ---- no mail bombs ----

struct OneRecipient : ::testing::Test {
    TestPortal portal{{{"RATE_LIMITS", "on"}}};
    Browser asya = portal.user("asya@partner.example", "Asya Brandt");
    Browser bo = portal.user("bo@other.example", "Bo");
    int filed = 0;

    std::string names_it(Browser& who) {
        const auto answer = who.files({{"domainIdentifier", "d" + std::to_string(++filed) + ".keio.jp"}});
        EXPECT_EQ(answer.status, 201);
        return answer.at("/id");
    }
    Answer mail_of(const std::string& request) { return bo.get("/account-requests/" + request); }
};

TEST_F(OneRecipient, GetsSoManyMailsADayWhoeverSends) {
    for (int i = 0; i < 10; ++i) names_it(asya);
    for (int i = 0; i < 10; ++i) names_it(bo);
    const auto one_too_many = names_it(bo);
    EXPECT_EQ(mail_of(one_too_many).at("/mails/0/state"), "deferred") << "at once, in the unit that owes it";
    EXPECT_EQ(
        mail_of(one_too_many).at("/mails/0/detail"),
        "Held back: this address has had as many mails as we send to anybody in a day. It goes out on 3 March 2026 "
        "at 09:00 (UTC).");
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), 20U);
    portal.clock.pass(std::chrono::hours{24} - std::chrono::seconds{1});
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), 20U);
    portal.clock.pass(std::chrono::seconds{1});
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), 21U);
    EXPECT_EQ(mail_of(one_too_many).at("/mails/0/state"), "sent");
    EXPECT_EQ(mail_of(one_too_many).at("/mails/0/detail"), "null");
}

TEST_F(OneRecipient, IsNotFloodedWithWhatWasHeld) {
    for (int i = 0; i < 45; ++i) names_it(i % 2 == 0 ? asya : bo);
    for (const auto expected : {20U, 40U, 45U}) {
        EXPECT_EQ(portal.mails_to("it@keio.jp").size(), expected);
        portal.clock.pass(std::chrono::hours{24});
    }
}

TEST_F(OneRecipient, HoldsUpNobodyElse) {
    for (int i = 0; i < 21; ++i) names_it(bo);
    const auto request = bo.files({{"domainIdentifier", "other.jp"}, {"approverEmails", {"it@other.jp"}}}).at("/id");
    EXPECT_EQ(mail_of(request).at("/mails/0/state"), "queued");
}

TEST_F(OneRecipient, HasRoomForThreeDaysOfMailsAndWhatIsOneTooManyForThemIsGivenUp) {
    auto cy = portal.user("cy@third.example", "Cy");
    for (int i = 0; i < 20; ++i) names_it(asya);
    for (int i = 0; i < 20; ++i) names_it(cy);
    for (int i = 0; i < 20; ++i) names_it(bo);
    const auto one_too_many = names_it(bo);
    EXPECT_EQ(mail_of(one_too_many).at("/mails/0/state"), "deferred");
    EXPECT_EQ(
        mail_of(one_too_many).at("/mails/0/detail"),
        "Held back: this address gets as many mails as we send to anybody, today and on the days to come. This one "
        "will not go out, and is given up on 4 March 2026 at 09:00 (UTC).");
    portal.deliver();
    portal.clock.pass(std::chrono::hours{24});
    portal.deliver();
    portal.clock.pass(std::chrono::hours{24} - std::chrono::seconds{1});
    portal.deliver();
    EXPECT_EQ(mail_of(one_too_many).at("/mails/0/state"), "deferred");
    portal.clock.pass(std::chrono::seconds{1});
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), 60U);
    EXPECT_EQ(mail_of(one_too_many).at("/mails/0/state"), "bounced");
    EXPECT_EQ(
        mail_of(one_too_many).at("/mails/0/detail"),
        "Not sent: for two days this address got as many mails as we send to anybody. That says nothing about the "
        "address; it can be sent again.");
    EXPECT_EQ(portal.story_of(one_too_many), "filed by Bo; bounced by nobody");
    portal.clock.pass(std::chrono::days{8});
    portal.run_jobs();
    EXPECT_EQ(mail_of(one_too_many).at("/status"), "pending") << "the address takes mail, as far as anybody knows";
}

TEST_F(OneRecipient, WhatIsGivenUpCountsAgainstNothing) {
    auto cy = portal.user("cy@third.example", "Cy");
    auto dan = portal.user("dan@fourth.example", "Dan");
    for (auto* who : {&asya, &cy, &dan, &bo})
        for (int i = 0; i < 20; ++i) names_it(*who);
    for (int i = 0; i < 3; ++i) {
        portal.deliver();
        portal.clock.pass(std::chrono::hours{24});
    }
    EXPECT_EQ(mail_of(names_it(bo)).at("/mails/0/state"), "queued");
}

TEST_F(OneRecipient, GetsAFewMailsADayThatAnybodyCausesAndTheAnswersTellNothing) {
    const auto asks = [&](const std::string& address) {
        auto anybody = portal.visitor();
        const auto signed_up = anybody.signs_up(address, "Eve");
        EXPECT_EQ(signed_up.status, 202);
        EXPECT_EQ(signed_up.body.as_object().size(), 1U);
        EXPECT_EQ(anybody.post("/password-resets", {{"email", address}}).status, 202);
    };
    for (int i = 0; i < 5; ++i) asks("it@keio.jp");
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), 5U);
    portal.clock.pass(std::chrono::hours{24} - std::chrono::seconds{1});
    asks("it+again@keio.jp");
    EXPECT_THAT(portal.mails_to("it+again@keio.jp"), ::testing::IsEmpty()) << "in no spelling";
    portal.clock.pass(std::chrono::seconds{1});
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), 5U) << "dropped is not held";
    asks("it@keio.jp");
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), 7U);
}

TEST_F(OneRecipient, OfWhoHasAUserTheSameIsDropped) {
    for (int i = 0; i < 4; ++i) { // with the sign-up of before, which is mailed, too
        auto anybody = portal.visitor();
        EXPECT_EQ(anybody.signs_up("asya@partner.example", "Eve").status, 202);
        EXPECT_EQ(anybody.post("/password-resets", {{"email", "asya@partner.example"}}).status, 202);
    }
    EXPECT_EQ(portal.mails_to("asya@partner.example").size(), 5U);
}

TEST_F(OneRecipient, IsAskedWhateverAnybodyHadSentToIt) {
    for (int i = 0; i < 30; ++i) {
        portal.clock.pass(std::chrono::minutes{15}); // from one address, within its own limits
        portal.visitor().signs_up("it@keio.jp", "Eve");
    }
    const auto before = portal.mails_to("it@keio.jp").size();
    EXPECT_EQ(before, 5U);
    const auto request = names_it(bo);
    EXPECT_EQ(mail_of(request).at("/mails/0/state"), "queued");
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), before + 1);
}

TEST_F(OneRecipient, SignsUpHoweverManyAskIt) {
    for (int i = 0; i < 25; ++i) names_it(bo);
    portal.visitor().signs_up("it@keio.jp", "Ito");
    EXPECT_FALSE(portal.mail_to("it@keio.jp").token("verify").empty());
}

TEST_F(OneRecipient, IsCountedExactlyByTwoNodesAtOnce) {
    TestPortal other{&portal, {{"RATE_LIMITS", "on"}}};
    const auto sign_up = [](TestPortal& at) {
        for (int i = 0; i < 5; ++i) EXPECT_EQ(at.visitor().signs_up("it@keio.jp", "Eve").status, 202);
    };
    std::thread beside{[&] { sign_up(other); }};
    sign_up(portal);
    beside.join();
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), 5U);
}

TEST(BuiltInMailbox, KeepsTheMailsOfADemonstration) {
    TestPortal portal{{{"SMTP_URL", ""}, {"PUBLIC_URL", ""}}};
    auto ann = portal.visitor();
    ann.signs_up("ann@keio.jp", "Ann");
    portal.deliver();
    const auto list = ann.get("/mailbox");
    EXPECT_EQ(list.at("/items/0/to"), "ann@keio.jp");
    const auto mail = ann.get("/mailbox/" + list.at("/items/0/id"));
    EXPECT_THAT(mail.at("/text"), HasSubstr("/verify/"));
    EXPECT_THAT(mail.at("/html"), HasSubstr("<html"));
    EXPECT_EQ(ann.get("/mailbox/1").status, 404);
}

TEST(BuiltInMailbox, IsNotThereWithAMailServer) {
    TestPortal portal;
    EXPECT_EQ(portal.visitor().get("/mailbox").status, 404);
}

} // namespace
} // namespace deedbox::testing
