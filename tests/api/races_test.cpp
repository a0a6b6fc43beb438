// Two at the same moment: an act has read, a rival's is committed, and only then the act's own unit is written. Each
// row says what the act answers, what the rival was answered, and what became of the request: what the rules say of the
// request as the rival has left it, and where they still allow the act, it is done all the same. (Where both went
// through, the act stands first in the story: the log is in the order of its ids, and the act had its own before it was
// overtaken.)
#include "support/test_portal.h"

#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using std::chrono::days;
using std::chrono::seconds;

/// The people of every row, over one database: an act goes to `portal`, its rival to the one beside it.
struct Cast {
    std::map<std::string, std::string> settings{
        {"REVIEW_POLICY", "never"}, {"SESSION_LIFETIME", "9999d"}, {"LINK_LIFETIME", "10d"}};
    TestPortal portal{settings};
    TestPortal beside{&portal, settings};
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser ito = portal.user("it@keio.jp", "Ito");
    Browser boss = portal.user("boss@keio.jp", "Boss");
    Browser cio = portal.user("cio@keio.jp", "Cio");
    Browser desk = portal.staff();
    int rows = 0;

    void pass(Duration duration) {
        portal.clock.pass(duration);
        beside.clock.pass(duration);
    }
    /// No two clocks are quite the same while a row is played.
    void set_clocks() {
        const auto later = std::max(portal.clock.now(), beside.clock.now());
        portal.clock.pass(later - portal.clock.now());
        beside.clock.pass(later - beside.clock.now());
    }
};

/// One run of a job, without the calendar's lease around it.
std::string ran(TestPortal& portal, std::string_view kind) {
    const auto& jobs = portal.portal().calendar().jobs();
    const auto outcome = portal.run(std::ranges::find(jobs, kind, &jobs::Job::kind)->run(portal.clock.now()));
    return outcome ? "done" : outcome.error().code;
}

/// The request of one row, on a domain of its own, and what is there before the two begin.
struct Scene {
    Cast& cast;
    std::string domain = "r" + std::to_string(++cast.rows) + ".example";
    std::string newcomer = "new@" + domain;
    Browser visitor = cast.portal.visitor();
    Browser other = cast.portal.visitor();
    std::string request{};
    std::string forward{};
    std::string apex{};
    std::string link{};
    std::string account{};
    std::string tag{};
    std::string token{};
    std::string other_token{};
    std::string guest = "gus@guest-of-" + domain;
    std::string invitation{};

    std::string path(const std::string& below = "") const { return "/account-requests/" + request + below; }
    json::object draft() const {
        return {{"accountName", domain},
                {"domainIdentifier", "ot." + domain},
                {"country", "JP"},
                {"approverEmails", {"it@keio.jp", "boss@keio.jp", newcomer}}};
    }
    json::object objection() const { return {{"domainIdentifier", "ot." + domain}, {"reason", "Not ours."}}; }

