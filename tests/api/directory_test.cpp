// The directory: what is mine first, then what the search finds, and nothing that is hidden.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct TheDirectory : ::testing::Test {
    TestPortal portal;
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser sam = portal.user("sam@elsewhere.example", "Sam");

    std::string filed(const std::string& name, const std::string& domain) {
        const auto answer =
            asya.files({{"accountName", name}, {"domainIdentifier", domain}, {"approverEmails", {"it@" + domain}}});
        EXPECT_EQ(answer.status, 201) << answer.text;
        return answer.at("/id");
    }
    Browser approved(const std::string& name, const std::string& domain) {
        const auto request = filed(name, domain);
        auto approver = portal.visitor();
        approver.signs_up("it@" + domain, "Approver",
                          {{"approvalToken", portal.mail_to("it@" + domain).token("approvals")}});
        EXPECT_EQ(approver.approves(request).status, 201);
        return approver;
    }
    /// `name relation` of each row, in order.
    static std::vector<std::string> rows(const Answer& answer) {
        std::vector<std::string> out;
        for (const auto& item : answer.body.at("items").as_array())
            out.push_back(std::string{item.at("name").as_string()} + " " +
                          std::string{item.at("relation").as_string()});
        return out;
    }
};

TEST_F(TheDirectory, FindsAnyPartOfANameWhateverItsCaseAndAccents) {
    filed("Université de Liège", "uliege.example");
    for (const auto* text : {"LIEGE", "li%C3%A8ge", "versit", "de%20li"})
        EXPECT_THAT(rows(sam.get(std::string{"/directory?q="} + text)), ElementsAre("Université de Liège found"))
            << text;
    EXPECT_THAT(rows(sam.get("/directory?q=ghent")), IsEmpty());
    EXPECT_THAT(rows(sam.get("/directory?q=%25")), IsEmpty()) << "a sign of the engine's is a plain character";
    EXPECT_THAT(rows(sam.get("/directory?q=_niversit")), IsEmpty());
}

TEST_F(TheDirectory, FindsWordsInAnyOrderAndEverySpellingOfALetter) {
    filed("Università dell’Aquila", "aquila.example");
    filed("Uniwersytet Łódzki", "lodz.example");
    for (const auto* text : {"L%27Aquila", "aquila%20universita", "dellaquila", "uni%20aqui"})
        EXPECT_THAT(rows(sam.get(std::string{"/directory?q="} + text)), ElementsAre("Università dell’Aquila found"))
            << text;
    for (const auto* text : {"lodzki", "%C5%82%C3%B3dzki%20uniwersytet"})
        EXPECT_THAT(rows(sam.get(std::string{"/directory?q="} + text)), ElementsAre("Uniwersytet Łódzki found"))
            << text;
    EXPECT_THAT(rows(sam.get("/directory?q=aquila%20uniwersytet")), IsEmpty()) << "all of the words";
}

TEST_F(TheDirectory, ForgivesTypingErrorsWhereNothingElseIsFound) {
    filed("Uniwersytet Łódzki", "lodz.example");
    filed("Keio University", "keio.jp");
    filed("Keio Hospital", "hospital.example");
    portal.run_jobs();
    for (const auto* text : {"lozdki", "lodzk", "uniwersitet", "uniwrsyttet", "ldzki%20uniwersytet"}) {
        const auto found = sam.get(std::string{"/directory?q="} + text);
        EXPECT_THAT(rows(found), ElementsAre("Uniwersytet Łódzki found")) << text;
        EXPECT_EQ(found.at("/isClose"), text == std::string{"lodzk"} ? "false" : "true") << text;
    }
    EXPECT_THAT(rows(sam.get("/directory?q=keoi%20univresity")), ElementsAre("Keio University found"));
    EXPECT_THAT(rows(sam.get("/directory?q=keoi")), ElementsAre("Keio Hospital found", "Keio University found"));
    EXPECT_THAT(rows(asya.get("/directory?q=keoi%20univresity")), ElementsAre("Keio University requested"));
    EXPECT_THAT(rows(sam.get("/directory?q=koi")), IsEmpty()) << "of three letters none may be wrong";
    EXPECT_THAT(rows(sam.get("/directory?q=unvrstet")), IsEmpty()) << "three errors";
    EXPECT_THAT(rows(sam.get("/directory?q=keoi%20aquila")), IsEmpty()) << "all of the words";
    EXPECT_THAT(rows(sam.get("/directory?domain=kieo")), IsEmpty()) << "an identifier is spelled or not";
}

