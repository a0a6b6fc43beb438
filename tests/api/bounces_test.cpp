// Reports of mails that could not be delivered: by pipe and over LMTP, and what no report can do.
#include "support/test_portal.h"

#include <boost/algorithm/string.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <sys/wait.h>

#include <cstdio>
#include <fstream>

namespace deedbox::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using Outcome = mail::Bounces::Outcome;

struct Reported {
    std::string recipient = "it@keio.jp";
    std::string action = "failed";
    std::string status = "5.1.1";
    std::string diagnosis = "smtp; 550 5.1.1 User unknown";
    std::string to = "accounts@perla.example";
    std::string returned{}; // headers of the mail that comes back
};

std::string report(const Reported& of) {
    return "From: MAILER-DAEMON@mx.keio.jp\r\nTo: <" + of.to +
           ">\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
           "--b\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; "
           "mx.keio.jp\r\n\r\nFinal-Recipient: rfc822; " +
           of.recipient + "\r\nAction: " + of.action + "\r\nStatus: " + of.status +
           "\r\nDiagnostic-Code: " + of.diagnosis + "\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\n" +
           of.returned + "\r\n--b--\r\n";
}

struct Bounced : ::testing::Test {
    std::map<std::string, std::string> settings() {
        return {{"BOUNCE_ADDRESS", "bounces@perla.example"}, {"LMTP_LISTEN", "127.0.0.1:0"}};
    }
    TestPortal portal{settings()};
    Browser asya = portal.user("asya@partner.example", "Asya Brandt");
    std::string request = asya.files().at("/id");
    CaughtMail mail = portal.mail_to("it@keio.jp");
    std::string headers = mail.raw.substr(0, mail.raw.find("\r\n\r\n"));

    Outcome take(const Reported& reported, std::vector<std::string> addresses = {}) {
        return portal.run(portal.portal().bounces().take(report(reported), std::move(addresses))).outcome;
    }
    std::string seen(const std::string& member) {
        return asya.get("/account-requests/" + request).at("/mails/0/" + member);
    }
};

TEST_F(Bounced, AMailsOwnReturnAddressProvesTheReport) {
    EXPECT_THAT(mail.from, StartsWith("bounces+"));
    EXPECT_EQ(seen("state"), "sent");
    EXPECT_EQ(take({.to = mail.from}), Outcome::taken);
    EXPECT_EQ(seen("state"), "bounced");
    EXPECT_EQ(seen("detail"), "550 5.1.1 User unknown");
    EXPECT_EQ(asya.get("/account-requests/" + request).at("/status"), "pending") << "a mail's failure undoes nothing";
    EXPECT_EQ(portal.story_of(request), "filed by Asya Brandt; bounced by nobody");
    EXPECT_EQ(take({.to = mail.from}), Outcome::taken);
    EXPECT_EQ(portal.story_of(request), "filed by Asya Brandt; bounced by nobody") << "told twice, noted once";
}

TEST_F(Bounced, SoDoesWhoeverHandsItOver) {
    EXPECT_EQ(take({}, {"someone@perla.example", mail.from}), Outcome::taken);
    EXPECT_EQ(seen("state"), "bounced");
}

TEST_F(Bounced, SoDoesTheMailThatComesBack) {
    EXPECT_EQ(take({.returned = headers}), Outcome::taken);
    EXPECT_EQ(seen("state"), "bounced");
}

TEST_F(Bounced, AReportWithoutProofChangesNothing) {
    EXPECT_EQ(take({}), Outcome::refused);
    const auto without_token = headers.substr(0, headers.find("X-Deedbox-Mail"));
    EXPECT_EQ(take({.returned = without_token}), Outcome::refused) << "a Message-ID can be guessed";
    auto forged = mail.from;
    forged[20] = forged[20] == '0' ? '1' : '0';
    EXPECT_EQ(take({.to = forged}), Outcome::refused);
    EXPECT_EQ(seen("state"), "sent");
}

