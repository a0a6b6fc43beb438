// What a requester is told before they file: who is asked and who is not, or the refusal that filing would give.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct FilingCheck : ::testing::Test {
    static json::object draft(json::object more = {}) {
        json::object out{{"accountName", "Keio University"},
                         {"domainIdentifier", "keio.jp"},
                         {"country", "JP"},
                         {"approverEmails", {"it@keio.jp"}}};
        for (auto& [name, value] : more) out[name] = value;
        return out;
    }
    Answer check(json::object more = {}) { return asya.post("/account-request-checks", draft(std::move(more))); }
    /// `it@keio.jp review, boss@keio.jp review`
    static std::string not_asked(const Answer& answer) {
        std::string out;
        for (const auto& one : answer.body.at("notAsked").as_array())
            out += (out.empty() ? "" : ", ") + std::string{one.at("email").as_string()} + " " +
                   std::string{one.at("reason").as_string()};
        return out;
    }
    static std::string warnings(const Answer& answer) {
        std::string out;
        for (const auto& one : answer.body.at("warnings").as_array())
            out += (out.empty() ? "" : ", ") + std::string{one.at("field").as_string()} + " " +
                   std::string{one.at("code").as_string()};
        return out;
    }
    /// Keio's account stands, with Ito as its admin.
    Browser keio_stands() {
        const auto request =
            asya.files({{"domainIdentifier", "keio.jp"}, {"approverEmails", {"it@keio.jp"}}}).at("/id");
        auto ito = portal.user("it@keio.jp", "Ito");
        EXPECT_EQ(ito.approves(request).status, 201);
        return ito;
    }
    void hide(Browser& admin) {
        const auto account = admin.get("/session").at("/user/memberships/0/smartAccountId");
        ASSERT_EQ(admin.patch("/smart-accounts/" + account, {{"visibility", "restricted"}}).status, 200);
    }

    TestPortal portal;
    Browser asya = portal.user("asya@partner.example", "Asya");
};

const json::object below_keio{{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"lab@keio.jp"}}};

TEST_F(FilingCheck, SaysWhoIsAsked) {
    const auto answer = check();
    ASSERT_EQ(answer.status, 200) << answer.text;
    EXPECT_EQ(answer.at("/routedTo"), "approvers");
    EXPECT_EQ(answer.at("/reviewCause"), "null");
    EXPECT_EQ(answer.at("/asked"), R"(["it@keio.jp"])");
    EXPECT_EQ(not_asked(answer), "");
    EXPECT_EQ(warnings(answer), "");
    EXPECT_EQ(answer.at("/expiresAt"), "2026-05-31T09:00:00.000Z") << "ninety days";
}

TEST_F(FilingCheck, WritesNothing) {
    const auto before = portal.acts();
    const auto bytes = portal.database_bytes().size();
    ASSERT_EQ(check().status, 200);
    EXPECT_EQ(portal.acts(), before);
    EXPECT_EQ(portal.database_bytes().size(), bytes);
    EXPECT_EQ(asya.get("/account-requests").at("/items"), "[]");
    EXPECT_EQ(asya.files({{"domainIdentifier", "keio.jp"}}).status, 201) << "the identifier is still free";
}

TEST_F(FilingCheck, SaysThatAReviewerLooksFirstAndWhy) {
    const auto answer = check({{"approverEmails", {"it@keio.jp", "ito@gmail.com"}}});
    EXPECT_EQ(answer.at("/routedTo"), "reviewer");
    EXPECT_EQ(answer.at("/reviewCause"), "mismatch");
    EXPECT_EQ(answer.at("/asked"), "[]");
    EXPECT_EQ(not_asked(answer), "it@keio.jp review, ito@gmail.com review");
    EXPECT_EQ(warnings(answer), "/approverEmails/1 approver_other_domain");
}

TEST_F(FilingCheck, SaysThatTheAdminsOfAnAccountAreAskedInsteadAndNotWhoTheyAre) {
    keio_stands();
    const auto answer = check(below_keio);
    EXPECT_EQ(answer.at("/routedTo"), "existing_admins");
    EXPECT_EQ(answer.at("/asked"), "[]");
    EXPECT_EQ(not_asked(answer), "lab@keio.jp existing_admins");
    EXPECT_THAT(answer.text, Not(HasSubstr("it@keio.jp")));
}

TEST_F(FilingCheck, OfARestrictedAccountTellsNoMoreThanFilingDoes) {
    auto ito = keio_stands();
    hide(ito);
    const auto answer = check(below_keio);
    EXPECT_EQ(answer.at("/routedTo"), "reviewer");
    EXPECT_EQ(answer.at("/reviewCause"), "null");
    EXPECT_EQ(not_asked(answer), "lab@keio.jp review");
    const auto filed = asya.files(below_keio);
    EXPECT_EQ(filed.at("/routedTo"), "reviewer");
    // The cause that would be told of the same draft if nothing stood there is told here, too.
    EXPECT_EQ(check({{"domainIdentifier", "lab.keio.jp"}, {"approverEmails", {"it@gmail.com"}}}).at("/reviewCause"),
              "mismatch");
}

TEST_F(FilingCheck, RefusesAsFilingDoes) {
    for (const auto& more :
         {json::object{{"domainIdentifier", "gmail.com"}}, json::object{{"approverEmails", {"asya@partner.example"}}},
          json::object{{"country", "XX"}}, json::object{{"accountName", ""}}}) {
        const auto checked = check(more);
        auto filed = asya.post("/account-requests", draft(more));
        EXPECT_EQ(checked.status, 422);
        EXPECT_EQ(checked.text, filed.text);
    }
    ASSERT_EQ(asya.files({{"domainIdentifier", "keio.jp"}}).status, 201);
    auto mori = portal.user("mori@keio.jp");
    const auto checked = mori.post("/account-request-checks", draft());
    EXPECT_EQ(checked.code(), "domain.taken");
    EXPECT_EQ(checked.at("/may/contest"), "true");
    EXPECT_EQ(checked.text, mori.post("/account-requests", draft()).text);
}

TEST_F(FilingCheck, WarnsOfAnEarlierDeclineAndOfPeopleFromOutside) {
    const auto request = asya.files({{"domainIdentifier", "keio.jp"}, {"approverEmails", {"it@keio.jp"}}}).at("/id");
    ASSERT_EQ(portal.user("it@keio.jp", "Ito").declines(request).status, 201);
    json::array users{json::object{{"email", "lab@keio.jp"}, {"role", "user"}},
                      json::object{{"email", "bea@reseller.example"}, {"role", "viewer"}}};
    const auto answer = check({{"users", users}});
    EXPECT_EQ(answer.at("/routedTo"), "reviewer");
    EXPECT_EQ(answer.at("/reviewCause"), "declined_before");
    EXPECT_EQ(warnings(answer), "/domainIdentifier declined_before, /users/1/email user_other_domain");
    EXPECT_THAT(answer.at("/warnings/0/detail"), HasSubstr("declined not long ago"));
    EXPECT_THAT(asya.speaks("it").post("/account-request-checks", draft({{"users", users}})).at("/warnings/0/detail"),
                HasSubstr("è stata rifiutata da poco"));
}

TEST_F(FilingCheck, IsForThoseWhoMayFile) {
    EXPECT_EQ(portal.visitor().post("/account-request-checks", draft()).code(), "session.required");
    portal.restart({{"REQUEST_POLICY", "members"}});
    EXPECT_EQ(check().code(), "request.membership_required");
}

} // namespace
} // namespace deedbox::testing
