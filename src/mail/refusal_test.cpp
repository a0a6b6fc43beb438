// Whom a mail server refuses when it refuses: answers as servers give them, with their names taken out.
#include "mail/refusal.h"

#include <gtest/gtest.h>

namespace deedbox::mail {
namespace {

About at(Stage stage, const std::string& text) {
    return about({stage, static_cast<unsigned>(std::stoul(text)), text});
}

TEST(ARefusal, OfUsSaysNothingOfTheRecipient) {
    for (const auto* text : {
             "504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname",
             "554 5.7.1 <it@keio.jp>: Relay access denied",
             "550 5.7.1 Unable to relay",
             "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain",
             "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
             "550 relaying to <it@keio.jp> prohibited by administrator",
             "530 5.7.0 Authentication required",
             "530 5.7.57 Client not authenticated to send mail",
             "550 5.7.60 SMTP; Client does not have permissions to send as this sender",
             "553 5.7.1 <accounts@perla.example>: Sender address rejected: not owned by user perla",
             "550 5.1.0 <accounts@perla.example>: Sender address rejected: User unknown in virtual alias table",
             "550-5.7.1 [192.0.2.1] Our system has detected that this message is likely unsolicited mail.",
             "550 Access denied - Invalid HELO name",
             "550 Verification failed for <accounts@perla.example> No Such User Here Sender verify failed",
             "451 4.7.500 Server busy",
             "450 4.1.8 <accounts@perla.example>: Sender address rejected: Domain not found",
             "550 5.1.8 <accounts@perla.example>: Sender address rejected: Domain not found",
             "550 Sender verify failed",
             "550 5.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.1]",
             "550 5.7.25 The IP address sending this message does not have a PTR record",
             "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.blocklist.example",
             "550 5.7.606 Access denied, banned sending IP [192.0.2.1]",
             "550-192.0.2.1 is listed at a DNSBL",
             "554 Refused. Your IP address has a poor reputation",
             "550 5.7.23 <it@keio.jp>: Recipient address rejected: Message rejected due to: SPF fail",
             "550 5.7.26 This mail has been blocked because the sender is unauthenticated",
             "550 5.4.5 Daily user sending limit exceeded",
             "452 4.5.3 Too many messages in this session",
             "550 5.7.10 STARTTLS is required to send mail",
             "451 4.3.5 Server configuration error",
             "503 5.5.1 Error: need MAIL command",
             "554 5.3.2 The system is not accepting network messages",
             "554 5.7.1 Message rejected",
             "554 Transaction failed",
         })
        EXPECT_EQ(at(Stage::recipient, text), About::us) << text;
}

TEST(ARefusal, OfTheRecipientIsTheirs) {
    for (const auto* text : {
             "550 5.1.1 <it@keio.jp>: Recipient address rejected: User unknown in virtual mailbox table",
             "550 5.1.1 User unknown",
             "550 5.1.2 bad destination system",
             "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
             "556 5.1.10 this domain takes no mail",
             "550 5.2.1 The email account that you tried to reach is disabled",
             "552 5.2.2 The recipient's inbox is over its quota",
             "550 5.4.1 Recipient address rejected: Access denied",
             "550 5.4.4 no route to the host",
             "550 5.5.0 Requested action not taken: mailbox unavailable",
             "550 Requested action not taken: mailbox unavailable",
             "550 No such user here",
             "550 nobody of that name here",
             "554 delivery error: This user doesn't have an account here",
             "553 sorry, that domain isn't in my list of allowed recipients; no mailbox here by that name",
             "550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required",
             "550 5.7.1 <it@keio.jp>: Recipient address rejected: Access denied",
             "504 5.5.2 <it>: Recipient address rejected: need fully-qualified address",
             "550 <relay@spam.example>: unknown user",
             "550 relay@spam.example: no such mailbox",
             "551 not here",
             "554 30 Sorry, your message to it@keio.jp cannot be delivered. This mailbox is disabled (554.30).",
             "550 #5.1.0 Address rejected.",
             "550 5.4.310 DNS domain keio.jp does not exist",
             "550 5.7.124 Sender not in allowed-senders list",
             "550 5.1.1 <it@keio.jp>: Recipient address rejected: undeliverable address: host mx said: no relay for it",
             "450 4.2.0 <it@keio.jp>: Recipient address rejected: Greylisted",
             "451 4.7.1 Greylisting in action, please come back later",
             "451 4.2.0 come back later",
             "452 4.2.2 Mailbox full",
         })
        EXPECT_EQ(at(Stage::recipient, text), About::recipient) << text;
}

TEST(ARefusal, BeforeARecipientIsNamedIsOfUs) {
    for (const auto stage : {Stage::greeting, Stage::hello, Stage::encryption, Stage::sign_in, Stage::sender})
        EXPECT_EQ(at(stage, "550 5.1.1 User unknown"), About::us);
}

TEST(ARefusal, OfWhatAMailSaysIsOfUsUnlessItNamesTheRecipient) {
    EXPECT_EQ(at(Stage::content, "550 5.6.0 rejected"), About::us);
    EXPECT_EQ(at(Stage::content, "552 too large"), About::us);
    EXPECT_EQ(at(Stage::data, "554 no valid recipients"), About::us);
    EXPECT_EQ(at(Stage::content, "550 5.1.1 User unknown"), About::recipient);
    EXPECT_EQ(at(Stage::content, "550 mailbox full"), About::recipient);
}

} // namespace
} // namespace deedbox::mail
