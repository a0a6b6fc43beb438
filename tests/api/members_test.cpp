// The people of an account: named by whoever runs it, members at once or invited, changed, removed, leaving.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// The account of keio.jp, whose admin is Ito, with a Virtual Account Lab.
struct Members : ::testing::Test {
    TestPortal portal;
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser ito = portal.user("it@keio.jp", "Ito");
    std::string account = ito.approves(asya.files().at("/id")).at("/smartAccount/id");
    std::string path = "/smart-accounts/" + account;
    std::string lab = ito.post(path + "/virtual-accounts", {{"name", "Lab"}}).at("/id");

    Answer names(Browser& who, const std::string& email, const std::string& role = "user", json::object more = {}) {
        more["email"] = email;
        more["role"] = role;
        return who.post(path + "/members", more);
    }
    Answer names(const std::string& email, const std::string& role = "user", json::object more = {}) {
        return names(ito, email, role, std::move(more));
    }
    std::string id_of(const std::string& email) {
        const auto found = ito.get(path + "/members?q=" + email);
        return found.at("/items/0/id");
    }
    /// `admin it@keio.jp, user lab@keio.jp in Lab with nested`: newest first.
    std::string people(Browser& who, const std::string& query = "") {
        std::string out;
        for (const auto& one : who.get(path + "/members" + query).body.at("items").as_array()) {
            out += (out.empty() ? "" : ", ") + std::string{one.at("role").as_string()} + " " +
                   std::string{one.at("email").as_string()};
            if (one.at("virtualAccountName").is_string())
                out += " in " + std::string{one.at("virtualAccountName").as_string()};
            if (one.at("includeNested").as_bool()) out += " with nested";
        }
        return out;
    }
    std::string people() { return people(ito); }
};

// ---- who is named ----

TEST_F(Members, PeopleOfTheCompanyAreMembersAtOnceAndToldByMail) {
    const auto answer = names("mei@keio.jp", "user", {{"note", "Welcome, Mei."}});
    ASSERT_EQ(answer.status, 201) << answer.text;
    EXPECT_EQ(answer.at("/state"), "active");
    EXPECT_EQ(people(), "user mei@keio.jp, admin it@keio.jp");
    const auto mail = portal.mail_to("mei@keio.jp");
    EXPECT_THAT(mail.header("Subject"), HasSubstr("You are now a member"));
    EXPECT_THAT(mail.text(), AllOf(HasSubstr("Ito (it@keio.jp) gave you a role"), HasSubstr("Welcome, Mei.")));
    EXPECT_EQ(portal.acts().back(), "member.added");
    auto mei = portal.user("mei@keio.jp", "Mei");
    EXPECT_EQ(mei.get("/session").at("/user/memberships/0/role"), "user");
}

TEST_F(Members, AnybodyElseIsInvitedAndIsNoMemberBeforeTheyAccept) {
    const auto answer = names("gus@guest.example", "viewer", {{"note", "As agreed."}});
    ASSERT_EQ(answer.status, 201) << answer.text;
    EXPECT_EQ(answer.at("/state"), "invited");
    EXPECT_EQ(people(), "admin it@keio.jp");
    const auto mail = portal.mail_to("gus@guest.example");
    EXPECT_THAT(mail.text(), AllOf(HasSubstr("Ito, who runs this account, named you"), HasSubstr("As agreed."),
                                   Not(HasSubstr("the company has approved it"))));
    auto gus = portal.user("gus@guest.example", "Gus");
    EXPECT_EQ(gus.post("/invitations/" + mail.token("invitations") + "/acceptance").status, 201);
    EXPECT_EQ(people(), "viewer gus@guest.example, admin it@keio.jp");
}

TEST_F(Members, ARoleCanBeHeldInAVirtualAccountAlone) {
    EXPECT_EQ(names("mei@keio.jp", "admin", {{"virtualAccountId", lab}, {"includeNested", true}}).status, 201);
    EXPECT_EQ(people(), "admin mei@keio.jp in Lab with nested, admin it@keio.jp");
    EXPECT_EQ(people(ito, "?virtualAccountId=" + lab), "admin mei@keio.jp in Lab with nested");
    auto mei = portal.user("mei@keio.jp", "Mei");
    EXPECT_EQ(mei.get("/session").at("/user/memberships/0/virtualAccountName"), "Lab");
    EXPECT_EQ(mei.get(path).at("/myRole"), "null") << "none in the whole account";
    EXPECT_EQ(mei.get(path).at("/myRoles/0/virtualAccountName"), "Lab");
    EXPECT_EQ(people(mei), "admin mei@keio.jp in Lab with nested") << "and she sees the people of the Lab alone";
    EXPECT_EQ(names("mei@keio.jp", "user").status, 201) << "one can have a role in each";
}