TEST_F(Bounced, OnesOwnTokenProvesNothingAboutAnothersMail) {
    asya.files({{"domainIdentifier", "lab.keio.jp"}, {"approverEmails", {"mallory@keio.jp"}}});
    const auto own = portal.mail_to("mallory@keio.jp");
    EXPECT_EQ(take({.to = own.from}), Outcome::taken) << "whomever it names: it is about their own";
    EXPECT_EQ(take({.to = own.from, .returned = headers}, {own.from}), Outcome::taken);
    EXPECT_EQ(seen("state"), "sent");
}

TEST_F(Bounced, ADelayShowsUntilItIsClearThatTheMailArrived) {
    const Reported delayed{.action = "delayed", .status = "4.4.1", .diagnosis = "smtp; no answer", .to = mail.from};
    EXPECT_EQ(take(delayed), Outcome::taken);
    EXPECT_EQ(seen("state"), "deferred");
    EXPECT_THAT(seen("detail"), HasSubstr("4.4.1 no answer"));
    portal.clock.pass(std::chrono::days{1});
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), 1U) << "the other server has it: it is not sent again";
    portal.clock.pass(std::chrono::days{4});
    EXPECT_EQ(portal.mails_to("it@keio.jp").size(), 1U);
    EXPECT_EQ(seen("state"), "sent");
    EXPECT_EQ(seen("detail"), "null");
}

TEST_F(Bounced, ADelayDoesNotUndoABounce) {
    EXPECT_EQ(take({.to = mail.from}), Outcome::taken);
    EXPECT_EQ(take({.action = "delayed", .status = "4.4.1", .to = mail.from}), Outcome::taken);
    EXPECT_EQ(seen("state"), "bounced");
    EXPECT_EQ(seen("detail"), "550 5.1.1 User unknown");
}

TEST_F(Bounced, AReportThatComesWhileTheMailIsBeingSentStands) {
    portal.tamper("UPDATE mails SET state = 'queued', due_at = 0 WHERE recipient = 'it@keio.jp'");
    // Its sender has leased it, and is about to write that it was sent.
    portal.interruption.arm(
        [&] { portal.interruption.arm([&] { EXPECT_EQ(take({.to = mail.from}), Outcome::taken); }); });
    portal.deliver();
    EXPECT_FALSE(portal.interruption.is_armed());
    EXPECT_EQ(seen("state"), "bounced");
}

TEST_F(Bounced, OfTwoReportsAtTheSameTimeTheFirstIsNoted) {
    portal.interruption.arm([&] { EXPECT_EQ(take({.to = mail.from}), Outcome::taken); });
    EXPECT_EQ(take({.diagnosis = "smtp; 550 5.1.1 Another", .to = mail.from}), Outcome::taken);
    EXPECT_EQ(seen("detail"), "550 5.1.1 User unknown");
    EXPECT_EQ(portal.story_of(request), "filed by Asya Brandt; bounced by nobody");
}

TEST_F(Bounced, ADelayThatComesWithABounceDoesNotUndoIt) {
    portal.interruption.arm([&] { EXPECT_EQ(take({.to = mail.from}), Outcome::taken); });
    EXPECT_EQ(take({.action = "delayed", .status = "4.4.1", .to = mail.from}), Outcome::taken);
    EXPECT_EQ(seen("state"), "bounced");
}

TEST_F(Bounced, WhatArrivedIsNotNews) {
    EXPECT_EQ(take({.action = "relayed", .status = "2.0.0", .to = mail.from}), Outcome::taken);
    EXPECT_EQ(seen("state"), "sent");
}

TEST_F(Bounced, AMailThatArrivesLateHasArrived) {
    const Reported delayed{.action = "delayed", .status = "4.4.1", .diagnosis = "smtp; no answer", .to = mail.from};
    EXPECT_EQ(take(delayed), Outcome::taken);
    EXPECT_EQ(seen("state"), "deferred");
    EXPECT_EQ(take({.action = "delivered", .status = "2.0.0", .to = mail.from}), Outcome::taken);
    EXPECT_EQ(seen("state"), "sent");
    EXPECT_EQ(seen("detail"), "null");
    EXPECT_EQ(take({.to = mail.from}), Outcome::taken);
    EXPECT_EQ(take({.action = "delivered", .status = "2.0.0", .to = mail.from}), Outcome::taken);
    EXPECT_EQ(seen("state"), "bounced") << "and what failed stays so";
}