    void filed() {
        if (request.empty()) request = cast.asya.files(draft()).at("/id");
    }
    void forwarded() {
        filed();
        if (forward.empty()) forward = cast.ito.post(path("/forwards"), {{"email", "cio@keio.jp"}}).at("/id");
    }
    /// Asked again after a decline, a request waits for a reviewer, and goes on without one after 30 days.
    void in_review() {
        if (!request.empty()) return;
        filed();
        EXPECT_EQ(cast.ito.declines(request).status, 201);
        request = cast.asya.files(draft()).at("/id");
    }
    void linked() {
        filed();
        if (link.empty()) link = cast.portal.mail_to(newcomer).token("approvals");
    }
    /// Whoever has a link has one that lives.
    void linked_anew() {
        if (link.empty()) return;
        cast.asya.post(path("/resends"));
        link = cast.portal.mail_to(newcomer).token("approvals");
    }
    void unreachable() {
        if (!request.empty()) return;
        cast.portal.sink.answer_recipient(newcomer, "550 5.1.1 no such user");
        auto alone = draft();
        alone["approverEmails"] = json::array{newcomer};
        request = cast.asya.files(alone).at("/id");
        cast.portal.deliver();
        cast.pass(days{7});
    }
    void apex_filed_by(Browser& requester, const char* approver) {
        auto whole = draft();
        whole["domainIdentifier"] = domain;
        whole["approverEmails"] = json::array{approver};
        apex = requester.files(whole).at("/id");
    }
    /// Whoever will be an admin of the account above is the only one who is asked.
    void among_admins_alone() {
        if (!request.empty()) return;
        auto alone = draft();
        alone["approverEmails"] = json::array{"boss@keio.jp"};
        request = cast.asya.files(alone).at("/id");
    }
    void below_its_apex() { apex_filed_by(cast.asya, "boss@keio.jp"); }
    void beside_its_apex() {
        filed();
        below_its_apex();
    }
    /// There is an account above it by now, with somebody who is to be asked, or with nobody but the requester.
    void below_an_account() {
        if (!apex.empty()) return;
        beside_its_apex();
        becomes_an_account(cast.boss);
    }
    void below_an_account_of_its_requester() {
        if (!apex.empty()) return;
        filed();
        apex_filed_by(cast.cio, "asya@partner.example");
        becomes_an_account(cast.asya);
    }
    void becomes_an_account(Browser& admin) {
        ran(cast.portal, "requests.reroute"); // what earlier rows have left
        EXPECT_EQ(admin.approves(apex).status, 201);
    }
    void approved() {
        filed();
        if (!account.empty()) return;
        account = cast.ito.approves(request).at("/smartAccount/id");
        tag = cast.ito.get("/smart-accounts/" + account).header("etag");
    }
    /// Somebody from outside is invited to the account.
    void invited() {
        if (!invitation.empty()) return;
        auto with_guest = draft();
        with_guest["users"] = json::array{json::object{{"email", guest}, {"role", "user"}}};
        request = cast.asya.files(with_guest).at("/id");
        EXPECT_EQ(cast.ito.approves(request).status, 201);
        invitation = "/invitations/" + cast.portal.mail_to(guest).token("invitations");
    }
    void invited_as_a_user() {
        invited();
        if (other.cookies.empty()) other = cast.portal.user(guest, "Gus");
    }
    void invited_long_ago() {
        invited();
        cast.pass(days{30} - seconds{1});
    }
    std::string story() {
        if (request.empty()) return "";
        const auto of_request = cast.portal.story_of(request);
        return invitation.empty() ? of_request
                                  : of_request + "; " + cast.asya.get(path()).at("/users/0/state") + " (the guest)";
    }
    void signed_up() {
        if (!token.empty()) return;
        visitor.signs_up(newcomer, "New");
        token = cast.portal.mail_to(newcomer).token("verify");
    }
    void signed_up_twice() {
        signed_up();
        other.signs_up(newcomer, "Other");
        other_token = cast.portal.mail_to(newcomer).token("verify");
    }
    void forgot() {
        if (!token.empty()) return;
        cast.portal.user(newcomer, "New");
        visitor.post("/password-resets", {{"email", newcomer}});
        token = cast.portal.mail_to(newcomer).token("reset");
    }
    void forgot_twice() {
        forgot();
        visitor.post("/password-resets", {{"email", newcomer}});
        other_token = cast.portal.mail_to(newcomer).token("reset");
    }
    /// Somebody of the company that the request is for.
    Browser colleague() { return other.cookies.empty() ? other = cast.portal.user("mori@" + domain, "Mori") : other; }
};

std::string told(const Answer& answer) {
    return std::to_string(answer.status) + (answer.code().empty() ? "" : " " + answer.code());
}

/// What somebody does, to either portal, and what has to be there before.
struct Deed {
    std::function<void(Scene&)> before;
    std::function<std::string(Scene&, TestPortal&)> done;
};

/// Files the scene's request, and tells whom it goes to.
std::string files(Scene& scene, Browser requester, TestPortal& portal) {
    const auto filed = requester.at(portal).files(scene.draft());
    if (filed.status == 201) scene.request = filed.at("/id");
    return told(filed) + (filed.status == 201 ? " " + filed.at("/routedTo") : "");
}

std::string reviews(Scene& scene, TestPortal& portal, const char* verdict) {
    return told(Browser{scene.cast.desk}.at(portal).post(scene.path("/review"),
                                                         {{"verdict", verdict}, {"reason", "as it is"}}));
}

std::string replaces(Scene& scene, TestPortal& portal, const char* email) {
    return told(
        Browser{scene.cast.asya}.at(portal).put(scene.path("/approvers"), {{"emails", {email, "boss@keio.jp"}}}));
}

std::string refuses_by_link(Scene& scene, TestPortal& portal, const char* verdict) {
    return told(portal.visitor().post("/approval-links/" + scene.link + "/refusal",
                                      {{"email", scene.newcomer}, {"verdict", verdict}, {"reason", "not me"}}));
}