TEST_F(Members, TheMailToAnOutsiderDoesNotNameTheVirtualAccount) {
    names("gus@guest.example", "user", {{"virtualAccountId", lab}});
    const auto mail = portal.mail_to("gus@guest.example");
    EXPECT_THAT(mail.text(), AllOf(HasSubstr("user, in a part of the account"), Not(HasSubstr("Lab"))));
    auto gus = portal.user("gus@guest.example", "Gus");
    const auto shown = gus.get("/invitations/" + mail.token("invitations"));
    EXPECT_EQ(shown.at("/scope"), "virtual_account");
    EXPECT_THAT(shown.text, Not(HasSubstr("Lab")));
    EXPECT_EQ(gus.post("/invitations/" + mail.token("invitations") + "/acceptance").status, 201);
    EXPECT_EQ(people(), "user gus@guest.example in Lab, admin it@keio.jp");
}

TEST_F(Members, BadNamesAreToldByTheField) {
    EXPECT_EQ(names("nobody", "user").fields(), "/email email.syntax");
    EXPECT_EQ(names("mei@keio.jp", "owner").fields(), "/role field.choice");
    EXPECT_EQ(names("gus@guest.example", "approver").fields(), "/role role.approver_domain");
    EXPECT_EQ(names("mei@keio.jp", "approver", {{"virtualAccountId", lab}}).fields(), "/role role.virtual_account");
    EXPECT_EQ(names("mei@keio.jp", "user", {{"virtualAccountId", "1"}}).fields(),
              "/virtualAccountId virtual_account.unknown");
    EXPECT_EQ(names("mei@keio.jp", "user", {{"includeNested", true}}).fields(),
              "/includeNested member.nested_in_nothing");
    EXPECT_EQ(people(), "admin it@keio.jp");
}

TEST_F(Members, NobodyIsNamedTwiceForTheSame) {
    names("mei@keio.jp");
    EXPECT_EQ(names("mei@keio.jp", "viewer").code(), "member.already");
    EXPECT_EQ(names("it@keio.jp", "viewer").code(), "member.already");
    names("gus@guest.example");
    EXPECT_EQ(names("gus@guest.example").code(), "invitation.already");
    EXPECT_EQ(names("gus+again@guest.example").code(), "invitation.already") << "a mailbox, however it is spelt";
    EXPECT_THAT(portal.mails_to("gus+again@guest.example"), IsEmpty());
    EXPECT_EQ(portal.mails_to("gus@guest.example").size(), 1U);
}

TEST_F(Members, TwoWhoNameTheSamePersonAtOnceMakeOneMember) {
    names("mei@keio.jp", "admin");
    auto mei = portal.user("mei@keio.jp", "Mei");
    TestPortal beside{&portal};
    mei.at(beside);
    portal.interruption.arm([&] { EXPECT_EQ(names(mei, "new@keio.jp", "viewer").status, 201); });
    EXPECT_EQ(names("new@keio.jp").code(), "member.already");
    EXPECT_EQ(portal.mails_to("new@keio.jp").size(), 1U);
}

TEST_F(Members, MailsToStrangersAreCappedHere) {
    portal.restart({{"RATE_LIMITS", "on"}, {"MAILS_TO_STRANGERS_PER_SENDER", "2"}});
    for (const std::string name : {"a", "b"}) EXPECT_EQ(names(name + "@guest.example").status, 201);
    const auto refused = names("c@guest.example");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.code(), "mails.too_many.of_sender");
    EXPECT_EQ(names("c@keio.jp").status, 201) << "colleagues are no strangers";
}

// ---- who runs a part of it ----

