// The Virtual Accounts of an account: a tree that its people make, change, move and prune.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// The account of keio.jp, whose admin is Ito.
struct VirtualAccounts : ::testing::Test {
    TestPortal portal;
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser ito = portal.user("it@keio.jp", "Ito");
    std::string account = "/smart-accounts/" + ito.approves(asya.files().at("/id")).at("/smartAccount/id");
    std::string tree = account + "/virtual-accounts";

    Answer makes(Browser& who, const std::string& name, const std::string& parent = "", json::object more = {}) {
        more["name"] = name;
        if (!parent.empty()) more["parentId"] = parent;
        return who.post(tree, more);
    }
    Answer makes(const std::string& name, const std::string& parent = "", json::object more = {}) {
        return makes(ito, name, parent, std::move(more));
    }
    std::string made(const std::string& name, const std::string& parent = "") { return makes(name, parent).at("/id"); }
    Answer moves(const std::string& id, const std::string& parent) {
        return ito.patch(tree + "/" + id, {{"parentId", parent}});
    }
    /// `Default; Lab (Bench (Shelf)); Office`
    std::string seen_by(Browser& who, const std::string& parent = "") {
        std::string out;
        const auto page = who.get(tree + (parent.empty() ? "" : "?parentId=" + parent));
        for (const auto& one : page.body.at("items").as_array()) {
            out += (out.empty() ? "" : "; ") + std::string{one.at("name").as_string()};
            if (one.at("hasNested").as_bool()) out += " (" + seen_by(who, std::string{one.at("id").as_string()}) + ")";
        }
        return out;
    }
    std::string seen() { return seen_by(ito); }
    Browser member(const std::string& email, const std::string& role, const std::string& in = "", bool nested = false) {
        json::object body{{"email", email}, {"role", role}};
        if (!in.empty()) {
            body["virtualAccountId"] = in;
            body["includeNested"] = nested;
        }
        EXPECT_EQ(ito.post(account + "/members", body).status, 201);
        return portal.user(email);
    }
};

// ---- visibility ----

TEST_F(VirtualAccounts, AreRestrictedUnlessSomebodySaysOtherwise) {
    EXPECT_EQ(makes("Lab").at("/visibility"), "restricted");
    EXPECT_EQ(makes("Desk", "", {{"visibility", "unrestricted"}}).at("/visibility"), "unrestricted");
    EXPECT_EQ(makes("Shop", "", {{"visibility", "secret"}}).status, 422);
    const auto lab = made("Bench");
    const auto changed = ito.patch(tree + "/" + lab, {{"visibility", "unrestricted"}});
    EXPECT_EQ(changed.at("/visibility"), "unrestricted");
    EXPECT_EQ(changed.at("/name"), "Bench");
    EXPECT_THAT(portal.acts(), ::testing::Contains("virtual_account.changed").Times(1));
    ito.patch(tree + "/" + lab, {{"visibility", "unrestricted"}});
    EXPECT_THAT(portal.acts(), ::testing::Contains("virtual_account.changed").Times(1)) << "no difference, no trace";
}

/// Lee uses Lab alone; Desk is unrestricted, with Drawer nested in it, and Safe is not.
struct UnrestrictedOnes : VirtualAccounts {
    std::string lab = made("Lab");
    std::string desk = makes("Desk", "", {{"visibility", "unrestricted"}, {"description", "For visitors."}}).at("/id");
    std::string drawer = made("Drawer", desk);
    std::string safe = made("Safe");
    Browser lee = member("lee@keio.jp", "user", lab, true);

    std::string listed(Browser& who, const std::string& query) {
        std::string out;
        for (const auto& one : who.get(tree + "?" + query).body.at("items").as_array())
            out += (out.empty() ? "" : "; ") + std::string{one.at("name").as_string()};
        return out;
    }
};

TEST_F(UnrestrictedOnes, AreFoundByEverybodyInTheAccount) {
    EXPECT_EQ(listed(lee, "others=true"), "Desk");
    EXPECT_EQ(listed(lee, "q=des"), "Desk");
    EXPECT_EQ(listed(lee, "q=safe"), "");
    EXPECT_EQ(listed(lee, "q=drawer"), "") << "nested in one is not the one";
    EXPECT_EQ(seen_by(lee), "Lab") << "the tree is of what one has a role in";
    const auto found = lee.get(tree + "/" + desk);
    EXPECT_EQ(found.at("/name"), "Desk");
    EXPECT_EQ(found.at("/isMine"), "false");
    EXPECT_EQ(found.at("/hasNested"), "false") << "what is in it is not told";
    EXPECT_EQ(found.at("/path"), "[{\"id\":\"" + desk + "\",\"name\":\"Desk\"}]");
    EXPECT_EQ(lee.get(tree + "/" + lab).at("/isMine"), "true");
    EXPECT_EQ(listed(ito, "others=true"), "") << "who sees all has no others";
}

