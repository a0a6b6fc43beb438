// Who sees what of a request: its requester, whoever is asked or was, the admins of an account that is there already,
// the operator's staff, and everybody else.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct WhoSees : ::testing::Test {
    TestPortal portal;
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser desk = portal.staff("desk@operator.example");

    std::string filed(json::object more = {}) {
        const auto answer = asya.files(std::move(more));
        EXPECT_EQ(answer.status, 201) << answer.text;
        return answer.at("/id");
    }
    static Answer read(Browser& who, const std::string& request) { return who.get("/account-requests/" + request); }
    static std::vector<std::string> members(const Answer& answer, const char* list, const char* member) {
        std::vector<std::string> out;
        for (const auto& item : answer.body.at(list).as_array())
            out.emplace_back(item.at(member).is_string() ? item.at(member).as_string() : "");
        return out;
    }
    static std::vector<std::string> listed(Browser& who, const std::string& order) {
        return members(who.get("/account-requests?as=approver&order=" + order), "items", "id");
    }
    /// The account of keio.jp, active, with Ito as its admin.
    Browser admin_of_keio() {
        auto ito = portal.user("it@keio.jp", "Ito");
        EXPECT_EQ(ito.approves(filed()).status, 201);
        return ito;
    }
    static void restricts(Browser& admin) {
        const auto account = admin.get("/session").at("/user/memberships/0/smartAccountId");
        EXPECT_EQ(admin.patch("/smart-accounts/" + account, {{"visibility", "restricted"}}).status, 200);
    }
    static inline const json::object below_keio{{"domainIdentifier", "ot.keio.jp"},
                                                {"approverEmails", {"lab@keio.jp"}}};
};

TEST_F(WhoSees, RequestsAreFoundByWhatTheySay) {
    const auto keio = filed();
    const auto ecole = filed({{"accountName", "École d’Été 100%"},
                              {"domainIdentifier", "bücher.example"},
                              {"approverEmails", {"it@bücher.example"}}});
    const auto found = [&](Browser& who, const std::string& query) {
        return members(who.get("/account-requests?" + query), "items", "id");
    };
    for (const auto* text : {"keio", "KEIO", "eio.j"})
        EXPECT_THAT(found(asya, std::string{"q="} + text), ElementsAre(keio)) << text;
    for (const auto* text : {"ecole", "%C3%89cole", "ete%20100%25", "xn--", "b%C3%BCcher.example", "CHER-KVA"})
        EXPECT_THAT(found(asya, std::string{"q="} + text), ElementsAre(ecole)) << text;
    EXPECT_THAT(found(asya, "q="), ElementsAre(ecole, keio)) << "nothing typed";
    for (const auto* text : {"e_ole", "%25", "zzz", "%E2%80%98"})
        EXPECT_THAT(found(asya, std::string{"q="} + text).size(), std::string_view{text} == "%25" ? 1 : 0) << text;
    EXPECT_THAT(found(asya, "q=keio&status=declined"), IsEmpty());
    EXPECT_THAT(found(asya, "q=e&order=oldest"), ElementsAre(keio, ecole));
    EXPECT_THAT(found(asya, "q=e&limit=1"), ElementsAre(ecole));
    auto ito = portal.user("it@keio.jp", "Ito");
    EXPECT_THAT(found(ito, "as=approver&q=keio"), ElementsAre(keio));
    EXPECT_THAT(found(ito, "as=approver&q=ecole"), IsEmpty());
    EXPECT_THAT(found(desk, "as=reviewer&q=ecole"), ElementsAre(ecole));
    auto sam = portal.user("sam@elsewhere.example", "Sam");
    for (const auto* as : {"requester", "approver"}) EXPECT_THAT(found(sam, std::string{"q=keio&as="} + as), IsEmpty());
}