TEST_F(Members, WhoRunsAVirtualAccountNamesPeopleForItAndNothingElse) {
    names("mei@keio.jp", "admin", {{"virtualAccountId", lab}});
    auto mei = portal.user("mei@keio.jp", "Mei");
    EXPECT_EQ(names(mei, "new@keio.jp", "user", {{"virtualAccountId", lab}}).status, 201);
    EXPECT_EQ(names(mei, "new@keio.jp").code(), "account.role_refused");
    EXPECT_EQ(names(mei, "other@keio.jp", "user", {{"virtualAccountId", lab}, {"includeNested", true}}).code(),
              "account.role_refused")
        << "nobody gives more than they have";
    EXPECT_EQ(mei.remove(path + "/members/" + id_of("it@keio.jp")).status, 404) << "she does not see him";
    EXPECT_EQ(mei.patch(path + "/members/" + id_of("new@keio.jp"), {{"wholeAccount", true}}).status, 403);
    EXPECT_EQ(people(), "user new@keio.jp in Lab, admin mei@keio.jp in Lab, admin it@keio.jp");
}

TEST_F(Members, WhoWasRemovedMeanwhileNamesNobody) {
    names("mei@keio.jp", "admin");
    auto mei = portal.user("mei@keio.jp", "Mei");
    const auto meis = path + "/members/" + id_of("mei@keio.jp");
    TestPortal beside{&portal};
    auto ito_beside = ito;
    ito_beside.at(beside);
    portal.interruption.arm([&] { EXPECT_EQ(ito_beside.remove(meis).status, 204); });
    EXPECT_EQ(names(mei, "friend@keio.jp", "admin").status, 403);
    EXPECT_EQ(people(), "admin it@keio.jp");
    EXPECT_EQ(mei.get(path + "/members").status, 403);
}

// ---- changing and ending ----

TEST_F(Members, ARoleIsChangedAndTheMemberToldIfWished) {
    names("mei@keio.jp", "viewer");
    const auto meis = path + "/members/" + id_of("mei@keio.jp");
    EXPECT_EQ(ito.patch(meis, {{"role", "user"}}).at("/role"), "user");
    EXPECT_EQ(portal.mails_to("mei@keio.jp").size(), 1U) << "the one when she was added";
    EXPECT_EQ(ito.patch(meis + "?tell=true", {{"virtualAccountId", lab}, {"includeNested", true}}).status, 200);
    EXPECT_EQ(people(), "user mei@keio.jp in Lab with nested, admin it@keio.jp");
    EXPECT_THAT(portal.mail_to("mei@keio.jp").text(), HasSubstr("changed your role"));
    EXPECT_EQ(ito.patch(meis, {{"wholeAccount", true}}).at("/includeNested"), "false");
    EXPECT_EQ(people(), "user mei@keio.jp, admin it@keio.jp");
    const auto before = portal.acts();
    EXPECT_EQ(ito.patch(meis, {{"role", "user"}}).status, 200);
    EXPECT_EQ(portal.acts(), before) << "a change that makes no difference leaves no trace";
}

TEST_F(Members, AChangeToWhatOneHasAlreadyIsRefused) {
    names("mei@keio.jp", "viewer");
    names("mei@keio.jp", "user", {{"virtualAccountId", lab}});
    EXPECT_EQ(ito.patch(path + "/members/" + id_of("mei@keio.jp"), {{"wholeAccount", true}}).code(), "member.already");
    EXPECT_EQ(people(), "user mei@keio.jp in Lab, viewer mei@keio.jp, admin it@keio.jp");
}

TEST_F(Members, SomebodyIsRemovedAndToldIfWished) {
    names("mei@keio.jp");
    auto mei = portal.user("mei@keio.jp", "Mei");
    EXPECT_EQ(ito.remove(path + "/members/" + id_of("mei@keio.jp") + "?tell=true").status, 204);
    EXPECT_THAT(portal.mail_to("mei@keio.jp").text(), HasSubstr("ended your role"));
    EXPECT_EQ(mei.get(path + "/members").code(), "account.members_only");
    EXPECT_EQ(mei.get("/session").at("/user/memberships"), "[]");
    EXPECT_EQ(portal.acts().back(), "member.removed");
}