TEST_F(UnrestrictedOnes, ShowNothingOfWhatIsInThem) {
    EXPECT_EQ(lee.get(tree + "?parentId=" + desk).code(), "account.role_refused");
    EXPECT_EQ(lee.get(tree + "/" + drawer).code(), "virtual_account.unknown");
    EXPECT_EQ(lee.get(tree + "/" + safe).code(), "virtual_account.unknown");
    ito.post(account + "/members", {{"email", "mei@keio.jp"}, {"role", "user"}, {"virtualAccountId", desk}});
    EXPECT_EQ(lee.get(account + "/members?virtualAccountId=" + desk).at("/items"), "[]");
}

TEST_F(UnrestrictedOnes, GiveNobodyAnythingToDoThere) {
    auto admin = member("ada@keio.jp", "admin", lab, true);
    for (const auto* act : {"edit", "addNested", "move", "makeDefault", "remove", "manageMembers"})
        EXPECT_EQ(admin.get(tree + "/" + desk).at("/may/" + std::string{act}), "false") << act;
    EXPECT_EQ(admin.patch(tree + "/" + desk, {{"name", "Mine"}}).code(), "account.role_refused");
    EXPECT_EQ(admin.remove(tree + "/" + desk).code(), "account.role_refused");
    EXPECT_EQ(makes(admin, "Inside", desk).code(), "account.role_refused");
    EXPECT_EQ(admin.patch(tree + "/" + lab, {{"parentId", desk}}).code(), "account.role_refused");
}

TEST_F(UnrestrictedOnes, AreUnknownOutsideTheAccount) {
    EXPECT_EQ(asya.get(tree + "?others=true").code(), "account.members_only");
    EXPECT_EQ(asya.get(tree + "/" + desk).code(), "virtual_account.unknown");
    const auto id = account.substr(account.rfind('/') + 1);
    EXPECT_EQ(asya.post("/access-requests", {{"smartAccountId", id}, {"role", "user"}, {"virtualAccountIds", {desk}}})
                  .fields(),
              "/virtualAccountIds/0 virtual_account.unknown");
}

TEST_F(UnrestrictedOnes, CanBeAskedForByWhoIsInTheAccount) {
    const auto id = account.substr(account.rfind('/') + 1);
    const auto asks = [&](const std::string& what) {
        return lee.post("/access-requests", {{"smartAccountId", id}, {"role", "user"}, {"virtualAccountIds", {what}}});
    };
    EXPECT_EQ(asks(safe).fields(), "/virtualAccountIds/0 virtual_account.unknown");
    EXPECT_EQ(asks(drawer).fields(), "/virtualAccountIds/0 virtual_account.unknown");
    const auto asked = asks(desk);
    ASSERT_EQ(asked.status, 201) << asked.text;
    ASSERT_EQ(ito.post("/access-requests/" + asked.at("/id") + "/decision", {{"verdict", "approved"}}).status, 201);
    EXPECT_EQ(seen_by(lee), "Desk; Lab");
    EXPECT_EQ(listed(lee, "others=true"), "");
}

// ---- making and seeing ----

TEST_F(VirtualAccounts, NestAndAreShownLevelByLevel) {
    const auto lab = made("Lab");
    const auto bench = made("Bench", lab);
    made("Shelf", bench);
    made("Office");
    EXPECT_EQ(seen(), "Default; Lab (Bench (Shelf)); Office");
    const auto shown = ito.get(tree + "/" + bench);
    EXPECT_EQ(shown.at("/path/0/name"), "Lab");
    EXPECT_EQ(shown.at("/path/1/name"), "Bench");
    EXPECT_EQ(shown.at("/depth"), "2");
    EXPECT_EQ(shown.at("/parentId"), lab);
}