TEST_F(WhoSees, WhoFiledARequestDoesNotFindItByANameThatTheAccountGotLater) {
    auto ito = admin_of_keio();
    const auto account = ito.get("/session").at("/user/memberships/0/smartAccountId");
    const auto filed_as = asya.get("/account-requests").at("/items/0/smartAccount/name");
    EXPECT_EQ(ito.patch("/smart-accounts/" + account, {{"name", "Secret Venture"}}).status, 200);
    EXPECT_EQ(asya.get("/account-requests?q=secret").at("/items"), "[]");
    EXPECT_EQ(asya.get("/account-requests?q=" + filed_as.substr(0, 4)).at("/items/0/smartAccount/id"), account);
}

TEST_F(WhoSees, ARequestIsForWhoeverIsConcernedAndTheStaff) {
    const auto request = filed();
    auto ito = portal.user("it@keio.jp");
    auto colleague = portal.user("eve@keio.jp");
    auto stranger = portal.user("sam@elsewhere.example");
    for (auto* concerned : {&asya, &ito, &desk}) EXPECT_EQ(read(*concerned, request).status, 200);
    for (auto* other : {&colleague, &stranger}) {
        EXPECT_EQ(read(*other, request).code(), "request.unknown");
        EXPECT_THAT(listed(*other, "newest"), IsEmpty());
    }
    EXPECT_THAT(listed(ito, "newest"), ElementsAre(request));
    EXPECT_EQ(read(desk, request).at("/approvers/0/email"), "it@keio.jp");
}

TEST_F(WhoSees, WhoeverWaitsForTheReviewAndWasNeverAskedKnowsNothing) {
    const auto request = filed({{"approverEmails", {"boss@gmail.com"}}});
    auto boss = portal.user("boss@gmail.com");
    EXPECT_EQ(read(boss, request).code(), "request.unknown");
    EXPECT_EQ(boss.approves(request).code(), "request.unknown");
    for (const auto* order : {"newest", "oldest"}) EXPECT_THAT(listed(boss, order), IsEmpty()) << order;
    ASSERT_EQ(desk.post("/account-requests/" + request + "/review", {{"verdict", "released"}}).status, 201);
    EXPECT_EQ(read(boss, request).status, 200);
    for (const auto* order : {"newest", "oldest"}) EXPECT_THAT(listed(boss, order), ElementsAre(request)) << order;
}

TEST_F(WhoSees, WhyAReviewerLooksAndWhoWaitsIsForTheStaff) {
    const auto request = filed();
    auto ito = portal.user("it@keio.jp");
    ASSERT_EQ(asya.put("/account-requests/" + request + "/approvers", {{"emails", {"it@keio.jp", "boss@gmail.com"}}})
                  .at("/status"),
              "in_review");
    EXPECT_EQ(read(desk, request).at("/reviewCause"), "mismatch");
    EXPECT_THAT(read(desk, request).at("/waitingApprovers"),
                AllOf(HasSubstr("it@keio.jp"), HasSubstr("boss@gmail.com")));
    for (auto* other : {&asya, &ito}) {
        const auto seen = read(*other, request);
        ASSERT_EQ(seen.status, 200) << "Ito was asked before";
        EXPECT_EQ(seen.at("/reviewCause"), "null");
        EXPECT_EQ(seen.at("/waitingApprovers"), "[]");
    }
}

TEST_F(WhoSees, TheNoteToTheReviewerIsForWhoWroteItAndTheStaff) {
    const auto request = filed({{"noteToReviewer", "They have no mail of their own"}});
    auto ito = portal.user("it@keio.jp");
    EXPECT_EQ(read(asya, request).at("/noteToReviewer"), "They have no mail of their own");
    EXPECT_EQ(read(desk, request).at("/noteToReviewer"), "They have no mail of their own");
    EXPECT_EQ(read(ito, request).at("/noteToReviewer"), "null");
    EXPECT_THAT(ito.get("/account-requests?as=approver").text, Not(HasSubstr("no mail of their own")));
}

