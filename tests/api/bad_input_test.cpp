// Whatever people and programs send: a clear problem that names the field, and nothing half done.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::HasSubstr;

struct BadInput : ::testing::Test {
    TestPortal portal;
    Browser asya = portal.user("asya@partner.example");

    Answer raw(const std::string& body, const std::string& type = "application/json") {
        return asya.send("POST", "/account-requests", body,
                         {"Content-Type: " + type, "Origin: " + portal.url(), "Sec-Fetch-Site: same-origin"});
    }
    void TearDown() override { EXPECT_EQ(asya.get("/account-requests").at("/items"), "[]") << "nothing half done"; }
};

TEST_F(BadInput, BodiesThatAreNoJson) {
    for (const auto* body : {"", "{", "[1,", "{\"a\":1}x", "nul", "\xff\xfe", "{\"accountName\":\"\xc3\x28\"}"}) {
        const auto answer = raw(body);
        EXPECT_EQ(answer.status, 400) << body;
        EXPECT_EQ(answer.code(), "body.malformed") << body;
        EXPECT_EQ(answer.headers.at("content-type"), "application/problem+json");
    }
    EXPECT_EQ(raw(std::string(100, '[')).status, 400) << "nested too deep";
    EXPECT_EQ(raw("[]").fields(), " field.type");
    EXPECT_EQ(raw("{}", "text/plain").status, 415);
    EXPECT_EQ(raw("a=b", "application/x-www-form-urlencoded").code(), "body.type");
}

TEST_F(BadInput, DuplicateKeysAreFoundWhereverTheyAre) {
    EXPECT_EQ(raw(R"({"accountName":"A","accountName":"B"})").fields(), "/accountName field.duplicate");
    EXPECT_EQ(raw(R"({"users":[{"email":"a@b.example","role":"user"},{"role":"user","role":"viewer"}]})").fields(),
              "/users/1/role field.duplicate");
    EXPECT_EQ(raw(R"({"\u0061":1,"a":2})").fields(), "/a field.duplicate") << "however it is written";
}

