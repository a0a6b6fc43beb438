// People from outside a company who were listed for its account: invited, and members only once they have accepted.
#include "invitations/invitation_store.h"
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

json::object listed(const std::string& email, const std::string& role = "user") {
    return {{"email", email}, {"role", role}};
}

/// Asya of a partner has listed Lab of the company, and Gus and Vera from elsewhere; Ito of the company has approved.
struct Invited : ::testing::Test {
    TestPortal portal{{{"SESSION_LIFETIME", "400d"}}};
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser ito = portal.user("it@keio.jp", "Ito");
    std::string request =
        asya.files({{"users",
                     {listed("lab@keio.jp"), listed("gus@guest.example"), listed("vera@other.example", "viewer")}},
                    {"noteToUsers", "As agreed"}})
            .at("/id");
    std::string account = ito.approves(request).at("/smartAccount/id");
    std::string token = portal.mail_to("gus@guest.example").token("invitations");
    std::string path = "/invitations/" + token;
    Browser visitor = portal.visitor();

    Answer accepts(Browser who) { return who.post(path + "/acceptance"); }
    Answer refuses(const std::string& typed = "gus@guest.example", json::object more = {}) {
        more["email"] = typed;
        return portal.visitor().post(path + "/refusal", more);
    }
    Answer signs_up(Browser& browser, const std::string& email = "gus@guest.example") {
        return browser.signs_up(email, "Gus", {{"invitationToken", token}});
    }
    /// `gus@guest.example invited, lab@keio.jp member`: what became of the listed, as somebody sees the request.
    std::string fates(Browser& who) {
        std::string out;
        const auto seen = who.get("/account-requests/" + request);
        for (const auto& one : seen.body.at("users").as_array())
            out += (out.empty() ? "" : ", ") + std::string{one.at("email").as_string()} + " " +
                   (one.at("state").is_string() ? std::string{one.at("state").as_string()} : "-");
        return out;
    }
    std::string members() { return ito.get("/smart-accounts/" + account + "/members").text; }
    void turn() { ASSERT_TRUE(portal.run(portal.portal().calendar().turn())); }
};

// ---- who is invited ----

TEST_F(Invited, ListedUsersOfTheCompanyAreMembersAtOnceAndAllOthersAreNot) {
    EXPECT_THAT(members(), AllOf(HasSubstr("lab@keio.jp"), Not(HasSubstr("gus@")), Not(HasSubstr("vera@"))));
    EXPECT_EQ(fates(asya), "gus@guest.example invited, lab@keio.jp member, vera@other.example invited");
    EXPECT_THAT(portal.mail_to("lab@keio.jp").header("Subject"), HasSubstr("You are now a member"));
    auto gus = portal.user("gus@guest.example");
    EXPECT_EQ(gus.get("/session").at("/user/memberships"), "[]");
    EXPECT_EQ(gus.get("/smart-accounts/" + account + "/members").status, 403);
}

TEST_F(Invited, WhoeverWasStruckIsNot) {
    const auto other = asya.files({{"domainIdentifier", "waseda.jp"},
                                   {"approverEmails", {"it@waseda.jp"}},
                                   {"users", {listed("eve@guest.example"), listed("ada@guest.example")}}})
                           .at("/id");
    request = other;
    EXPECT_EQ(fates(asya), "ada@guest.example -, eve@guest.example -") << "nothing has become of them yet";
    ASSERT_EQ(portal.user("it@waseda.jp").approves(other, {{"excludeUsers", {"eve@guest.example"}}}).status, 201);
    EXPECT_EQ(fates(asya), "ada@guest.example invited, eve@guest.example struck");
    EXPECT_THAT(portal.mails_to("eve@guest.example"), IsEmpty());
    EXPECT_EQ(portal.mails_to("ada@guest.example").size(), 1U);
}

TEST_F(Invited, WhoeverApprovesIsInAlready) {
    const auto other = asya.files({{"domainIdentifier", "waseda.jp"},
                                   {"approverEmails", {"boss@holding.example"}},
                                   {"users", {listed("boss@holding.example", "viewer")}}})
                           .at("/id");
    auto desk = portal.staff();
    ASSERT_EQ(desk.post("/account-requests/" + other + "/review", {{"verdict", "released"}}).status, 201);
    auto boss = portal.user("boss@holding.example", "Boss");
    ASSERT_EQ(boss.approves(other).status, 201);
    EXPECT_EQ(boss.get("/session").at("/user/memberships/0/role"), "admin");
    request = other;
    EXPECT_EQ(fates(asya), "boss@holding.example member");
    for (const auto& mail : portal.mails_to("boss@holding.example"))
        EXPECT_THAT(mail.header("Subject"), Not(HasSubstr("Invitation")));
}