TEST_F(VirtualAccounts, SayWhatTheyAreFor) {
    const auto answer = makes("Lab", "",
                              {{"description", "Everything for the lab"},
                               {"tags", {"chemistry", "2027", "chemistry"}},
                               {"endDate", "2027-03-31"}});
    ASSERT_EQ(answer.status, 201) << answer.text;
    EXPECT_EQ(answer.at("/tags"), R"(["chemistry","2027"])");
    EXPECT_EQ(answer.at("/endDate"), "2027-03-31");
    const auto cleared =
        ito.patch(tree + "/" + answer.at("/id"), {{"description", ""}, {"endDate", ""}, {"tags", json::array{}}});
    EXPECT_EQ(cleared.at("/description"), "null");
    EXPECT_EQ(cleared.at("/endDate"), "null");
    EXPECT_EQ(cleared.at("/tags"), "[]");
    EXPECT_EQ(cleared.at("/name"), "Lab") << "what is left out stays";
}

TEST_F(VirtualAccounts, BadOnesAreToldByTheField) {
    EXPECT_EQ(makes("").fields(), "/name field.empty");
    EXPECT_EQ(makes("Lab", "", {{"endDate", "2027-02-30"}}).fields(), "/endDate field.date");
    EXPECT_EQ(makes("Lab", "", {{"endDate", "soon"}}).fields(), "/endDate field.date");
    EXPECT_EQ(makes("Lab", "", {{"tags", json::array(21, "x")}}).fields(), "/tags field.too_many");
    EXPECT_EQ(makes("Lab", "1").fields(), "/parentId virtual_account.unknown");
    EXPECT_EQ(makes("Default").fields(), "/name virtual_account.name_taken");
    EXPECT_EQ(makes("DÉFAULT").fields(), "/name virtual_account.name_taken") << "to the eye it is the same name";
    EXPECT_EQ(seen(), "Default");
}

TEST_F(VirtualAccounts, ANameIsTakenInItsOwnPlaceAlone) {
    const auto lab = made("Lab");
    EXPECT_EQ(makes("Default", lab).status, 201);
    EXPECT_EQ(ito.patch(tree + "/" + lab, {{"name", "default"}}).fields(), "/name virtual_account.name_taken");
    EXPECT_EQ(ito.patch(tree + "/" + lab, {{"name", "LAB"}}).at("/name"), "LAB") << "its own name is no obstacle";
}

TEST_F(VirtualAccounts, OfTwoOfOneNameAtOnceOneIsMade) {
    TestPortal beside{&portal};
    auto other = ito;
    other.at(beside);
    portal.interruption.arm([&] { EXPECT_EQ(makes(other, "Lab").status, 201); });
    EXPECT_EQ(makes("Lab").fields(), "/name virtual_account.name_taken");
    EXPECT_EQ(seen(), "Default; Lab");
}

TEST_F(VirtualAccounts, ComeInPagesByName) {
    for (const auto* name : {"Carp", "Ale", "Élan", "Bar"}) made(name);
    std::string all;
    std::string cursor;
    do {
        const auto page = ito.get(tree + "?limit=2" + (cursor.empty() ? "" : "&cursor=" + cursor));
        for (const auto& item : page.body.at("items").as_array()) all += std::string{item.at("name").as_string()} + ";";
        cursor = page.at("/nextCursor");
    } while (cursor != "null");
    EXPECT_EQ(all, "Ale;Bar;Carp;Default;Élan;");
}

TEST_F(VirtualAccounts, AreFoundByAPartOfTheirName) {
    const auto lab = made("Łab of 100%");
    made("Bench", lab);
    const auto found = ito.get(tree + "?q=LAB");
    EXPECT_EQ(found.at("/items/0/name"), "Łab of 100%");
    EXPECT_EQ(ito.get(tree + "?q=0%25").at("/items/0/name"), "Łab of 100%");
    EXPECT_EQ(ito.get(tree + "?q=b%25h").at("/items"), "[]") << "no pattern";
    EXPECT_EQ(ito.get(tree + "?q=bench").at("/items/0/path/0/name"), "Łab of 100%");
}

// ---- who sees a part of the tree ----