TEST_F(Members, EverybodyCanLeaveAndNobodyElseIsRemovedByThem) {
    names("mei@keio.jp", "viewer");
    auto mei = portal.user("mei@keio.jp", "Mei");
    EXPECT_EQ(mei.remove(path + "/members/" + id_of("it@keio.jp")).code(), "account.role_refused");
    EXPECT_EQ(mei.get(path + "/members").at("/items/0/may/remove"), "true") << "one's own";
    EXPECT_EQ(mei.get(path + "/members").at("/items/1/may/remove"), "false");
    EXPECT_EQ(mei.remove(path + "/members/" + id_of("mei@keio.jp")).status, 204);
    EXPECT_EQ(portal.acts().back(), "member.left");
    EXPECT_EQ(people(), "admin it@keio.jp");
}

// ---- the last admin ----

TEST_F(Members, TheLastAdminStays) {
    const auto itos = path + "/members/" + id_of("it@keio.jp");
    names("mei@keio.jp", "admin", {{"virtualAccountId", lab}});
    EXPECT_EQ(ito.remove(itos).code(), "member.last_admin") << "who runs a part of it is no admin of all";
    EXPECT_EQ(ito.patch(itos, {{"role", "viewer"}}).code(), "member.last_admin");
    EXPECT_EQ(ito.patch(itos, {{"virtualAccountId", lab}}).code(), "member.last_admin");
    names("new@keio.jp", "admin");
    EXPECT_EQ(ito.remove(itos).status, 204);
}

TEST_F(Members, OfTwoLastAdminsWhoLeaveAtOnceOneStays) {
    names("mei@keio.jp", "admin");
    auto mei = portal.user("mei@keio.jp", "Mei");
    const auto itos = path + "/members/" + id_of("it@keio.jp");
    const auto meis = path + "/members/" + id_of("mei@keio.jp");
    TestPortal beside{&portal};
    mei.at(beside);
    portal.interruption.arm([&] { EXPECT_EQ(mei.remove(meis).status, 204); });
    EXPECT_EQ(ito.remove(itos).code(), "member.last_admin");
    EXPECT_EQ(people(), "admin it@keio.jp");
}

TEST_F(Members, OfTwoLastAdminsWhoLeaveAtTwoNodesOneStays) {
    TestPortal beside{&portal};
    names("mei@keio.jp", "admin");
    auto mei = portal.user("mei@keio.jp", "Mei");
    mei.at(beside);
    const auto itos = path + "/members/" + id_of("it@keio.jp");
    const auto meis = path + "/members/" + id_of("mei@keio.jp");
    std::thread other{[&] { mei.remove(meis); }};
    ito.remove(itos);
    other.join();
    const auto first = ito.get(path + "/members");
    const auto second = mei.get(path + "/members");
    EXPECT_TRUE((first.status == 200) != (second.status == 200)) << first.text << second.text;
}

// ---- what waits for the admins ----

TEST_F(Members, ARequestThatWaitsForTheAdminsWaitsForThoseWhoAreItNow) {
    names("mei@keio.jp", "admin");
    auto mei = portal.user("mei@keio.jp", "Mei");
    const auto request =
        asya.files({{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"lab@keio.jp"}}}).at("/id");
    portal.deliver();
    EXPECT_EQ(ito.remove(path + "/members/" + id_of("mei@keio.jp")).status, 204);
    EXPECT_NE(mei.approves(request).status, 201) << "not even before the job has been there";
    names("new@keio.jp", "admin");
    portal.run_jobs();
    EXPECT_NE(mei.approves(request).status, 201);
    auto fresh = portal.user("new@keio.jp", "New");
    EXPECT_EQ(fresh.approves(request).status, 201);
}

// ---- looking for people ----

TEST_F(Members, OneIsReadByWhoeverSeesThemInTheList) {
    names("mei@keio.jp", "user", {{"virtualAccountId", lab}});
    names("vera@keio.jp", "viewer", {{"virtualAccountId", lab}});
    const auto mei = path + "/members/" + id_of("mei@keio.jp");
    const auto itself = path + "/members/" + id_of("it@keio.jp");
    EXPECT_EQ(ito.get(mei).at("/email"), "mei@keio.jp");
    EXPECT_EQ(ito.get(mei).at("/may/remove"), "true");
    auto vera = portal.user("vera@keio.jp", "Vera");
    EXPECT_EQ(vera.get(mei).at("/virtualAccountName"), "Lab");
    EXPECT_EQ(vera.get(mei).at("/may/remove"), "false");
    EXPECT_EQ(people(vera), "viewer vera@keio.jp in Lab, user mei@keio.jp in Lab");
    EXPECT_NE(vera.get(itself).status, 200) << "who has a role in a part sees the people of that part";
    auto sam = portal.user("sam@elsewhere.example", "Sam");
    EXPECT_EQ(sam.get(mei).status, 404);
    EXPECT_EQ(ito.get(path + "/members/1").code(), "member.unknown");
}

