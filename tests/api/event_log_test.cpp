// The log of an account: who reads what of it, in pages and as a whole.
#include "support/test_portal.h"

#include <boost/algorithm/string.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

/// The account of keio.jp, whose admin is Ito, with a Virtual Account Lab and one beside it.
struct TheLog : ::testing::Test {
    TestPortal portal;
    Browser desk = portal.staff();
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser ito = portal.user("it@keio.jp", "Ito");
    std::string account = "/smart-accounts/" + ito.approves(asya.files().at("/id")).at("/smartAccount/id");
    std::string lab = made("Lab");
    std::string bench = made("Bench", lab);
    std::string office = made("Office");

    std::string made(const std::string& name, const std::string& parent = "") {
        json::object body{{"name", name}};
        if (!parent.empty()) body["parentId"] = parent;
        return ito.post(account + "/virtual-accounts", body).at("/id");
    }
    Browser member(const std::string& email, const std::string& role, const std::string& in = "", bool nested = false) {
        json::object body{{"email", email}, {"role", role}};
        if (!in.empty()) {
            body["virtualAccountId"] = in;
            body["includeNested"] = nested;
        }
        EXPECT_EQ(ito.post(account + "/members", body).status, 201);
        return portal.user(email, "Mei");
    }
    /// `act by about` of each entry, the oldest first.
    static std::vector<std::string> told(const Answer& answer) {
        std::vector<std::string> out;
        EXPECT_EQ(answer.status, 200) << answer.text;
        for (std::size_t i = answer.body.at("items").as_array().size(); i-- > 0;) {
            const auto one = "/items/" + std::to_string(i);
            out.push_back(answer.at(one + "/act") + " " + answer.at(one + "/by") + " " + answer.at(one + "/about"));
        }
        return out;
    }
    Answer log(Browser& who, const std::string& query = "") { return who.get(account + "/events" + query); }
    Answer as(Browser& who, const std::string& type, const std::string& query = "") {
        return who.send("GET", account + "/events" + query, "", {"Accept: " + type});
    }
};

TEST_F(TheLog, TellsAMemberWhatHappenedAndWhoDidIt) {
    auto mei = member("mei@keio.jp", "viewer");
    EXPECT_THAT(told(log(mei)), ElementsAre("account_request.filed Asya null", "account_request.approved Ito null",
                                            "virtual_account.created Ito null", "virtual_account.created Ito null",
                                            "virtual_account.created Ito null", "member.added Ito mei@keio.jp"));
    const auto newest = log(mei, "?limit=1");
    EXPECT_EQ(newest.at("/items/0/text"), "Member added");
    EXPECT_EQ(newest.at("/items/0/because"), "as an administrator of the account");
    EXPECT_EQ(newest.at("/items/0/role"), "viewer");
    EXPECT_EQ(mei.speaks("it").get(account + "/events?limit=1").at("/items/0/text"), "Membro aggiunto");
}

TEST_F(TheLog, IsReadByNobodyFromOutsideButTheStaff) {
    EXPECT_EQ(log(asya).code(), "account.members_only");
    EXPECT_EQ(as(asya, "text/csv").code(), "account.members_only");
    EXPECT_THAT(told(log(desk)), SizeIs(5));
    EXPECT_EQ(portal.visitor().get(account + "/events").status, 401);
    ASSERT_EQ(ito.patch(account, {{"visibility", "restricted"}}).status, 200);
    auto sam = portal.user("sam@elsewhere.example", "Sam");
    EXPECT_EQ(log(sam).code(), "account.unknown");
}

TEST_F(TheLog, TellsWhoHasAPartOfTheAccountOnlyOfThatPart) {
    auto mei = member("mei@keio.jp", "viewer", lab, true);
    auto bob = member("bob@keio.jp", "admin", lab, false);
    EXPECT_THAT(told(log(mei)), ElementsAre("virtual_account.created Ito null", "virtual_account.created Ito null",
                                            "member.added Ito mei@keio.jp", "member.added Ito bob@keio.jp"));
    EXPECT_THAT(told(log(bob)), ElementsAre("virtual_account.created Ito null", "member.added Ito mei@keio.jp",
                                            "member.added Ito bob@keio.jp"));
    EXPECT_THAT(log(mei).text, Not(HasSubstr("Office")));
    EXPECT_THAT(as(bob, "text/csv").text, Not(HasSubstr("Bench")));
}

TEST_F(TheLog, OfAFormerMemberIsReadNoMore) {
    auto mei = member("mei@keio.jp", "viewer");
    const auto id = mei.get("/session").at("/user/memberships/0/memberId");
    ASSERT_EQ(ito.remove(account + "/members/" + id).status, 204);
    EXPECT_EQ(log(mei).code(), "account.members_only");
}