TEST_F(VirtualAccounts, WhoHasARoleInOneSeesThatOneAndNotEvenTheNamesOfOthers) {
    const auto secret = made("Secret project");
    const auto lab = made("Lab", secret);
    made("Bench", lab);
    made("Office");
    auto alone = member("mei@keio.jp", "viewer", lab);
    auto deep = member("ken@keio.jp", "viewer", lab, true);
    EXPECT_EQ(seen_by(alone), "Lab");
    EXPECT_EQ(seen_by(deep), "Lab (Bench)");
    for (auto* who : {&alone, &deep}) {
        EXPECT_THAT(who->get(tree + "/" + lab).text, Not(HasSubstr("Secret")));
        EXPECT_EQ(who->get(tree + "/" + lab).at("/parentId"), "null");
        EXPECT_EQ(who->get(tree + "/" + secret).status, 404);
        EXPECT_EQ(who->get(tree + "?q=secret").at("/items"), "[]");
        EXPECT_EQ(who->get(tree + "?q=office").at("/items"), "[]");
        EXPECT_THAT(who->get(account).text, Not(HasSubstr("Secret")));
    }
    EXPECT_EQ(alone.get(tree + "?parentId=" + lab).status, 403);
    EXPECT_EQ(alone.get(tree + "?q=bench").at("/items"), "[]");
}

TEST_F(VirtualAccounts, WhoHasOneNestedInAnotherOfTheirsSeesItThere) {
    const auto lab = made("Lab");
    const auto bench = made("Bench", lab);
    auto ken = member("ken@keio.jp", "viewer", lab, true);
    EXPECT_EQ(ito.post(account + "/members", {{"email", "ken@keio.jp"}, {"role", "admin"}, {"virtualAccountId", bench}})
                  .status,
              201);
    EXPECT_EQ(seen_by(ken), "Lab (Bench)");
    EXPECT_EQ(ken.get(tree + "/" + lab).at("/may/edit"), "false");
    EXPECT_EQ(ken.get(tree + "/" + bench).at("/may/edit"), "true");
}

TEST_F(VirtualAccounts, TheirNamesAreNothingForOutsiders) {
    made("Secret project");
    auto sam = portal.user("sam@elsewhere.example");
    EXPECT_EQ(sam.get(tree).code(), "account.members_only");
    for (const auto* path : {"", "/directory?q=keio", "/directory?q=secret"})
        EXPECT_THAT(sam.get(*path ? path : account).text, Not(HasSubstr("Secret")));
}

// ---- moving ----

TEST_F(VirtualAccounts, MoveWithAllThatIsNestedInThem) {
    const auto lab = made("Lab");
    const auto bench = made("Bench", lab);
    const auto shelf = made("Shelf", bench);
    const auto office = made("Office");
    EXPECT_EQ(moves(bench, office).status, 200);
    EXPECT_EQ(seen(), "Default; Lab; Office (Bench (Shelf))");
    EXPECT_EQ(ito.get(tree + "/" + shelf).at("/path/0/name"), "Office");
    EXPECT_EQ(ito.patch(tree + "/" + bench, {{"top", true}}).status, 200);
    EXPECT_EQ(seen(), "Bench (Shelf); Default; Lab; Office");
    EXPECT_EQ(ito.get(tree + "/" + shelf).at("/depth"), "2");
}

TEST_F(VirtualAccounts, ARoleGoesWithWhatItIsHeldIn) {
    const auto lab = made("Lab");
    const auto bench = made("Bench", lab);
    const auto office = made("Office");
    auto ken = member("ken@keio.jp", "viewer", lab, true);
    EXPECT_EQ(ken.get(tree + "/" + bench).status, 200);
    moves(bench, office);
    EXPECT_EQ(ken.get(tree + "/" + bench).status, 404);
    moves(office, lab);
    EXPECT_EQ(ken.get(tree + "/" + bench).status, 200);
}

TEST_F(VirtualAccounts, AreNotNestedInThemselves) {
    const auto lab = made("Lab");
    const auto bench = made("Bench", lab);
    EXPECT_EQ(moves(lab, lab).fields(), "/parentId virtual_account.cycle");
    EXPECT_EQ(moves(lab, bench).fields(), "/parentId virtual_account.cycle");
}

TEST_F(VirtualAccounts, TwoThatAreMovedIntoEachOtherAtOnceMakeNoCircle) {
    const auto lab = made("Lab");
    const auto office = made("Office");
    TestPortal beside{&portal};
    auto other = ito;
    other.at(beside);
    portal.interruption.arm([&] { EXPECT_EQ(other.patch(tree + "/" + office, {{"parentId", lab}}).status, 200); });
    EXPECT_EQ(moves(lab, office).fields(), "/parentId virtual_account.cycle");
    EXPECT_EQ(seen(), "Default; Lab (Office)");
}

