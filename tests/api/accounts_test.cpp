// A Smart Account's properties: who changes them, from which view of it, and what becomes of a hidden one.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

struct AnAccount : ::testing::Test {
    TestPortal portal;
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser sam = portal.user("sam@elsewhere.example", "Sam");
    Browser ito = portal.visitor(); // its admin
    std::string id;
    std::string path;

    void SetUp() override {
        const auto request = asya.files({{"users", {{{"email", "vera@keio.jp"}, {"role", "viewer"}}}}}).at("/id");
        ito.signs_up("it@keio.jp", "Ito", {{"approvalToken", portal.mail_to("it@keio.jp").token("approvals")}});
        ASSERT_EQ(ito.approves(request).status, 201);
        id = ito.get("/session").at("/user/memberships/0/smartAccountId");
        path = "/smart-accounts/" + id;
    }
    std::string tag_for(Browser& reader) { return reader.get(path).headers["etag"]; }
    Answer changes(Browser& who, const json::object& change, const std::string& if_match) {
        return who.send("PATCH", path, json::serialize(change),
                        {"Content-Type: application/json", "Sec-Fetch-Site: same-origin", "If-Match: " + if_match});
    }
    void becomes(const std::string& role) {
        portal.tamper("UPDATE members SET role = '" + role +
                      "' WHERE user_id = (SELECT id FROM users WHERE email = 'it@keio.jp')");
    }
};

TEST_F(AnAccount, IsChangedByItsAdmin) {
    EXPECT_EQ(ito.get(path).at("/may/edit"), "true");
    const auto changed = ito.patch(path, {{"name", " Keio Gijuku "}, {"country", "IT"}});
    ASSERT_EQ(changed.status, 200) << changed.text;
    EXPECT_EQ(changed.at("/name"), "Keio Gijuku");
    EXPECT_EQ(changed.at("/country"), "IT");
    EXPECT_EQ(changed.at("/visibility"), "unrestricted") << "what is left out stays";
    EXPECT_EQ(sam.get("/directory?q=gijuku").at("/items/0/name"), "Keio Gijuku") << "and is found under its new name";
    EXPECT_EQ(sam.get("/directory?q=university").at("/items"), "[]");
}

TEST_F(AnAccount, KeepsInTheLogWhatWasChangedByWhom) {
    ito.patch(path, {{"name", "Keio Gijuku"}, {"country", "JP"}});
    EXPECT_EQ(portal.acts().back(), "smart_account.changed");
    const auto log = portal.database_bytes();
    EXPECT_THAT(log, HasSubstr(R"({"name":{"from":"Keio University","to":"Keio Gijuku"}})"))
        << "and not the country, which is the same";
    EXPECT_THAT(log, HasSubstr("account_admin"));
}

TEST_F(AnAccount, AChangeThatMakesNoDifferenceLeavesNoTrace) {
    const auto before = portal.acts();
    const auto tag = tag_for(ito);
    EXPECT_EQ(ito.patch(path, json::object{}).status, 200);
    EXPECT_EQ(ito.patch(path, {{"name", "Keio University"}, {"country", nullptr}}).status, 200);
    EXPECT_EQ(portal.acts(), before);
    EXPECT_EQ(tag_for(ito), tag);
}

TEST_F(AnAccount, IsChangedByAdminsAndApproversAlone) {
    auto vera = portal.visitor();
    vera.signs_up("vera@keio.jp", "Vera");
    vera.post("/email-verifications", {{"token", portal.mail_to("vera@keio.jp").token("verify")}});
    EXPECT_EQ(vera.get(path).at("/myRole"), "viewer");
    for (auto* outsider : {&vera, &asya, &sam}) {
        EXPECT_EQ(outsider->get(path).at("/may/edit"), "false");
        const auto refused = outsider->patch(path, {{"name", "Mine"}});
        EXPECT_EQ(refused.status, 403);
        EXPECT_EQ(refused.code(), "account.edit_refused");
    }
    for (const auto* role : {"user", "viewer"}) {
        becomes(role);
        EXPECT_EQ(ito.patch(path, {{"name", "Mine"}}).status, 403) << role;
    }
    becomes("approver");
    EXPECT_EQ(ito.get(path).at("/may/edit"), "true");
    EXPECT_EQ(ito.patch(path, {{"name", "Keio Gijuku"}}).status, 200);
    EXPECT_EQ(portal.staff().patch(path, {{"name", "Ours"}}).status, 403) << "the operator's staff has no part in it";
    EXPECT_EQ(portal.visitor().patch(path, {{"name", "Mine"}}).status, 401);
}

