// Files of people who are to have roles: read, tried, done row by row, cancelled, forgotten.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using std::chrono::days;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

/// The account of keio.jp, whose admin is Ito, with the Virtual Account Italy, Milan in it, and Spain beside it.
struct MemberImports : ::testing::Test {
    TestPortal portal;
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser ito = portal.user("it@keio.jp", "Ito");
    std::string account = ito.approves(asya.files().at("/id")).at("/smartAccount/id");
    std::string path = "/smart-accounts/" + account;
    std::string imports = path + "/member-imports";
    std::string italy = makes("Italy");
    std::string milan = makes("Milan", italy);
    std::string spain = makes("Spain");

    std::string makes(const std::string& name, const std::string& parent = "") {
        json::object body{{"name", name}};
        if (!parent.empty()) body["parentId"] = parent;
        return ito.post(path + "/virtual-accounts", body).at("/id");
    }
    Answer names(const std::string& email, const std::string& role, json::object more = {}) {
        more["email"] = email;
        more["role"] = role;
        return ito.post(path + "/members", more);
    }
    Answer brings(Browser& who, const std::string& file, const std::string& query = "") {
        return who.send("POST", imports + query, file, {"Content-Type: text/csv", "Sec-Fetch-Site: same-origin"});
    }
    Answer brings(const std::string& file, const std::string& query = "") { return brings(ito, file, query); }
    std::string run(const std::string& file, const std::string& query = "") {
        const auto begun = brings(file, query);
        EXPECT_EQ(begun.status, 202) << begun.text;
        portal.clock.pass(std::chrono::seconds{1}); // the job may just have been there
        portal.run_jobs();
        return imports + "/" + begun.at("/id");
    }
    /// `2 added; 3 refused email.syntax in email`: each row by its line.
    std::string results(const std::string& import, const std::string& query = "") {
        std::string out;
        for (const auto& row : ito.get(import + "/results" + query).body.at("items").as_array()) {
            out += (out.empty() ? "" : "; ") + std::to_string(row.at("line").as_int64()) + " " +
                   std::string{row.at("result").as_string()};
            if (row.at("problem").is_null()) continue;
            const auto& problem = row.at("problem");
            out += " " + std::string{problem.at("code").as_string()};
            if (!problem.at("column").as_string().empty())
                out += " in " + std::string{problem.at("column").as_string()};
        }
        return out;
    }
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
    std::size_t count(const std::string& act) {
        const auto acts = portal.acts();
        return static_cast<std::size_t>(std::ranges::count(acts, act));
    }
};

// ---- what a file does ----

TEST_F(MemberImports, GiveEachRowItsRoleOrItsReason) {
    const auto begun = brings("email,role,virtualAccount,includeNested,note\r\n"
                              "mei@keio.jp,user,,,\r\n"
                              "guest@partner.example,viewer,Italy / Milan,,Welcome\r\n"
                              "lab@keio.jp,ADMIN,italy,yes,\r\n"
                              "nobody,user,,,\r\n"
                              "x@keio.jp,owner,,,\r\n"
                              "x@partner.example,approver,,,\r\n"
                              "y@keio.jp,user,Italy / Rome,,\r\n"
                              "z@keio.jp,user,,true,\r\n"
                              "it@keio.jp,user,,,\r\n");
    ASSERT_EQ(begun.status, 202) << begun.text;
    EXPECT_EQ(begun.header("location"), "/api/v1" + imports + "/" + begun.at("/id"));
    EXPECT_EQ(begun.at("/state"), "running");
    EXPECT_EQ(begun.at("/total"), "9");
    EXPECT_EQ(begun.at("/done"), "3") << "what nothing can come of is refused at once";
    portal.run_jobs();
    const auto import = imports + "/" + begun.at("/id");
    EXPECT_EQ(results(import), "2 added; 3 invited; 4 added; 5 refused email.syntax in email; "
                               "6 refused field.choice in role; 7 refused role.approver_domain in role; "
                               "8 refused virtual_account.unknown in virtualAccount; "
                               "9 refused member.nested_in_nothing in includeNested; 10 refused member.already");
    EXPECT_EQ(people(), "admin lab@keio.jp in Italy with nested, user mei@keio.jp, admin it@keio.jp");
    const auto ended = ito.get(import);
    EXPECT_EQ(ended.at("/state"), "done");
    EXPECT_EQ(ended.at("/counts"), R"({"added":2,"invited":1,"refused":6,"waiting":0})");
    EXPECT_THAT(portal.mail_to("guest@partner.example").text(), HasSubstr("Welcome"));
    EXPECT_EQ(portal.mails_to("mei@keio.jp").size(), 1U);
    EXPECT_EQ(count("member_import.begun"), 1U);
    EXPECT_EQ(count("member_import.ended"), 1U);
    EXPECT_EQ(count("member.added"), 2U);
    EXPECT_EQ(count("member.invited"), 1U);
}

