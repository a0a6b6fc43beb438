// Somebody asks to become a member of an account; its administrators decide, or a rule of theirs does.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const std::map<std::string, std::string> with_limits{{"RATE_LIMITS", "on"}, {"SESSION_LIFETIME", "9999d"}};

/// How the log tells of a decision.
struct DecidedEvent {
    std::string act;
    std::string because;
    std::optional<std::int64_t> actor_id;
};
BOOST_DESCRIBE_STRUCT(DecidedEvent, (), (act, because, actor_id))
const db::Query<DecidedEvent> decided_events{"SELECT act, because, actor_id FROM events WHERE id > $1 ORDER BY id"};

/// The account of keio.jp, whose admin is Ito, with a Virtual Account Lab; Sam has nothing to do with it.
struct AskingForAccess : ::testing::Test {
    TestPortal portal{{{"SESSION_LIFETIME", "9999d"}}};
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser ito = portal.user("it@keio.jp", "Ito");
    std::string account = ito.approves(asya.files().at("/id")).at("/smartAccount/id");
    std::string path = "/smart-accounts/" + account;
    std::string lab = ito.post(path + "/virtual-accounts", {{"name", "Lab"}}).at("/id");
    Browser sam = portal.user("sam@elsewhere.example", "Sam");

    Answer asks(Browser& who, json::object more = {}) {
        if (!more.contains("role")) more["role"] = "user";
        if (!more.contains("domainIdentifier")) more["smartAccountId"] = account;
        return who.post("/access-requests", more);
    }
    std::string asked(Browser& who, json::object more = {}) {
        const auto answer = asks(who, std::move(more));
        EXPECT_EQ(answer.status, 201) << answer.text;
        return "/access-requests/" + answer.at("/id");
    }
    Answer approves(Browser& who, const std::string& request, json::object more = {}) {
        more["verdict"] = "approved";
        return who.post(request + "/decision", more);
    }
    Answer declines(Browser& who, const std::string& request, json::object more = {}) {
        more["verdict"] = "declined";
        return who.post(request + "/decision", more);
    }
    Answer rules(json::array all) { return ito.put(path + "/access-rules", {{"rules", std::move(all)}}); }
    /// So that his mails are those that a test is about.
    static void wants_no_digest(Browser& who) {
        ASSERT_EQ(who.put("/profile/digest", {{"wanted", false}}).status, 200);
    }
    void is_restricted() { ASSERT_EQ(ito.patch(path, {{"visibility", "restricted"}}).status, 200); }
    /// `user sam@elsewhere.example in Lab with nested, admin it@keio.jp`: newest first.
    std::string people() {
        std::string out;
        for (const auto& one : ito.get(path + "/members").body.at("items").as_array()) {
            out += (out.empty() ? "" : ", ") + std::string{one.at("role").as_string()} + " " +
                   std::string{one.at("email").as_string()};
            if (one.at("virtualAccountName").is_string())
                out += " in " + std::string{one.at("virtualAccountName").as_string()};
            if (one.at("includeNested").as_bool()) out += " with nested";
        }
        return out;
    }
    static std::vector<std::string> each(const Answer& answer, std::string_view member) {
        std::vector<std::string> out;
        for (const auto& one : answer.body.at("items").as_array()) out.emplace_back(one.at(member).as_string());
        return out;
    }
    std::string last_event() { return portal.acts().back(); }
};

// ---- asking ----

TEST_F(AskingForAccess, ReachesEveryAdministratorInTheirWords) {
    ito.post(path + "/members", {{"email", "boss@keio.jp"}, {"role", "admin"}});
    ito.post(path + "/members", {{"email", "mei@keio.jp"}, {"role", "user"}});
    const auto answer = asks(sam, {{"note", "I look after your kilns."}});
    ASSERT_EQ(answer.status, 201) << answer.text;
    EXPECT_EQ(answer.header("location"), "/api/v1/access-requests/" + answer.at("/id"));
    EXPECT_EQ(answer.at("/status"), "pending");
    EXPECT_EQ(answer.at("/smartAccount/domainIdentifier"), "keio.jp");
    EXPECT_EQ(answer.at("/waitsFor"), "the administrators of the account");
    EXPECT_EQ(answer.at("/expiresAt"), "2026-05-31T09:00:00.000Z") << "after 90 days";
    EXPECT_EQ(answer.at("/may/decide") + answer.at("/may/withdraw"), "falsetrue");
    for (const auto* admin : {"it@keio.jp", "boss@keio.jp"}) {
        const auto mail = portal.mail_to(admin);
        EXPECT_EQ(mail.header("Subject"), "Please decide: access to the Smart Account for keio.jp");
        EXPECT_THAT(mail.text(),
                    AllOf(HasSubstr("Sam (sam@elsewhere.example) asks"), HasSubstr("Sam writes:"),
                          HasSubstr("I look after your kilns."), HasSubstr("not an address of your company"),
                          HasSubstr("/access-requests/" + answer.at("/id")), HasSubstr("/stop/")));
    }
    for (const auto& mail : portal.mails_to("mei@keio.jp")) EXPECT_THAT(mail.text(), Not(HasSubstr("Sam")));
    EXPECT_EQ(last_event(), "access_request.filed");
}

TEST_F(AskingForAccess, OfAColleagueWarnsOfNoOutsider) {
    auto mei = portal.user("mei@keio.jp", "Mei");
    EXPECT_EQ(asks(mei).at("/requester/outside"), "false");
    EXPECT_THAT(portal.mail_to("it@keio.jp").text(), Not(HasSubstr("not an address of your company")));
}

TEST_F(AskingForAccess, NamesTheAccountOnceAndARoleThatThereIs) {
    EXPECT_EQ(sam.post("/access-requests", {{"role", "user"}}).fields(), "/domainIdentifier field.missing");
    EXPECT_EQ(
        sam.post("/access-requests", {{"role", "user"}, {"smartAccountId", account}, {"domainIdentifier", "keio.jp"}})
            .fields(),
        "/domainIdentifier access_request.account_twice");
    EXPECT_EQ(asks(sam, {{"role", "owner"}}).fields(), "/role field.choice");
    EXPECT_EQ(asks(sam, {{"role", "approver"}}).fields(), "/role role.approver_domain");
    EXPECT_EQ(asks(sam, {{"note", "See https://evil.example"}}).fields(), "/note text.link");
    EXPECT_EQ(asks(sam, {{"domainIdentifier", "nobody.example"}}).code(), "account.unknown");
    asya.files({{"domainIdentifier", "pending.example"}, {"approverEmails", {"it@pending.example"}}});
    EXPECT_EQ(asks(sam, {{"domainIdentifier", "pending.example"}}).code(), "account.not_active");
    auto mei = portal.user("mei@keio.jp", "Mei");
    EXPECT_EQ(asks(mei, {{"role", "approver"}}).status, 201) << "of the company";
    EXPECT_EQ(asks(sam, {{"domainIdentifier", "keio.jp"}, {"role", "admin"}}).status, 201);
}