TEST_F(TheDirectory, ShowsNothingCloseWhereTheWordsAreFoundAsTyped) {
    filed("Mollar Works", "mollar.example");
    filed("Muller Works", "muller.example");
    portal.run_jobs();
    const auto found = sam.get("/directory?q=mollar");
    EXPECT_THAT(rows(found), ElementsAre("Mollar Works found"));
    EXPECT_EQ(found.at("/isClose"), "false");
}

TEST_F(TheDirectory, TurnsThePagesOfWhatIsClose) {
    for (const auto* one : {"a", "b", "c", "d", "e"})
        filed("Keio " + std::string{one} + std::string{one}, std::string{one} + "keio.example");
    portal.run_jobs();
    std::vector<std::string> seen;
    std::string cursor;
    do {
        const auto page = sam.get("/directory?q=keoi&limit=2" + (cursor.empty() ? "" : "&cursor=" + cursor));
        EXPECT_EQ(page.at("/isClose"), "true");
        for (const auto& row : rows(page)) seen.push_back(row);
        cursor = page.at("/nextCursor");
    } while (cursor != "null");
    EXPECT_THAT(seen, ElementsAre("Keio aa found", "Keio bb found", "Keio cc found", "Keio dd found", "Keio ee found"));
}

TEST_F(TheDirectory, TellsNothingOfARestrictedAccountToThoseWhoGuessNearIt) {
    auto ito = approved("Perla Nera", "perla.example");
    const auto account = ito.get("/directory?domain=perla.example").at("/items/0/id");
    ASSERT_EQ(ito.patch("/smart-accounts/" + account, {{"visibility", "restricted"}}).status, 200);
    portal.run_jobs();
    const auto near = sam.get("/directory?q=pelra%20nera");
    EXPECT_THAT(rows(near), IsEmpty());
    EXPECT_EQ(near.text, sam.get("/directory?q=zzyzx%20nera").text);
    ASSERT_EQ(ito.patch("/smart-accounts/" + account, {{"visibility", "unrestricted"}}).status, 200);
    portal.clock.pass(std::chrono::seconds{1});
    portal.run_jobs();
    EXPECT_THAT(rows(sam.get("/directory?q=pelra%20nera")), ElementsAre("Perla Nera found"));
}

TEST_F(TheDirectory, ForgivesErrorsInANewNameToo) {
    auto ito = approved("Perla Nera", "perla.example");
    portal.run_jobs();
    const auto account = ito.get("/directory?domain=perla.example").at("/items/0/id");
    ASSERT_EQ(ito.patch("/smart-accounts/" + account, {{"name", "Corallo Rosso"}}).status, 200);
    portal.clock.pass(std::chrono::seconds{1});
    portal.run_jobs();
    EXPECT_THAT(rows(sam.get("/directory?q=coralol")), ElementsAre("Corallo Rosso found"));
    EXPECT_THAT(rows(sam.get("/directory?q=pelra")), IsEmpty());
}

TEST_F(TheDirectory, FindsTheBeginningOfAnIdentifier) {
    filed("Keio University", "keio.jp");
    filed("Bücherei", "bücher.example");
    EXPECT_THAT(rows(sam.get("/directory?domain=kei")), ElementsAre("Keio University found"));
    EXPECT_THAT(rows(sam.get("/directory?q=keio.jp")), ElementsAre("Keio University found"));
    EXPECT_THAT(rows(sam.get("/directory?domain=b%C3%BCcher.example")), ElementsAre("Bücherei found"));
    EXPECT_THAT(rows(sam.get("/directory?domain=eio")), IsEmpty());
}