TEST_F(Bounced, TheTokenSaysWhoseMailItWas) {
    const auto answer = portal.run(
        portal.portal().bounces().take(report({.recipient = "it+2Blicences@elsewhere.example", .to = mail.from}), {}));
    EXPECT_THAT(answer.line, HasSubstr("bounced, reported for it+2blicences@elsewhere.example"));
    EXPECT_EQ(seen("state"), "bounced");
    EXPECT_THAT(seen("detail"), ::testing::Not(HasSubstr("elsewhere"))) << "where a mail went on to is not told";
}

TEST_F(Bounced, OfSeveralRecipientsTheWorstCounts) {
    const auto several = "it@keio.jp\r\nAction: delivered\r\nStatus: 2.0.0\r\n\r\nFinal-Recipient: rfc822; b@keio.jp";
    EXPECT_EQ(take({.recipient = several, .to = mail.from}), Outcome::taken);
    EXPECT_EQ(seen("state"), "bounced") << "a list, of which one member does not exist";
}

TEST_F(Bounced, ANoteOfAbsenceIsDropped) {
    const auto note = "Subject: Away\r\nTo: <" + mail.from + ">\r\n";
    const auto take_note = [&](const std::string& headers, bool is_from_nobody) {
        return portal
            .run(portal.portal().bounces().take(headers + note + "\r\nUntil Monday.\r\n", {mail.from}, is_from_nobody))
            .outcome;
    };
    EXPECT_EQ(take_note("Auto-Submitted: auto-replied\r\n", false), Outcome::taken);
    EXPECT_EQ(take_note("", true), Outcome::taken) << "a program wrote it: its sender is empty";
    EXPECT_EQ(take_note("", false), Outcome::refused) << "somebody wrote it, and should know that nobody reads it";
    EXPECT_EQ(seen("state"), "sent");
}

// ---- deedbox bounce ----

struct Piped : Bounced {
    int pipe(const std::string& input, const std::string& arguments = "", const std::string& environment = "") {
        const auto file = portal.folder() / "report";
        std::ofstream{file, std::ios::binary} << input;
        const auto command = "env -i " + portal.environment() + environment + " " DEEDBOX_BINARY " bounce " +
                             arguments + " <" + file.string() + " >" + (portal.folder() / "said").string() + " 2>&1";
        return WEXITSTATUS(std::system(command.c_str())); // NOLINT(cert-env33-c)
    }
    std::string said() {
        std::ifstream in{portal.folder() / "said"};
        return {std::istreambuf_iterator<char>{in}, {}};
    }
};

TEST_F(Piped, IsTakenBesideTheRunningPortal) {
    EXPECT_EQ(pipe(report({.returned = headers})), 0) << said();
    EXPECT_EQ(seen("state"), "bounced");
}

TEST_F(Piped, IsTakenFromAFileWithTheRecipientThatTheMailServerNames) {
    std::ofstream{portal.folder() / "mail"} << report({});
    EXPECT_EQ(pipe("", (portal.folder() / "mail").string() + " --recipient " + mail.from), 0) << said();
    EXPECT_EQ(seen("state"), "bounced");
}

TEST_F(Piped, TellsAMailServerWhetherToComeAgain) {
    EXPECT_EQ(pipe("Subject: Hello\n\nHow are you?\n"), 1);
    EXPECT_EQ(said(), "deedbox: refused: it is no delivery status notification (RFC 3464)\n");
    EXPECT_EQ(pipe(report({})), 1);
    EXPECT_EQ(said(), "deedbox: refused: it proves nothing about a mail of ours\n");
    EXPECT_EQ(pipe("", "--what"), 2);
    EXPECT_EQ(pipe(report({.returned = headers}), "", "DEEDBOX_DATABASE=sqlite:/no/such/folder/x.db"), 75)
        << "EX_TEMPFAIL: nothing is wrong with the report";
}