TEST_F(AskingForAccess, ByIdIsOnlyForAccountsThatOneMayKnowOf) {
    is_restricted();
    const auto hidden = asks(sam);
    EXPECT_EQ(hidden.status, 404);
    EXPECT_EQ(hidden.text, sam.post("/access-requests", {{"role", "user"}, {"smartAccountId", "4711"}}).text)
        << "as one that is not there";
    EXPECT_EQ(asks(sam, {{"domainIdentifier", "keio"}}).status, 422);
    EXPECT_EQ(asks(sam, {{"domainIdentifier", "keio.jp"}}).status, 201) << "by its complete identifier";
    EXPECT_EQ(sam.get(path).status, 404) << "which shows no more of it";
}

TEST_F(AskingForAccess, AnOutsiderLearnsNothingOfVirtualAccounts) {
    const auto foreign = asks(sam, {{"virtualAccountIds", {lab}}});
    EXPECT_EQ(foreign.fields(), "/virtualAccountIds/0 virtual_account.unknown");
    EXPECT_EQ(foreign.text, asks(sam, {{"virtualAccountIds", {"4711"}}}).text);
    const auto request = asked(sam);
    EXPECT_EQ(approves(ito, request, {{"virtualAccountIds", {lab}}}).at("/decision/virtualAccounts/0/name"), "Lab");
    EXPECT_EQ(sam.get(request).at("/decision/virtualAccounts/0/name"), "Lab") << "they are in it now";
    const auto member = ito.get(path + "/members").at("/items/0/id");
    ASSERT_EQ(ito.remove(path + "/members/" + member).status, 204);
    EXPECT_THAT(sam.get(request).text, Not(HasSubstr("Lab"))) << "and now they are not any more";
}

TEST_F(AskingForAccess, WhoIsInAPartCanAskForMoreAndSeesOnlyTheirOwn) {
    const auto office = ito.post(path + "/virtual-accounts", {{"name", "Office"}}).at("/id");
    auto mei = portal.user("mei@keio.jp", "Mei");
    ito.post(path + "/members", {{"email", "mei@keio.jp"}, {"role", "viewer"}, {"virtualAccountId", lab}});
    EXPECT_EQ(asks(mei, {{"virtualAccountIds", {lab}}}).code(), "member.already");
    EXPECT_EQ(asks(mei, {{"virtualAccountIds", {lab, office}}}).fields(),
              "/virtualAccountIds/1 virtual_account.unknown");
    EXPECT_EQ(asks(mei, {{"virtualAccountIds", {lab}}, {"role", "approver"}}).fields(), "/role role.virtual_account");
    const auto request = asked(mei);
    EXPECT_EQ(approves(ito, request).status, 201);
    EXPECT_EQ(people(), "user mei@keio.jp, viewer mei@keio.jp in Lab, admin it@keio.jp");
}

TEST_F(AskingForAccess, IsOpenOnceForAPersonHoweverTheirAddressIsSpelled) {
    const auto request = asked(sam);
    const auto again = asks(sam, {{"role", "viewer"}});
    EXPECT_EQ(again.code(), "access_request.pending");
    EXPECT_EQ("/access-requests/" + again.at("/accessRequestId"), request);
    auto other = portal.user("sam+two@elsewhere.example", "Sam");
    EXPECT_EQ(asks(other).code(), "access_request.pending");
    sam.post(request + "/withdrawal");
    EXPECT_EQ(asks(sam).status, 201);
}

TEST_F(AskingForAccess, IsDoneOnceWithOneKey) {
    portal.idempotency_key = "once";
    const auto first = asks(sam);
    const auto again = asks(sam);
    portal.idempotency_key.clear();
    EXPECT_EQ(again.at("/id"), first.at("/id"));
    EXPECT_TRUE(again.is_replay());
    EXPECT_THAT(each(ito.get("/access-requests?as=decider"), "id"), SizeIs(1));
}

TEST_F(AskingForAccess, AMemberHasNothingToAskFor) {
    EXPECT_EQ(asks(ito).code(), "member.already");
}

TEST_F(AskingForAccess, IsLimitedByTheDay) {
    auto other = portal.user("sam+two@elsewhere.example", "Sam");
    portal.restart(with_limits);
    for (int i = 0; i < 10; ++i) {
        const auto request = asked(sam);
        ASSERT_EQ(sam.post(request + "/withdrawal").status, 201);
    }
    const auto refused = asks(sam);
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.code(), "access_request.too_many_today");
    EXPECT_EQ(refused.header("retry-after"), "86400");
    EXPECT_EQ(asks(other).code(), "access_request.too_many_today") << "one mailbox is one person";
    portal.clock.pass(days{1});
    EXPECT_EQ(asks(sam).status, 201);
}

TEST_F(AskingForAccess, IsOpenTwentyTimesAtMost) {
    std::vector<std::string> accounts;
    for (int i = 0; i < 21; ++i) {
        const auto domain = "c" + std::to_string(i) + ".example";
        auto admin = portal.user("it@" + domain);
        const auto request = asya.files({{"domainIdentifier", domain}, {"approverEmails", {"it@" + domain}}});
        accounts.push_back(admin.approves(request.at("/id")).at("/smartAccount/id"));
    }
    portal.restart(with_limits);
    for (std::size_t i = 0; i < 20; ++i) {
        if (i == 10) portal.clock.pass(days{1});
        ASSERT_EQ(sam.post("/access-requests", {{"role", "user"}, {"smartAccountId", accounts[i]}}).status, 201);
    }
    portal.clock.pass(days{1});
    EXPECT_EQ(sam.post("/access-requests", {{"role", "user"}, {"smartAccountId", accounts[20]}}).code(),
              "access_request.too_many_open");
}