TEST_F(MemberImports, AreReadInWhateverFormASpreadsheetWritesThem) {
    const auto import = run("\xef\xbb\xbfNote;Role;Email\r\n"
                            "\"Two lines,\r\nand a comma\";user;mei@keio.jp\r\n"
                            "\r\n;;\r\n"
                            ";viewer;ken@keio.jp;;\r\n"
                            ";viewer\r\n");
    EXPECT_EQ(results(import), "2 added; 6 added; 7 refused csv.columns");
    EXPECT_EQ(people(), "viewer ken@keio.jp, user mei@keio.jp, admin it@keio.jp");
}

TEST_F(MemberImports, NameAPlaceByItsIdToo) {
    const auto import = run("email,role,virtualAccount\nmei@keio.jp,user," + milan + "\nken@keio.jp,user," + account);
    EXPECT_EQ(results(import), "2 added; 3 refused virtual_account.unknown in virtualAccount");
    EXPECT_THAT(people(), StartsWith("user mei@keio.jp in Milan"));
}

TEST_F(MemberImports, RefuseTheSamePersonForTheSamePlaceASecondTime) {
    const auto file = "email,role,virtualAccount\n"
                      "mei@keio.jp,user,Italy\nMEI+a@keio.jp,viewer,italy\nmei@keio.jp,viewer,\n"
                      "guest@partner.example,user,Italy\nguest@partner.example,user,Spain\n"
                      "mei@keio.jp,viewer," +
                      italy + "\n";
    const auto expected = "2 added; 3 refused member_import.duplicate in email; 4 added; 5 invited; "
                          "6 refused invitation.already; 7 refused member.already";
    EXPECT_EQ(results(run(file, "?dryRun=true")), expected);
    EXPECT_EQ(results(run(file)), expected) << "what was tried is what comes";
}

TEST_F(MemberImports, TriedOutSayWhatWouldComeAndDoNothing) {
    const auto file = "email,role\nmei@keio.jp,user\nguest@partner.example,viewer\nit@keio.jp,user\n";
    const auto tried = run(file, "?dryRun=true");
    EXPECT_EQ(results(tried), "2 added; 3 invited; 4 refused member.already");
    EXPECT_EQ(ito.get(tried).at("/dryRun"), "true");
    EXPECT_EQ(ito.get(tried).at("/state"), "done");
    EXPECT_EQ(people(), "admin it@keio.jp");
    EXPECT_EQ(ito.get(path + "/invitations").at("/items"), "[]");
    EXPECT_THAT(portal.mails_to("guest@partner.example"), IsEmpty());
    EXPECT_THAT(portal.mails_to("mei@keio.jp"), IsEmpty());
    EXPECT_EQ(count("member_import.tried"), 1U);
    EXPECT_EQ(count("member_import.ended"), 0U);
    EXPECT_EQ(results(run(file)), results(tried));
}

// ---- files that cannot be read ----