TEST_F(Members, AreLookedForByNameAddressAndRole) {
    names("mei@keio.jp", "viewer");
    portal.user("mei@keio.jp", "Mei Tanaka");
    names("ken_1@keio.jp", "user");
    EXPECT_EQ(people(ito, "?q=tanaka"), "viewer mei@keio.jp");
    EXPECT_EQ(people(ito, "?q=KEN"), "user ken_1@keio.jp");
    EXPECT_EQ(people(ito, "?q=_"), "user ken_1@keio.jp") << "no pattern";
    EXPECT_EQ(people(ito, "?role=admin"), "admin it@keio.jp");
    EXPECT_EQ(ito.get(path + "/members?role=owner").fields(), "/role field.choice");
    EXPECT_EQ(people(ito, "?limit=1"), "user ken_1@keio.jp");
}

// ---- invitations, for those who run the account ----

struct OpenInvitations : Members {
    std::string id = names("gus@guest.example").at("/id");
    std::string token = portal.mail_to("gus@guest.example").token("invitations");
    std::string one = path + "/invitations/" + id;
    Browser gus = portal.user("gus@guest.example", "Gus");

    std::string state() { return ito.get(path + "/invitations").at("/items/0/state"); }
    Answer accepts(const std::string& by) { return gus.post("/invitations/" + by + "/acceptance"); }
};

TEST_F(OpenInvitations, AreListedForThoseWhoRunTheAccount) {
    const auto list = ito.get(path + "/invitations");
    EXPECT_EQ(list.at("/items/0/email"), "gus@guest.example");
    EXPECT_EQ(list.at("/items/0/invitedBy/email"), "it@keio.jp");
    EXPECT_EQ(list.at("/items/0/may/resend"), "true");
    names("vera@keio.jp", "viewer");
    auto vera = portal.user("vera@keio.jp");
    EXPECT_EQ(vera.get(path + "/invitations").code(), "account.role_refused");
    EXPECT_EQ(vera.remove(one).code(), "account.role_refused");
}

TEST_F(OpenInvitations, TakenBackTheyOpenNothingAndSoTheySay) {
    EXPECT_EQ(ito.remove(one).status, 204);
    EXPECT_EQ(state(), "revoked");
    EXPECT_EQ(accepts(token).at("/reason"), "revoked");
    EXPECT_EQ(ito.remove(one).code(), "invitation.over");
    EXPECT_EQ(ito.post(one + "/resends").code(), "invitation.over");
    EXPECT_EQ(names("gus@guest.example").status, 201) << "and can be named again";
}

TEST_F(OpenInvitations, SentAgainTheNewLinkCountsAndTheOldOneEnds) {
    EXPECT_EQ(ito.post(one + "/resends").status, 202);
    const auto fresh = portal.mail_to("gus@guest.example").token("invitations");
    EXPECT_EQ(accepts(token).at("/reason"), "replaced");
    EXPECT_EQ(accepts(fresh).status, 201);
    EXPECT_EQ(state(), "accepted");
}

TEST_F(OpenInvitations, OfOneAccountAreNothingInAnother) {
    auto wada = portal.user("it@waseda.jp", "Wada");
    const auto other =
        wada.approves(asya.files({{"domainIdentifier", "waseda.jp"}, {"approverEmails", {"it@waseda.jp"}}}).at("/id"))
            .at("/smartAccount/id");
    EXPECT_EQ(wada.remove("/smart-accounts/" + other + "/invitations/" + id).code(), "invitation.unknown");
    EXPECT_EQ(wada.remove("/smart-accounts/" + other + "/members/" + id_of("it@keio.jp")).code(), "member.unknown");
    EXPECT_EQ(wada.remove(one).status, 403);
    EXPECT_EQ(state(), "invited");
}

} // namespace
} // namespace deedbox::testing