TEST_F(AskingForAccess, CountsAsOneMailToStrangersHoweverManyAdministratorsThereAre) {
    auto mei = portal.user("mei@keio.jp", "Mei");
    portal.restart({{"RATE_LIMITS", "on"}, {"MAILS_TO_STRANGERS_PER_SENDER", "1"}});
    for (int i = 0; i < 3; ++i)
        ito.post(path + "/members", {{"email", "a" + std::to_string(i) + "@keio.jp"}, {"role", "admin"}});
    const auto request = asked(sam);
    sam.post(request + "/withdrawal");
    EXPECT_EQ(asks(sam).code(), "mails.too_many.of_sender");
    EXPECT_EQ(asks(mei).status, 201) << "of the company";
}

TEST_F(AskingForAccess, SoonAfterADeclineBringsNoMail) {
    declines(ito, asked(sam));
    const auto before = portal.mails_to("it@keio.jp").size();
    const auto request = asked(sam);
    portal.deliver();
    EXPECT_THAT(portal.mails_to("it@keio.jp"), SizeIs(before)) << "nobody is pestered";
    EXPECT_EQ(ito.get("/access-requests?as=decider&status=pending").at("/items/0/may/decide"), "true");
    sam.post(request + "/withdrawal");
    portal.clock.pass(days{7} + seconds{1});
    asked(sam);
    portal.deliver();
    EXPECT_THAT(portal.mails_to("it@keio.jp"), SizeIs(before + 1));
}

// ---- who sees it ----

TEST_F(AskingForAccess, IsSeenByWhoAskedAndByThoseWhoDecideAlone) {
    auto lena = portal.user("lena@keio.jp", "Lena");
    auto una = portal.user("una@keio.jp", "Una");
    auto desk = portal.staff();
    ito.post(path + "/members",
             {{"email", "lena@keio.jp"}, {"role", "admin"}, {"virtualAccountId", lab}, {"includeNested", true}});
    ito.post(path + "/members", {{"email", "una@keio.jp"}, {"role", "approver"}});
    const auto request = asked(sam);
    EXPECT_EQ(sam.get(request).status, 200);
    EXPECT_EQ(ito.get(request).at("/waitsFor"), "you or another administrator of the account");
    for (auto* other : {&lena, &una, &asya, &desk}) {
        EXPECT_EQ(other->get(request).status, 404);
        EXPECT_EQ(approves(*other, request).status, 404);
        EXPECT_EQ(other->post(request + "/withdrawal").status, 404);
        EXPECT_THAT(each(other->get("/access-requests?as=decider"), "id"), IsEmpty());
        EXPECT_THAT(each(other->get("/access-requests"), "id"), IsEmpty());
    }
    EXPECT_EQ(una.get("/access-requests?as=decider&smartAccountId=" + account).code(), "account.role_refused");
    EXPECT_EQ(asya.get("/access-requests?as=decider&smartAccountId=" + account).code(), "account.members_only");
    EXPECT_EQ(portal.visitor().get(request).status, 401);
}

TEST_F(AskingForAccess, IsListedNewestFirstByStatusAndAccount) {
    auto wada = portal.user("it@waseda.jp", "Wada");
    const auto second =
        wada.approves(asya.files({{"domainIdentifier", "waseda.jp"}, {"approverEmails", {"it@waseda.jp"}}}).at("/id"))
            .at("/smartAccount/id");
    const auto first = asked(sam);
    const auto newer =
        "/access-requests/" + sam.post("/access-requests", {{"role", "viewer"}, {"smartAccountId", second}}).at("/id");
    declines(wada, newer, {{"reason", "Not known here."}});
    EXPECT_THAT(each(sam.get("/access-requests"), "role"), ElementsAre("viewer", "user"));
    EXPECT_THAT(each(sam.get("/access-requests?status=declined"), "role"), ElementsAre("viewer"));
    EXPECT_THAT(each(sam.get("/access-requests?smartAccountId=" + account), "role"), ElementsAre("user"));
    const auto page = sam.get("/access-requests?limit=1");
    EXPECT_THAT(each(sam.get("/access-requests?limit=1&cursor=" + page.at("/nextCursor")), "role"),
                ElementsAre("user"));
    EXPECT_THAT(each(ito.get("/access-requests?as=decider"), "role"), ElementsAre("user")) << "of his account alone";
    EXPECT_THAT(each(ito.get("/access-requests"), "role"), IsEmpty());
    EXPECT_EQ(sam.get("/access-requests?as=owner").fields(), "/as field.choice");
    EXPECT_EQ(sam.get("/access-requests?status=open").fields(), "/status field.choice");
    EXPECT_EQ(sam.get("/access-requests?smartAccountId=x").status, 404);
}

TEST_F(AskingForAccess, StandsInTheDirectoryAndOnTheAccountsPage) {
    EXPECT_EQ(sam.get("/directory?q=keio").at("/items/0/may/askForAccess"), "true");
    EXPECT_EQ(sam.get(path).at("/may/askForAccess"), "true");
    EXPECT_EQ(sam.get(path).at("/myAccessRequest"), "null");
    const auto request = asked(sam);
    EXPECT_EQ(sam.get("/directory").at("/items/0/relation"), "access_requested");
    EXPECT_EQ(sam.get("/directory").at("/items/0/may/askForAccess"), "false");
    EXPECT_EQ(sam.get(path).at("/may/askForAccess"), "false");
    EXPECT_EQ("/access-requests/" + sam.get(path).at("/myAccessRequest"), request);
    EXPECT_EQ(ito.get("/directory").at("/items/0/may/askForAccess"), "false") << "a member";
    EXPECT_EQ(ito.get(path).at("/may/askForAccess") + ito.get(path).at("/may/decideAccessRequests"), "falsetrue");
    approves(ito, request, {{"virtualAccountIds", {lab}}});
    EXPECT_EQ(sam.get("/directory?q=keio").at("/items/0/may/askForAccess"), "false") << "in a part of it";
    asya.files({{"domainIdentifier", "pending.example"}, {"accountName", "Soon"}});
    EXPECT_EQ(asya.get("/directory?q=soon").at("/items/0/may/askForAccess"), "false") << "not active yet";
}