TEST_F(BadInput, EveryWrongFieldIsNamedAtOnce) {
    const auto answer = asya.files({{"accountName", ""},
                                    {"country", "XX"},
                                    {"approverEmails", {"it@keio.jp", "nobody"}},
                                    {"noteToApprover", std::string(1001, 'x')},
                                    {"users", {{{"email", "x@keio.jp"}, {"role", "admin"}}}},
                                    {"colour", "red"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_EQ(answer.code(), "body.invalid");
    EXPECT_EQ(answer.fields(), "/accountName field.empty, /country country.unknown, /approverEmails/1 email.syntax, "
                               "/noteToApprover field.too_long, /users/0/role field.choice, /colour field.unknown");
    EXPECT_EQ(answer.at("/errors/4/detail"), "Choose one of: user, viewer.");
}

TEST_F(BadInput, MissingAndWrongTypes) {
    EXPECT_EQ(raw("{}").fields(), "/accountName field.missing, /country field.missing");
    EXPECT_EQ(asya.files({{"accountName", 7}}).fields(), "/accountName field.type");
    EXPECT_EQ(asya.files({{"approverEmails", "it@keio.jp"}}).fields(), "/approverEmails field.type");
    EXPECT_EQ(asya.files({{"approverEmails", json::array{}}}).fields(), "/approverEmails approver.none");
    EXPECT_EQ(asya.files({{"accountName", std::string(201, 'x')}}).fields(), "/accountName field.too_long");
}

TEST_F(BadInput, Identifiers) {
    const std::pair<const char*, const char*> cases[] = {
        {"", "domain.syntax"},
        {"keio", "domain.syntax"},
        {"keio.jp.", "domain.syntax"},
        {".keio.jp", "domain.syntax"},
        {"keio..jp", "domain.syntax"},
        {"ke io.jp", "domain.syntax"},
        {"http://keio.jp/", "domain.syntax"},
        {"-keio.jp", "domain.syntax"},
        {"192.168.0.1", "domain.syntax"},
        {"[::1]", "domain.syntax"},
        {"１２７.0.0.1", "domain.syntax"},
        {"co.uk", "domain.public_suffix"},
        {"jp", "domain.syntax"},
        {"a.b.c.d.e.f.g.keio.jp", "domain.labels"},
        {"gmail.com", "domain.public_mailbox"},
        {"team.gmail.com", "domain.public_mailbox"},
        {"mailinator.com", "domain.disposable"},
        {"kеio.jp", "domain.confusable"},   // a Cyrillic е
        {"аррӏе.com", "domain.confusable"}, // all Cyrillic, and looks like a Latin word
    };
    for (const auto& [identifier, code] : cases)
        EXPECT_EQ(asya.files({{"domainIdentifier", identifier}}).fields(), std::string{"/domainIdentifier "} + code)
            << identifier;
}

TEST_F(BadInput, Approvers) {
    EXPECT_EQ(asya.files({{"approverEmails", {"it@keio.jp", "IT@Keio.jp"}}}).fields(),
              "/approverEmails/1 approver.duplicate");
    EXPECT_EQ(asya.files({{"approverEmails", {"asya@partner.example"}}}).fields(), "/approverEmails/0 approver.own");
    json::array many;
    for (int i = 0; i < 11; ++i) many.emplace_back("a" + std::to_string(i) + "@keio.jp");
    EXPECT_EQ(asya.files({{"approverEmails", many}}).fields(), "/approverEmails approver.too_many");
    for (const auto* wrong : {"it", "@keio.jp", "it@", "it@localhost", "it@[127.0.0.1]", "\"it\"@keio.jp",
                              "it@keio..jp", "i t@keio.jp", ".it@keio.jp"})
        EXPECT_EQ(asya.files({{"approverEmails", {wrong}}}).fields(), "/approverEmails/0 email.syntax") << wrong;
}

TEST_F(BadInput, HugeBodies) {
    const auto answer = raw("{\"accountName\":\"" + std::string(1024 * 1024, 'x') + "\"}");
    EXPECT_EQ(answer.status, 413);
    EXPECT_EQ(answer.code(), "body.too_large");
    EXPECT_EQ(asya.get("/session").status, 200) << "and the server goes on";
}

TEST_F(BadInput, UnknownPathsAndMethods) {
    EXPECT_EQ(asya.get("/nothing").code(), "route.unknown");
    const auto method = asya.put("/account-requests", json::object{});
    EXPECT_EQ(method.status, 405);
    EXPECT_EQ(method.headers.at("allow"), "POST, GET");
    EXPECT_EQ(asya.get("/account-requests/0").status, 404);
    EXPECT_EQ(asya.get("/account-requests/-1").status, 404);
    EXPECT_EQ(asya.get("/account-requests/99999999999999999999").status, 404);
    EXPECT_EQ(asya.get("/account-requests?limit=0").fields(), "/limit field.range");
    EXPECT_EQ(asya.get("/account-requests?cursor=x").fields(), "/cursor field.cursor");
    EXPECT_EQ(asya.get("/account-requests?as=king").fields(), "/as field.choice");
    EXPECT_EQ(asya.get("/directory?cursor=eHg").fields(), "/cursor field.cursor");
}

TEST_F(BadInput, ProblemsSpeakTheCallersLanguage) {
    EXPECT_EQ(asya.speaks("it-CH, en;q=0.5").get("/nothing").at("/title"), "Non trovato");
    EXPECT_EQ(asya.speaks("es").files({{"domainIdentifier", "co.uk"}}).at("/title"), "Hay algo que corregir");
    EXPECT_EQ(asya.speaks("fr, de").get("/nothing").at("/title"), "Not found");
    asya.speaks("en");
}

// ---- calls from elsewhere ----

TEST_F(BadInput, ForeignPagesCannotAct) {
    const auto body = R"({"email":"ann@keio.jp","password":"a password for tests"})";
    auto from = [&](Browser& browser, std::vector<std::string> headers) {
        headers.emplace_back("Content-Type: application/json");
        return browser.send("POST", "/sessions", body, headers);
    };
    auto visitor = portal.visitor();
    EXPECT_EQ(from(visitor, {"Origin: http://evil.test"}).code(), "origin.foreign");
    EXPECT_EQ(from(visitor, {"Sec-Fetch-Site: cross-site"}).code(), "origin.foreign");
    EXPECT_EQ(from(visitor, {"Sec-Fetch-Site: same-site"}).code(), "origin.foreign");
    EXPECT_EQ(from(visitor, {"Origin: null"}).code(), "origin.foreign");
    EXPECT_EQ(from(visitor, {}).code(), "session.refused") << "a program without a cookie says nothing, and may";
    EXPECT_EQ(from(visitor, {"Origin: http://portal.test"}).code(), "session.refused") << "the public URL";
    EXPECT_EQ(from(asya, {}).code(), "origin.foreign") << "a cookie needs proof of where the call comes from";
    EXPECT_EQ(from(asya, {"Sec-Fetch-Site: same-origin"}).code(), "session.refused");
}

} // namespace
} // namespace deedbox::testing