std::string renames(Scene& scene, TestPortal& portal, const char* name) {
    return told(Browser{scene.cast.ito}.at(portal).send(
        "PATCH", "/smart-accounts/" + scene.account, json::serialize(json::object{{"name", name}}),
        {"Content-Type: application/json", "Sec-Fetch-Site: same-origin", "If-Match: " + scene.tag}));
}

const std::map<std::string_view, Deed>& deeds() {
    static const std::map<std::string_view, Deed> all{
        {"file", {[](Scene&) {}, [](Scene& s, TestPortal& at) { return files(s, s.cast.asya, at); }}},
        {"file_by_another", {[](Scene&) {}, [](Scene& s, TestPortal& at) { return files(s, s.cast.cio, at); }}},
        {"approve_what_is_above",
         {&Scene::below_its_apex,
          [](Scene& s, TestPortal& at) { return told(Browser{s.cast.boss}.at(at).approves(s.apex)); }}},
        {"reroute", {&Scene::below_an_account, [](Scene&, TestPortal& at) { return ran(at, "requests.reroute"); }}},
        {"reroute_to_who_is_asked_alone",
         {[](Scene& s) {
              s.among_admins_alone();
              s.below_an_account();
          },
          [](Scene&, TestPortal& at) { return ran(at, "requests.reroute"); }}},
        {"reroute_to_review",
         {&Scene::below_an_account_of_its_requester,
          [](Scene&, TestPortal& at) { return ran(at, "requests.reroute"); }}},
        {"approve",
         {&Scene::filed,
          [](Scene& s, TestPortal& at) { return told(Browser{s.cast.ito}.at(at).approves(s.request)); }}},
        {"decline",
         {&Scene::filed,
          [](Scene& s, TestPortal& at) { return told(Browser{s.cast.ito}.at(at).declines(s.request)); }}},
        {"approve_by_another",
         {&Scene::filed,
          [](Scene& s, TestPortal& at) { return told(Browser{s.cast.boss}.at(at).approves(s.request)); }}},
        {"decline_by_another",
         {&Scene::filed,
          [](Scene& s, TestPortal& at) { return told(Browser{s.cast.boss}.at(at).declines(s.request)); }}},
        {"approve_by_its_new_holder",
         {&Scene::forwarded,
          [](Scene& s, TestPortal& at) { return told(Browser{s.cast.cio}.at(at).approves(s.request)); }}},
        {"approve_the_apex",
         {&Scene::beside_its_apex,
          [](Scene& s, TestPortal& at) { return told(Browser{s.cast.boss}.at(at).approves(s.apex)); }}},
        {"forward",
         {&Scene::filed,
          [](Scene& s, TestPortal& at) {
              return told(Browser{s.cast.ito}.at(at).post(s.path("/forwards"), {{"email", "cio@keio.jp"}}));
          }}},
        {"forward_by_its_new_holder",
         {&Scene::forwarded,
          [](Scene& s, TestPortal& at) {
              return told(Browser{s.cast.cio}.at(at).post(s.path("/forwards"), {{"email", "lab@keio.jp"}}));
          }}},
        {"take_back",
         {&Scene::forwarded,
          [](Scene& s, TestPortal& at) {
              return told(Browser{s.cast.ito}.at(at).remove(s.path("/forwards/" + s.forward)));
          }}},
        {"resend",
         {&Scene::filed,
          [](Scene& s, TestPortal& at) { return told(Browser{s.cast.asya}.at(at).post(s.path("/resends"))); }}},
        {"resend_that_arrives",
         {&Scene::filed,
          [](Scene& s, TestPortal& at) {
              auto answer = told(Browser{s.cast.asya}.at(at).post(s.path("/resends")));
              at.deliver();
              return answer;
          }}},
        {"replace", {&Scene::filed, [](Scene& s, TestPortal& at) { return replaces(s, at, "cio@keio.jp"); }}},
        {"replace_by_others", {&Scene::filed, [](Scene& s, TestPortal& at) { return replaces(s, at, "lab@keio.jp"); }}},
        {"withdraw",
         {&Scene::filed,
          [](Scene& s, TestPortal& at) { return told(Browser{s.cast.asya}.at(at).post(s.path("/withdrawal"))); }}},
        {"renew",
         {[](Scene& s) {
              s.linked();
              s.cast.pass(days{10});
          },
          [](Scene& s, TestPortal& at) {
              return told(at.visitor().post("/approval-links/" + s.link + "/renewal", {{"email", s.newcomer}}));
          }}},
        {"sign_up_by_link",
         {&Scene::linked,
          [](Scene& s, TestPortal& at) {
              return told(at.visitor().signs_up(s.newcomer, "New", {{"approvalToken", s.link}}));
          }}},
        {"decline_by_link",
         {&Scene::linked, [](Scene& s, TestPortal& at) { return refuses_by_link(s, at, "declined"); }}},
        {"be_the_wrong_person",
         {&Scene::linked, [](Scene& s, TestPortal& at) { return refuses_by_link(s, at, "wrong_person"); }}},
        {"release", {&Scene::in_review, [](Scene& s, TestPortal& at) { return reviews(s, at, "released"); }}},
        {"refuse", {&Scene::in_review, [](Scene& s, TestPortal& at) { return reviews(s, at, "refused"); }}},
        {"contest",
         {[](Scene& s) {
              s.filed();
              s.colleague();
          },
          [](Scene& s, TestPortal& at) {
              return told(s.colleague().at(at).post("/identifier-contests", s.objection()));
          }}},
        {"remind",
         {[](Scene& s) {
              s.filed();
              s.cast.pass(days{7});
          },
          [](Scene&, TestPortal& at) { return ran(at, "requests.remind"); }}},
        {"lapse",
         {[](Scene& s) {
              s.filed();
              s.cast.pass(days{90} - seconds{1});
              s.linked_anew();
          },
          [](Scene&, TestPortal& at) {
              at.clock.pass(seconds{1});
              return ran(at, "requests.lapse");
          }}},
        {"lapse_unreachable", {&Scene::unreachable, [](Scene&, TestPortal& at) { return ran(at, "requests.lapse"); }}},
        {"release_by_time",
         {[](Scene& s) {
              s.in_review();
              s.cast.pass(days{30});
          },
          [](Scene&, TestPortal& at) { return ran(at, "requests.release"); }}},
        {"rename", {&Scene::approved, [](Scene& s, TestPortal& at) { return renames(s, at, "One"); }}},
        {"rename_otherwise", {&Scene::approved, [](Scene& s, TestPortal& at) { return renames(s, at, "Other"); }}},
        {"lose_the_role",
         {&Scene::approved,
          [](Scene& s, TestPortal& at) {
              at.tamper("UPDATE members SET role = 'user' WHERE smart_account_id = " + s.account);
              return std::string{"done"};
          }}},
        {"accept_invitation",
         {&Scene::invited_as_a_user,
          [](Scene& s, TestPortal& at) { return told(Browser{s.other}.at(at).post(s.invitation + "/acceptance")); }}},
        {"refuse_invitation",
         {&Scene::invited,
          [](Scene& s, TestPortal& at) {
              return told(at.visitor().post(s.invitation + "/refusal", {{"email", s.guest}}));
          }}},
        {"sign_up_by_invitation",
         {&Scene::invited,
          [](Scene& s, TestPortal& at) {
              return told(at.visitor().signs_up(
                  s.guest, "Gus", {{"invitationToken", s.invitation.substr(std::string{"/invitations/"}.size())}}));
          }}},
        {"lapse_invitation",
         {&Scene::invited_long_ago,
          [](Scene&, TestPortal& at) {
              at.clock.pass(seconds{1});
              return ran(at, "invitations.lapse");
          }}},
        {"close_the_account",
         {&Scene::invited,
          [](Scene& s, TestPortal& at) {
              at.tamper("UPDATE smart_accounts SET status = 'cancelled' WHERE id = (SELECT smart_account_id FROM "
                        "account_requests WHERE id = " +
                        s.request + ")");
              return std::string{"done"};
          }}},
        {"verify",
         {&Scene::signed_up,
          [](Scene& s, TestPortal& at) {
              return told(Browser{s.visitor}.at(at).post("/email-verifications", {{"token", s.token}}));
          }}},
        {"verify_another_sign_up",
         {&Scene::signed_up_twice,
          [](Scene& s, TestPortal& at) {
              return told(Browser{s.other}.at(at).post("/email-verifications", {{"token", s.other_token}}));
          }}},
        {"reset",
         {&Scene::forgot,
          [](Scene& s, TestPortal& at) {
              return told(at.visitor().put("/password-resets/" + s.token, {{"password", "another good password"}}));
          }}},
        {"reset_by_another_link",
         {&Scene::forgot_twice,
          [](Scene& s, TestPortal& at) {
              return told(
                  at.visitor().put("/password-resets/" + s.other_token, {{"password", "a third good password"}}));
          }}},
    };
    return all;
}