TEST_F(AskingForAccess, ForARestrictedAccountIsInOnesOwnDirectoryAlone) {
    is_restricted();
    asked(sam, {{"domainIdentifier", "keio.jp"}});
    EXPECT_EQ(sam.get("/directory").at("/items/0/relation"), "access_requested");
    auto eve = portal.user("eve@elsewhere.example", "Eve");
    EXPECT_EQ(eve.get("/directory").at("/items/0/id"), "");
}

// ---- the decision ----

TEST_F(AskingForAccess, ApprovedMakesAMemberAndTellsThem) {
    const auto request = asked(sam);
    const auto answer = approves(ito, request);
    ASSERT_EQ(answer.status, 201) << answer.text;
    EXPECT_EQ(answer.at("/status") + " by " + answer.at("/decision/by"), "approved by Ito");
    EXPECT_EQ(people(), "user sam@elsewhere.example, admin it@keio.jp");
    EXPECT_EQ(sam.get("/session").at("/user/memberships/0/role"), "user");
    const auto mail = portal.mail_to("sam@elsewhere.example");
    EXPECT_EQ(mail.header("Subject"), "You are now a member of the Smart Account for keio.jp");
    EXPECT_THAT(mail.text(),
                AllOf(HasSubstr("was approved"), HasSubstr("/accounts/" + account), Not(HasSubstr("Ito"))));
    EXPECT_EQ(last_event(), "access_request.approved");
    EXPECT_EQ(approves(ito, request).code(), "access_request.decided");
    EXPECT_EQ(declines(ito, request).code(), "access_request.decided");
    EXPECT_EQ(sam.post(request + "/withdrawal").code(), "access_request.decided");
}

TEST_F(AskingForAccess, ApprovedWithAnotherRoleInPartsOnly) {
    const auto bench = ito.post(path + "/virtual-accounts", {{"name", "Bench"}, {"parentId", lab}}).at("/id");
    const auto request = asked(sam, {{"role", "admin"}});
    const auto answer =
        approves(ito, request, {{"role", "viewer"}, {"virtualAccountIds", {lab, bench, lab}}, {"includeNested", true}});
    ASSERT_EQ(answer.status, 201) << answer.text;
    EXPECT_EQ(answer.at("/role") + " asked, " + answer.at("/decision/role") + " given", "admin asked, viewer given");
    EXPECT_EQ(people(), "viewer sam@elsewhere.example in Bench with nested, viewer sam@elsewhere.example in Lab with "
                        "nested, admin it@keio.jp");
    EXPECT_THAT(portal.mail_to("sam@elsewhere.example").text(),
                AllOf(HasSubstr("viewer, in a part of the account"), Not(HasSubstr("Lab"))));
}

TEST_F(AskingForAccess, BadDecisionsAreToldByTheField) {
    const auto request = asked(sam);
    EXPECT_EQ(approves(ito, request, {{"role", "approver"}}).fields(), "/role role.approver_domain");
    EXPECT_EQ(approves(ito, request, {{"includeNested", true}}).fields(), "/includeNested member.nested_in_nothing");
    EXPECT_EQ(approves(ito, request, {{"virtualAccountIds", {lab, "4711"}}}).fields(),
              "/virtualAccountIds/1 virtual_account.unknown");
    json::array many;
    for (int i = 0; i < 51; ++i) many.emplace_back(lab);
    EXPECT_EQ(approves(ito, request, {{"virtualAccountIds", many}}).fields(), "/virtualAccountIds field.too_many");
    EXPECT_EQ(declines(ito, request, {{"reason", "www.evil.example"}}).fields(), "/reason text.link");
    EXPECT_EQ(people(), "admin it@keio.jp");
    EXPECT_EQ(approves(ito, request).status, 201) << "and none of them is the end of it";
}

TEST_F(AskingForAccess, DeclinedTellsTheReasonAndNotWho) {
    const auto request = asked(sam);
    EXPECT_EQ(declines(ito, request, {{"reason", "Ask your own purchasing."}}).at("/decision/by"), "Ito");
    EXPECT_EQ(people(), "admin it@keio.jp");
    EXPECT_EQ(sam.get(request).at("/decision/reason"), "Ask your own purchasing.");
    EXPECT_EQ(sam.get(request).at("/decision/by"), "null") << "an outsider is not told who runs the account";
    EXPECT_THAT(portal.mail_to("sam@elsewhere.example").text(),
                AllOf(HasSubstr("was declined"), HasSubstr("Ask your own purchasing."), Not(HasSubstr("Ito"))));
    EXPECT_EQ(last_event(), "access_request.declined");
}

TEST_F(AskingForAccess, NobodyDecidesTheirOwnByUserOrByMailbox) {
    const auto request = asked(sam);
    EXPECT_EQ(approves(sam, request).code(), "access_request.own");
    const auto own = portal.user("sam+admin@elsewhere.example", "Sam");
    portal.tamper("INSERT INTO members (id, smart_account_id, user_id, role, since) SELECT id, " + account +
                  ", id, 'admin', 1 FROM users WHERE email IN ('sam+admin@elsewhere.example')");
    auto other = own;
    EXPECT_EQ(approves(other, request).code(), "access_request.own");
    EXPECT_EQ(other.get(request).at("/may/decide"), "false");
    EXPECT_EQ(ito.post(request + "/withdrawal").code(), "access_request.not_requester");
}

TEST_F(AskingForAccess, AFormerAdministratorDecidesAndReadsNothingAnyMore) {
    auto boss = portal.user("boss@keio.jp", "Boss");
    const auto member = ito.post(path + "/members", {{"email", "boss@keio.jp"}, {"role", "admin"}}).at("/id");
    const auto request = asked(sam);
    EXPECT_EQ(boss.get(request).at("/may/decide"), "true");
    ito.remove(path + "/members/" + member);
    EXPECT_EQ(boss.get(request).status, 404);
    EXPECT_EQ(approves(boss, request).status, 404);
    portal.deliver();
    for (const auto& mail : portal.mails_to("boss@keio.jp"))
        EXPECT_THAT(mail.text(), Not(HasSubstr("sam@elsewhere.example"))) << "nor are they mailed of it";
}

TEST_F(AskingForAccess, WaitsOnThoughTheAccountHasNoAdministratorLeft) {
    const auto request = asked(sam);
    portal.tamper("DELETE FROM members WHERE smart_account_id = " + account);
    portal.clock.pass(days{3});
    portal.run_jobs();
    EXPECT_EQ(sam.get(request).at("/status"), "pending");
    portal.clock.pass(days{87});
    portal.run_jobs();
    EXPECT_EQ(sam.get(request).at("/status"), "lapsed");
}