// ---- the mail ----

TEST_F(Invited, TheMailSaysWhoInvitesToWhatAndHowToSayNo) {
    const auto mail = portal.mail_to("gus@guest.example");
    EXPECT_EQ(mail.header("Subject"), "Invitation to the Smart Account for keio.jp") << "and nothing that was typed";
    const auto text = mail.text();
    EXPECT_THAT(text, HasSubstr("Asya (asya@partner.example) invites you to the Smart Account of Keio University"));
    EXPECT_THAT(text, HasSubstr("> As agreed"));
    EXPECT_THAT(text, HasSubstr("\nhttp://portal.test/invitations/" + token + "\n")) << "alone on its line";
    EXPECT_THAT(text, AllOf(HasSubstr("To refuse, you need no user"), HasSubstr("until 1 April 2026"),
                            HasSubstr("meant for gus@guest.example alone")));
    EXPECT_FALSE(mail.token("stop").empty());
    EXPECT_THAT(portal.mail_to("vera@other.example").text(), HasSubstr(": viewer\n"));
}

TEST_F(Invited, TheRequesterSeesWhatBecameOfTheMail) {
    portal.deliver();
    std::string fate;
    for (const auto& mail : asya.get("/account-requests/" + request).body.at("mails").as_array())
        if (mail.at("to").as_string() == "gus@guest.example")
            fate += std::string{mail.at("kind").as_string()} + " " + std::string{mail.at("state").as_string()};
    EXPECT_EQ(fate, "invitation sent");
}

TEST_F(Invited, WhoeverSaidStopGetsNoMail) {
    const auto stop = portal.mail_to("gus@guest.example").token("stop");
    ASSERT_EQ(visitor.post("/mail-stops", {{"token", stop}}).status, 204);
    const auto other = asya.files({{"domainIdentifier", "waseda.jp"},
                                   {"approverEmails", {"it@waseda.jp"}},
                                   {"users", {listed("gus@guest.example")}}})
                           .at("/id");
    ASSERT_EQ(portal.user("it@waseda.jp").approves(other).status, 201);
    EXPECT_EQ(portal.mails_to("gus@guest.example").size(), 1U);
    EXPECT_EQ(visitor.get(path).status, 200) << "and the one that they have still asks";
}

TEST_F(Invited, AMailThatAsksNothingAnyMoreStaysHome) {
    const auto other = asya.files({{"domainIdentifier", "waseda.jp"},
                                   {"approverEmails", {"it@waseda.jp"}},
                                   {"users", {listed("late@guest.example")}}})
                           .at("/id");
    ASSERT_EQ(portal.user("it@waseda.jp").approves(other).status, 201);
    const auto found = *portal.run(
        portal.portal().database().all(invitations::invitations_of_request, AccountRequestId::parse(other).value()));
    const auto unread = portal.portal().key().link_token(LinkPurpose::invitation, found.at(0).id.number, 1);
    ASSERT_EQ(visitor.post("/invitations/" + unread + "/refusal", {{"email", "late@guest.example"}}).status, 201);
    EXPECT_THAT(portal.mails_to("late@guest.example"), IsEmpty());
}

// ---- what the link shows ----

TEST_F(Invited, AStrangerLearnsWhatTheyAreInvitedTo) {
    const auto seen = visitor.get(path);
    ASSERT_EQ(seen.status, 200);
    EXPECT_EQ(seen.at("/accountName"), "Keio University");
    EXPECT_EQ(seen.at("/domainIdentifier"), "keio.jp");
    EXPECT_EQ(seen.at("/invitedBy/name"), "Asya");
    EXPECT_EQ(seen.at("/invitedBy/email"), "asya@partner.example");
    EXPECT_EQ(seen.at("/note"), "As agreed");
    EXPECT_EQ(seen.at("/role"), "user");
    EXPECT_EQ(seen.at("/email"), "gus@guest.example");
    EXPECT_EQ(seen.at("/expiresAt"), "2026-04-01T09:00:00.000Z") << "30 days";
    EXPECT_EQ(seen.at("/may/accept"), "false") << "nobody is signed in";
    EXPECT_EQ(seen.at("/may/refuse"), "true");
    EXPECT_THAT(seen.text, Not(HasSubstr("it@keio.jp"))) << "who approved is not told";
    EXPECT_EQ(portal.user("gus@guest.example").get(path).at("/may/accept"), "true");
    EXPECT_EQ(ito.get(path).at("/may/accept"), "false");
}