TEST_F(AnAccount, RefusesWhatItCannotBe) {
    EXPECT_EQ(
        ito.patch(path, {{"name", ""}, {"country", "XX"}, {"visibility", "secret"}, {"type", "holding"}}).fields(),
        "/name field.empty, /country country.unknown, /visibility field.choice, /type field.unknown");
}

// ---- from which view of it ----

TEST_F(AnAccount, IsNotChangedFromAnOldView) {
    const auto seen = tag_for(ito);
    EXPECT_EQ(changes(ito, {{"name", "Keio One"}}, seen).status, 200);
    const auto stale = changes(ito, {{"name", "Keio Two"}}, seen);
    EXPECT_EQ(stale.status, 412);
    EXPECT_EQ(stale.code(), "precondition.failed");
    EXPECT_EQ(ito.get(path).at("/name"), "Keio One");
    const auto answered = changes(ito, {{"name", "Keio Two"}}, tag_for(ito));
    EXPECT_EQ(answered.status, 200);
    EXPECT_EQ(changes(ito, {{"name", "Keio Three"}}, answered.headers.at("etag")).status, 200)
        << "the answer's own tag is the newest";
    EXPECT_EQ(ito.patch(path, {{"name", "Keio Four"}}).status, 200) << "If-Match is not demanded";
}

TEST_F(AnAccount, KnowsEveryFormOfIfMatch) {
    const auto seen = tag_for(ito);
    EXPECT_EQ(changes(ito, {{"name", "A"}}, "*").status, 200);
    EXPECT_EQ(changes(ito, {{"name", "B"}}, "\"no such\", " + tag_for(ito)).status, 200);
    for (const auto& wrong : {std::string{"W/"} + tag_for(ito), std::string{"\"\""}, std::string{"2"}, seen})
        EXPECT_EQ(changes(ito, {{"name", "C"}}, wrong).status, 412) << wrong;
}

TEST_F(AnAccount, OfTwoChangesFromOneViewOnlyOneStands) {
    const auto seen = tag_for(ito);
    std::vector<Browser> hands(6, ito);
    std::vector<std::thread> at_once;
    std::atomic<int> done = 0;
    std::atomic<int> stale = 0;
    for (std::size_t i = 0; i < hands.size(); ++i)
        at_once.emplace_back([&, i] {
            const auto status = changes(hands[i], {{"name", "Name " + std::to_string(i)}}, seen).status;
            ++(status == 200 ? done : stale);
            EXPECT_TRUE(status == 200 || status == 412) << status;
        });
    for (auto& hand : at_once) hand.join();
    EXPECT_EQ(done, 1);
    EXPECT_EQ(stale, 5);
}

TEST_F(AnAccount, IsNotSentAgainToWhoHasIt) {
    const auto tag = tag_for(ito);
    const auto asks = [&](Browser& who, const std::string& tags) {
        return who.send("GET", path, "", {"If-None-Match: " + tags});
    };
    const auto same = asks(ito, "\"other\", W/" + tag);
    EXPECT_EQ(same.status, 304);
    EXPECT_EQ(same.text, "");
    EXPECT_EQ(same.headers.at("etag"), tag);
    EXPECT_EQ(asks(sam, tag).status, 200) << "who may do other things is shown something else";
    ito.patch(path, {{"country", "IT"}});
    EXPECT_EQ(asks(ito, tag).status, 200);
    EXPECT_EQ(ito.send("HEAD", path, "", {"If-None-Match: " + tag_for(ito)}).status, 304);
}

TEST_F(AnAccount, IsFoundWithItsAdminsAndNobodyElseOfIt) {
    const auto found = sam.get("/directory?q=keio.jp");
    EXPECT_EQ(found.at("/items/0/adminContacts/0/email"), "it@keio.jp");
    EXPECT_THAT(found.text, Not(HasSubstr("vera@keio.jp")));
}