// Whoever writes a report decides how long it takes to read, and the thread that takes it serves others, too.
TEST_F(Bounced, IsReadOnAThreadOfItsOwn) {
    boost::asio::io_context io;
    bool taken = false;
    bool others_were_served = false;
    boost::asio::co_spawn(io, portal.portal().bounces().take(report({}), {}),
                          [&](const std::exception_ptr&, const mail::Bounces::Answer&) { taken = true; });
    boost::asio::post(io, [&] { others_were_served = !taken; });
    io.run();
    EXPECT_TRUE(taken);
    EXPECT_TRUE(others_were_served);
}

TEST_F(Bounced, WhatAReportSaysReachesNoTerminalAsItIs) {
    std::ostringstream log;
    const auto usual = spdlog::default_logger();
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log)));
    const Reported nasty{.recipient = "it\x1b]0;owned\x07@keio.jp",
                         .action = "failed\r\x1b[2J",
                         .diagnosis = "smtp; 550 \x1b[31mno\rsuch user",
                         .to = mail.from};
    const auto answer = portal.run(portal.portal().bounces().take(report(nasty), {}));
    spdlog::set_default_logger(usual);
    EXPECT_EQ(answer.outcome, Outcome::taken);
    for (const auto& said : {answer.line, log.str(), seen("detail")}) {
        EXPECT_THAT(said, Not(HasSubstr("\x1b"))) << said;
        EXPECT_THAT(said, Not(HasSubstr("\x07"))) << said;
        EXPECT_THAT(said, Not(HasSubstr("\r"))) << said;
    }
    EXPECT_THAT(log.str(), HasSubstr("report of a mail: mail "));
}

// ---- LMTP ----

struct OverLmtp : Bounced {
    boost::asio::io_context context;
    boost::asio::ip::tcp::socket socket{context};
    std::string buffer;

    void connect() {
        socket.connect({boost::asio::ip::make_address("127.0.0.1"), portal.portal().lmtp_port()});
        EXPECT_THAT(answer(), StartsWith("220 "));
        EXPECT_THAT(says("LHLO mx.perla.example"), StartsWith("250"));
    }
    std::string answer() {
        for (;;) {
            const auto size = boost::asio::read_until(socket, boost::asio::dynamic_buffer(buffer), '\n');
            const auto line = buffer.substr(0, size);
            buffer.erase(0, size);
            if (line.size() > 3 && line[3] == ' ') return boost::trim_copy(line);
        }
    }
    std::string says(const std::string& line) {
        boost::asio::write(socket, boost::asio::buffer(line + "\r\n"));
        return answer();
    }
};

TEST_F(OverLmtp, AReportIsTaken) {
    connect();
    EXPECT_THAT(says("MAIL FROM:<>"), StartsWith("250 "));
    EXPECT_THAT(says("RCPT TO:<" + mail.from + ">"), StartsWith("250 "));
    EXPECT_THAT(says("DATA"), StartsWith("354 "));
    EXPECT_THAT(says(report({.to = "elsewhere@perla.example"}) + "."), StartsWith("250 2.6.0 mail "));
    EXPECT_EQ(seen("state"), "bounced");
    EXPECT_THAT(says("QUIT"), StartsWith("221 "));
}

TEST_F(OverLmtp, AReportOfAnInternationalMailIsTaken) {
    socket.connect({boost::asio::ip::make_address("127.0.0.1"), portal.portal().lmtp_port()});
    answer();
    boost::asio::write(socket, boost::asio::buffer("LHLO mx.perla.example\r\nNOOP\r\n", 29));
    std::string offers;
    while (!offers.contains("250 2.0.0")) {
        const auto size = boost::asio::read_until(socket, boost::asio::dynamic_buffer(buffer), '\n');
        offers += buffer.substr(0, size);
        buffer.erase(0, size);
    }
    EXPECT_THAT(offers, HasSubstr("250-SMTPUTF8\r\n"));
    EXPECT_THAT(says("MAIL FROM:<> SMTPUTF8 BODY=8BITMIME"), StartsWith("250 "));
    EXPECT_THAT(says("RCPT TO:<" + mail.from + ">"), StartsWith("250 "));
    EXPECT_THAT(says("DATA"), StartsWith("354 "));
    EXPECT_THAT(says(report({.recipient = "\u5c0f\u91ce@keio.jp"}) + "."), StartsWith("250 2.6.0 mail "));
    EXPECT_EQ(seen("state"), "bounced");
}