TEST_F(VirtualAccounts, OneThatIsMadeWhileWhatItIsInIsMovedLiesWhereThatIsNow) {
    const auto lab = made("Lab");
    const auto office = made("Office");
    TestPortal beside{&portal};
    auto other = ito;
    other.at(beside);
    portal.interruption.arm([&] { other.patch(tree + "/" + lab, {{"parentId", office}}); });
    EXPECT_EQ(makes("Bench", lab).at("/path/0/name"), "Office");
}

TEST_F(VirtualAccounts, NestTenDeepAndNoDeeper) {
    std::string deepest;
    std::vector<std::string> all;
    for (int level = 1; level <= 10; ++level) all.push_back(deepest = made("Level " + std::to_string(level), deepest));
    EXPECT_EQ(ito.get(tree + "/" + deepest).at("/depth"), "10");
    EXPECT_EQ(ito.get(tree + "/" + deepest).at("/may/addNested"), "false");
    EXPECT_EQ(makes("Too deep", deepest).fields(), "/parentId virtual_account.depth");
    const auto pair = made("Pair");
    made("In it", pair);
    EXPECT_EQ(moves(pair, all[8]).fields(), "/parentId virtual_account.depth") << "what is nested counts";
    EXPECT_EQ(moves(pair, all[7]).status, 200);
}

TEST_F(VirtualAccounts, MoveByWhoeverRunsBothPlacesAlone) {
    const auto lab = made("Lab");
    const auto bench = made("Bench", lab);
    const auto office = made("Office");
    auto ken = member("ken@keio.jp", "admin", lab, true);
    EXPECT_EQ(ken.patch(tree + "/" + bench, {{"parentId", office}}).status, 422) << "he does not see the office";
    EXPECT_EQ(ken.patch(tree + "/" + bench, {{"top", true}}).status, 403);
    EXPECT_EQ(ken.patch(tree + "/" + lab, {{"top", true}}).status, 403);
    const auto shelf = makes(ken, "Shelf", lab).at("/id");
    EXPECT_EQ(ken.patch(tree + "/" + shelf, {{"parentId", bench}}).status, 200);
}

TEST_F(VirtualAccounts, AreChangedAndMovedInTwoCalls) {
    const auto lab = made("Lab");
    const auto office = made("Office");
    EXPECT_EQ(ito.patch(tree + "/" + lab, {{"parentId", office}, {"name", "Other"}}).fields(),
              "/parentId virtual_account.move_alone");
    EXPECT_EQ(ito.patch(tree + "/" + lab, {{"parentId", office}, {"top", true}}).fields(),
              "/top virtual_account.move_alone");
}

// ---- from which view ----

TEST_F(VirtualAccounts, AreNotChangedFromAnOldView) {
    const auto place = tree + "/" + made("Lab");
    const auto tag = ito.get(place).headers["etag"];
    const auto changes = [&](const std::string& body) {
        return ito.send("PATCH", place, body,
                        {"Content-Type: application/json", "Sec-Fetch-Site: same-origin", "If-Match: " + tag});
    };
    EXPECT_EQ(changes(R"({"name":"Lab One"})").status, 200);
    EXPECT_EQ(changes(R"({"name":"Lab Two"})").status, 412);
    EXPECT_EQ(changes(R"({"top":true})").status, 412);
    EXPECT_EQ(ito.get(place).at("/name"), "Lab One");
}

// ---- the default ----

TEST_F(VirtualAccounts, OneIsTheDefault) {
    const auto lab = makes("Lab", "", {{"isDefault", true}}).at("/id");
    EXPECT_EQ(ito.get(tree + "?q=default").at("/items/0/isDefault"), "false");
    EXPECT_EQ(ito.get(tree + "/" + lab).at("/isDefault"), "true");
    const auto before = ito.get(tree + "?q=default").at("/items/0/id");
    EXPECT_EQ(ito.patch(tree + "/" + before, {{"isDefault", true}}).at("/isDefault"), "true");
    EXPECT_EQ(ito.get(tree + "/" + lab).at("/isDefault"), "false");
    auto ken = member("ken@keio.jp", "admin", lab);
    EXPECT_EQ(ken.patch(tree + "/" + lab, {{"isDefault", true}}).status, 403) << "that is for the whole account";
}

// ---- deleting ----

