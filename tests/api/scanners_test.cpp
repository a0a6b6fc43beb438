// Mail scanners, link previews and prefetching browsers touch every link in a mail, long before its reader does. None
// of them changes anything, and the reader’s click still works. In a browser: tests/e2e/specs/scanners.spec.ts.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

// As they call themselves; some hide behind a browser's name.
const std::vector<std::string> scanners = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Safari/537.36 "
    "Edg/119.0.0.0", // Microsoft Defender for Office 365 (Safe Links)
    "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.12026; Pro)",
    "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.1; Trident/6.0; SafeLinks)",
    "BingPreview/1.0b",
    "Mozilla/5.0 (compatible; ProofpointURLDefense/1.0)",
    "Mozilla/5.0 (compatible; Mimecast-URL-Protect/1.0)",
    "BarracudaCentral/1.0",
    "Mozilla/5.0 (compatible; Barracuda Sentinel (EE))",
    "Mozilla/5.0 (compatible; Google-Safety; +https://www.google.com/bot.html)",
    "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
    "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
    "WhatsApp/2.23.20.0",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
    "TelegramBot (like TwitterBot)",
    "Mozilla/5.0 (compatible; Cisco Secure Email; Outbreak Filters)",
    "Symantec Click-Time URL Protection",
    "Mozilla/5.0 (compatible; TrendMicro Time-of-Click Protection)",
    "Sophos Email URL Protection",
    "curl/7.88.1",
    "python-requests/2.31.0",
    "",
};

struct Way {
    const char* name;
    const char* method;
    std::vector<std::string> headers;
    const char* body = "";
};

const std::vector<Way> ways = {
    {"looks whether it is there", "HEAD", {}},
    {"opens it", "GET", {}},
    {"opens the beginning", "GET", {"Range: bytes=0-1023"}},
    {"fetches it ahead", "GET", {"Purpose: prefetch", "X-Moz: prefetch"}},
    {"renders it ahead", "GET", {"Sec-Purpose: prefetch;prerender", "Sec-Fetch-Mode: navigate"}},
    {"looks into a preview", "GET", {"X-Purpose: preview", "Accept: text/html"}},
    {"asks what it takes", "OPTIONS", {}},
    {"submits a form", "POST", {"Content-Type: application/x-www-form-urlencoded"}, "approve=1&verdict=approved"},
    {"submits a form of ours",
     "POST",
     {"Content-Type: multipart/form-data; boundary=x", "Sec-Fetch-Site: same-origin"},
     "--x\r\nContent-Disposition: form-data; name=\"verdict\"\r\n\r\napproved\r\n--x--\r\n"},
    {"unsubscribes by one click",
     "POST",
     {"Content-Type: application/x-www-form-urlencoded"},
     "List-Unsubscribe=One-Click"},
    {"posts JSON", "POST", {"Content-Type: application/json"}, R"({"verdict":"approved"})"},
    {"posts JSON with junk in every field",
     "POST",
     {"Content-Type: application/json"},
     R"({"email":"test@example.com","verdict":"declined","reason":"test@example.com"})"},
    {"puts JSON", "PUT", {"Content-Type: application/json"}, R"({"password":"a password for tests"})"},
};

struct AScanner : ::testing::Test {
    TestPortal portal;
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser mia = portal.visitor();
    std::string request = asya.files().at("/id");
    std::string approval = portal.mail_to("it@keio.jp").token("approvals");
    std::string stop = portal.mail_to("it@keio.jp").token("stop");
    std::string verification;
    std::string reset;
    std::string invitation;
    std::string enter = *portal.run(
        portal.portal().users().create_administrator(*EmailAddress::parse("desk@operator.example"), "Desk"));

    void SetUp() override {
        mia.signs_up("mia@keio.jp", "Mia");
        verification = portal.mail_to("mia@keio.jp").token("verify");
        portal.visitor().post("/password-resets", {{"email", "asya@partner.example"}});
        reset = portal.mail_to("asya@partner.example").token("reset");
        const auto with_guest = asya.files({{"domainIdentifier", "waseda.jp"},
                                            {"approverEmails", {"it@waseda.jp"}},
                                            {"users", {{{"email", "gus@guest.example"}, {"role", "user"}}}}});
        EXPECT_EQ(portal.user("it@waseda.jp").approves(with_guest.at("/id")).status, 201);
        invitation = portal.mail_to("gus@guest.example").token("invitations");
    }
    /// Where links in mails lead, and what their pages read.
    std::vector<std::string> places() const {
        return {"//approvals/" + approval,
                "/approval-links/" + approval,
                "/approval-links/" + approval + "/refusal",
                "/approval-links/" + approval + "/renewal",
                "//verify/" + verification,
                "//reset/" + reset,
                "//stop/" + stop,
                "/mail-stops/" + stop,
                "//enter/" + enter,
                "//invitations/" + invitation,
                "/invitations/" + invitation,
                "/invitations/" + invitation + "/refusal",
                "/invitations/" + invitation + "/acceptance"};
    }
};