TEST_F(Invited, ItsSecretIsNowhereInTheDatabase) {
    visitor.get(path);
    const auto dump = portal.database_bytes();
    EXPECT_THAT(dump, HasSubstr("gus@guest.example"));
    EXPECT_THAT(dump, Not(HasSubstr(token)));
    EXPECT_THAT(dump, Not(HasSubstr(token.substr(11)))) << "nor the half that is secret";
}

// ---- yes ----

TEST_F(Invited, AcceptingMakesAMemberOnce) {
    auto gus = portal.user("gus@guest.example", "Gus");
    const auto accepted = accepts(gus);
    ASSERT_EQ(accepted.status, 201) << accepted.text;
    EXPECT_EQ(accepted.at("/smartAccount/id"), account);
    EXPECT_EQ(accepted.at("/smartAccount/name"), "Keio University");
    EXPECT_EQ(accepted.at("/role"), "user");
    EXPECT_EQ(accepted.at("/at"), "2026-03-02T09:00:00.000Z");
    EXPECT_EQ(gus.get("/session").at("/user/memberships/0/role"), "user");
    EXPECT_EQ(fates(ito), "gus@guest.example accepted, lab@keio.jp member, vera@other.example invited");

    const auto again = accepts(gus);
    EXPECT_EQ(again.code(), "link.dead");
    EXPECT_EQ(again.at("/reason"), "used");
    EXPECT_EQ(gus.get(path).at("/smartAccountId"), account) << "whose it was is shown the way";
    EXPECT_EQ(visitor.get(path).at("/reason"), "used");
    EXPECT_EQ(visitor.get(path).at("/smartAccountId"), "") << "nobody else is";
}

TEST_F(Invited, SigningUpByTheLinkProvesTheAddressAndAcceptsNothing) {
    ASSERT_EQ(signs_up(visitor).status, 201);
    EXPECT_EQ(visitor.get("/session").at("/user/email"), "gus@guest.example");
    EXPECT_EQ(visitor.get("/session").at("/user/memberships"), "[]") << "that is a press of its own";
    EXPECT_EQ(accepts(visitor).status, 201);
    EXPECT_EQ(visitor.get("/session").at("/user/memberships/0/smartAccountId"), account);
}

TEST_F(Invited, TheLinkSignsUpItsOwnAddressAlone) {
    EXPECT_EQ(signs_up(visitor, "eve@guest.example").fields(), "/email email.other_than_link");
    EXPECT_EQ(visitor.get("/session").status, 401);
    auto gus = portal.user("gus@guest.example");
    EXPECT_EQ(signs_up(visitor).code(), "user.exists");
}

TEST_F(Invited, TakesThePlaceOfASquattersSignUp) {
    auto squatter = portal.visitor();
    squatter.signs_up("gus@guest.example", "Eve", {{"password", "somebody else's one"}});
    ASSERT_EQ(signs_up(visitor).status, 201);
    EXPECT_EQ(portal.visitor().signs_in("gus@guest.example", "somebody else's one").code(), "session.unverified");
    EXPECT_EQ(portal.visitor().signs_in("gus@guest.example").status, 201);
}

TEST_F(Invited, ASignUpGoesByOneLink) {
    asya.files({{"domainIdentifier", "guest.example"}, {"approverEmails", {"gus@guest.example"}}});
    const auto approval = portal.mail_to("gus@guest.example").token("approvals");
    const auto both =
        visitor.signs_up("gus@guest.example", "Gus", {{"approvalToken", approval}, {"invitationToken", token}});
    EXPECT_EQ(both.fields(), "/invitationToken sign_up.two_links");
    EXPECT_EQ(visitor.get("/session").status, 401);
}