TEST_F(TheLog, IsFilteredByActActorAndTime) {
    portal.clock.pass(std::chrono::days{2}); // it is the 4th of March
    auto mei = member("mei@keio.jp", "admin");
    ASSERT_EQ(mei.patch(account, {{"name", "Keio Gijuku"}}).status, 200);
    EXPECT_THAT(told(log(ito, "?act=member")), ElementsAre("member.added Ito mei@keio.jp"));
    EXPECT_THAT(told(log(ito, "?act=member.added")), SizeIs(1));
    EXPECT_THAT(told(log(ito, "?act=mem")), IsEmpty()) << "a whole word";
    EXPECT_THAT(told(log(ito, "?actor=MEI@keio.jp")), ElementsAre("smart_account.changed Mei null"));
    EXPECT_THAT(told(log(ito, "?from=2026-03-04")), SizeIs(2));
    EXPECT_THAT(told(log(ito, "?to=2026-03-04")), SizeIs(5));
    EXPECT_THAT(told(log(ito, "?from=2026-03-02T09:00:00Z&to=2026-03-02T09:00:00.001Z")), SizeIs(5));
    EXPECT_THAT(told(log(ito, "?to=2026-03-02T09:00:00Z")), IsEmpty()) << "before it";
    EXPECT_THAT(told(log(ito, "?act=&actor=&from=&to=")), SizeIs(7));
    for (const auto* wrong : {"2026-02-31", "yesterday", "2026-03-02T25:00:00Z", "2026-03-02 09:00"})
        EXPECT_EQ(log(ito, "?from=" + boost::replace_all_copy(std::string{wrong}, " ", "%20")).fields(),
                  "/from field.moment")
            << wrong;
    EXPECT_EQ(log(ito, "?to=x").fields(), "/to field.moment");
}

TEST_F(TheLog, SaysOfTheStaffThatItWasTheyAndFindsThemByNoAddress) {
    auto reviewed = asya.files({{"domainIdentifier", "other.example"}, {"approverEmails", {"boss@elsewhere.example"}}});
    const auto request = "/account-requests/" + reviewed.at("/id");
    ASSERT_EQ(desk.post(request + "/review", {{"verdict", "released"}}).status, 201);
    auto boss = portal.user("boss@elsewhere.example", "Boss");
    const auto other = "/smart-accounts/" + boss.approves(reviewed.at("/id")).at("/smartAccount/id") + "/events";
    EXPECT_THAT(told(boss.get(other)),
                ElementsAre("account_request.filed Asya null", "account_request.released the operator’s staff null",
                            "account_request.approved Boss null"));
    EXPECT_THAT(told(boss.get(other + "?actor=desk@operator.example")), IsEmpty());
}

TEST_F(TheLog, ComesAsAWholeWhateverItsLength) {
    for (int i = 0; i < 300; ++i) made("Number " + std::to_string(i));
    for (int i = 0; i < 300; ++i) made("Nested " + std::to_string(i), lab);
    const auto csv = as(ito, "text/csv");
    EXPECT_EQ(csv.status, 200);
    EXPECT_THAT(csv.header("content-type"), StartsWith("text/csv"));
    EXPECT_THAT(csv.header("content-disposition"), HasSubstr(".csv"));
    EXPECT_EQ(csv.header("transfer-encoding"), "chunked");
    EXPECT_THAT(csv.text, StartsWith("id,at,act,text,by,because,about,role,virtualAccountId,virtualAccount\r\n"));
    EXPECT_EQ(std::ranges::count(csv.text, '\n'), 1 + 605);
    const auto lines = as(ito, "application/x-ndjson", "?act=virtual_account");
    std::vector<std::string> each;
    boost::split(each, lines.text, boost::is_any_of("\n"));
    ASSERT_THAT(each, SizeIs(604)) << "and what is behind the last";
    std::set<std::string> ids;
    for (std::size_t i = 0; i + 1 < each.size(); ++i) {
        const auto one = json::parse(each[i]);
        EXPECT_EQ(one.at("act"), "virtual_account.created");
        ids.insert(std::string{one.at("id").as_string()});
    }
    EXPECT_THAT(ids, SizeIs(603)) << "none twice";
    EXPECT_EQ(log(ito).status, 200) << "the connection goes on";
}

TEST_F(TheLog, IsPaged) {
    std::vector<std::string> seen;
    std::string cursor;
    do {
        const auto page = log(ito, "?limit=2" + (cursor.empty() ? "" : "&cursor=" + cursor));
        for (std::size_t i = 0; i < page.body.at("items").as_array().size(); ++i)
            seen.push_back(page.at("/items/" + std::to_string(i) + "/act"));
        cursor = page.at("/nextCursor");
    } while (cursor != "null");
    EXPECT_THAT(seen, ElementsAre("virtual_account.created", "virtual_account.created", "virtual_account.created",
                                  "account_request.approved", "account_request.filed"));
}

TEST_F(TheLog, KeepsNamesOfDeletedVirtualAccountsToThoseOfTheWholeAccount) {
    auto mei = member("mei@keio.jp", "viewer", lab, true);
    ASSERT_EQ(ito.remove(account + "/virtual-accounts/" + bench).status, 204);
    EXPECT_THAT(told(log(ito, "?act=virtual_account.deleted")), ElementsAre("virtual_account.deleted Ito null"));
    EXPECT_THAT(told(log(mei, "?act=virtual_account.deleted")), IsEmpty()) << "nobody can tell any more where it stood";
}

} // namespace
} // namespace deedbox::testing