TEST_F(WhoSees, AnApproverIsShownTheMailsToThemselvesAlone) {
    const auto request = filed({{"approverEmails", {"it@keio.jp", "boss@keio.jp"}}});
    portal.deliver();
    auto ito = portal.user("it@keio.jp");
    EXPECT_THAT(members(read(ito, request), "mails", "to"), ElementsAre("it@keio.jp"));
    EXPECT_THAT(members(read(ito, request), "approvers", "email"), ElementsAre("it@keio.jp", "boss@keio.jp"));
    for (const auto* approver : {"0", "1"})
        EXPECT_EQ(read(ito, request).at(std::string{"/approvers/"} + approver + "/lastMail"), "null");
    for (auto* who : {&asya, &desk}) {
        EXPECT_THAT(members(read(*who, request), "mails", "to"), ElementsAre("it@keio.jp", "boss@keio.jp"));
        EXPECT_EQ(read(*who, request).at("/approvers/1/lastMail/state"), "sent");
    }
}

TEST_F(WhoSees, AReviewersNameIsNotForThoseWhoAreReviewed) {
    const auto released = filed({{"approverEmails", {"boss@gmail.com"}}});
    ASSERT_EQ(desk.post("/account-requests/" + released + "/review", {{"verdict", "released"}}).status, 201);
    EXPECT_THAT(members(read(asya, released), "history", "by"), ElementsAre("Asya", "the operator’s review"));
    const auto refused = filed({{"domainIdentifier", "waseda.jp"}, {"approverEmails", {"boss@gmail.com"}}});
    ASSERT_EQ(
        desk.post("/account-requests/" + refused + "/review", {{"verdict", "refused"}, {"reason", "No proof"}}).status,
        201);
    const auto seen = read(asya, refused);
    EXPECT_EQ(seen.at("/decision/by"), "the operator’s review");
    EXPECT_THAT(members(seen, "history", "by"), ElementsAre("Asya", "the operator’s review"));
}

TEST_F(WhoSees, NobodyOfTheStaffReviewsTheirOwnRequest) {
    const auto own = desk.files({{"approverEmails", {"boss@gmail.com"}}}).at("/id");
    EXPECT_EQ(read(desk, own).at("/may/review"), "false");
    const auto path = "/account-requests/" + own + "/review";
    EXPECT_EQ(desk.post(path, {{"verdict", "released"}}).code(), "request.own");
    EXPECT_EQ(desk.post(path, {{"verdict", "refused"}, {"reason", "x"}}).code(), "request.own");
    auto second = portal.staff("second@operator.example");
    EXPECT_EQ(read(second, own).at("/may/review"), "true");
}

// ---- asked in the place of others: the admins of an account ----

TEST_F(WhoSees, AnAccountsAdminsAreNamedToThemselvesAndTheStaffAlone) {
    auto ito = admin_of_keio();
    portal.sink.answer_recipient("it@keio.jp", "550 5.1.1 <it@keio.jp>: no such user");
    const auto request = filed(below_keio);
    portal.deliver();
    const auto seen = read(asya, request);
    EXPECT_THAT(members(seen, "approvers", "email"), ElementsAre("lab@keio.jp")) << "whom she named herself";
    EXPECT_EQ(seen.at("/mails/0/to"), "the account’s administrators");
    EXPECT_EQ(seen.at("/mails/0/state"), "bounced");
    EXPECT_EQ(seen.at("/mails/0/detail"), "null") << "the server's words repeat the address";
    for (auto* who : {&ito, &desk}) {
        EXPECT_EQ(read(*who, request).at("/approvers/0/email"), "it@keio.jp");
        EXPECT_EQ(read(*who, request).at("/mails/0/to"), "it@keio.jp");
        EXPECT_THAT(read(*who, request).at("/mails/0/detail"), HasSubstr("no such user"));
    }
    ASSERT_EQ(ito.approves(request).status, 201);
    const auto decided = read(asya, request);
    EXPECT_EQ(decided.at("/decision/by"), "the account’s administrators");
    EXPECT_THAT(members(decided, "history", "by"), ElementsAre("Asya", "the portal", "the account’s administrators"));
    EXPECT_THAT(decided.text, Not(AnyOf(HasSubstr("it@keio.jp"), HasSubstr("Ito"))));
    EXPECT_EQ(read(desk, request).at("/decision/by"), "Ito");
    EXPECT_THAT(members(read(desk, request), "history", "by"), Contains("Ito"));
}