TEST_F(OverLmtp, ManyAreTakenOverOneConnection) {
    connect();
    for (int i = 0; i < 3; ++i) {
        EXPECT_THAT(says("MAIL FROM:<>\r\nRCPT TO:<bounces@perla.example>\r\nDATA"), StartsWith("250 "));
        EXPECT_THAT(answer(), StartsWith("250 "));
        EXPECT_THAT(answer(), StartsWith("354 ")) << "pipelined";
        EXPECT_THAT(says(report({.returned = headers}) + "."), StartsWith("250 "));
    }
    EXPECT_EQ(seen("state"), "bounced");
}

TEST_F(OverLmtp, NothingElseIs) {
    connect();
    EXPECT_THAT(says("RCPT TO:<" + mail.from + ">"), StartsWith("503 ")) << "MAIL comes first";
    EXPECT_THAT(says("MAIL FROM:<a@b.example>"), StartsWith("250 "));
    EXPECT_THAT(says("DATA"), StartsWith("503 "));
    EXPECT_THAT(says("RCPT TO:<root@perla.example>"), StartsWith("550 5.1.1"));
    EXPECT_THAT(says("RCPT TO:<bounces+0000@perla.example>"), StartsWith("550 5.1.1"));
    EXPECT_THAT(says("RCPT TO:<bounces@perla.example>"), StartsWith("250 "));
    EXPECT_THAT(says("DATA"), StartsWith("354 "));
    EXPECT_THAT(says("Subject: Buy\r\n\r\n..\r\n."), StartsWith("550 5.6.0 refused: it is no delivery status"));
    says("MAIL FROM:<> BODY=8BITMIME");
    says("RCPT TO:<" + mail.from + ">");
    says("DATA");
    EXPECT_THAT(says("Subject: Away\r\n\r\nUntil Monday.\r\n."), StartsWith("250 2.6.0 dropped"));
    EXPECT_THAT(says("HELO you"), StartsWith("500 5.5.1 this is LMTP"));
    EXPECT_THAT(says("VRFY root"), StartsWith("500 "));
    EXPECT_EQ(seen("state"), "sent");
}

// RFC 5321 §4.5.2: a line that begins with a dot is sent with one more.
TEST_F(OverLmtp, ADoubledDotAtTheBeginningOfALineIsHalved) {
    connect();
    EXPECT_THAT(says("MAIL FROM:<>\r\nRCPT TO:<" + mail.from + ">\r\nDATA"), StartsWith("250 "));
    answer();
    EXPECT_THAT(answer(), StartsWith("354 "));
    auto dotted = report({.diagnosis = "smtp; 550 5.1.1 see=\r\n..hidden and=\r\n..  this.. one"});
    boost::replace_all(dotted, "message/delivery-status",
                       "message/delivery-status\r\nContent-Transfer-Encoding: quoted-printable");
    EXPECT_THAT(says(dotted + "."), StartsWith("250 2.6.0 mail "));
    EXPECT_THAT(seen("detail"), HasSubstr("see.hidden and. this.. one"));
}

TEST_F(OverLmtp, ADotAtTheEndOfALongLineIsNotTheEndOfTheMail) {
    connect();
    says("MAIL FROM:<>\r\nRCPT TO:<" + mail.from + ">\r\nDATA");
    answer();
    EXPECT_THAT(answer(), StartsWith("354 "));
    // Read 8 KiB at a time, and the line in pieces: a dot is the last octet of each reading, the end of its line the
    // first of the next.
    std::string lines = "X-Long: " + std::string(8192 - 9, 'x') + ".";
    for (int i = 0; i < 7; ++i) lines += "\r\nX-Long: " + std::string(8192 - 11, 'x') + ".";
    boost::asio::write(socket, boost::asio::buffer(lines + "\r\n"));
    EXPECT_THAT(says(report({}) + "."), StartsWith("250 2.6.0 mail "));
}