TEST_F(AnAccount, TellsItsMembersToItsOwnAlone) {
    EXPECT_EQ(ito.get(path + "/members").status, 200);
    for (const auto* below : {"/members", "/virtual-accounts"})
        EXPECT_EQ(sam.get(path + below).code(), "account.members_only") << below;
}

TEST_F(AnAccount, ThatIsNotActiveIsNotChanged) {
    portal.tamper("UPDATE smart_accounts SET status = 'cancelled' WHERE id = " + id);
    EXPECT_EQ(ito.patch(path, {{"name", "Keio Gijuku"}}).code(), "account.not_active");
}

TEST_F(AnAccount, ThatIsNotActiveIsNoMembership) {
    ASSERT_EQ(ito.get("/session").at("/user/memberships/0/smartAccountId"), id);
    portal.tamper("UPDATE smart_accounts SET status = 'cancelled' WHERE id = " + id);
    EXPECT_EQ(ito.get("/session").at("/user/memberships"), "[]");
}

TEST_F(AnAccount, IsNotEditedByWhoHasARoleInOneOfItsVirtualAccounts) {
    portal.tamper("INSERT INTO members (id, smart_account_id, virtual_account_id, user_id, role, since) "
                  "SELECT 1, v.smart_account_id, v.id, u.id, 'admin', 0 FROM virtual_accounts v, users u "
                  "WHERE u.email = 'sam@elsewhere.example'");
    EXPECT_EQ(sam.patch(path, {{"name", "Mine"}}).code(), "account.edit_refused");
}

// ---- hidden ----

TEST_F(AnAccount, ThatCameToNothingIsNotThereForOthers) {
    const auto request = asya.files({{"domainIdentifier", "waseda.jp"}, {"approverEmails", {"it@waseda.jp"}}});
    const auto pending = "/smart-accounts/" + request.at("/smartAccount/id");
    EXPECT_EQ(sam.get(pending).status, 200);
    ASSERT_EQ(asya.post("/account-requests/" + request.at("/id") + "/withdrawal").status, 201);
    EXPECT_EQ(sam.get(pending).code(), "account.unknown");
}

TEST_F(AnAccount, RestrictedIsThereForItsOwnAlone) {
    auto colleague = portal.user("new@keio.jp", "Colleague");
    EXPECT_EQ(colleague.get("/directory").at("/items/0/id"), id) << "of the same domain";
    ASSERT_EQ(ito.patch(path, {{"visibility", "restricted"}}).status, 200);
    EXPECT_EQ(ito.get(path).at("/visibility"), "restricted");
    EXPECT_EQ(sam.get(path).status, 404);
    EXPECT_EQ(portal.staff().get(path).status, 200);
    EXPECT_EQ(sam.patch(path, {{"name", "Mine"}}).code(), "account.unknown");
    EXPECT_EQ(sam.get(path + "/members").status, 404);
    for (const auto* part : {"keio", "keio%20universit", "keio.j", "KEIO"})
        EXPECT_EQ(sam.get(std::string{"/directory?q="} + part).at("/items"), "[]") << part;
    EXPECT_EQ(colleague.get("/directory").at("/items"), "[]");
    EXPECT_EQ(sam.get("/directory?q=keio%20UNIVERSITY").at("/items/0/id"), id) << "its complete name";
    EXPECT_EQ(sam.get("/directory?domain=keio.jp").at("/items/0/id"), id) << "its complete identifier";
    EXPECT_EQ(sam.get("/directory?q=keio.jp").at("/items/0/id"), id);
    EXPECT_EQ(asya.get("/directory").at("/items/0/relation"), "requested") << "who requested it knows of it";
}

TEST_F(AnAccount, RestrictedTellsNothingWhenItsIdentifierIsTaken) {
    const auto open = sam.files();
    ASSERT_EQ(ito.patch(path, {{"visibility", "restricted"}}).status, 200);
    const auto hidden = sam.files();
    EXPECT_EQ(hidden.status, 409);
    EXPECT_EQ(hidden.code(), "domain.taken");
    EXPECT_EQ(hidden.text, open.text);
    EXPECT_THAT(hidden.text, Not(HasSubstr("Keio")));
}

} // namespace
} // namespace deedbox::testing