TEST_F(VirtualAccounts, TheDefaultAndThoseWithOthersInThemStay) {
    const auto lab = made("Lab");
    const auto bench = made("Bench", lab);
    EXPECT_EQ(ito.remove(tree + "/" + lab).code(), "virtual_account.has_nested");
    EXPECT_EQ(ito.remove(tree + "/" + ito.get(tree + "?q=default").at("/items/0/id")).code(),
              "virtual_account.default");
    EXPECT_EQ(ito.remove(tree + "/" + bench).status, 204);
    EXPECT_EQ(ito.remove(tree + "/" + lab).status, 204);
    EXPECT_EQ(seen(), "Default");
    EXPECT_EQ(ito.get(tree + "/" + lab).status, 404);
}

TEST_F(VirtualAccounts, OneThatGetsSomethingNestedMeanwhileStays) {
    const auto lab = made("Lab");
    TestPortal beside{&portal};
    auto other = ito;
    other.at(beside);
    portal.interruption.arm([&] { EXPECT_EQ(makes(other, "Bench", lab).status, 201); });
    EXPECT_EQ(ito.remove(tree + "/" + lab).code(), "virtual_account.has_nested");
}

TEST_F(VirtualAccounts, RolesInOneThatGoesEndOrMove) {
    const auto lab = made("Lab");
    const auto office = made("Office");
    auto mei = member("mei@keio.jp", "viewer", lab);
    auto ken = member("ken@keio.jp", "viewer", lab);
    EXPECT_EQ(
        ito.post(account + "/members", {{"email", "ken@keio.jp"}, {"role", "admin"}, {"virtualAccountId", office}})
            .status,
        201);
    ito.post(account + "/members", {{"email", "gus@guest.example"}, {"role", "user"}, {"virtualAccountId", lab}});
    const auto review = ito.get(tree + "/" + lab + "/deletion");
    EXPECT_EQ(review.at("/members"), "2");
    EXPECT_EQ(review.at("/invitations"), "1");
    EXPECT_EQ(ito.remove(tree + "/" + lab + "?moveTo=1").fields(), "/moveTo virtual_account.unknown");
    EXPECT_EQ(ito.remove(tree + "/" + lab + "?moveTo=" + lab).fields(), "/moveTo virtual_account.unknown");
    EXPECT_EQ(ito.remove(tree + "/" + lab + "?moveTo=" + office).status, 204);
    EXPECT_EQ(seen_by(mei), "Office");
    EXPECT_EQ(ken.get(account).at("/myRoles/0/role"), "admin") << "who has a role there keeps it";
    EXPECT_EQ(ken.get(account).at("/myRoles/1"), "");
    EXPECT_EQ(ito.get(account + "/invitations").at("/items/0/virtualAccountName"), "Office");
    EXPECT_EQ(ito.remove(tree + "/" + office).status, 204);
    EXPECT_EQ(mei.get(tree).status, 403) << "her only role has ended";
    EXPECT_EQ(ito.get(account + "/invitations").at("/items/0/state"), "revoked");
}

TEST_F(VirtualAccounts, OfOneAccountAreNothingInAnother) {
    auto wada = portal.user("it@waseda.jp", "Wada");
    const auto other =
        "/smart-accounts/" +
        wada.approves(asya.files({{"domainIdentifier", "waseda.jp"}, {"approverEmails", {"it@waseda.jp"}}}).at("/id"))
            .at("/smartAccount/id");
    const auto lab = made("Lab");
    EXPECT_EQ(wada.get(other + "/virtual-accounts/" + lab).code(), "virtual_account.unknown");
    EXPECT_EQ(wada.patch(other + "/virtual-accounts/" + lab, {{"name", "Mine"}}).status, 404);
    EXPECT_EQ(wada.remove(other + "/virtual-accounts/" + lab).status, 404);
    EXPECT_EQ(wada.post(other + "/virtual-accounts", {{"name", "Mine"}, {"parentId", lab}}).fields(),
              "/parentId virtual_account.unknown");
    EXPECT_EQ(
        wada.post(other + "/members", {{"email", "x@waseda.jp"}, {"role", "user"}, {"virtualAccountId", lab}}).fields(),
        "/virtualAccountId virtual_account.unknown");
    EXPECT_EQ(wada.get(tree + "/" + lab).status, 404) << "and in this one he has no part";
}

} // namespace
} // namespace deedbox::testing