TEST_F(TheDirectory, PutsWhatIsMineFirst) {
    auto ito = approved("Keio University", "keio.jp");
    filed("Keio Hospital", "ot.keio.jp");
    filed("Keio Friends", "keio-friends.example");
    auto colleague = portal.user("lab@keio.jp", "Lab");
    EXPECT_THAT(rows(ito.get("/directory?q=keio")),
                ElementsAre("Keio University member", "Keio Hospital same_domain", "Keio Friends found"));
    EXPECT_THAT(rows(asya.get("/directory")),
                ElementsAre("Keio Friends requested", "Keio Hospital requested", "Keio University requested"));
    EXPECT_THAT(rows(colleague.get("/directory")),
                ElementsAre("Keio Hospital same_domain", "Keio University same_domain"));
    EXPECT_THAT(rows(sam.get("/directory")), IsEmpty()) << "without a search only one's own";
    EXPECT_EQ(ito.get("/directory").at("/items/0/myRole"), "admin");
    EXPECT_EQ(sam.get("/directory?q=keio%20uni").at("/items/0/adminContacts/0/email"), "it@keio.jp");
}

TEST_F(TheDirectory, NamesAdministratorsToThoseTheAccountChooses) {
    auto ito = approved("Keio University", "keio.jp");
    const auto account = "/smart-accounts/" + ito.get("/session").at("/user/memberships/0/smartAccountId");
    auto colleague = portal.user("lab@keio.jp", "Lab");
    auto proven = portal.user("lab@sfc.example", "Sfc");
    portal.tamper(
        "INSERT INTO account_domains (id, smart_account_id, domain, state, begun_at, expires_at) SELECT 7, id, "
        "'sfc.example', 'proven', 0, 0 FROM smart_accounts WHERE domain_identifier = 'keio.jp'");
    ASSERT_EQ(ito.post(account + "/members", {{"email", "mei@keio.jp"}, {"role", "viewer"}}).status, 201);
    auto member = portal.user("mei@keio.jp", "Mei");
    auto staff = portal.staff();
    const auto sees = [&](Browser& who) {
        return who.get("/directory?q=keio").at("/items/0/adminContacts/0/email") == "it@keio.jp";
    };
    const auto seen_by = [&](const char* whom) {
        EXPECT_EQ(ito.patch(account, {{"contactsFor", whom}}).at("/contactsFor"), whom);
        std::string out;
        if (sees(sam)) out += "sam ";
        if (sees(colleague)) out += "colleague ";
        if (sees(proven)) out += "proven ";
        if (sees(member)) out += "member ";
        if (sees(staff)) out += "staff";
        return out;
    };
    EXPECT_TRUE(sees(sam)) << "unless somebody says otherwise";
    EXPECT_EQ(seen_by("members"), "member staff");
    EXPECT_EQ(seen_by("company"), "colleague proven member staff");
    EXPECT_EQ(seen_by("everybody"), "sam colleague proven member staff");
    EXPECT_EQ(ito.patch(account, {{"contactsFor", "nobody"}}).status, 422);
    EXPECT_EQ(sam.patch(account, {{"contactsFor", "everybody"}}).status, 403);
}