TEST_F(WhoSees, AnAccountThatIsFoundByAllIsNamedInTheRouting) {
    auto ito = admin_of_keio();
    const auto request = filed(below_keio);
    EXPECT_EQ(read(asya, request).at("/routedTo"), "existing_admins");
    EXPECT_EQ(read(asya, request).at("/waitsFor"), "the account’s administrators");
    restricts(ito);
    EXPECT_EQ(read(asya, request).at("/routedTo"), "reviewer");
    EXPECT_EQ(read(asya, request).at("/waitsFor"), "review");
    for (auto* who : {&ito, &desk}) EXPECT_EQ(read(*who, request).at("/routedTo"), "existing_admins");
}

TEST_F(WhoSees, OfARestrictedAccountOutsidersLearnNothing) {
    auto lab = portal.user("lab@keio.jp", "Lab");
    const auto request = filed(below_keio);
    portal.deliver();
    auto ito = admin_of_keio();
    restricts(ito);
    EXPECT_EQ(lab.approves(request).code(), "request.rerouted");
    portal.run_jobs();
    portal.deliver();
    EXPECT_THAT(members(read(asya, request), "history", "act"), ElementsAre("filed"));
    EXPECT_THAT(members(read(lab, request), "history", "act"), IsEmpty()) << "somebody else is asked now";
    for (auto* outsider : {&asya, &lab}) {
        const auto seen = read(*outsider, request);
        EXPECT_EQ(seen.at("/routedTo"), "reviewer");
        EXPECT_THAT(seen.text, Not(AnyOf(HasSubstr("it@keio.jp"), HasSubstr("administrators"), HasSubstr("Ito"))));
    }
    EXPECT_THAT(members(read(ito, request), "history", "act"), ElementsAre("filed", "rerouted"));
    EXPECT_THAT(members(read(desk, request), "history", "act"), ElementsAre("filed", "rerouted"));
}

TEST_F(WhoSees, AdminsOfAVirtualAccountAreNotAskedForTheWhole) {
    admin_of_keio();
    portal.user("lab@keio.jp", "Lab");
    portal.tamper("INSERT INTO members (id, smart_account_id, virtual_account_id, user_id, role, since) "
                  "SELECT 1, v.smart_account_id, v.id, u.id, 'admin', 0 FROM virtual_accounts v, users u "
                  "WHERE u.email = 'lab@keio.jp'");
    const auto request = filed({{"domainIdentifier", "ot.keio.jp"}});
    EXPECT_THAT(members(read(desk, request), "approvers", "email"), ElementsAre("it@keio.jp"));
}

// ---- what a page may offer ----

TEST_F(WhoSees, ThePageOffersWhatTheActWouldTake) {
    const auto may = [&](const std::string& request, const std::string& what) {
        return read(asya, request).at("/may/" + what) == "true";
    };
    const auto open = filed({{"domainIdentifier", "waseda.jp"}, {"approverEmails", {"it@waseda.jp"}}});
    EXPECT_TRUE(may(open, "resend") && may(open, "replaceApprover") && may(open, "withdraw"));
    EXPECT_FALSE(may(open, "requestAgain"));
    const auto approved = filed();
    auto ito = portal.user("it@keio.jp");
    ASSERT_EQ(ito.approves(approved).status, 201);
    EXPECT_FALSE(may(approved, "requestAgain")) << "the account is there";
    const auto routed = filed(below_keio);
    EXPECT_TRUE(may(routed, "resend"));
    EXPECT_FALSE(may(routed, "replaceApprover")) << "the admins decide";
    portal.clock.pass(std::chrono::days{90});
    asya.signs_in("asya@partner.example");
    for (const auto* what : {"resend", "replaceApprover", "withdraw"})
        EXPECT_FALSE(may(open, what)) << what << " is over, though the job has not come yet";
    EXPECT_TRUE(may(open, "requestAgain"));
}

} // namespace
} // namespace deedbox::testing