TEST_F(Invited, SomebodyElseCannotAccept) {
    for (const auto* email : {"eve@guest.example", "gus+mine@guest.example", "colleague@keio.jp"}) {
        const auto answer = accepts(portal.user(email));
        EXPECT_EQ(answer.status, 404) << email;
        EXPECT_EQ(answer.code(), "link.unknown") << email;
    }
    EXPECT_EQ(accepts(visitor).status, 401);
    EXPECT_THAT(members(), Not(HasSubstr("guest.example")));
    EXPECT_EQ(visitor.get(path).status, 200);
}

TEST_F(Invited, WhoIsAMemberAlreadyKeepsTheirRole) {
    auto gus = portal.user("gus@guest.example", "Gus");
    portal.tamper(
        "UPDATE members SET role = 'viewer', user_id = (SELECT id FROM users WHERE email = 'gus@guest.example') "
        "WHERE user_id = (SELECT id FROM users WHERE email = 'lab@keio.jp')");
    EXPECT_EQ(accepts(gus).at("/role"), "viewer");
    EXPECT_EQ(gus.get("/session").at("/user/memberships/0/role"), "viewer");
}

// ---- no ----

TEST_F(Invited, RefusingTakesTheAddressAndNoUser) {
    EXPECT_EQ(refuses("robot@guest.example").fields(), "/email email.other_than_invited");
    EXPECT_EQ(visitor.post(path + "/refusal").fields(), "/email field.missing");
    EXPECT_EQ(visitor.get(path).status, 200) << "a robot that types what it likes has changed nothing";
    const auto refused = refuses("Gus+mails@guest.example", {{"reason", "I do not know you."}});
    ASSERT_EQ(refused.status, 201) << refused.text;
    EXPECT_EQ(refused.at("/email"), "gus@guest.example");
    EXPECT_EQ(refused.at("/reason"), "I do not know you.");
    EXPECT_EQ(refuses().at("/reason"), "refused");
    auto gus = portal.user("gus@guest.example");
    EXPECT_EQ(accepts(gus).at("/reason"), "refused");
    EXPECT_EQ(gus.get("/session").at("/user/memberships"), "[]");
}

TEST_F(Invited, WhyIsForThoseWhoSeeTheList) {
    refuses("gus@guest.example", {{"reason", "I do not know you."}});
    for (auto reader : {asya, ito, portal.staff()}) {
        EXPECT_EQ(fates(reader), "gus@guest.example refused, lab@keio.jp member, vera@other.example invited");
        EXPECT_EQ(reader.get("/account-requests/" + request).at("/users/0/refusalReason"), "I do not know you.");
    }
    EXPECT_THAT(visitor.get(path).text, Not(HasSubstr("I do not know you.")));
    EXPECT_EQ(portal.user("gus@guest.example").get("/account-requests/" + request).status, 404)
        << "the request is none of the guest's business";
    EXPECT_EQ(portal.user("vera@other.example").get("/account-requests/" + request).status, 404);
}

TEST_F(Invited, StoppingMailsIsNoRefusal) {
    const auto stop = portal.mail_to("gus@guest.example").token("stop");
    auto gus = portal.user("gus@guest.example");
    ASSERT_EQ(visitor.post("/mail-stops", {{"token", stop}}).status, 204);
    EXPECT_EQ(fates(asya), "gus@guest.example invited, lab@keio.jp member, vera@other.example invited");
    EXPECT_EQ(accepts(gus).status, 201);
}

// ---- neither ----

TEST_F(Invited, LapsesWhenItsTimeIsOver) {
    auto gus = portal.user("gus@guest.example");
    portal.clock.pass(days{30} - seconds{1});
    turn();
    EXPECT_EQ(visitor.get(path).status, 200);
    portal.clock.pass(seconds{1});
    EXPECT_EQ(accepts(gus).at("/reason"), "lapsed") << "whether or not the job has come";
    EXPECT_EQ(refuses().at("/reason"), "lapsed");
    portal.clock.pass(minutes{1});
    turn();
    EXPECT_EQ(fates(asya), "gus@guest.example lapsed, lab@keio.jp member, vera@other.example lapsed");
    EXPECT_EQ(visitor.get(path).at("/reason"), "lapsed");
    EXPECT_EQ(std::ranges::count(portal.acts(), "invitation.lapsed"), 2);
    portal.clock.pass(days{1});
    turn();
    EXPECT_EQ(std::ranges::count(portal.acts(), "invitation.lapsed"), 2) << "once";
}

