#include "mail/bounce_report.h"

#include <boost/algorithm/string.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::mail {
namespace {

using ::testing::HasSubstr;

/// A report as Postfix writes it; parts given take the place of its own.
std::string report_with(const std::string& status, const std::string& returned = "X-Deedbox-Mail: abc\nSubject: Hi\n",
                        const std::string& returned_type = "text/rfc822-headers") {
    return "From: MAILER-DAEMON@mx.keio.jp (Mail Delivery System)\n"
           "To: bounces+abc@perla.example\n"
           "Delivered-To: bounces+def@perla.example\n"
           "Subject: Undelivered Mail Returned to Sender\n"
           "Auto-Submitted: auto-replied\n"
           "MIME-Version: 1.0\n"
           "Content-Type: multipart/report; report-type=delivery-status;\n"
           "\tboundary=\"4R1.1700/mx\"\n"
           "\n"
           "This is a MIME-encapsulated message.\n\n"
           "--4R1.1700/mx\nContent-Type: text/plain; charset=us-ascii\n\nI'm sorry to have to inform you ...\n\n"
           "--4R1.1700/mx\nContent-Description: Delivery report\nContent-Type: message/delivery-status\n\n" +
           status + "\n--4R1.1700/mx\nContent-Type: " + returned_type + "\n\n" + returned + "\n--4R1.1700/mx--\n";
}

constexpr auto failed = "Reporting-MTA: dns; mx.keio.jp\nX-Postfix-Queue-ID: 4R1\n\n"
                        "Final-Recipient: rfc822; It@Keio.JP\n"
                        "Original-Recipient: rfc822;it@keio.jp\n"
                        "Action: failed\n"
                        "Status: 5.1.1\n"
                        "Remote-MTA: dns; mail.keio.jp\n"
                        "Diagnostic-Code: smtp; 550 5.1.1 <it@keio.jp>: Recipient address\n"
                        "    rejected: User unknown\n";

std::string refusal(std::string_view mail) {
    const auto read = read_bounce(mail);
    return read ? "taken" : read.error().why;
}

TEST(BounceReport, SaysWhoseMailFailedAndWhy) {
    const auto read = read_bounce(report_with(failed));
    ASSERT_TRUE(read) << read.error().why;
    ASSERT_EQ(read->recipients.size(), 1U);
    const auto& recipient = read->recipients.front();
    EXPECT_EQ(recipient.recipient, "it@keio.jp") << "in its normal form";
    EXPECT_EQ(recipient.fate, ReportedFate::failed);
    EXPECT_EQ(recipient.reason, "550 5.1.1 <it@keio.jp>: Recipient address rejected: User unknown");
    EXPECT_THAT(read->returned, HasSubstr("abc"));
    EXPECT_THAT(read->addressed, HasSubstr("bounces+abc@perla.example"));
    EXPECT_THAT(read->addressed, HasSubstr("bounces+def@perla.example"));
}

TEST(BounceReport, IsTheSameWithLineEndsOfTheWire) {
    auto mail = report_with(failed);
    boost::replace_all(mail, "\n", "\r\n");
    const auto read = read_bounce(mail);
    ASSERT_TRUE(read) << read.error().why;
    EXPECT_EQ(read->recipients.front().reason, "550 5.1.1 <it@keio.jp>: Recipient address rejected: User unknown");
    EXPECT_THAT(read->returned, HasSubstr("abc"));
}

TEST(BounceReport, BringsBackTheWholeMailOrItsHeaders) {
    for (const auto* type : {"message/rfc822", "text/rfc822-headers", "message/global-headers"}) {
        const auto read = read_bounce(report_with(failed, "Subject: Hi\nX-Deedbox-Mail:\n abc\n\nHello\n", type));
        ASSERT_TRUE(read) << read.error().why;
        EXPECT_THAT(read->returned, HasSubstr("abc")) << type;
    }
    const auto body_only = read_bounce(report_with(failed, "Subject: Hi\n\nX-Deedbox-Mail: abc\n"));
    EXPECT_EQ(boost::trim_copy(body_only->returned), "") << "what stands in the text of a mail is anybody's";
}

TEST(BounceReport, TellsOfADelayAndOfSeveralRecipients) {
    const auto read = read_bounce(
        report_with("Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822;a@keio.jp\nAction: Delayed (will retry)\n"
                    "Status: 4.4.1\nWill-Retry-Until: Mon, 2 Mar 2026 09:00:00 +0000\n\n"
                    "Final-Recipient: rfc822;b@keio.jp\nAction: failed\nStatus: 5.0.0\n"
                    "Diagnostic-Code: X-Notes; no such user\n"));
    ASSERT_TRUE(read) << read.error().why;
    ASSERT_EQ(read->recipients.size(), 2U);
    EXPECT_EQ(read->recipients[0].fate, ReportedFate::delayed);
    EXPECT_EQ(read->recipients[0].reason, "4.4.1");
    EXPECT_EQ(read->recipients[1].reason, "5.0.0 no such user");
}

std::string recipient_in(const std::string& fields) {
    const auto read = read_bounce(report_with("Reporting-MTA: dns; mx\n\n" + fields));
    return read ? read->recipients.front().recipient : read.error().why;
}

TEST(BounceReport, NamesTheRecipientForPeoplesEyes) {
    EXPECT_EQ(recipient_in("Final-Recipient: rfc822;it@d.example\nAction: failed\n"), "it@d.example");
    EXPECT_EQ(recipient_in("Final-Recipient: rfc822; <it@d.example> (IT desk)\nAction: failed\n"), "it@d.example");
    EXPECT_EQ(recipient_in("Final-Recipient: rfc822;it+2Blicences@d.example\nAction: failed\n"),
              "it+2blicences@d.example");
    EXPECT_EQ(recipient_in("Final-Recipient: X400; /c=de/s=\x1b[31mit\nAction: failed\n"), "/c=de/s= [31mit");
    EXPECT_EQ(recipient_in("Action: failed\n"), "");
}

ReportedFate fate_in(const std::string& fields) {
    const auto read =
        read_bounce(report_with("Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; it@keio.jp\n" + fields));
    return read ? read->recipients.front().fate : ReportedFate::unknown;
}

TEST(BounceReport, SaysByTheClassOfTheStatusWhatNoActionSays) {
    EXPECT_EQ(fate_in("Action: Failed\n"), ReportedFate::failed);
    EXPECT_EQ(fate_in("Action: failed (gone)\nStatus: 4.4.1\n"), ReportedFate::failed) << "an action that is known";
    EXPECT_EQ(fate_in("Action: expired\nStatus: 5.1.1\n"), ReportedFate::failed);
    EXPECT_EQ(fate_in("Action: expired\nStatus: 4.4.7\n"), ReportedFate::failed) << "its time was over";
    EXPECT_EQ(fate_in("Status: 5.2.2\n"), ReportedFate::failed) << "no action at all";
    EXPECT_EQ(fate_in("Status: 4.4.1\n"), ReportedFate::delayed);
    EXPECT_EQ(fate_in("Action: queued\nStatus: 2.0.0\n"), ReportedFate::arrived);
    for (const auto* good : {"delivered", "relayed", "expanded"})
        EXPECT_EQ(fate_in(std::string{"Action: "} + good + "\nStatus: 2.0.0\n"), ReportedFate::arrived);
    EXPECT_EQ(fate_in("Action: \x1b[1mfailed\r\x07\n"), ReportedFate::unknown);
    EXPECT_EQ(fate_in("Action: considered\n"), ReportedFate::unknown);
}

std::string within(const std::string& type, const std::string& report, const std::string& after) {
    return "From: relay@mx.keio.jp\nTo: bounces+abc@perla.example\nMIME-Version: 1.0\nContent-Type: " + type +
           "; boundary=outer\n\n--outer\n" + report.substr(report.find("Content-Type: multipart/report")) +
           "\n--outer\nContent-Type: " + after + "\n\nConfidential.\n--outer--\n";
}

TEST(BounceReport, IsFoundAtAnyDepth) {
    const auto report = report_with(failed);
    const auto mixed = within("multipart/mixed", report, "text/plain");
    const auto signed_one = within("multipart/signed; protocol=\"application/pgp-signature\"; micalg=pgp-sha256",
                                   report, "application/pgp-signature");
    for (const auto& mail : {mixed, signed_one, within("multipart/mixed", "\n" + signed_one, "text/html")}) {
        const auto read = read_bounce(mail);
        ASSERT_TRUE(read) << read.error().why << "\n" << mail;
        EXPECT_EQ(read->recipients.front().reason, "550 5.1.1 <it@keio.jp>: Recipient address rejected: User unknown");
        EXPECT_THAT(read->returned, HasSubstr("abc"));
    }
}

TEST(BounceReport, MayBeOfAnInternationalMail) {
    const auto mail = boost::replace_all_copy(
        report_with(boost::replace_all_copy(std::string{failed}, "rfc822; It@Keio.JP", "utf-8; \u5c0f\u91ce@keio.jp"),
                    "X-Deedbox-Mail: abc\nSubject: \u00fc\n\nHello\n", "message/global"),
        "message/delivery-status", "message/global-delivery-status");
    const auto read = read_bounce(mail);
    ASSERT_TRUE(read) << read.error().why;
    EXPECT_EQ(read->recipients.front().recipient, "\u5c0f\u91ce@keio.jp");
    EXPECT_THAT(read->returned, HasSubstr("abc"));
}

TEST(BounceReport, IsNoNoteOfAbsence) {
    const auto of = [](const std::string& headers) {
        const auto read = read_bounce(headers + "Subject: Away\n\nI am back on Monday.\n");
        return !read && read.error().is_no_report && read.error().is_automatic;
    };
    EXPECT_TRUE(of("Auto-Submitted: auto-replied (vacation)\n"));
    EXPECT_TRUE(of("X-Auto-Response-Suppress: All\n"));
    EXPECT_TRUE(of("Precedence: auto_reply\n"));
    EXPECT_TRUE(of("X-Autoreply: yes\n"));
    EXPECT_FALSE(of("Auto-Submitted: no\n"));
    EXPECT_FALSE(of(""));
}

TEST(BounceReport, IsKnownByWhatIsInIt) {
    const auto mixed = boost::replace_all_copy(report_with(failed), "multipart/report; report-type=delivery-status;",
                                               "multipart/mixed;");
    EXPECT_EQ(refusal(mixed), "taken") << "as some mail servers call it";
    const auto with_comment = read_bounce(report_with("Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; a@keio.jp\n"
                                                      "Action: failed\nStatus: 5.0.0 (permanent failure)\n"));
    EXPECT_EQ(with_comment->recipients.front().reason, "5.0.0");
}

TEST(BounceReport, MayBeEncoded) {
    auto mail = report_with("UmVwb3J0aW5nLU1UQTogZG5zOyBteAoKRmluYWwtUmVjaXBpZW50OiByZmM4MjI7aXRAa2Vpby5qcApB\n"
                            "Y3Rpb246IGZhaWxlZApTdGF0dXM6IDUuMS4xCg==\n");
    boost::replace_all(mail, "message/delivery-status\n",
                       "message/delivery-status\nContent-Transfer-Encoding: base64\n");
    const auto read = read_bounce(mail);
    ASSERT_TRUE(read) << read.error().why;
    EXPECT_EQ(read->recipients.front().recipient, "it@keio.jp");
}

TEST(BounceReport, AnyOtherMailIsRefusedWithWhatItLacks) {
    EXPECT_EQ(refusal(""), "it is no delivery status notification (RFC 3464)");
    EXPECT_EQ(refusal("Subject: Hello\n\nYour mail could not be delivered.\n"),
              "it is no delivery status notification (RFC 3464)");
    EXPECT_EQ(refusal(boost::replace_all_copy(report_with(failed), "delivery-status", "feedback-report")),
              "it is no delivery status notification (RFC 3464)");
    EXPECT_EQ(refusal(report_with("Reporting-MTA: dns; mx\n")), "it names no recipient and what became of the mail");
    EXPECT_EQ(refusal(report_with(failed) + std::string(largest_report, 'x')), "it is larger than 1 MiB");
}

TEST(BounceReport, DepthIsNoWayDown) {
    std::string parts;
    for (int i = 0; i < 20'000; ++i)
        parts += "Content-Type: multipart/mixed; boundary=a" + std::to_string(i) + "\n\n--a" + std::to_string(i) + "\n";
    EXPECT_EQ(refusal(parts.substr(0, largest_report)), "it has too many parts");
    std::string mails;
    while (mails.size() + 30 < largest_report) mails += "Content-Type: message/rfc822\n\n";
    EXPECT_EQ(refusal(mails), "it has too many parts");
    std::string hidden;
    while (hidden.size() + 40 < largest_report) hidden += "cOntent-Type:\n (x)multipart / digest;boundary=a\n\n--a\n\n";
    EXPECT_EQ(refusal(hidden), "it has too many parts");
}

TEST(BounceReport, IsReadInAMomentOrNotAtAll) {
    std::string parts = "Content-Type: multipart/report; boundary=b\n\n";
    while (parts.size() + 6 < largest_report) parts += "--b\n\n";
    EXPECT_EQ(refusal(parts), "it has too many parts");
    std::string headers;
    while (headers.size() + 6 < largest_report) headers += "a: b\n";
    EXPECT_EQ(refusal(headers + "\n"), "it has too many headers");
    std::string fields = "Reporting-MTA: dns; mx\n\n";
    while (fields.size() < largest_report / 2) fields += "X: y\n";
    EXPECT_EQ(refusal(report_with(fields + "Action: failed\n")), "it names no recipient and what became of the mail")
        << "what comes after thousands of fields is not looked at";
}

TEST(BounceReport, NeverBreaksTheReader) {
    const auto mail = report_with(failed, "X-Deedbox-Mail: abc\n\nHello\n", "message/rfc822");
    for (std::size_t size = 0; size < mail.size(); ++size) (void)read_bounce(mail.substr(0, size));
    for (std::size_t at = 0; at < mail.size(); ++at) {
        for (const char c : {'\0', '\n', '\xff', ';', '"', '('}) {
            auto changed = mail;
            changed[at] = c;
            (void)read_bounce(changed);
        }
    }
    std::string recipients = "Reporting-MTA: dns; mx\n\n";
    while (recipients.size() < largest_report / 2) recipients += "Final-Recipient: rfc822; a@b.jp\nAction: failed\n\n";
    const auto read = read_bounce(report_with(recipients));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->recipients.size(), 100U) << "nobody mails us so many";
}

} // namespace
} // namespace deedbox::mail