TEST_F(TheDirectory, NamesAtMostFiveAdministratorsOfEachAccount) {
    approved("Keio Hospital", "keio-hospital.example");
    approved("Keio University", "keio.jp");
    for (int i = 0; i < 5; ++i) portal.user("a" + std::to_string(i) + "@keio.jp");
    portal.tamper("INSERT INTO members (id, smart_account_id, user_id, role, since) "
                  "SELECT u.id, a.id, u.id, 'admin', 1 FROM users u JOIN smart_accounts a ON a.domain_identifier = "
                  "'keio.jp' WHERE u.email LIKE 'a%@keio.jp'");
    const auto found = sam.get("/directory?q=keio");
    const auto contacts_of = [&](std::size_t row) {
        std::vector<std::string> out;
        for (const auto& contact : found.body.at("items").at(row).at("adminContacts").as_array())
            out.emplace_back(contact.at("email").as_string());
        return out;
    };
    EXPECT_THAT(rows(found), ElementsAre("Keio Hospital found", "Keio University found"));
    EXPECT_THAT(contacts_of(0), ElementsAre("it@keio-hospital.example"));
    EXPECT_THAT(contacts_of(1), ElementsAre("it@keio.jp", "a0@keio.jp", "a1@keio.jp", "a2@keio.jp", "a3@keio.jp"));
}

TEST_F(TheDirectory, LeavesOutWhatCameToNothing) {
    const auto request = filed("Keio University", "keio.jp");
    auto ito = portal.visitor();
    ito.signs_up("it@keio.jp", "Ito", {{"approvalToken", portal.mail_to("it@keio.jp").token("approvals")}});
    ASSERT_EQ(ito.declines(request).status, 201);
    EXPECT_THAT(rows(sam.get("/directory?q=keio")), IsEmpty());
}

TEST_F(TheDirectory, TellsOfARestrictedAccountOnlyWhoKnowsItWhole) {
    auto ito = approved("Keio University", "keio.jp");
    filed("Keio Friends", "keio-friends.example");
    portal.tamper("UPDATE smart_accounts SET visibility = 'restricted' WHERE domain_identifier = 'keio.jp'");
    EXPECT_THAT(rows(sam.get("/directory?q=keio")), ElementsAre("Keio Friends found"));
    EXPECT_THAT(rows(sam.get("/directory?domain=keio.j")), IsEmpty());
    EXPECT_THAT(rows(sam.get("/directory?q=keio%20university")), ElementsAre("Keio University found"));
    EXPECT_THAT(rows(sam.get("/directory?domain=keio.jp")), ElementsAre("Keio University found"));
    EXPECT_THAT(rows(ito.get("/directory?q=keio")), ElementsAre("Keio University member", "Keio Friends found"));
    const auto id = ito.get("/session").at("/user/memberships/0/smartAccountId");
    EXPECT_EQ(sam.get("/smart-accounts/" + id).status, 404);
    EXPECT_EQ(ito.get("/smart-accounts/" + id).status, 200);
}

TEST_F(TheDirectory, PagesFollowEachOtherInOneOrder) {
    for (const auto* name : {"Quarz D", "Quarz B", "Quarz A", "Quarz C", "Quarz A"}) {
        static int serial = 0;
        filed(name, "quarz" + std::to_string(serial++) + ".example");
    }
    std::vector<std::string> seen;
    std::string cursor;
    do {
        const auto page = sam.get("/directory?q=quarz&limit=2" + (cursor.empty() ? "" : "&cursor=" + cursor));
        for (auto& row : rows(page)) seen.push_back(std::move(row));
        cursor = page.at("/nextCursor");
    } while (cursor != "null");
    EXPECT_THAT(seen, ElementsAre("Quarz A found", "Quarz A found", "Quarz B found", "Quarz C found", "Quarz D found"));
}

TEST_F(TheDirectory, ShowsMembersToMembersAlone) {
    auto ito = approved("Keio University", "keio.jp");
    const auto id = ito.get("/session").at("/user/memberships/0/smartAccountId");
    const auto outside = sam.get("/smart-accounts/" + id);
    EXPECT_EQ(outside.at("/may/seeMembers"), "false");
    EXPECT_EQ(sam.get("/smart-accounts/" + id + "/members").code(), "account.members_only");
    EXPECT_EQ(sam.get("/smart-accounts/" + id + "/virtual-accounts").status, 403);
    EXPECT_EQ(ito.get("/smart-accounts/" + id).at("/myRole"), "admin");
}

} // namespace
} // namespace deedbox::testing