TEST_F(AskingForAccess, WhoBecameAMemberOtherwiseIsToldSoAndTheRequestEndsWithIt) {
    auto mei = portal.user("mei@keio.jp", "Mei");
    const auto request = asked(mei);
    ito.post(path + "/members", {{"email", "mei@keio.jp"}, {"role", "viewer"}});
    EXPECT_EQ(approves(ito, request).code(), "member.already");
    EXPECT_EQ(mei.get(request).at("/status"), "already_member");
    EXPECT_EQ(last_event(), "access_request.already_member");
    EXPECT_EQ(people(), "viewer mei@keio.jp, admin it@keio.jp") << "in the role they have";
    EXPECT_EQ(approves(ito, request).code(), "member.already") << "and so it stays";
    EXPECT_EQ(mei.post(request + "/withdrawal").code(), "member.already");
}

TEST_F(AskingForAccess, WhoHasOnlyAPartOfWhatTheyAskedForGoesOnWaiting) {
    auto mei = portal.user("mei@keio.jp", "Mei");
    const auto request = asked(mei);
    ito.post(path + "/members", {{"email", "mei@keio.jp"}, {"role", "viewer"}, {"virtualAccountId", lab}});
    EXPECT_EQ(approves(ito, request, {{"virtualAccountIds", {lab}}}).code(), "member.already");
    EXPECT_EQ(mei.get(request).at("/status"), "pending");
    const auto office = ito.post(path + "/virtual-accounts", {{"name", "Office"}}).at("/id");
    EXPECT_EQ(approves(ito, request, {{"virtualAccountIds", {lab, office}}}).status, 201);
    EXPECT_EQ(people(), "user mei@keio.jp in Office, viewer mei@keio.jp in Lab, admin it@keio.jp");
}

TEST_F(AskingForAccess, ForAPartThatIsGoneIsNeverTheWholeAccount) {
    auto mei = portal.user("mei@keio.jp", "Mei");
    ito.post(path + "/members", {{"email", "mei@keio.jp"}, {"role", "viewer"}});
    const auto request = asked(mei, {{"role", "admin"}, {"virtualAccountIds", {lab}}});
    ASSERT_EQ(ito.remove(path + "/virtual-accounts/" + lab).status, 204);
    EXPECT_EQ(ito.get(request).at("/scope"), "virtual_account");
    EXPECT_EQ(approves(ito, request).fields(), "/virtualAccountIds/0 virtual_account.unknown");
    EXPECT_EQ(people(), "viewer mei@keio.jp, admin it@keio.jp");
}

TEST_F(AskingForAccess, ANewAdministratorIsAskedWhatOthersAreAskedToo) {
    const auto request = asked(sam, {{"role", "admin"}});
    asya.files({{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"it@keio.jp"}}});
    EXPECT_EQ(approves(ito, request).status, 201);
    portal.run_jobs();
    EXPECT_EQ(sam.get("/account-requests?as=approver").at("/items/0/smartAccount/domainIdentifier"), "ot.keio.jp");
}

// ---- its end without a decision ----

TEST_F(AskingForAccess, WithdrawnIsOverWithoutAMail) {
    const auto request = asked(sam);
    const auto answer = sam.post(request + "/withdrawal", {{"reason", "Not needed."}});
    EXPECT_EQ(answer.status, 201) << answer.text;
    EXPECT_EQ(answer.at("/status") + ": " + answer.at("/withdrawalReason"), "withdrawn: Not needed.");
    EXPECT_EQ(approves(ito, request).code(), "access_request.withdrawn");
    EXPECT_EQ(sam.post(request + "/withdrawal").code(), "access_request.withdrawn");
    EXPECT_EQ(last_event(), "access_request.withdrawn");
    portal.deliver();
    EXPECT_THAT(portal.mails_to("it@keio.jp").back().text(), Not(HasSubstr("Sam"))) << "what waited is not sent";
}

TEST_F(AskingForAccess, RemindsAfterThreeAndFourteenDaysAndLapsesAfterNinety) {
    wants_no_digest(ito);
    const auto request = asked(sam);
    const auto mails = [&] {
        portal.run_jobs();
        portal.deliver();
        return portal.mails_to("it@keio.jp").size();
    };
    const auto first = mails();
    portal.clock.pass(days{3} - seconds{1});
    EXPECT_EQ(mails(), first);
    portal.clock.pass(hours{1});
    EXPECT_EQ(mails(), first + 1);
    EXPECT_THAT(portal.mail_to("it@keio.jp").header("Subject"), HasSubstr("Reminder"));
    EXPECT_EQ(mails(), first + 1) << "once";
    portal.clock.pass(days{11});
    EXPECT_EQ(mails(), first + 2);
    portal.clock.pass(days{76} - hours{1});
    EXPECT_EQ(sam.get(request).at("/status"), "pending");
    portal.clock.pass(hours{1});
    EXPECT_EQ(approves(ito, request).status, 410) << "from that moment on, whenever the job comes";
    EXPECT_EQ(sam.get(request).at("/waitsFor"), "null");
    EXPECT_EQ(mails(), first + 2);
    EXPECT_EQ(sam.get(request).at("/status"), "lapsed");
    EXPECT_EQ(approves(ito, request).code(), "access_request.lapsed");
    EXPECT_EQ(sam.post(request + "/withdrawal").status, 410);
    EXPECT_THAT(portal.mail_to("sam@elsewhere.example").header("Subject"), HasSubstr("has lapsed"));
    EXPECT_EQ(asks(sam).status, 201) << "they can ask again";
}

TEST_F(AskingForAccess, OneReminderMakesUpForAllThatWereMissed) {
    wants_no_digest(ito);
    asked(sam);
    portal.run_jobs();
    portal.deliver();
    const auto before = portal.mails_to("it@keio.jp").size();
    portal.clock.pass(days{20});
    for (int i = 0; i < 3; ++i) portal.run_jobs();
    portal.deliver();
    EXPECT_THAT(portal.mails_to("it@keio.jp"), SizeIs(before + 1));
}