TEST_F(Invited, LapsesAfterAsLongAsTheOperatorSays) {
    portal.restart({{"INVITATION_LIFETIME", "2d"}});
    const auto other = asya.files({{"domainIdentifier", "waseda.jp"},
                                   {"approverEmails", {"it@waseda.jp"}},
                                   {"users", {listed("late@guest.example")}}})
                           .at("/id");
    ASSERT_EQ(portal.user("it@waseda.jp").approves(other).status, 201);
    const auto brief = "/invitations/" + portal.mail_to("late@guest.example").token("invitations");
    EXPECT_EQ(visitor.get(brief).at("/expiresAt"), "2026-03-04T09:00:00.000Z");
}

TEST_F(Invited, MoreThanABatchOfThemLapseInOneTurn) {
    json::array many;
    for (int i = 0; i < 50; ++i) many.push_back(listed("guest" + std::to_string(i) + "@guest.example"));
    for (const std::string domain : {"a.example", "b.example", "c.example"}) {
        const auto one =
            asya.files({{"domainIdentifier", domain}, {"approverEmails", {"it@" + domain}}, {"users", many}});
        ASSERT_EQ(portal.user("it@" + domain).approves(one.at("/id")).status, 201) << one.text;
    }
    portal.clock.pass(days{30});
    turn();
    EXPECT_EQ(std::ranges::count(portal.acts(), "invitation.lapsed"), 152);
}

TEST_F(Invited, IsOverWithItsAccount) {
    auto gus = portal.user("gus@guest.example");
    portal.tamper("UPDATE smart_accounts SET status = 'cancelled' WHERE id = " + account);
    EXPECT_EQ(visitor.get(path).at("/reason"), "closed");
    EXPECT_EQ(accepts(gus).at("/reason"), "closed");
}

// Four routes take an invitation's token: opening it, accepting, refusing, and signing up by it. None takes a wrong
// one.
TEST_F(Invited, WrongTokensOpenAcceptRefuseAndProveNothing) {
    const auto vera = portal.mail_to("vera@other.example").token("invitations");
    auto gus = portal.user("gus@guest.example", "Gus");
    auto forged = vera;
    forged.back() = forged.back() == 'A' ? 'B' : 'A';
    asya.files({{"domainIdentifier", "waseda.jp"}, {"approverEmails", {"it@waseda.jp"}}});
    const auto approval = portal.mail_to("it@waseda.jp").token("approvals");
    std::map<std::string, std::string> wrong{{"forged", forged},
                                             {"truncated", vera.substr(0, 24)},
                                             {"foreign", portal.mail_to("vera@other.example").token("stop")},
                                             {"an approval's", approval}};
    wrong["replaced"] = vera;
    portal.tamper("UPDATE invitations SET link_generation = 2 WHERE email = 'vera@other.example'");
    accepts(gus);
    wrong["used"] = token;
    portal.deliver();

    const auto acts = portal.acts();
    const auto mails = portal.sink.mails().size();
    for (const auto& [why, wrong_token] : wrong) {
        const bool dead = why == "replaced" || why == "used";
        const auto refused_with = dead ? 410 : 404;
        const auto place = "/invitations/" + wrong_token;
        EXPECT_EQ(portal.visitor().get(place).status, refused_with) << why;
        EXPECT_EQ(portal.visitor().get(place).at("/reason"), dead ? why : "") << why;
        EXPECT_EQ(gus.post(place + "/acceptance").status, why == "used" ? 410 : 404) << why;
        for (const auto* typed : {"gus@guest.example", "vera@other.example"})
            EXPECT_EQ(portal.visitor().post(place + "/refusal", {{"email", typed}}).status, refused_with) << why;
        auto eve = portal.visitor();
        EXPECT_EQ(eve.signs_up("vera@other.example", "Eve", {{"invitationToken", wrong_token}}).status, refused_with)
            << why;
        EXPECT_EQ(eve.get("/session").status, 401) << why;
    }
    EXPECT_EQ(portal.visitor().get("/approval-links/" + vera).status, 404) << "nor is it any other link's";
    EXPECT_EQ(portal.visitor().signs_up("vera@other.example", "Eve", {{"approvalToken", vera}}).status, 404);
    portal.deliver();
    EXPECT_EQ(portal.acts(), acts);
    EXPECT_EQ(portal.sink.mails().size(), mails);
}

} // namespace
} // namespace deedbox::testing
