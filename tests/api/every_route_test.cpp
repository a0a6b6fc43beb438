// Walks the route table: a route without its permission cases, or a changing one without its event, fails here.
#include "support/name_server.h"
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace deedbox::testing {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

/// An event with one of its subjects.
struct ToldEvent {
    std::string act;
    std::optional<std::string> personal;
    std::optional<SubjectKind> kind;
};
BOOST_DESCRIBE_STRUCT(ToldEvent, (), (act, personal, kind))
const db::Query<ToldEvent> told_events{R"(
    SELECT e.act, e.personal, s.kind FROM events e LEFT JOIN event_subjects s ON s.event_id = e.id
    WHERE e.id > $1 ORDER BY e.id)"};

/// Who is asked for in a case, and the status that they get when the body is empty and every id is one that is not
/// there.
struct PermissionCase {
    int visitor;
    int user;
    int staff;
};

// 401 nobody is signed in · 403 not allowed · 404 allowed to ask, but there is nothing · 422 allowed, and the body is
// read.
const std::map<std::string, PermissionCase> permission_cases = {
    {"GET /portal", {200, 200, 200}},
    {"POST /sign-ups", {422, 422, 422}},
    {"POST /email-verifications", {422, 422, 422}},
    {"POST /sessions", {422, 422, 422}},
    {"GET /session", {401, 200, 200}},
    {"DELETE /session", {401, 204, 204}},
    {"POST /password-resets", {422, 422, 422}},
    {"PUT /password-resets/{token}", {422, 422, 422}},
    {"POST /sign-in-links/{token}", {422, 422, 422}},
    {"PATCH /profile", {401, 200, 200}},
    {"PUT /profile/password", {401, 422, 422}},
    {"GET /profile/sessions", {401, 200, 200}},
    {"DELETE /profile/sessions/{id}", {401, 404, 404}},
    {"DELETE /profile/sessions", {401, 204, 204}},
    {"GET /profile/mail-stop", {401, 200, 200}},
    {"DELETE /profile/mail-stop", {401, 204, 204}},
    {"GET /mail-stops/{token}", {404, 404, 404}},
    {"POST /mail-stops", {422, 422, 422}},
    {"POST /account-requests", {401, 422, 422}},
    {"POST /account-request-checks", {401, 422, 422}},
    {"GET /account-requests", {401, 200, 200}},
    {"GET /account-requests/{id}", {401, 404, 404}},
    {"POST /account-requests/{id}/decision", {401, 422, 422}},
    {"GET /account-requests/{id}/receipt", {401, 404, 404}},
    {"POST /account-requests/{id}/review", {401, 403, 422}},
    {"POST /account-requests/{id}/forwards", {401, 422, 422}},
    {"DELETE /account-requests/{id}/forwards/{forwardId}", {401, 404, 404}},
    {"POST /account-requests/{id}/resends", {401, 404, 404}},
    {"PUT /account-requests/{id}/approvers", {401, 404, 404}},
    {"POST /account-requests/{id}/withdrawal", {401, 404, 404}},
    {"POST /identifier-contests", {401, 422, 422}},
    {"GET /identifier-contests", {401, 200, 200}},
    {"POST /identifier-contests/{id}/proof-check", {401, 404, 404}},
    {"GET /account-requests/{id}/objections", {401, 403, 200}},
    {"GET /approval-links/{token}", {404, 404, 404}},
    {"POST /approval-links/{token}/renewal", {422, 422, 422}},
    {"POST /approval-links/{token}/refusal", {422, 422, 422}},
    {"GET /filing-allowances", {401, 403, 200}},
    {"PUT /filing-allowances/{domain}", {401, 403, 422}},
    {"DELETE /filing-allowances/{domain}", {401, 403, 404}},
    {"GET /invitations/{token}", {404, 404, 404}},
    {"POST /invitations/{token}/acceptance", {401, 404, 404}},
    {"POST /invitations/{token}/refusal", {422, 422, 422}},
    {"GET /directory", {401, 200, 200}},
    {"GET /smart-accounts/{id}", {401, 404, 404}},
    {"PATCH /smart-accounts/{id}", {401, 404, 404}},
    {"GET /smart-accounts/{id}/my-capabilities", {401, 404, 404}},
    {"GET /smart-accounts/{id}/events", {401, 404, 404}},
    {"GET /smart-accounts/{id}/members", {401, 404, 404}},
    {"GET /smart-accounts/{id}/virtual-accounts", {401, 404, 404}},
    {"GET /smart-accounts/{id}/virtual-accounts/{virtualAccountId}", {401, 404, 404}},
    {"POST /smart-accounts/{id}/virtual-accounts", {401, 422, 422}},
    {"PATCH /smart-accounts/{id}/virtual-accounts/{virtualAccountId}", {401, 404, 404}},
    {"GET /smart-accounts/{id}/virtual-accounts/{virtualAccountId}/deletion", {401, 404, 404}},
    {"DELETE /smart-accounts/{id}/virtual-accounts/{virtualAccountId}", {401, 404, 404}},
    {"POST /smart-accounts/{id}/members", {401, 422, 422}},
    {"GET /smart-accounts/{id}/members/{memberId}", {401, 404, 404}},
    {"PATCH /smart-accounts/{id}/members/{memberId}", {401, 404, 404}},
    {"DELETE /smart-accounts/{id}/members/{memberId}", {401, 404, 404}},
    {"GET /smart-accounts/{id}/invitations", {401, 404, 404}},
    {"POST /smart-accounts/{id}/invitations/{invitationId}/resends", {401, 404, 404}},
    {"DELETE /smart-accounts/{id}/invitations/{invitationId}", {401, 404, 404}},
    {"POST /smart-accounts/{id}/member-imports", {401, 415, 415}},
    {"GET /smart-accounts/{id}/member-imports", {401, 404, 404}},
    {"GET /smart-accounts/{id}/member-imports/{importId}", {401, 404, 404}},
    {"GET /smart-accounts/{id}/member-imports/{importId}/results", {401, 404, 404}},
    {"GET /smart-accounts/{id}/member-imports/{importId}/results.csv", {401, 404, 404}},
    {"POST /smart-accounts/{id}/member-imports/{importId}/cancellation", {401, 404, 404}},
    {"GET /smart-accounts/{id}/domains", {401, 404, 404}},
    {"POST /smart-accounts/{id}/domains", {401, 422, 422}},
    {"POST /smart-accounts/{id}/domains/{domain}/check", {401, 404, 404}},
    {"DELETE /smart-accounts/{id}/domains/{domain}", {401, 404, 404}},
    {"POST /access-requests", {401, 422, 422}},
    {"GET /access-requests", {401, 200, 200}},
    {"GET /access-requests/{id}", {401, 404, 404}},
    {"POST /access-requests/{id}/decision", {401, 422, 422}},
    {"POST /access-requests/{id}/withdrawal", {401, 404, 404}},
    {"GET /smart-accounts/{id}/access-rules", {401, 404, 404}},
    {"PUT /smart-accounts/{id}/access-rules", {401, 404, 404}},
    {"GET /smart-accounts/{id}/agreements", {401, 404, 404}},
    {"POST /smart-accounts/{id}/agreements", {401, 422, 422}},
    {"GET /smart-accounts/{id}/health", {401, 404, 404}},
    {"POST /smart-accounts/{id}/health/checks", {401, 404, 404}},
    {"GET /digest-stops/{token}", {404, 404, 404}},
    {"POST /digest-stops/{token}", {404, 404, 404}},
    {"GET /profile/digest", {401, 200, 200}},
    {"PUT /profile/digest", {401, 422, 422}},
    {"GET /smart-accounts/{id}/successions", {401, 404, 404}},
    {"POST /smart-accounts/{id}/successions", {401, 422, 422}},
    {"POST /smart-accounts/{id}/successions/{successionId}/objection", {401, 404, 404}},
    {"POST /guides/{name}/answers", {401, 404, 404}},
    {"GET /guide-answers", {401, 403, 200}},
    {"GET /capabilities", {200, 200, 200}},
    {"GET /jobs", {401, 403, 200}},
    {"GET /mail-trouble", {401, 403, 200}},
    {"GET /mailbox", {200, 200, 200}},
    {"GET /mailbox/{id}", {404, 404, 404}},
};

std::string name_of(const http::Route& route) {
    return route.method + " " + route.path;
}

Answer call(Browser browser, const http::Route& route) {
    auto path = route.path;
    while (path.find('{') != std::string::npos) path.replace(path.find('{'), path.find('}') - path.find('{') + 1, "1");
    if (route.method == "GET") return browser.get(path);
    if (route.method == "DELETE") return browser.remove(path);
    if (route.method == "PUT") return browser.put(path, json::object{});
    if (route.method == "PATCH") return browser.patch(path, json::object{});
    return browser.post(path, json::object{});
}

TEST(EveryRoute, HasItsPermissionCases) {
    TestPortal portal{{{"SMTP_URL", ""}, {"PUBLIC_URL", ""}}}; // with the mailbox, so that its routes are there too
    const auto sign_in = [&](const std::string& email) {
        auto browser = portal.visitor();
        EXPECT_EQ(browser.signs_in(email).status, 201);
        return browser;
    };
    {
        auto browser = portal.visitor();
        browser.signs_up("user@keio.jp");
        portal.deliver();
        const auto mail = browser.get("/mailbox/" + browser.get("/mailbox").at("/items/0/id")).at("/text");
        const auto at = mail.find("/verify/") + 8;
        ASSERT_EQ(browser.post("/email-verifications", {{"token", mail.substr(at, 32)}}).status, 204);
        portal.staff("desk@operator.example");
    }
    for (const auto& route : portal.portal().routes().all()) {
        const auto found = permission_cases.find(name_of(*route));
        ASSERT_NE(found, permission_cases.end()) << name_of(*route) << " has no permission case: add one above";
        EXPECT_EQ(call(portal.visitor(), *route).status, found->second.visitor) << "visitor " << name_of(*route);
        EXPECT_EQ(call(sign_in("user@keio.jp"), *route).status, found->second.user) << "user " << name_of(*route);
        EXPECT_EQ(call(sign_in("desk@operator.example"), *route).status, found->second.staff)
            << "staff " << name_of(*route);
    }
}

/// One good call of every route that changes something. A call can be made again as it was.
struct EveryAct : ::testing::Test {
    NameServer& dns = NameServer::shared();
    TestPortal portal{{{"DNS", dns.address()}, {"DNS_TRUST_ANCHOR_FILE", ""}}};
    Browser visitor = portal.visitor();
    Browser asya = portal.user("asya@partner.example");
    Browser desk = portal.staff();
    Browser ito = portal.visitor();
    std::string reviewed =
        asya.files({{"approverEmails", {"it@gmail.com"}}, {"domainIdentifier", "a.example"}}).at("/id");
    std::string decided = asya.files().at("/id");
    CaughtMail mail = portal.mail_to("it@keio.jp");
    std::string cared_for =
        asya.files({{"domainIdentifier", "c.example"}, {"approverEmails", {"it@c.example"}}}).at("/id");
    std::string care = "/account-requests/" + cared_for;
    Browser lee = portal.visitor();
    Browser kim = portal.user("kim@d.example");
    std::string forward;
    std::string aged;
    std::string reset;

    void SetUp() override {
        ito.signs_up("it@keio.jp", "Ito", {{"approvalToken", mail.token("approvals")}});
        lee.signs_up("it@c.example", "Lee", {{"approvalToken", portal.mail_to("it@c.example").token("approvals")}});
        asya.files({{"domainIdentifier", "d.example"}, {"approverEmails", {"it@d.example"}}});
        moved = asya.files({{"domainIdentifier", "m.example"}, {"approverEmails", {"it@gmail.com"}}}).at("/id");
        zoe.post("/identifier-contests", {{"domainIdentifier", "m.example"}, {"reason", "Not ours."}});
        asya.files({{"domainIdentifier", "f.d.example"}, {"approverEmails", {"it@f.d.example"}}});
        asya.files({{"domainIdentifier", "n.example"}, {"approverEmails", {"it@n.example"}}});
        objection = nel.post("/identifier-contests", {{"domainIdentifier", "n.example"}, {"reason", "Not ours."}});
        for (const std::string domain : {"q.example", "s.example"}) {
            asya.files({{"domainIdentifier", domain}, {"approverEmails", {"it@" + domain}}});
            refused_links["it@" + domain] = portal.mail_to("it@" + domain).token("approvals");
        }
        desk.put("/filing-allowances/reseller.example", {{"reason", "Many customers."}});
        const auto with_guests = asya.files({{"domainIdentifier", "i.example"},
                                             {"approverEmails", {"hal@i.example"}},
                                             {"users",
                                              {{{"email", "bea@guest.example"}, {"role", "user"}},
                                               {{"email", "cy@guest.example"}, {"role", "viewer"}}}}});
        hals = "/smart-accounts/" + hal.approves(with_guests.at("/id")).at("/smartAccount/id");
        for (const std::string name : {"Changed", "Gone"})
            places[name] =
                hals + "/virtual-accounts/" + hal.post(hals + "/virtual-accounts", {{"name", name}}).at("/id");
        for (const std::string name : {"changed", "removed", "leaving"})
            places[name] = hals + "/members/" +
                           hal.post(hals + "/members", {{"email", name + "@i.example"}, {"role", "user"}}).at("/id");
        places["invited"] = hals + "/invitations/" +
                            hal.post(hals + "/members", {{"email", "dee@guest.example"}, {"role", "user"}}).at("/id");
        for (const std::string domain : {"proven.example", "let-go.example"})
            domains[domain] = hal.post(hals + "/domains", {{"domain", domain}});
        for (const std::string domain : {"proven.example", "n.example"})
            dns.set_texts("_deedbox-challenge." + domain, {});
        hal.put(hals + "/access-rules", {{"rules",
                                          {{{"domain", "i.example"}, {"verdict", "approved"}, {"role", "user"}},
                                           {{"domain", "e.example"}, {"verdict", "declined"}}}}});
        for (const std::string name : {"approved", "declined", "withdrawn"})
            places["access " + name] =
                "/access-requests/" +
                asks_for_access(name == "withdrawn" ? asks_no_more : portal.user(name + "@other.example")).at("/id");
        accepted = "/invitations/" + portal.mail_to("bea@guest.example").token("invitations");
        refused_invitation = "/invitations/" + portal.mail_to("cy@guest.example").token("invitations");
        elsewhere.signs_in("asya@partner.example");
        visitor.post("/password-resets", {{"email", "it@keio.jp"}});
        reset = portal.mail_to("it@keio.jp").token("reset");
        administrators_token =
            *portal.run(portal.portal().users().create_administrator(*EmailAddress::parse("b@operator.example"), "B"));
    }

    Answer asks_for_access(Browser who) {
        return who.post("/access-requests", {{"smartAccountId", hals.substr(hals.rfind('/') + 1)}, {"role", "user"}});
    }

    Answer brings_people(const std::string& query = "") {
        std::vector<std::string> headers{"Content-Type: text/csv", "Sec-Fetch-Site: same-origin"};
        if (!portal.idempotency_key.empty()) headers.push_back("Idempotency-Key: " + portal.idempotency_key);
        return hal.send("POST", hals + "/member-imports" + query, "email,role\ngus@i.example,user\n", headers);
    }

    std::string refused =
        asya.files({{"approverEmails", {"it@gmail.com"}}, {"domainIdentifier", "r.example"}}).at("/id");
    std::string declined =
        asya.files({{"approverEmails", {"kim@d.example"}}, {"domainIdentifier", "e.d.example"}}).at("/id");
    std::string withdrawn =
        asya.files({{"approverEmails", {"it@w.example"}}, {"domainIdentifier", "w.example"}}).at("/id");
    Browser zoe = portal.user("zoe@m.example");
    Browser bea = portal.user("bea@guest.example");
    Browser hal = portal.user("hal@i.example");
    Browser leaving = portal.user("leaving@i.example");
    std::string hals;                          // his account
    std::map<std::string, std::string> places; // paths of what there is in it
    std::map<std::string, Answer> domains;     // as they were begun in it
    Browser nel = portal.user("nel@n.example");
    Answer objection; // hers
    std::string succession;
    std::string accepted;
    std::string refused_invitation;
    std::string administrators_token;
    std::string moved;
    Browser elsewhere = portal.visitor();

    /// A link of each, before any has aged.
    std::map<std::string, std::string> refused_links;
    Answer refuses(const std::string& email, const char* verdict) {
        return visitor.post("/approval-links/" + refused_links.at(email) + "/refusal",
                            {{"email", email}, {"verdict", verdict}, {"reason", "Not ours."}});
    }

    void expect_events_to_be_as_their_deeds_say() {
        for (const auto& told : *portal.run(portal.portal().database().all(told_events, std::int64_t{0}))) {
            const auto* deed = events::Deed::named(told.act);
            ASSERT_TRUE(deed) << told.act << " is in the log and no deed";
            if (told.personal)
                for (const auto& field : json::parse(*told.personal).as_object())
                    EXPECT_TRUE(deed->may_hold(field.key())) << told.act << " tells of a person in " << field.key();
            if (told.kind) EXPECT_THAT(deed->subjects(), Contains(*told.kind)) << told.act;
        }
    }

    Browser asks_first = portal.user("first@other.example");
    Browser asks_and_is_in = portal.user("in@i.example");
    Browser asks_and_is_out = portal.user("out@e.example");
    Browser asks_no_more = portal.user("withdrawn@other.example");

    // What else a route can come to, beside the act that stands for it below.
    const std::multimap<std::string, std::function<Answer()>> other_acts = {
        {"POST /account-requests/{id}/decision", [this] { return kim.declines(declined); }},
        {"POST /account-requests/{id}/review",
         [this] {
             return desk.post("/account-requests/" + refused + "/review",
                              {{"verdict", "refused"}, {"reason", "not a company"}});
         }},
        {"POST /approval-links/{token}/refusal", [this] { return refuses("it@s.example", "wrong_person"); }},
        {"POST /account-requests/{id}/review",
         [this] { return desk.post("/account-requests/" + moved + "/review", {{"verdict", "handed_over"}}); }},
        {"PATCH /smart-accounts/{id}/virtual-accounts/{virtualAccountId}",
         [this] {
             const auto top = hal.get(hals + "/virtual-accounts?q=default").at("/items/0/id");
             return hal.patch(places["Changed"], {{"parentId", top}});
         }},
        {"POST /smart-accounts/{id}/members",
         [this] { return hal.post(hals + "/members", {{"email", "eli@guest.example"}, {"role", "viewer"}}); }},
        {"DELETE /smart-accounts/{id}/members/{memberId}", [this] { return leaving.remove(places["leaving"]); }},
        {"POST /smart-accounts/{id}/member-imports", [this] { return brings_people("?dryRun=true"); }},
        {"POST /smart-accounts/{id}/domains/{domain}/check",
         [this] {
             const auto& begun = domains["proven.example"];
             dns.set_texts(begun.at("/recordName"), {begun.at("/recordValue")});
             return hal.post(hals + "/domains/proven.example/check");
         }},
        {"POST /identifier-contests/{id}/proof-check",
         [this] {
             dns.set_texts(objection.at("/proof/recordName"), {objection.at("/proof/recordValue")});
             return nel.post("/identifier-contests/" + objection.at("/id") + "/proof-check");
         }},
        {"PUT /profile/digest", [this] { return hal.put("/profile/digest", {{"wanted", false}}); }},
        {"POST /access-requests", [this] { return asks_for_access(asks_and_is_in); }},
        {"POST /access-requests", [this] { return asks_for_access(asks_and_is_out); }},
        {"POST /access-requests/{id}/decision",
         [this] { return hal.post(places["access declined"] + "/decision", {{"verdict", "declined"}}); }},
    };

    const std::map<std::string, std::function<Answer()>> acts = {
        {"POST /sign-ups", [this] { return visitor.signs_up("new@keio.jp"); }},
        {"POST /email-verifications",
         [this] {
             return visitor.post("/email-verifications", {{"token", portal.mail_to("new@keio.jp").token("verify")}});
         }},
        {"POST /sessions", [this] { return visitor.signs_in("asya@partner.example"); }},
        {"DELETE /session", [this] { return visitor.remove("/session"); }},
        {"POST /password-resets", [this] { return visitor.post("/password-resets", {{"email", "new@keio.jp"}}); }},
        {"PUT /password-resets/{token}",
         [this] { return ito.put("/password-resets/" + reset, {{"password", usual_password}}); }},
        {"POST /sign-in-links/{token}",
         [this] { return visitor.post("/sign-in-links/" + administrators_token, {{"password", usual_password}}); }},
        {"POST /smart-accounts/{id}/agreements",
         [this] {
             portal.tamper("UPDATE request_decisions SET agreement_version = '2020-01' WHERE verdict = 'approved'");
             return hal.post(hals + "/agreements", {{"agreementVersion", "2026-12"}});
         }},
        {"POST /smart-accounts/{id}/health/checks", [this] { return hal.post(hals + "/health/checks"); }},
        {"POST /digest-stops/{token}",
         [this] {
             const auto user = UserId::parse(asya.get("/session").at("/user/id"));
             const auto token = portal.portal().key().link_token(LinkPurpose::digest_stop, user->number, 1);
             return visitor.post("/digest-stops/" + token);
         }},
        {"PUT /profile/digest", [this] { return asya.put("/profile/digest", {{"wanted", true}}); }},
        {"PATCH /profile", [this] { return asya.patch("/profile", {{"name", "Asya B."}}); }},
        {"PUT /profile/password",
         [this] {
             return zoe.put("/profile/password",
                            {{"currentPassword", usual_password}, {"newPassword", "another good password"}});
         }},
        {"DELETE /profile/sessions/{id}",
         [this] { return asya.remove("/profile/sessions/" + elsewhere.get("/profile/sessions").at("/items/0/id")); }},
        {"DELETE /profile/sessions", [this] { return asya.remove("/profile/sessions"); }},
        {"DELETE /profile/mail-stop",
         [this] {
             portal.tamper("INSERT INTO mail_stops (recipient, stopped_at) VALUES ('asya@partner.example', 1)");
             return asya.remove("/profile/mail-stop");
         }},
        {"POST /mail-stops", [this] { return visitor.post("/mail-stops", {{"token", mail.token("stop")}}); }},
        {"POST /account-requests",
         [this] { return asya.files({{"domainIdentifier", "b.example"}, {"approverEmails", {"it@b.example"}}}); }},
        {"POST /account-requests/{id}/decision", [this] { return ito.approves(decided); }},
        {"POST /guides/{name}/answers", [this] { return asya.post("/guides/glossary/answers", {{"helpful", true}}); }},
        {"PATCH /smart-accounts/{id}",
         [this] {
             return ito.patch("/smart-accounts/" + ito.get("/session").at("/user/memberships/0/smartAccountId"),
                              {{"name", "Keio Gijuku"}});
         }},
        {"POST /account-requests/{id}/review",
         [this] { return desk.post("/account-requests/" + reviewed + "/review", {{"verdict", "released"}}); }},
        {"POST /account-requests/{id}/forwards",
         [this] {
             const auto answer = lee.post(care + "/forwards", {{"email", "boss@c.example"}});
             forward = answer.at("/id");
             return answer;
         }},
        {"DELETE /account-requests/{id}/forwards/{forwardId}",
         [this] { return lee.remove(care + "/forwards/" + forward); }},
        {"POST /account-requests/{id}/resends", [this] { return asya.post(care + "/resends"); }},
        {"PUT /account-requests/{id}/approvers",
         [this] { return asya.put(care + "/approvers", {{"emails", {"it@c.example", "cio@c.example"}}}); }},
        {"POST /account-requests/{id}/withdrawal",
         [this] { return asya.post("/account-requests/" + withdrawn + "/withdrawal"); }},
        {"POST /identifier-contests",
         [this] {
             return kim.post("/identifier-contests", {{"domainIdentifier", "f.d.example"}, {"reason", "Not ours."}});
         }},
        {"POST /approval-links/{token}/refusal", [this] { return refuses("it@q.example", "declined"); }},
        {"PUT /filing-allowances/{domain}",
         [this] { return desk.put("/filing-allowances/partner.example", {{"reason", "Many customers."}}); }},
        {"DELETE /filing-allowances/{domain}", [this] { return desk.remove("/filing-allowances/reseller.example"); }},
        {"POST /invitations/{token}/acceptance", [this] { return bea.post(accepted + "/acceptance"); }},
        {"POST /invitations/{token}/refusal",
         [this] { return visitor.post(refused_invitation + "/refusal", {{"email", "cy@guest.example"}}); }},
        {"POST /smart-accounts/{id}/virtual-accounts",
         [this] { return hal.post(hals + "/virtual-accounts", {{"name", "Lab"}}); }},
        {"PATCH /smart-accounts/{id}/virtual-accounts/{virtualAccountId}",
         [this] { return hal.patch(places["Changed"], {{"name", "Another"}}); }},
        {"DELETE /smart-accounts/{id}/virtual-accounts/{virtualAccountId}",
         [this] { return hal.remove(places["Gone"]); }},
        {"POST /smart-accounts/{id}/members",
         [this] { return hal.post(hals + "/members", {{"email", "fay@i.example"}, {"role", "viewer"}}); }},
        {"PATCH /smart-accounts/{id}/members/{memberId}",
         [this] { return hal.patch(places["changed"], {{"role", "viewer"}}); }},
        {"DELETE /smart-accounts/{id}/members/{memberId}", [this] { return hal.remove(places["removed"]); }},
        {"POST /smart-accounts/{id}/invitations/{invitationId}/resends",
         [this] { return hal.post(places["invited"] + "/resends"); }},
        {"DELETE /smart-accounts/{id}/invitations/{invitationId}", [this] { return hal.remove(places["invited"]); }},
        {"POST /smart-accounts/{id}/member-imports",
         [this] {
             const auto begun = brings_people();
             places["import"] = hals + "/member-imports/" + begun.at("/id");
             return begun;
         }},
        {"POST /smart-accounts/{id}/member-imports/{importId}/cancellation",
         [this] { return hal.post(places["import"] + "/cancellation"); }},
        {"POST /smart-accounts/{id}/domains",
         [this] { return hal.post(hals + "/domains", {{"domain", "new.example"}}); }},
        {"POST /smart-accounts/{id}/domains/{domain}/check",
         [this] { return hal.post(hals + "/domains/proven.example/check"); }},
        {"DELETE /smart-accounts/{id}/domains/{domain}",
         [this] { return hal.remove(hals + "/domains/let-go.example"); }},
        {"POST /identifier-contests/{id}/proof-check",
         [this] { return nel.post("/identifier-contests/" + objection.at("/id") + "/proof-check"); }},
        {"POST /access-requests", [this] { return asks_for_access(asks_first); }},
        {"POST /access-requests/{id}/decision",
         [this] { return hal.post(places["access approved"] + "/decision", {{"verdict", "approved"}}); }},
        {"POST /access-requests/{id}/withdrawal",
         [this] { return asks_no_more.post(places["access withdrawn"] + "/withdrawal"); }},
        {"PUT /smart-accounts/{id}/access-rules",
         [this] { return hal.put(hals + "/access-rules", {{"rules", json::array{}}}); }},
        {"POST /smart-accounts/{id}/successions",
         [this] {
             const auto begun =
                 desk.post(hals + "/successions", {{"adminEmail", "new@i.example"}, {"reason", "Gone."}});
             succession = begun.at("/id");
             return begun;
         }},
        {"POST /smart-accounts/{id}/successions/{successionId}/objection",
         [this] { return hal.post(hals + "/successions/" + succession + "/objection"); }},
        {"POST /approval-links/{token}/renewal",
         [this] {
             if (aged.empty()) {
                 aged = portal.mail_to("it@d.example").token("approvals");
                 portal.clock.pass(std::chrono::days{7});
             }
             return visitor.post("/approval-links/" + aged + "/renewal", {{"email", "it@d.example"}});
         }},
    };
};

TEST_F(EveryAct, LeavesEveryDeedThatItsRouteNames) {
    for (const auto& route : portal.portal().routes().all()) {
        if (route->method == "GET" || route->changes_nothing) {
            EXPECT_THAT(route->deeds, IsEmpty()) << name_of(*route) << " reads, so it leaves no event";
            continue;
        }
        ASSERT_THAT(route->deeds, Not(IsEmpty())) << name_of(*route) << " changes something: name its deeds (leaves)";
        const auto act = acts.find(name_of(*route));
        ASSERT_NE(act, acts.end()) << name_of(*route) << " has no act in this test: add one above";
        const auto before = portal.acts().size();
        const auto answer = act->second();
        EXPECT_LT(answer.status, 300) << name_of(*route) << answer.text;
        const auto [first, last] = other_acts.equal_range(name_of(*route));
        for (auto other = first; other != last; ++other) {
            const auto outcome = other->second();
            EXPECT_LT(outcome.status, 300) << name_of(*route) << outcome.text;
        }
        const auto log = portal.acts();
        const std::set<std::string> left{log.begin() + static_cast<std::ptrdiff_t>(before), log.end()};
        const std::set<std::string> named{route->deeds.begin(), route->deeds.end()};
        EXPECT_EQ(left, named) << name_of(*route);
    }
    expect_events_to_be_as_their_deeds_say();
}

TEST(EveryDeed, IsInTheLogUnderANameOfItsOwn) {
    std::set<std::string_view> names;
    for (const auto* deed : events::Deed::all()) {
        EXPECT_TRUE(names.insert(deed->name()).second) << deed->name();
        EXPECT_EQ(events::Deed::named(deed->name()), deed);
    }
}

TEST_F(EveryAct, IsDoneOnceHoweverOftenItIsSentWithOneKey) {
    for (const auto& route : portal.portal().routes().all()) {
        if (route->method != "POST" || route->changes_nothing) continue;
        const auto act = acts.find(name_of(*route));
        ASSERT_NE(act, acts.end()) << name_of(*route);
        portal.idempotency_key = route->operation;
        const auto first = act->second();
        EXPECT_LT(first.status, 300) << name_of(*route) << first.text;
        if (!route->shows) {
            EXPECT_TRUE(first.headers.contains("set-cookie"))
                << name_of(*route) << " keeps no answer: register it by(act, shows)";
            continue;
        }
        const auto before = portal.acts();
        for (const bool lost : {false, true}) {
            if (lost) portal.tamper("UPDATE kept_answers SET status = NULL, headers = NULL, body = NULL");
            const auto again = act->second();
            EXPECT_TRUE(again.is_replay()) << name_of(*route) << ": its event does not carry the call's key";
            EXPECT_EQ(again.status, first.status) << name_of(*route) << again.text;
            EXPECT_TRUE(lost || again.text == first.text) << name_of(*route) << again.text;
            EXPECT_EQ(portal.acts(), before) << name_of(*route);
        }
    }
}

} // namespace
} // namespace deedbox::testing