TEST_F(AScanner, ChangesNothingHoweverItTouchesALink) {
    const auto before = portal.database_bytes();
    for (const auto& place : places())
        for (const auto& scanner : scanners)
            for (const auto& way : ways) {
                auto headers = way.headers;
                headers.push_back("User-Agent:" + (scanner.empty() ? "" : " " + scanner));
                auto nobody = portal.visitor();
                const auto answer = nobody.send(way.method, place, way.body, headers);
                ASSERT_LT(answer.status, 500) << scanner << " " << way.name << " " << place;
                ASSERT_EQ(answer.header("set-cookie"), "") << scanner << " " << way.name << " " << place;
            }
    EXPECT_TRUE(portal.database_bytes() == before) << "something was written";
    portal.visitor().signs_in("asya@partner.example");
    EXPECT_FALSE(portal.database_bytes() == before) << "and if something had been, it would show";
}

TEST_F(AScanner, LeavesEveryLinkToItsReader) {
    for (const auto& place : places())
        for (const auto& way : ways) portal.visitor().send(way.method, place, way.body, way.headers);
    auto ito = portal.visitor();
    EXPECT_EQ(ito.get("/approval-links/" + approval).status, 200);
    EXPECT_EQ(ito.signs_up("it@keio.jp", "Ito", {{"approvalToken", approval}}).status, 201);
    EXPECT_EQ(ito.approves(request).status, 201);
    EXPECT_EQ(mia.post("/email-verifications", {{"token", verification}}).status, 204);
    EXPECT_EQ(portal.visitor().put("/password-resets/" + reset, {{"password", usual_password}}).status, 204);
    EXPECT_EQ(portal.visitor().post("/mail-stops", {{"token", stop}}).status, 204);
    auto gus = portal.visitor();
    EXPECT_EQ(gus.signs_up("gus@guest.example", "Gus", {{"invitationToken", invitation}}).status, 201);
    EXPECT_EQ(gus.post("/invitations/" + invitation + "/acceptance").status, 201);
    EXPECT_EQ(portal.visitor().post("/sign-in-links/" + enter, {{"password", usual_password}}).status, 201);
}

TEST_F(AScanner, ThatSignsNobodyUpProvesNoAddress) {
    // Not even one that calls what the pages call, as far as it knows nothing but the link.
    const auto before = portal.database_bytes();
    auto nobody = portal.visitor();
    EXPECT_EQ(nobody.post("/email-verifications", {{"token", verification}}).code(), "verification.password_required");
    EXPECT_EQ(nobody.post("/account-requests/" + request + "/decision", {{"verdict", "approved"}}).status, 401);
    EXPECT_EQ(nobody.post("/account-requests/" + request + "/forwards", {{"email", "eve@keio.jp"}}).status, 401);
    EXPECT_EQ(nobody.post("/sign-ups", {{"approvalToken", approval}}).status, 422);
    for (const auto* verdict : {"declined", "wrong_person"})
        EXPECT_EQ(nobody
                      .post("/approval-links/" + approval + "/refusal",
                            {{"email", "test@example.com"}, {"verdict", verdict}, {"reason", "test@example.com"}})
                      .status,
                  422);
    EXPECT_EQ(nobody.post("/sign-ups", {{"invitationToken", invitation}}).status, 422);
    EXPECT_EQ(nobody.post("/invitations/" + invitation + "/acceptance").status, 401);
    EXPECT_EQ(nobody.post("/invitations/" + invitation + "/refusal", {{"email", "scanner@example.com"}}).status, 422);
    EXPECT_EQ(nobody.put("/password-resets/" + reset, json::object{}).status, 422);
    EXPECT_TRUE(portal.database_bytes() == before);
}

} // namespace
} // namespace deedbox::testing