TEST_F(AskingForAccess, LivesAsLongAsTheSettingSays) {
    portal.restart({{"ACCESS_REQUEST_LIFETIME", "2d"}, {"SESSION_LIFETIME", "9999d"}});
    const auto request = asked(sam);
    portal.clock.pass(days{2});
    portal.run_jobs();
    EXPECT_EQ(sam.get(request).at("/status"), "lapsed");
    EXPECT_THAT(portal.acts(), Not(Contains("access_request.reminded"))) << "there was no time for it";
}

// ---- rules ----

TEST_F(AskingForAccess, ARuleThatApprovesMakesColleaguesMembersAtOnce) {
    const auto set = rules({{{"domain", "keio.jp"}, {"verdict", "approved"}, {"role", "user"}}});
    ASSERT_EQ(set.status, 200) << set.text;
    EXPECT_EQ(set.at("/domains/0"), "keio.jp");
    EXPECT_EQ(last_event(), "access_rules.changed");
    auto mei = portal.user("mei@ml.keio.jp", "Mei");
    portal.deliver();
    const auto before = portal.mails_to("it@keio.jp").size();
    const auto answer = asks(mei);
    EXPECT_EQ(answer.at("/status"), "approved") << answer.text;
    EXPECT_EQ(answer.at("/decision/byRule"), "true");
    EXPECT_EQ(answer.at("/decision/by"), "null");
    EXPECT_EQ(people(), "user mei@ml.keio.jp, admin it@keio.jp");
    EXPECT_THAT(portal.mail_to("mei@ml.keio.jp").text(), HasSubstr("A rule of the account decided"));
    EXPECT_THAT(portal.mails_to("it@keio.jp"), SizeIs(before)) << "nobody is asked";
    const auto acts = portal.acts();
    EXPECT_EQ(acts[acts.size() - 2] + ", " + acts.back(), "access_request.filed, access_request.approved");
    EXPECT_EQ(asks(sam).at("/status"), "pending") << "others wait";
}

TEST_F(AskingForAccess, ARulesEventSaysThatNobodyDidIt) {
    rules({{{"domain", "elsewhere.example"}, {"verdict", "declined"}}});
    asked(sam);
    const auto declined = portal.run(portal.portal().database().all(decided_events, std::int64_t{0}))->back();
    EXPECT_EQ(declined.act + " because of " + declined.because, "access_request.declined because of access_rule");
    EXPECT_FALSE(declined.actor_id);
}

TEST_F(AskingForAccess, ARuleGivesNoMoreThanIsAskedForAndNeverAnAdministrator) {
    EXPECT_EQ(rules({{{"domain", "keio.jp"}, {"verdict", "approved"}, {"role", "admin"}}}).fields(),
              "/rules/0/role field.choice");
    rules({{{"domain", "keio.jp"}, {"verdict", "approved"}, {"role", "user"}}});
    auto ann = portal.user("ann@keio.jp", "Ann");
    auto bea = portal.user("bea@keio.jp", "Bea");
    EXPECT_EQ(asks(ann, {{"role", "viewer"}}).at("/decision/role"), "viewer");
    for (const auto* role : {"admin", "approver"}) {
        const auto answer = asks(bea, {{"role", role}});
        EXPECT_EQ(answer.at("/status"), "pending") << role << " waits for somebody";
        bea.post("/access-requests/" + answer.at("/id") + "/withdrawal");
    }
    rules({{{"domain", "keio.jp"}, {"verdict", "approved"}, {"role", "viewer"}}});
    EXPECT_EQ(asks(bea).at("/decision/role"), "viewer") << "and less, where the rule says so";
    EXPECT_EQ(people(), "viewer bea@keio.jp, viewer ann@keio.jp, admin it@keio.jp");
}

TEST_F(AskingForAccess, ARuleCanGiveAPartAndDoesNotDecideOnceThatIsGone) {
    rules({{{"domain", "keio.jp"}, {"verdict", "approved"}, {"role", "user"}, {"virtualAccountIds", {lab}}}});
    auto mei = portal.user("mei@keio.jp", "Mei");
    EXPECT_EQ(asks(mei).at("/status"), "approved");
    EXPECT_EQ(people(), "user mei@keio.jp in Lab, admin it@keio.jp");
    EXPECT_EQ(ito.get(path + "/access-rules").at("/virtualAccounts/0/name"), "Lab");
    ito.remove(path + "/virtual-accounts/" + lab);
    auto lena = portal.user("lena@keio.jp", "Lena");
    EXPECT_EQ(asks(lena).at("/status"), "pending");
    EXPECT_EQ(ito.get(path + "/access-rules").at("/virtualAccounts/0"), "");
}

TEST_F(AskingForAccess, ARuleThatDeclinesTellsTheRequesterAndNobodyElse) {
    rules({{{"domain", "elsewhere.example"}, {"verdict", "declined"}}});
    portal.deliver();
    const auto before = portal.mails_to("it@keio.jp").size();
    EXPECT_EQ(asks(sam).at("/status"), "declined");
    EXPECT_THAT(portal.mail_to("sam@elsewhere.example").text(), HasSubstr("A rule of the account decided"));
    EXPECT_THAT(portal.mails_to("it@keio.jp"), SizeIs(before));
    auto below = portal.user("eve@mail.elsewhere.example", "Eve");
    auto beside = portal.user("ann@notelsewhere.example", "Ann");
    EXPECT_EQ(asks(below).at("/status"), "declined") << "it is about what lies below, too";
    EXPECT_EQ(asks(beside).at("/status"), "pending");
}

TEST_F(AskingForAccess, TheFirstRuleThatMatchesCounts) {
    rules({{{"domain", "guests.keio.jp"}, {"verdict", "declined"}},
           {{"domain", "keio.jp"}, {"verdict", "approved"}, {"role", "viewer"}}});
    auto guest = portal.user("gus@guests.keio.jp", "Gus");
    auto mei = portal.user("mei@keio.jp", "Mei");
    EXPECT_EQ(asks(guest).at("/status"), "declined");
    EXPECT_EQ(asks(mei).at("/status"), "approved");
}

TEST_F(AskingForAccess, NoRuleApprovesForStudentsAndOthersWhoseMailProvesNothing) {
    rules({{{"domain", "keio.jp"}, {"verdict", "approved"}}});
    auto student = portal.user("stu@students.keio.jp", "Stu");
    EXPECT_EQ(asks(student).at("/status"), "pending");
}