TEST_F(OverLmtp, AHundredRecipientsAreTakenAndNoMore) {
    connect();
    says("MAIL FROM:<>");
    for (int i = 0; i < 100; ++i) ASSERT_THAT(says("RCPT TO:<bounces@perla.example>"), StartsWith("250 ")) << i;
    EXPECT_THAT(says("RCPT TO:<bounces@perla.example>"), StartsWith("452 4.5.3"))
        << "a sender comes again with the rest";
    EXPECT_THAT(says("DATA"), StartsWith("354 "));
    EXPECT_THAT(says(report({.returned = headers}) + "."), StartsWith("250 "));
    for (int i = 1; i < 100; ++i) ASSERT_THAT(answer(), StartsWith("250 ")) << "one answer for each";
    EXPECT_THAT(says("NOOP"), StartsWith("250 2.0.0"));
}

TEST_F(OverLmtp, EachMailHasItsOwnRecipients) {
    connect();
    for (const auto* over : {"RSET", "MAIL FROM:<>"}) {
        says("MAIL FROM:<>");
        says("RCPT TO:<" + mail.from + ">");
        EXPECT_THAT(says(over), StartsWith("250 "));
        ASSERT_THAT(says("DATA"), StartsWith("503 ")) << over;
    }
    EXPECT_THAT(says("RSET"), StartsWith("250 "));
    EXPECT_THAT(says("RCPT TO:<" + mail.from + ">"), StartsWith("503 5.5.1 MAIL first"));
}

TEST_F(OverLmtp, ThirtyTwoTalkAtOnceAndNoMore) {
    std::vector<boost::asio::ip::tcp::socket> talks;
    const auto greeting = [&] {
        auto& talk = talks.emplace_back(context);
        talk.connect({boost::asio::ip::make_address("127.0.0.1"), portal.portal().lmtp_port()});
        std::string line;
        boost::asio::read_until(talk, boost::asio::dynamic_buffer(line), '\n');
        return line;
    };
    for (int i = 0; i < 32; ++i) ASSERT_THAT(greeting(), StartsWith("220 ")) << i;
    EXPECT_THAT(greeting(), StartsWith("421 4.3.2"));
}

TEST_F(OverLmtp, WhatIsTooLargeIsReadToItsEndAndRefused) {
    connect();
    says("MAIL FROM:<>");
    says("RCPT TO:<bounces@perla.example>");
    says("RCPT TO:<" + mail.from + ">");
    says("DATA");
    boost::asio::write(socket, boost::asio::buffer(std::string(2 * 1024 * 1024, 'x')));
    EXPECT_THAT(says("\r\n."), StartsWith("552 5.3.4"));
    EXPECT_THAT(answer(), StartsWith("552 5.3.4")) << "one for each recipient";
    EXPECT_THAT(says("NOOP"), StartsWith("250 "));
}

TEST_F(OverLmtp, AnEndlessLineEndsTheTalk) {
    connect();
    boost::asio::write(socket, boost::asio::buffer(std::string(5000, 'x')));
    boost::system::error_code error;
    boost::asio::read_until(socket, boost::asio::dynamic_buffer(buffer), '\n', error);
    EXPECT_EQ(error, boost::asio::error::eof);
}

TEST_F(OverLmtp, ASocketFileWillDo) {
    const auto path = (portal.folder() / "lmtp").string();
    for (int start = 0; start < 2; ++start) { // the second finds the file of the first
        auto changed = settings();
        changed["LMTP_LISTEN"] = "unix:" + path;
        portal.restart(changed);
        EXPECT_EQ(std::filesystem::status(path).permissions() & std::filesystem::perms::others_write,
                  std::filesystem::perms::others_write)
            << "the mail server is another user";
        boost::asio::local::stream_protocol::socket file{context};
        file.connect(boost::asio::local::stream_protocol::endpoint{path});
        boost::asio::read_until(file, boost::asio::dynamic_buffer(buffer), '\n');
        EXPECT_THAT(std::exchange(buffer, {}), StartsWith("220 "));
    }
}

} // namespace
} // namespace deedbox::testing