struct Row {
    std::string_view act, rival, answer, rivals_answer, story;
};

void PrintTo(const Row& row, std::ostream* out) {
    *out << row.act << " against " << row.rival;
}

struct Race : ::testing::TestWithParam<Row> {
    static void SetUpTestSuite() { cast = std::make_unique<Cast>(); }
    static void TearDownTestSuite() { cast.reset(); }
    static inline std::unique_ptr<Cast> cast;
};

TEST_P(Race, HasOneOutcome) {
    const auto& row = GetParam();
    const auto& act = deeds().at(row.act);
    const auto& rival = deeds().at(row.rival);
    Scene scene{*cast};
    act.before(scene);
    rival.before(scene);
    std::string rivals_answer = "not asked";
    cast->portal.interruption.arm([&] { rivals_answer = rival.done(scene, cast->beside); });
    EXPECT_EQ(act.done(scene, cast->portal), row.answer);
    EXPECT_EQ(rivals_answer, row.rivals_answer);
    if (!scene.request.empty()) EXPECT_EQ(scene.story(), row.story);
    cast->portal.interruption.arm({});
    cast->set_clocks();
}

// clang-format off
constexpr Row table[] = {
    // act, rival, what the act answers, what the rival was answered, the request's story
    {"file", "file", "409 domain.taken", "201 approvers", "filed by Asya"},
    {"file", "file_by_another", "409 domain.taken", "201 approvers", "filed by Cio"},
    {"file", "approve_what_is_above", "201 existing_admins", "201", "filed by Asya"},
    {"approve", "approve", "409 request.decided", "201", "filed by Asya; approved by Ito"},
    {"approve", "approve_by_another", "409 request.decided", "201", "filed by Asya; approved by Boss"},
    {"approve", "decline_by_another", "409 request.decided", "201", "filed by Asya; declined by Boss"},
    {"approve", "forward", "409 request.forwarded", "201", "filed by Asya; forwarded by Ito"},
    {"approve", "resend", "201", "202", "filed by Asya; approved by Ito; link_resent by Asya"},
    {"approve", "replace", "409 request.no_longer_asked", "200", "filed by Asya; approvers_replaced by Asya"},
    {"approve", "withdraw", "409 request.withdrawn", "201", "filed by Asya; withdrawn by Asya"},
    {"approve", "contest", "409 request.in_review", "201", "filed by Asya; contested by Mori"},
    {"approve", "remind", "201", "done", "filed by Asya; approved by Ito; reminded by nobody"},
    {"approve", "lapse", "410 request.lapsed", "done", "filed by Asya; lapsed by nobody"},
    {"approve", "approve_the_apex", "409 request.rerouted", "201", "filed by Asya"},
    {"decline", "approve_by_another", "409 request.decided", "201", "filed by Asya; approved by Boss"},
    {"decline", "decline_by_another", "409 request.decided", "201", "filed by Asya; declined by Boss"},
    {"decline", "forward", "409 request.forwarded", "201", "filed by Asya; forwarded by Ito"},
    {"decline", "replace", "409 request.no_longer_asked", "200", "filed by Asya; approvers_replaced by Asya"},
    {"decline", "withdraw", "409 request.withdrawn", "201", "filed by Asya; withdrawn by Asya"},
    {"decline", "lapse", "410 request.lapsed", "done", "filed by Asya; lapsed by nobody"},
    {"decline", "approve_the_apex", "409 request.rerouted", "201", "filed by Asya"},
    {"approve_by_its_new_holder", "take_back", "409 request.no_longer_asked", "204", "filed by Asya; forwarded by Ito; forward_taken_back by Ito"},
    {"forward", "approve", "409 request.decided", "201", "filed by Asya; approved by Ito"},
    {"forward", "approve_by_another", "409 request.decided", "201", "filed by Asya; approved by Boss"},
    {"forward", "decline_by_another", "409 request.decided", "201", "filed by Asya; declined by Boss"},
    {"forward", "forward", "409 request.forwarded", "201", "filed by Asya; forwarded by Ito"},
    {"forward", "resend", "201", "202", "filed by Asya; forwarded by Ito; link_resent by Asya"},
    {"forward", "replace", "409 request.no_longer_asked", "200", "filed by Asya; approvers_replaced by Asya"},
    {"forward", "withdraw", "409 request.withdrawn", "201", "filed by Asya; withdrawn by Asya"},
    {"forward", "contest", "409 request.in_review", "201", "filed by Asya; contested by Mori"},
    {"forward", "lapse", "410 request.lapsed", "done", "filed by Asya; lapsed by nobody"},
    {"take_back", "take_back", "409 forward.taken_back", "204", "filed by Asya; forwarded by Ito; forward_taken_back by Ito"},
    {"take_back", "approve_by_its_new_holder", "409 request.decided", "201", "filed by Asya; forwarded by Ito; approved by Cio"},
    {"take_back", "forward_by_its_new_holder", "204", "201", "filed by Asya; forwarded by Ito; forward_taken_back by Ito; forwarded by Cio"},
    {"take_back", "replace", "409 forward.taken_back", "200", "filed by Asya; forwarded by Ito; approvers_replaced by Asya"},
    {"take_back", "withdraw", "409 request.withdrawn", "201", "filed by Asya; forwarded by Ito; withdrawn by Asya"},
    {"take_back", "lapse", "410 request.lapsed", "done", "filed by Asya; forwarded by Ito; lapsed by nobody"},
    {"resend", "approve", "409 request.decided", "201", "filed by Asya; approved by Ito"},
    {"resend", "decline_by_another", "409 request.decided", "201", "filed by Asya; declined by Boss"},
    {"resend", "forward", "202", "201", "filed by Asya; link_resent by Asya; forwarded by Ito"},
    {"resend", "resend", "202", "202", "filed by Asya; link_resent by Asya; link_resent by Asya"},
    {"resend", "replace", "202", "200", "filed by Asya; link_resent by Asya; approvers_replaced by Asya"},
    {"resend", "withdraw", "409 request.withdrawn", "201", "filed by Asya; withdrawn by Asya"},
    {"resend", "remind", "202", "done", "filed by Asya; link_resent by Asya; reminded by nobody"},
    {"resend", "lapse", "410 request.lapsed", "done", "filed by Asya; lapsed by nobody"},
    {"replace", "approve", "409 request.decided", "201", "filed by Asya; approved by Ito"},
    {"replace", "decline", "409 request.decided", "201", "filed by Asya; declined by Ito"},
    {"replace", "forward", "200", "201", "filed by Asya; approvers_replaced by Asya; forwarded by Ito"},
    {"replace", "resend", "200", "202", "filed by Asya; approvers_replaced by Asya; link_resent by Asya"},
    {"replace", "replace_by_others", "200", "200", "filed by Asya; approvers_replaced by Asya; approvers_replaced by Asya"},
    {"replace", "withdraw", "409 request.withdrawn", "201", "filed by Asya; withdrawn by Asya"},
    {"replace", "contest", "200", "201", "filed by Asya; approvers_replaced by Asya; contested by Mori"},
    {"replace", "lapse", "410 request.lapsed", "done", "filed by Asya; lapsed by nobody"},
    {"withdraw", "approve", "409 request.decided", "201", "filed by Asya; approved by Ito"},
    {"withdraw", "decline", "409 request.decided", "201", "filed by Asya; declined by Ito"},
    {"withdraw", "forward", "201", "201", "filed by Asya; withdrawn by Asya; forwarded by Ito"},
    {"withdraw", "withdraw", "409 request.withdrawn", "201", "filed by Asya; withdrawn by Asya"},
    {"withdraw", "lapse", "410 request.lapsed", "done", "filed by Asya; lapsed by nobody"},
    {"renew", "renew", "202", "202", "filed by Asya; link_renewed by nobody"},
    {"renew", "approve", "202", "201", "filed by Asya; approved by Ito"},
    {"renew", "replace", "202", "200", "filed by Asya; approvers_replaced by Asya"},
    {"renew", "resend", "202", "202", "filed by Asya; link_resent by Asya"},
    {"renew", "withdraw", "202", "201", "filed by Asya; withdrawn by Asya"},
    {"sign_up_by_link", "sign_up_by_link", "409 user.exists", "201", "filed by Asya"},
    {"sign_up_by_link", "approve", "410 link.dead", "201", "filed by Asya; approved by Ito"},
    {"sign_up_by_link", "replace", "410 link.dead", "200", "filed by Asya; approvers_replaced by Asya"},
    {"sign_up_by_link", "resend", "201", "202", "filed by Asya; link_resent by Asya"},
    {"sign_up_by_link", "resend_that_arrives", "410 link.dead", "202", "filed by Asya; link_resent by Asya"},
    {"sign_up_by_link", "withdraw", "410 link.dead", "201", "filed by Asya; withdrawn by Asya"},
    {"sign_up_by_link", "lapse", "410 link.dead", "done", "filed by Asya; link_resent by Asya; lapsed by nobody"},
    {"sign_up_by_link", "verify", "409 user.exists", "204", "filed by Asya"},
    {"decline_by_link", "decline_by_link", "410 link.dead", "201", "filed by Asya; declined by nobody"},
    {"decline_by_link", "be_the_wrong_person", "410 link.dead", "201", "filed by Asya; wrong_person by nobody"},
    {"decline_by_link", "approve", "410 link.dead", "201", "filed by Asya; approved by Ito"},
    {"decline_by_link", "replace", "410 link.dead", "200", "filed by Asya; approvers_replaced by Asya"},
    {"decline_by_link", "resend", "201", "202", "filed by Asya; declined by nobody; link_resent by Asya"},
    {"decline_by_link", "withdraw", "410 link.dead", "201", "filed by Asya; withdrawn by Asya"},
    {"decline_by_link", "lapse", "410 link.dead", "done", "filed by Asya; link_resent by Asya; lapsed by nobody"},
    {"decline_by_link", "contest", "410 link.dead", "201", "filed by Asya; contested by Mori"},
    {"be_the_wrong_person", "be_the_wrong_person", "410 link.dead", "201", "filed by Asya; wrong_person by nobody"},
    {"be_the_wrong_person", "decline_by_link", "410 link.dead", "201", "filed by Asya; declined by nobody"},
    {"be_the_wrong_person", "approve", "410 link.dead", "201", "filed by Asya; approved by Ito"},
    {"be_the_wrong_person", "resend", "201", "202", "filed by Asya; wrong_person by nobody; link_resent by Asya"},
    {"be_the_wrong_person", "withdraw", "410 link.dead", "201", "filed by Asya; withdrawn by Asya"},
    {"approve", "decline_by_link", "409 request.decided", "201", "filed by Asya; declined by nobody"},
    {"approve", "be_the_wrong_person", "201", "201", "filed by Asya; approved by Ito; wrong_person by nobody"},
    {"forward", "decline_by_link", "409 request.decided", "201", "filed by Asya; declined by nobody"},
    {"withdraw", "decline_by_link", "409 request.decided", "201", "filed by Asya; declined by nobody"},
    {"release", "release", "409 request.not_in_review", "201", "filed by Asya; released by Desk"},
    {"release", "refuse", "409 request.not_in_review", "201", "filed by Asya; refused by Desk"},
    {"release", "replace", "201", "200", "filed by Asya; released by Desk; approvers_replaced by Asya"},
    {"release", "withdraw", "409 request.not_in_review", "201", "filed by Asya; withdrawn by Asya"},
    {"release", "lapse", "409 request.not_in_review", "done", "filed by Asya; lapsed by nobody"},
    {"release", "release_by_time", "409 request.not_in_review", "done", "filed by Asya; released by nobody"},
    {"refuse", "release", "409 request.not_in_review", "201", "filed by Asya; released by Desk"},
    {"refuse", "refuse", "409 request.not_in_review", "201", "filed by Asya; refused by Desk"},
    {"refuse", "withdraw", "409 request.not_in_review", "201", "filed by Asya; withdrawn by Asya"},
    {"refuse", "lapse", "409 request.not_in_review", "done", "filed by Asya; lapsed by nobody"},
    {"contest", "approve", "409 contest.nothing", "201", "filed by Asya; approved by Ito"},
    {"contest", "decline", "409 contest.nothing", "201", "filed by Asya; declined by Ito"},
    {"contest", "contest", "201", "201", "filed by Asya; contested by Mori"},
    {"contest", "replace", "201", "200", "filed by Asya; contested by Mori; approvers_replaced by Asya"},
    {"contest", "withdraw", "409 contest.nothing", "201", "filed by Asya; withdrawn by Asya"},
    {"contest", "lapse", "409 contest.nothing", "done", "filed by Asya; lapsed by nobody"},
    {"remind", "remind", "done", "done", "filed by Asya; reminded by nobody"},
    {"remind", "approve", "done", "201", "filed by Asya; approved by Ito"},
    {"remind", "forward", "done", "201", "filed by Asya; forwarded by Ito"},
    {"remind", "resend", "done", "202", "filed by Asya; link_resent by Asya"},
    {"remind", "withdraw", "done", "201", "filed by Asya; withdrawn by Asya"},
    {"lapse", "lapse", "done", "done", "filed by Asya; lapsed by nobody"},
    {"lapse", "approve", "done", "201", "filed by Asya; approved by Ito"},
    {"lapse", "withdraw", "done", "201", "filed by Asya; withdrawn by Asya"},
    {"lapse", "forward", "done", "201", "filed by Asya; forwarded by Ito"},
    {"lapse_unreachable", "replace", "done", "200", "filed by Asya; bounced by nobody; approvers_replaced by Asya"},
    {"lapse_unreachable", "withdraw", "done", "201", "filed by Asya; bounced by nobody; withdrawn by Asya"},
    {"lapse_unreachable", "lapse_unreachable", "done", "done", "filed by Asya; bounced by nobody; lapsed by nobody"},
    {"release_by_time", "release_by_time", "done", "done", "filed by Asya; released by nobody"},
    {"release_by_time", "release", "done", "201", "filed by Asya; released by Desk"},
    {"release_by_time", "refuse", "done", "201", "filed by Asya; refused by Desk"},
    {"release_by_time", "withdraw", "done", "201", "filed by Asya; withdrawn by Asya"},
    {"reroute", "reroute", "done", "done", "filed by Asya; rerouted by nobody"},
    {"reroute", "replace", "done", "200", "filed by Asya; rerouted by nobody; approvers_replaced by Asya"},
    {"reroute", "withdraw", "done", "201", "filed by Asya; withdrawn by Asya"},
    {"reroute", "lapse", "done", "done", "filed by Asya; lapsed by nobody"},
    {"reroute_to_who_is_asked_alone", "reroute_to_who_is_asked_alone", "done", "done", "filed by Asya; rerouted by nobody"},
    {"reroute_to_review", "reroute_to_review", "done", "done", "filed by Asya; returned_to_review by nobody"},
    {"reroute_to_review", "withdraw", "done", "201", "filed by Asya; withdrawn by Asya"},
    {"rename", "rename_otherwise", "412 precondition.failed", "200", "filed by Asya; approved by Ito"},
    {"rename", "lose_the_role", "403 account.edit_refused", "done", "filed by Asya; approved by Ito"},
    {"accept_invitation", "accept_invitation", "410 link.dead", "201", "filed by Asya; approved by Ito; accepted (the guest)"},
    {"accept_invitation", "refuse_invitation", "410 link.dead", "201", "filed by Asya; approved by Ito; refused (the guest)"},
    {"accept_invitation", "lapse_invitation", "410 link.dead", "done", "filed by Asya; approved by Ito; lapsed (the guest)"},
    {"accept_invitation", "close_the_account", "410 link.dead", "done", "filed by Asya; approved by Ito; invited (the guest)"},
    {"refuse_invitation", "accept_invitation", "410 link.dead", "201", "filed by Asya; approved by Ito; accepted (the guest)"},
    {"refuse_invitation", "refuse_invitation", "410 link.dead", "201", "filed by Asya; approved by Ito; refused (the guest)"},
    {"refuse_invitation", "lapse_invitation", "410 link.dead", "done", "filed by Asya; approved by Ito; lapsed (the guest)"},
    {"lapse_invitation", "accept_invitation", "done", "201", "filed by Asya; approved by Ito; accepted (the guest)"},
    {"lapse_invitation", "refuse_invitation", "done", "201", "filed by Asya; approved by Ito; refused (the guest)"},
    {"lapse_invitation", "lapse_invitation", "done", "done", "filed by Asya; approved by Ito; lapsed (the guest)"},
    {"sign_up_by_invitation", "sign_up_by_invitation", "409 user.exists", "201", "filed by Asya; approved by Ito; invited (the guest)"},
    {"sign_up_by_invitation", "refuse_invitation", "410 link.dead", "201", "filed by Asya; approved by Ito; refused (the guest)"},
    {"sign_up_by_invitation", "lapse_invitation", "410 link.dead", "done", "filed by Asya; approved by Ito; lapsed (the guest)"},
    {"sign_up_by_invitation", "close_the_account", "410 link.dead", "done", "filed by Asya; approved by Ito; invited (the guest)"},
    {"verify", "verify", "410 link.dead", "204", ""},
    {"verify", "verify_another_sign_up", "409 user.exists", "204", ""},
    {"verify", "sign_up_by_link", "409 user.exists", "201", "filed by Asya"},
    {"reset", "reset", "410 link.dead", "204", ""},
    {"reset", "reset_by_another_link", "410 link.dead", "204", ""},
};
// clang-format on

INSTANTIATE_TEST_SUITE_P(TheTable, Race, ::testing::ValuesIn(table), [](const auto& row) {
    return std::string{row.param.act} + "_against_" + std::string{row.param.rival};
});

} // namespace
} // namespace deedbox::testing
