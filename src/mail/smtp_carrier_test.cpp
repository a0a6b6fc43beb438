// The headers of a mail, as they go over the wire.
#include "mail/smtp_carrier.h"

#include "mail/gmime.h"

#include <boost/algorithm/string.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::mail {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Headers : ::testing::Test {
    Envelope envelope{.id = {},
                      .from = "Perla <accounts@perla.example>",
                      .return_path = {},
                      .to = "it@keio.jp",
                      .subject = {},
                      .message_id = {},
                      .return_token = {},
                      .text = {},
                      .html = {}};

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
        envelope.from = text;
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
    EXPECT_EQ(from("Perla \"X\" <a@b.example>"), "\"Perla \\\"X\\\"\" <a@b.example>");
    EXPECT_EQ(from("Perla\\ <a@b.example>"), "\"Perla\\\\\" <a@b.example>");
    EXPECT_EQ(from("Perla für alle <a@b.example>"), "=?UTF-8?B?UGVybGEgZsO8ciBhbGxl?= <a@b.example>");
}

} // namespace
} // namespace deedbox::mail