TEST_F(MemberImports, ThatCannotBeReadAreRefusedAsAWholeWithTheReason) {
    const auto refusal = [&](const std::string& file) {
        const auto refused = brings(file);
        EXPECT_EQ(refused.status, 422) << refused.text;
        return refused.fields() + " " + refused.at("/detail");
    };
    EXPECT_EQ(refusal(""), " csv.empty The file is empty. Its first line names the columns.");
    EXPECT_THAT(refusal("email,role\n"), HasSubstr("csv.no_rows"));
    EXPECT_THAT(refusal("email\nx@keio.jp\n"), StartsWith("/role csv.column_missing"));
    EXPECT_THAT(refusal("email,role,colour\nx,y,z\n"), HasSubstr("“colour”"));
    EXPECT_THAT(refusal("email,role,Email\nx,y,z\n"), StartsWith("/email csv.column_twice"));
    EXPECT_THAT(refusal("email,role\nx@keio.jp,caff\xe8\n"), HasSubstr("Line 2"));
    EXPECT_THAT(refusal("email,role\n\n\"x@keio.jp,user\n"), HasSubstr("line 3"));
    std::string many = "email,role\n";
    for (int i = 0; i < 200'000; ++i) many += "a@b.jp,user\n";
    EXPECT_THAT(refusal(many), HasSubstr("csv.too_many_rows A file may have at most 50,000 rows."));
    EXPECT_EQ(brings(std::string(9 * 1024 * 1024, 'a')).code(), "body.too_large");
    const auto json = ito.post(imports, {{"email", "x@keio.jp"}});
    EXPECT_EQ(json.status, 415);
    EXPECT_THAT(json.at("/detail"), HasSubstr("text/csv"));
    EXPECT_EQ(ito.get(imports).at("/items"), "[]") << "nothing of them is kept";
}

// ---- who may ----

TEST_F(MemberImports, AreOfWhoManagesMembersAndOfNobodyElse) {
    names("mei@keio.jp", "user");
    auto mei = portal.user("mei@keio.jp");
    EXPECT_EQ(brings(asya, "email,role\nx@keio.jp,user\n").code(), "account.members_only");
    EXPECT_EQ(brings(mei, "email,role\nx@keio.jp,user\n").code(), "account.role_refused");
    const auto import = run("email,role\nx@keio.jp,user\n");
    for (const std::string page : {"", "/results", "/results.csv"})
        for (auto* who : {&asya, &mei}) EXPECT_EQ(who->get(import + page).code(), "member_import.unknown") << page;
    EXPECT_EQ(mei.post(import + "/cancellation").code(), "member_import.unknown");
    EXPECT_EQ(mei.get(imports).code(), "account.role_refused");
    auto wada = portal.user("it@b.example");
    const auto request = asya.files({{"domainIdentifier", "b.example"}, {"approverEmails", {"it@b.example"}}});
    const auto others = "/smart-accounts/" + wada.approves(request.at("/id")).at("/smartAccount/id");
    EXPECT_EQ(wada.get(others + import.substr(path.size())).code(), "member_import.unknown")
        << "one account's import is not in another";
}

TEST_F(MemberImports, OfWhoRunsAVirtualAccountGoNoFurtherThanThat) {
    names("mei@keio.jp", "admin", {{"virtualAccountId", italy}, {"includeNested", true}});
    auto mei = portal.user("mei@keio.jp");
    const auto begun = brings(mei, "email,role,virtualAccount\n"
                                   "a@keio.jp,user,Italy / Milan\nb@keio.jp,user,Milan\nc@keio.jp,user,Spain\n"
                                   "d@keio.jp,user,\ne@keio.jp,user,Nowhere\nf@keio.jp,user," +
                                       spain + "\n");
    portal.run_jobs();
    const auto import = imports + "/" + begun.at("/id");
    EXPECT_EQ(results(import), "2 added; 3 refused virtual_account.unknown in virtualAccount; "
                               "4 refused virtual_account.unknown in virtualAccount; 5 refused account.role_refused; "
                               "6 refused virtual_account.unknown in virtualAccount; "
                               "7 refused virtual_account.unknown in virtualAccount")
        << "what she does not see is as what is not there";
    EXPECT_EQ(mei.get(import).status, 200);
    run("email,role\nz@keio.jp,user\n");
    EXPECT_EQ(mei.get(imports).body.at("items").as_array().size(), 1U) << "hers, and not those of others";
    EXPECT_EQ(ito.get(imports).body.at("items").as_array().size(), 2U);
}

TEST_F(MemberImports, NameAPlaceFromTheTopmostThatTheirBringerSees) {
    names("mei@keio.jp", "admin", {{"virtualAccountId", milan}});
    auto mei = portal.user("mei@keio.jp");
    const auto begun = brings(mei, "email,role,virtualAccount\na@keio.jp,user,Milan\nb@keio.jp,user,Italy / Milan\n");
    portal.run_jobs();
    EXPECT_EQ(results(imports + "/" + begun.at("/id")), "2 added; 3 refused virtual_account.unknown in virtualAccount");
    const auto other = makes("Milan", spain);
    names("mei@keio.jp", "admin", {{"virtualAccountId", other}});
    const auto again = brings(mei, "email,role,virtualAccount\nc@keio.jp,user,Milan\nd@keio.jp,user," + other + "\n");
    portal.clock.pass(std::chrono::seconds{1});
    portal.run_jobs();
    EXPECT_EQ(results(imports + "/" + again.at("/id")),
              "2 refused virtual_account.ambiguous in virtualAccount; 3 added");
}

TEST_F(MemberImports, EndWithTheStandingOfWhoBroughtThem) {
    const auto admin = names("mei@keio.jp", "admin").at("/id");
    auto mei = portal.user("mei@keio.jp");
    const auto begun = brings(mei, "email,role\na@keio.jp,user\nb@keio.jp,admin\n");
    ASSERT_EQ(begun.status, 202);
    ito.patch(path + "/members/" + admin, {{"role", "viewer"}});
    portal.run_jobs();
    const auto import = imports + "/" + begun.at("/id");
    EXPECT_EQ(results(import), "2 refused account.role_refused; 3 refused account.role_refused");
    EXPECT_EQ(ito.get(import).at("/state"), "done");
    EXPECT_EQ(mei.get(import).code(), "member_import.unknown");
    EXPECT_THAT(people(), Not(HasSubstr("a@keio.jp")));
}

// ---- two at once, and again ----

TEST_F(MemberImports, RunOneAtATimeInAnAccount) {
    const auto file = "email,role\na@keio.jp,user\n";
    ASSERT_EQ(brings(file).status, 202);
    const auto second = brings("email,role\nb@keio.jp,user\n");
    EXPECT_EQ(second.status, 409);
    EXPECT_EQ(second.code(), "member_import.running");
    EXPECT_EQ(brings(file, "?dryRun=true").status, 202) << "one may be tried meanwhile";
    portal.run_jobs();
    EXPECT_EQ(brings("email,role\nb@keio.jp,user\n").status, 202);
}

TEST_F(MemberImports, BroughtAtOnceAreOne) {
    std::vector<Answer> answers(4);
    std::vector<std::thread> hands;
    for (std::size_t i = 0; i < answers.size(); ++i)
        hands.emplace_back([&, i] {
            auto hand = ito;
            answers[i] = brings(hand, "email,role\na" + std::to_string(i) + "@keio.jp,user\n");
        });
    for (auto& hand : hands) hand.join();
    EXPECT_EQ(std::ranges::count(answers, 202, &Answer::status), 1);
    EXPECT_EQ(std::ranges::count(answers, 409, &Answer::status), 3);
    portal.run_jobs();
    EXPECT_EQ(count("member.added"), 1U);
}

TEST_F(MemberImports, SentAgainWithTheirKeyAreOne) {
    portal.idempotency_key = "once";
    const auto send = [&](const std::string& file) {
        return ito.send("POST", imports, file,
                        {"Content-Type: text/csv", "Sec-Fetch-Site: same-origin", "Idempotency-Key: once"});
    };
    const auto first = send("email,role\na@keio.jp,user\n");
    portal.run_jobs();
    const auto again = send("email,role\na@keio.jp,user\n");
    EXPECT_TRUE(again.is_replay());
    EXPECT_EQ(again.text, first.text);
    EXPECT_EQ(send("email,role\nb@keio.jp,user\n").code(), "idempotency.mismatch");
    EXPECT_EQ(count("member_import.begun"), 1U);
}

TEST_F(MemberImports, OnTwoNodesDoEachRowOnce) {
    std::string file = "email,role\n";
    for (int i = 0; i < 100; ++i) file += "p" + std::to_string(i) + "@keio.jp,user\n";
    const auto begun = brings(file);
    TestPortal node{&portal};
    // As if the lease of the one had run out: both are at it.
    const auto runs = [](TestPortal& at) {
        for (const auto& job : at.portal().calendar().jobs())
            if (job.kind == "member_imports.run") EXPECT_TRUE(at.run(job.run(at.clock.now())));
    };
    std::thread other{[&] { runs(node); }};
    runs(portal);
    other.join();
    EXPECT_EQ(count("member.added"), 100U);
    EXPECT_EQ(count("member_import.ended"), 1U);
    EXPECT_EQ(ito.get(imports + "/" + begun.at("/id")).at("/counts"),
              R"({"added":100,"invited":0,"refused":0,"waiting":0})");
}

TEST_F(MemberImports, GoOnWhereTheyWereWhenTheProgramStartsAgain) {
    std::string file = "email,role\n";
    for (int i = 0; i < 40; ++i) file += "p" + std::to_string(i) + "@keio.jp,user\n";
    const auto begun = brings(file);
    // The first rows are done, and then nothing is written any more.
    portal.tamper("UPDATE member_import_rows SET not_before = 9000000000000 WHERE line > 20");
    portal.run_jobs();
    portal.restart({});
    EXPECT_EQ(ito.get(imports + "/" + begun.at("/id")).at("/done"), "19");
    portal.tamper("UPDATE member_import_rows SET not_before = 0");
    portal.clock.pass(std::chrono::seconds{2});
    portal.run_jobs();
    EXPECT_EQ(count("member.added"), 40U);
    EXPECT_EQ(ito.get(imports + "/" + begun.at("/id")).at("/state"), "done");
}

TEST_F(MemberImports, AreCancelledByWhoeverMayAndOnlyWhileTheyRun) {
    const auto begun = brings("email,role\na@keio.jp,user\nnobody,user\n");
    const auto import = imports + "/" + begun.at("/id");
    EXPECT_EQ(begun.at("/may/cancel"), "true");
    const auto cancelled = ito.post(import + "/cancellation");
    EXPECT_EQ(cancelled.status, 201);
    EXPECT_EQ(cancelled.at("/state"), "cancelled");
    EXPECT_EQ(cancelled.at("/may/cancel"), "false");
    portal.run_jobs();
    EXPECT_EQ(people(), "admin it@keio.jp");
    EXPECT_EQ(ito.post(import + "/cancellation").code(), "member_import.over");
    EXPECT_EQ(results(import, "?only=refused"), "2 waiting; 3 refused email.syntax in email")
        << "what was left can be sent again";
    EXPECT_EQ(brings("email,role\na@keio.jp,user\n").status, 202);
}

// A row on its way when the import is cancelled: it is not done either.
TEST_F(MemberImports, CancelledAtTheLastMomentDoNotDoTheRowOnItsWay) {
    const auto import = imports + "/" + brings("email,role\na@keio.jp,user\n").at("/id");
    TestPortal node{&portal};
    auto there = node.visitor();
    there.cookies = ito.cookies;
    for (const auto& job : portal.portal().calendar().jobs())
        if (job.kind == "member_imports.run") {
            portal.interruption.arm([&] { EXPECT_EQ(there.post(import + "/cancellation").status, 201); });
            EXPECT_TRUE(portal.run(job.run(portal.clock.now())));
        }
    EXPECT_EQ(people(), "admin it@keio.jp");
    EXPECT_EQ(results(import), "2 waiting");
    EXPECT_EQ(ito.get(import).at("/state"), "cancelled");
}

// ---- mails to strangers ----

TEST_F(MemberImports, WaitForAnotherDayWhereMailsToStrangersAreCapped) {
    portal.restart({{"RATE_LIMITS", "on"}, {"MAILS_TO_STRANGERS_PER_SENDER", "2"}});
    const auto import = run("email,role\na@guest.example,user\nb@guest.example,user\nc@guest.example,user\n"
                            "d@keio.jp,user\n");
    EXPECT_EQ(results(import), "2 invited; 3 invited; 4 waiting; 5 added") << "the others are done meanwhile";
    const auto rests = ito.get(import);
    EXPECT_EQ(rests.at("/state"), "running");
    EXPECT_EQ(rests.at("/resumesAt"), "2026-03-03T00:00:00.000Z");
    EXPECT_EQ(portal.mails_to("c@guest.example").size(), 0U);
    portal.clock.pass(days{1});
    portal.run_jobs();
    EXPECT_EQ(results(import), "2 invited; 3 invited; 4 invited; 5 added");
    EXPECT_EQ(ito.get(import).at("/state"), "done");
}

TEST_F(MemberImports, WaitAWeekAtMost) {
    portal.restart({{"RATE_LIMITS", "on"}, {"MAILS_TO_STRANGERS_PER_SENDER", "1"}});
    std::string file = "email,role\n";
    for (int i = 0; i < 10; ++i) file += "p" + std::to_string(i) + "@guest.example,user\n";
    const auto import = run(file);
    for (int day = 0; day < 8; ++day) {
        portal.clock.pass(days{1});
        portal.run_jobs();
    }
    EXPECT_EQ(ito.get(import).at("/state"), "done");
    EXPECT_THAT(results(import), HasSubstr("11 refused mails.too_many.of_sender"));
    EXPECT_EQ(ito.get(import).at("/counts/invited"), "8");
}

// ---- results as a file ----

TEST_F(MemberImports, GiveTheirResultsAsAFileThatRunsNothing) {
    const auto import = run("email,role,virtualAccount,note\n"
                            "mei@keio.jp,user,,\"=HYPERLINK(\"\"x\"\")\"\n"
                            "=cmd|x,user,,-1\n"
                            "ken@keio.jp,user,Rome,\n");
    const auto all = ito.get(import + "/results.csv");
    EXPECT_EQ(all.header("content-type"), "text/csv; charset=utf-8");
    EXPECT_EQ(all.text, "line,email,role,virtualAccount,includeNested,note,result,problem\r\n"
                        "2,mei@keio.jp,user,,,\"'=HYPERLINK(\"\"x\"\")\",added,\r\n"
                        "3,'=cmd|x,user,,,'-1,refused,This is not a mail address. Write it as name@company.com.\r\n"
                        "4,ken@keio.jp,user,Rome,,,refused,There is no such Virtual Account.\r\n");
    EXPECT_THAT(ito.speaks("it").get(import + "/results.csv").text, HasSubstr("Questo Virtual Account non esiste."));
    ito.speaks("en");
    const auto refused = ito.get(import + "/results.csv?only=refused");
    EXPECT_EQ(refused.text, "email,role,virtualAccount,includeNested,note,problem\r\n"
                            "'=cmd|x,user,,,'-1,This is not a mail address. Write it as name@company.com.\r\n"
                            "ken@keio.jp,user,Rome,,,There is no such Virtual Account.\r\n");
    EXPECT_EQ(ito.get(import + "/results?only=others").code(), "field.choice");
    // Corrected, it is sent again as it is: the column with the reason is passed over.
    makes("Rome");
    EXPECT_EQ(results(run(refused.text)), "2 refused email.syntax in email; 3 added");
    EXPECT_EQ(ito.get(imports).body.at("items").as_array().size(), 2U);
}

TEST_F(MemberImports, GiveTheirResultsInPages) {
    std::string file = "email,role\n";
    for (int i = 0; i < 30; ++i) file += "p" + std::to_string(i) + "@keio.jp,user\n";
    const auto import = run(file);
    auto page = ito.get(import + "/results?limit=20");
    EXPECT_EQ(page.body.at("items").as_array().size(), 20U);
    EXPECT_EQ(page.at("/items/19/line"), "21");
    page = ito.get(import + "/results?limit=20&cursor=" + page.at("/nextCursor"));
    EXPECT_EQ(page.body.at("items").as_array().size(), 10U);
    EXPECT_EQ(page.at("/nextCursor"), "null");
}

// ---- what is kept ----

TEST_F(MemberImports, ForgetWhatTheySaidOfPeopleAMonthAfterTheirEnd) {
    const auto import = run("email,role,note\nnobody-knows-me,user,secret\n");
    EXPECT_EQ(ito.get(import).at("/rowsKeptUntil"), "2026-04-01T09:00:01.000Z");
    portal.clock.pass(days{29});
    portal.run_jobs();
    ito.signs_in("it@keio.jp");
    EXPECT_EQ(results(import), "2 refused email.syntax in email");
    portal.clock.pass(days{1});
    portal.run_jobs();
    EXPECT_EQ(results(import), "");
    EXPECT_EQ(ito.get(import).at("/counts/refused"), "1") << "how many there were stays";
    EXPECT_EQ(ito.get(import).at("/rowsKeptUntil"), "null");
    EXPECT_THAT(portal.database_bytes(), Not(HasSubstr("nobody-knows-me,")));
}

// The program ended while the rows came in: nobody was answered, and nothing runs.
TEST_F(MemberImports, ThatNeverArrivedAsAWholeGo) {
    const auto import = run("email,role\na@keio.jp,user\n");
    portal.tamper("UPDATE member_imports SET state = 'arriving', forget_at = created_at + 3600000");
    EXPECT_EQ(ito.get(import).code(), "member_import.unknown");
    EXPECT_EQ(ito.get(imports).at("/items"), "[]");
    portal.clock.pass(std::chrono::hours{2});
    portal.run_jobs();
    EXPECT_THAT(rows_at(portal.location()).at("member_imports"), IsEmpty());
    EXPECT_THAT(rows_at(portal.location()).at("member_import_rows"), IsEmpty());
}

} // namespace
} // namespace deedbox::testing