TEST_F(AskingForAccess, BadRulesAreToldByTheField) {
    EXPECT_EQ(rules({{{"domain", "partner.example"}, {"verdict", "approved"}}}).fields(),
              "/rules/0/domain access_rule.domain_not_own");
    EXPECT_EQ(rules({{{"domain", "gmail.com"}, {"verdict", "approved"}}}).fields(),
              "/rules/0/domain access_rule.domain_not_own");
    EXPECT_EQ(rules({{{"domain", "gmail.com"}, {"verdict", "declined"}}}).status, 200) << "anybody can be declined";
    EXPECT_EQ(rules({{{"domain", "x.example"}, {"verdict", "declined"}, {"role", "user"}}}).fields(),
              "/rules/0/role access_rule.declined_gives_nothing");
    EXPECT_EQ(rules({{{"domain", "x.example"}, {"verdict", "declined"}, {"virtualAccountIds", {lab}}}}).fields(),
              "/rules/0/virtualAccountIds access_rule.declined_gives_nothing");
    EXPECT_EQ(
        rules({{{"domain", "x.example"}, {"verdict", "declined"}}, {{"domain", "X.example"}, {"verdict", "declined"}}})
            .fields(),
        "/rules/1/domain access_rule.duplicate");
    EXPECT_EQ(rules({{{"domain", "keio.jp"}, {"verdict", "approved"}, {"virtualAccountIds", {"4711"}}}}).fields(),
              "/rules/0/virtualAccountIds/0 virtual_account.unknown");
    EXPECT_EQ(rules({{{"domain", "not a domain"}, {"verdict", "declined"}}}).fields(), "/rules/0/domain domain.syntax");
    json::array many;
    for (int i = 0; i < 51; ++i)
        many.push_back(json::object{{"domain", "d" + std::to_string(i) + ".example"}, {"verdict", "declined"}});
    EXPECT_EQ(rules(many).fields(), "/rules field.too_many");
}

TEST_F(AskingForAccess, NoRuleApprovesWhereMailIsNotTheStaffsAlone) {
    auto admin = portal.user("it@tim.it", "Tim");
    auto desk = portal.staff();
    const auto request = asya.files({{"domainIdentifier", "tim.it"}, {"approverEmails", {"it@tim.it"}}}).at("/id");
    desk.post("/account-requests/" + request + "/review", {{"verdict", "released"}});
    const auto tim = admin.approves(request).at("/smartAccount/id");
    EXPECT_EQ(admin
                  .put("/smart-accounts/" + tim + "/access-rules",
                       {{"rules", {{{"domain", "tim.it"}, {"verdict", "approved"}}}}})
                  .fields(),
              "/rules/0/domain access_rule.domain_shared");
    EXPECT_THAT(admin.get("/smart-accounts/" + tim + "/access-rules").text, HasSubstr(R"("domains":[])"));
}

TEST_F(AskingForAccess, RulesAreForTheAdministratorsAndChangedAsTheyWereSeen) {
    auto una = portal.user("una@keio.jp", "Una");
    ito.post(path + "/members", {{"email", "una@keio.jp"}, {"role", "approver"}});
    EXPECT_EQ(una.get(path + "/access-rules").code(), "account.role_refused");
    EXPECT_EQ(sam.get(path + "/access-rules").code(), "account.members_only");
    EXPECT_EQ(una.put(path + "/access-rules", {{"rules", json::array{}}}).code(), "account.role_refused");
    const auto puts = [&](const std::string& tag, const char* domain) {
        return ito.send("PUT", path + "/access-rules",
                        R"({"rules":[{"domain":")" + std::string{domain} + R"(","verdict":"declined"}]})",
                        {"Content-Type: application/json", "Sec-Fetch-Site: same-origin", "If-Match: " + tag});
    };
    const auto seen = ito.get(path + "/access-rules").header("etag");
    EXPECT_EQ(puts(seen, "one.example").status, 200);
    EXPECT_EQ(puts(seen, "two.example").code(), "precondition.failed");
    const auto log = portal.acts().size();
    EXPECT_EQ(puts(ito.get(path + "/access-rules").header("etag"), "one.example").status, 200);
    EXPECT_THAT(portal.acts(), SizeIs(log)) << "no difference leaves no trace";
    EXPECT_EQ(ito.get(path + "/access-rules").at("/rules/0/domain"), "one.example");
}

TEST_F(AskingForAccess, OthersAreNotDecidedWhileNobodyMadeARule) {
    auto mei = portal.user("mei@keio.jp", "Mei");
    EXPECT_EQ(asks(mei).at("/status"), "pending") << "rules are switched on by somebody";
}

// ---- two at once ----

struct AccessRace : ::testing::Test {
    std::map<std::string, std::string> settings{{"SESSION_LIFETIME", "9999d"}};
    TestPortal portal{settings};
    TestPortal beside{&portal, settings};
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser ito = portal.user("it@keio.jp", "Ito");
    Browser boss = portal.user("boss@keio.jp", "Boss");
    Browser mei = portal.user("mei@keio.jp", "Mei");
    std::string account = ito.approves(asya.files().at("/id")).at("/smartAccount/id");
    std::string path = "/smart-accounts/" + account;
    std::string bosss = ito.post(path + "/members", {{"email", "boss@keio.jp"}, {"role", "admin"}}).at("/id");
    std::string request = files(portal);

    std::string files(TestPortal& at) {
        const auto answer =
            Browser{mei}.at(at).post("/access-requests", {{"smartAccountId", account}, {"role", "user"}});
        return answer.status == 201 ? "/access-requests/" + answer.at("/id") : answer.code();
    }
    static std::string told(const Answer& answer) {
        return std::to_string(answer.status) + (answer.code().empty() ? "" : " " + answer.code());
    }
    std::string decides(Browser who, TestPortal& at, const char* verdict) {
        return told(who.at(at).post(request + "/decision", {{"verdict", verdict}}));
    }
    std::string ran(TestPortal& at, std::string_view kind) {
        const auto& jobs = at.portal().calendar().jobs();
        const auto outcome = at.run(std::ranges::find(jobs, kind, &jobs::Job::kind)->run(at.clock.now()));
        return outcome ? "done" : outcome.error().code;
    }
    /// What the act answers that was overtaken by the rival, and what became of the request.
    template <class Act, class Rival>
    std::string outcome(Act act, Rival rival) {
        std::string rivals = "not asked";
        portal.interruption.arm([&] { rivals = rival(beside); });
        const auto acts = act(portal);
        portal.interruption.arm({});
        return acts + "; rival " + rivals + "; " + mei.get(request).at("/status") + "; " +
               std::to_string(ito.get(path + "/members?q=mei").body.at("items").as_array().size()) + " member";
    }
};

