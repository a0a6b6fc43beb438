// A mail as it goes over the wire, and what a mail server's answers come to.
#include "mail/smtp_carrier.h"

#include "base/described.h"
#include "mail/gmime.h"
#include "portal/wait.h"
#include "support/smtp_sink.h"

#include <boost/algorithm/string.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

namespace deedbox::mail {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Headers : ::testing::Test {
    Envelope envelope{.id = {},
                      .from = {"Perla", "accounts@perla.example"},
                      .return_path = {},
                      .to = "it@keio.jp",
                      .subject = {},
                      .message_id = {},
                      .return_token = {},
                      .text = {},
                      .html = {},
                      .one_click_stop = {}};

    std::string header(const std::string& name) const {
        for (const auto& line : headers_of(envelope))
            if (line.starts_with(name + ": ")) return line;
        return {};
    }
    std::string subject(const std::string& text) {
        envelope.subject = text;
        return header("Subject");
    }
    std::string from(const std::string& text) {
        envelope.from = Sender::parse(text).value();
        return header("From").substr(6);
    }
    /// What a reader's program makes of it: each encoded word for itself, without the folds between them (RFC 2047
    /// §6.2).
    static std::string decoded(const std::string& header) {
        start_gmime();
        std::vector<std::string> words;
        const auto value = header.substr(header.find(": ") + 2);
        boost::iter_split(words, value, boost::first_finder("\r\n "));
        std::string out;
        for (const auto& word : words) out += HeldText{g_mime_utils_header_decode_text(nullptr, word.c_str())}.get();
        return out;
    }
};

TEST_F(Headers, SayWhereAMailProgramStopsMailsByItself) {
    EXPECT_EQ(header("List-Unsubscribe"), "") << "most mails can be stopped by nobody's program";
    envelope.one_click_stop = "https://portal.example/api/v1/digest-stops/abc";
    EXPECT_EQ(header("List-Unsubscribe"), "List-Unsubscribe: <https://portal.example/api/v1/digest-stops/abc>");
    EXPECT_EQ(header("List-Unsubscribe-Post"), "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
}

TEST_F(Headers, TellTheMomentInUtc) {
    envelope.date = Instant{Duration{1'772'442'007'999}};
    EXPECT_EQ(header("Date"), "Date: Mon, 02 Mar 2026 09:00:07 +0000");
}

TEST_F(Headers, KeepASubjectOfAnyScriptWithinTheirLines) {
    std::string names[] = {"Asya asks for Keio", "日本電信電話株式会社", "Ελληνικό Πανεπιστήμιο", "a — b", "🏛️"};
    for (const auto& name : names) {
        for (std::string text = name; text.size() < 300; text += " " + name) {
            const auto header = subject(text);
            EXPECT_EQ(decoded(header), text);
            if (text.starts_with("Asya")) continue;
            std::vector<std::string> lines;
            boost::split(lines, header, boost::is_any_of("\n"));
            for (const auto& line : lines) {
                EXPECT_LE(boost::trim_right_copy(line).size(), 78U) << line;
                const auto word = line.substr(line.find("=?"));
                EXPECT_LE(boost::trim_copy(word).size(), 75U) << "RFC 2047 §2: " << line;
            }
        }
    }
}

TEST_F(Headers, EncodeWhatLooksEncoded) {
    const std::string text = "Asya asks for =?utf-8?q?evil?=";
    EXPECT_THAT(subject(text), Not(HasSubstr("evil")));
    EXPECT_EQ(decoded(header("Subject")), text);
    EXPECT_THAT(from("=?utf-8?q?evil?= <a@b.example>"), Not(HasSubstr("evil")));
}

TEST_F(Headers, NameTheSenderWhateverTheirName) {
    EXPECT_EQ(from("accounts@perla.example"), "accounts@perla.example");
    EXPECT_EQ(from("<accounts@perla.example>"), "accounts@perla.example");
    EXPECT_EQ(from("Perla Networks <a@b.example>"), "Perla Networks <a@b.example>");
    EXPECT_EQ(from("Perla, Inc. <a@b.example>"), "\"Perla, Inc.\" <a@b.example>");
    EXPECT_EQ(from(R"("Perla \"X\"" <a@b.example>)"), "\"Perla \\\"X\\\"\" <a@b.example>");
    EXPECT_EQ(from(R"("Perla\\" <a@b.example>)"), "\"Perla\\\\\" <a@b.example>");
    EXPECT_EQ(from("Perla für alle <a@b.example>"), "=?UTF-8?B?UGVybGEgZsO8ciBhbGxl?= <a@b.example>");
}

// ---- a talk with a mail server ----

struct OverSmtp : ::testing::Test {
    testing::SmtpSink sink;
    SmtpServer server{.url = sink.url(), .greets_as = "accounts.perla.example", .demands_tls = false};
    Envelope envelope{.id = {},
                      .from = {"Perla", "accounts@perla.example"},
                      .return_path = "bounces@perla.example",
                      .to = "it@keio.jp",
                      .subject = "Hello",
                      .message_id = "1@perla.example",
                      .return_token = "0",
                      .text = "First line\n\n.\n-- \nPerla\n",
                      .html = "<p>First line\n"};

    std::promise<void> end;
    /// For a server that says nothing before the end is there.
    std::function<void()> until_the_end() {
        return [ended = end.get_future().share()] { ended.wait(); };
    }

    Delivery deliver() {
        SmtpCarrier carrier{server, 1};
        return portal::wait_for(carrier.carry([&] { return envelope; }));
    }
    /// `state reason: detail`, in so far as there is one.
    std::string becomes() {
        const auto delivery = deliver();
        return std::string{described::enum_text(delivery.state)} +
               (delivery.reason ? " " + std::string{described::enum_text(*delivery.reason)} : "") +
               (delivery.detail.empty() ? "" : ": " + delivery.detail);
    }
};

TEST_F(OverSmtp, TheServerIsGreetedWithOurName) {
    EXPECT_EQ(becomes(), "sent");
    EXPECT_EQ(sink.greeted_as(), "accounts.perla.example");
    server.greets_as = "[IPv6:::1]";
    EXPECT_EQ(becomes(), "sent");
    EXPECT_EQ(sink.greeted_as(), "[IPv6:::1]");
}

TEST_F(OverSmtp, AMailIsTwoFormsOfOneText) {
    EXPECT_EQ(becomes(), "sent");
    const auto mail = sink.mails().at(0);
    EXPECT_THAT(mail.header("Content-Type"), ::testing::StartsWith("multipart/alternative; boundary="));
    EXPECT_EQ(mail.raw.find("multipart"), mail.raw.rfind("multipart")) << "and nothing around it";
    EXPECT_THAT(mail.raw, Not(HasSubstr("=0A"))) << "lines end as lines";
    EXPECT_EQ(mail.text(), envelope.text);
    EXPECT_EQ(mail.html(), envelope.html);
}

TEST_F(OverSmtp, ARefusalOfTheRecipientIsABounceInAllItsLines) {
    sink.answer_recipient("it@keio.jp", "550-5.1.1 The account does not exist.\r\n550-5.1.1 Please look\r\n"
                                        "550-\r\n550 5.1.1 at https://keio.jp/help");
    EXPECT_EQ(becomes(), "bounced: 550 5.1.1 The account does not exist. Please look at https://keio.jp/help");
}

TEST_F(OverSmtp, AnAnswerWithoutEndIsCut) {
    std::string answer;
    for (int i = 0; i < 20'000; ++i) answer += "550-5.1.1 " + std::string(50, 'x') + "\r\n";
    sink.answer_recipient("it@keio.jp", answer + "550 5.1.1 User unknown");
    const auto delivery = deliver();
    EXPECT_EQ(delivery.state, MailState::bounced);
    EXPECT_LT(delivery.detail.size(), 400U) << "300 characters without the blanks";
}

TEST_F(OverSmtp, ARefusalOfUsDefersWherever) {
    const std::pair<const char*, const char*> cases[] = {
        {"greeting", "554 5.7.1 no service for you"},
        {".", "554 5.7.1 looks like spam"},
    };
    for (const auto& [command, answer] : cases) {
        sink.answer_command(command, answer);
        EXPECT_EQ(becomes(), std::string{"deferred refused_us: "} + answer) << command;
        sink.answer_command(command, "");
    }
    sink.answer_sender("550 5.7.1 not from you");
    EXPECT_EQ(becomes(), "deferred refused_us: 550 5.7.1 not from you");
    sink.answer_sender("");
    sink.answer_recipient("it@keio.jp", "504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname");
    EXPECT_THAT(becomes(), ::testing::StartsWith("deferred refused_us: 504 5.5.2"));
    sink.answer_recipient("it@keio.jp", "451 4.2.0 come back later");
    EXPECT_EQ(becomes(), "deferred: 451 4.2.0 come back later");
}

TEST_F(OverSmtp, WithoutTheEncryptionThatIsDemandedNothingIsSent) {
    server.demands_tls = true;
    EXPECT_THAT(becomes(), ::testing::StartsWith("deferred refused_us: "));
    EXPECT_EQ(sink.count(), 0U);
}

TEST_F(OverSmtp, AServerMayTakeItsTime) {
    EXPECT_EQ(server.patience.answer, std::chrono::minutes{5}) << "RFC 5321 §4.5.3.2";
    EXPECT_EQ(server.patience.taking, std::chrono::minutes{10});
    EXPECT_EQ(server.patience.connection, std::chrono::seconds{30});
}

TEST_F(OverSmtp, AServerThatSaysNothingIsGivenUpInTheEnd) {
    sink.before_greeting = until_the_end();
    server.patience.answer = std::chrono::milliseconds{1};
    EXPECT_EQ(becomes(), "deferred unreachable: it took too long");
    end.set_value();
}

TEST_F(OverSmtp, BehindTheFinalDotItIsWaitedForLonger) {
    sink.before_taking = until_the_end();
    server.patience.answer = std::chrono::hours{1};
    server.patience.taking = std::chrono::milliseconds{1};
    EXPECT_EQ(becomes(), "deferred unreachable: it took too long");
    end.set_value();
}

TEST_F(OverSmtp, AnAnswerThatComesTooLateIsNotTheNextMails) {
    sink.before_taking = until_the_end();
    server.patience.taking = std::chrono::milliseconds{1};
    SmtpCarrier carrier{server, 1};
    const auto state_of = [&] { return portal::wait_for(carrier.carry([&] { return envelope; })).state; };
    EXPECT_EQ(state_of(), MailState::deferred);
    end.set_value();
    sink.answer_recipient(envelope.to, "550 5.1.1 User unknown");
    EXPECT_EQ(state_of(), MailState::bounced);
    EXPECT_EQ(sink.connections(), 2U);
}

TEST_F(OverSmtp, ATalkThatGoesOnDoesNotHoldUpTheEnd) {
    std::promise<void> reached;
    sink.before_taking = [&reached, wait = until_the_end()] {
        reached.set_value();
        wait();
    };
    SmtpCarrier carrier{server, 1};
    std::thread waiting{[&] { (void)portal::wait_for(carrier.carry([&] { return envelope; })); }};
    reached.get_future().wait();
    carrier.stop();
    waiting.join(); // not in ten minutes
    end.set_value();
}

TEST_F(OverSmtp, ADoctorHearsWhetherTheServerTakesOurMails) {
    const auto check = [&] {
        const auto checked = check_mail_server(server, envelope.from);
        return checked ? "good: " + *checked : checked.error();
    };
    EXPECT_EQ(check(), "good: takes mails from accounts@perla.example");
    EXPECT_EQ(sink.count(), 0U) << "and sends none";
    sink.answer_sender("553 5.7.1 not your address");
    EXPECT_EQ(check(), "MAIL FROM:<accounts@perla.example>: 553 5.7.1 not your address");
    sink.answer_sender("");
    sink.answer_recipient("accounts@perla.example", "554 5.7.1 Relay access denied");
    EXPECT_EQ(check(), "RCPT TO:<accounts@perla.example>: 554 5.7.1 Relay access denied");
    sink.answer_command("greeting", "554 5.7.1 no service for you");
    EXPECT_EQ(check(), "554 5.7.1 no service for you");
}

} // namespace
} // namespace deedbox::mail
