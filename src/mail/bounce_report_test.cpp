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
    return read ? "taken" : read.error();
}

TEST(BounceReport, SaysWhoseMailFailedAndWhy) {
    const auto read = read_bounce(report_with(failed));
    ASSERT_TRUE(read) << read.error();
    ASSERT_EQ(read->recipients.size(), 1U);
    const auto& recipient = read->recipients.front();
    EXPECT_EQ(recipient.recipient, "it@keio.jp") << "in its normal form";
    EXPECT_EQ(recipient.original, "it@keio.jp");
    EXPECT_EQ(recipient.action, "failed");
    EXPECT_EQ(recipient.reason, "550 5.1.1 <it@keio.jp>: Recipient address rejected: User unknown");
    EXPECT_THAT(read->returned, HasSubstr("abc"));
    EXPECT_THAT(read->addressed, HasSubstr("bounces+abc@perla.example"));
    EXPECT_THAT(read->addressed, HasSubstr("bounces+def@perla.example"));
}

TEST(BounceReport, IsTheSameWithLineEndsOfTheWire) {
    auto mail = report_with(failed);
    boost::replace_all(mail, "\n", "\r\n");
    const auto read = read_bounce(mail);
    ASSERT_TRUE(read) << read.error();
    EXPECT_EQ(read->recipients.front().reason, "550 5.1.1 <it@keio.jp>: Recipient address rejected: User unknown");
    EXPECT_THAT(read->returned, HasSubstr("abc"));
}

TEST(BounceReport, BringsBackTheWholeMailOrItsHeaders) {
    for (const auto* type : {"message/rfc822", "text/rfc822-headers", "message/global-headers"}) {
        const auto read = read_bounce(report_with(failed, "Subject: Hi\nX-Deedbox-Mail:\n abc\n\nHello\n", type));
        ASSERT_TRUE(read) << read.error();
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
    ASSERT_TRUE(read) << read.error();
    ASSERT_EQ(read->recipients.size(), 2U);
    EXPECT_EQ(read->recipients[0].action, "delayed");
    EXPECT_EQ(read->recipients[0].reason, "4.4.1");
    EXPECT_EQ(read->recipients[1].reason, "5.0.0 no such user");
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
    ASSERT_TRUE(read) << read.error();
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