TEST_F(AccessRace, HasOneOutcome) {
    const auto approve = [&](TestPortal& at) { return decides(ito, at, "approved"); };
    const auto approve_too = [&](TestPortal& at) { return decides(boss, at, "approved"); };
    EXPECT_EQ(outcome(approve, approve_too), "409 access_request.decided; rival 201; approved; 1 member");
}

TEST_F(AccessRace, ADeclineAgainstAnApproval) {
    const auto approve = [&](TestPortal& at) { return decides(ito, at, "approved"); };
    const auto decline = [&](TestPortal& at) { return decides(boss, at, "declined"); };
    EXPECT_EQ(outcome(approve, decline), "409 access_request.decided; rival 201; declined; 0 member");
}

TEST_F(AccessRace, AnApprovalAgainstADecline) {
    const auto approve = [&](TestPortal& at) { return decides(boss, at, "approved"); };
    const auto decline = [&](TestPortal& at) { return decides(ito, at, "declined"); };
    EXPECT_EQ(outcome(decline, approve), "409 access_request.decided; rival 201; approved; 1 member");
}

TEST_F(AccessRace, AWithdrawalAgainstAnApproval) {
    const auto approve = [&](TestPortal& at) { return decides(ito, at, "approved"); };
    const auto withdraw = [&](TestPortal& at) { return told(Browser{mei}.at(at).post(request + "/withdrawal")); };
    EXPECT_EQ(outcome(approve, withdraw), "409 access_request.withdrawn; rival 201; withdrawn; 0 member");
    request = files(portal);
    EXPECT_EQ(outcome(withdraw, approve), "409 access_request.decided; rival 201; approved; 1 member");
}

TEST_F(AccessRace, TheRemovalOfWhoDecidesAgainstTheirDecision) {
    const auto remove = [&](TestPortal& at) { return told(Browser{ito}.at(at).remove(path + "/members/" + bosss)); };
    for (const auto* verdict : {"approved", "declined"}) {
        const auto decide = [&](TestPortal& at) { return decides(boss, at, verdict); };
        EXPECT_EQ(outcome(decide, remove), "404 access_request.unknown; rival 204; pending; 0 member") << verdict;
        bosss = ito.post(path + "/members", {{"email", "boss@keio.jp"}, {"role", "admin"}}).at("/id");
    }
}

TEST_F(AccessRace, ALapseAgainstADecision) {
    portal.clock.pass(days{90} - seconds{1});
    beside.clock.pass(days{90} - seconds{1});
    const auto lapse = [&](TestPortal& at) {
        at.clock.pass(seconds{1});
        return ran(at, "access_requests.lapse");
    };
    const auto approve = [&](TestPortal& at) { return decides(ito, at, "approved"); };
    EXPECT_EQ(outcome(approve, lapse), "410 access_request.lapsed; rival done; lapsed; 0 member");
}

TEST_F(AccessRace, ADecisionAgainstALapse) {
    portal.clock.pass(days{90});
    beside.clock.pass(days{90} - seconds{1});
    const auto lapse = [&](TestPortal& at) { return ran(at, "access_requests.lapse"); };
    const auto approve = [&](TestPortal& at) { return decides(ito, at, "approved"); };
    EXPECT_EQ(outcome(lapse, approve), "done; rival 201; approved; 1 member");
}

TEST_F(AccessRace, AnotherWayInAgainstAnApproval) {
    const auto approve = [&](TestPortal& at) { return decides(ito, at, "approved"); };
    const auto add = [&](TestPortal& at) {
        return told(Browser{boss}.at(at).post(path + "/members", {{"email", "mei@keio.jp"}, {"role", "viewer"}}));
    };
    EXPECT_EQ(outcome(approve, add), "409 member.already; rival 201; already_member; 1 member");
}

TEST_F(AccessRace, AReminderAgainstADecision) {
    portal.clock.pass(days{3});
    const auto remind = [&](TestPortal& at) { return ran(at, "access_requests.remind"); };
    const auto approve = [&](TestPortal& at) { return decides(ito, at, "approved"); };
    EXPECT_EQ(outcome(remind, approve), "done; rival 201; approved; 1 member");
    EXPECT_THAT(portal.acts(), Not(Contains("access_request.reminded")));
}

TEST_F(AccessRace, TwoFilingsOfOnePerson) {
    mei.post(request + "/withdrawal");
    std::string rivals;
    portal.interruption.arm([&] { rivals = files(beside); });
    EXPECT_EQ(files(portal), "access_request.pending");
    portal.interruption.arm({});
    EXPECT_THAT(rivals, HasSubstr("/access-requests/"));
}

TEST_F(AccessRace, ANewRuleAgainstAFiling) {
    mei.post(request + "/withdrawal");
    portal.interruption.arm([&] {
        Browser{ito}.at(beside).put(path + "/access-rules",
                                    {{"rules", {{{"domain", "keio.jp"}, {"verdict", "declined"}}}}});
    });
    request = files(portal);
    portal.interruption.arm({});
    EXPECT_EQ(mei.get(request).at("/status"), "declined") << "by the rule that is in force when it is filed";
}

TEST_F(AccessRace, TwoChangesOfTheRules) {
    const auto puts = [&](TestPortal& at, Browser who, const std::string& tag, const char* domain) {
        return told(
            who.at(at).send("PUT", path + "/access-rules",
                            R"({"rules":[{"domain":")" + std::string{domain} + R"(","verdict":"declined"}]})",
                            {"Content-Type: application/json", "Sec-Fetch-Site: same-origin", "If-Match: " + tag}));
    };
    for (const auto* domain : {"two.example", "four.example"}) {
        const auto tag = ito.get(path + "/access-rules").header("etag");
        std::string rivals;
        portal.interruption.arm([&] { rivals = puts(beside, boss, tag, domain); });
        const auto mine = puts(portal, ito, tag, "one.example");
        portal.interruption.arm({});
        EXPECT_EQ(mine + ", " + rivals, "412 precondition.failed, 200");
    }
}

} // namespace
} // namespace deedbox::testing
