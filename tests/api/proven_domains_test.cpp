// An account proves domains by a record in their DNS; what a proof is good for, how it is lost, and who may do it. A
// real name server answers.
#include "support/name_server.h"
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace deedbox::testing {
namespace {

using std::chrono::days;
using std::chrono::hours;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct ProvingDomains : ::testing::Test {
    NameServer& dns = NameServer::shared();
    std::map<std::string, std::string> settings{
        {"DNS", dns.address()}, {"DNS_TRUST_ANCHOR_FILE", ""}, {"DNS_TIMEOUT", "5s"}};
    TestPortal portal{settings};
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser ito = portal.user("it@keio.jp", "Ito");
    std::string account = "/smart-accounts/" + account_of("keio.jp", ito);

    std::string account_of(const std::string& domain, Browser& admin) {
        const auto request = asya.files({{"domainIdentifier", domain}, {"approverEmails", {"it@" + domain}}}).at("/id");
        return admin.approves(request).at("/smartAccount/id");
    }
    /// Another company's account, run by it@DOMAIN.
    std::pair<Browser, std::string> another(const std::string& domain) {
        auto admin = portal.user("it@" + domain, "Wada");
        auto path = "/smart-accounts/" + account_of(domain, admin);
        return {admin, path};
    }
    Answer adds(Browser& who, const std::string& domain, const std::string& to = "") {
        return who.post((to.empty() ? account : to) + "/domains", {{"domain", domain}});
    }
    Answer checks(Browser& who, const std::string& domain, const std::string& of = "") {
        return who.post((of.empty() ? account : of) + "/domains/" + domain + "/check");
    }
    Browser member(const std::string& email, const std::string& role) {
        EXPECT_EQ(ito.post(account + "/members", {{"email", email}, {"role", role}}).status, 201);
        return portal.user(email);
    }
    void publishes(const Answer& shown) { dns.set_texts(shown.at("/recordName"), {shown.at("/recordValue")}); }
    void forgets(const std::string& domain) { dns.set_texts("_deedbox-challenge." + domain, {}); }
    /// Proves a domain for keio.jp.
    void proves(const std::string& domain) {
        publishes(adds(ito, domain));
        ASSERT_EQ(checks(ito, domain).at("/state"), "proven");
    }
    std::string state_of(const std::string& domain) {
        for (const auto& one : ito.get(account + "/domains").body.at("items").as_array())
            if (one.at("domain").as_string() == domain) return std::string{one.at("state").as_string()};
        return "none";
    }
    /// The portal looks by itself, after so much time.
    std::string looks_after(Duration time, const std::string& domain) {
        portal.clock.pass(time);
        portal.run_jobs();
        ito.signs_in("it@keio.jp");
        return state_of(domain);
    }
    Answer names(const std::string& email, const std::string& role) {
        return ito.post(account + "/members", {{"email", email}, {"role", role}});
    }
};

TEST_F(ProvingDomains, AsksForARecordAndFindsIt) {
    forgets("sfc.example");
    const auto begun = adds(ito, "SFC.example");
    ASSERT_EQ(begun.status, 201) << begun.text;
    EXPECT_EQ(begun.at("/domain"), "sfc.example");
    EXPECT_EQ(begun.at("/state"), "waiting");
    EXPECT_EQ(begun.at("/recordName"), "_deedbox-challenge.sfc.example");
    EXPECT_THAT(begun.at("/recordValue"), HasSubstr("deedbox-proof="));
    EXPECT_EQ(begun.at("/lastCheckedAt"), "null");
    const auto early = checks(ito, "sfc.example");
    ASSERT_EQ(early.status, 200) << early.text;
    EXPECT_EQ(early.at("/state"), "waiting");
    EXPECT_EQ(early.at("/trouble"), "no_record");
    dns.set_texts(begun.at("/recordName"), {"v=spf1 -all", "deedbox-proof=of-somebody-else"});
    EXPECT_EQ(checks(ito, "sfc.example").at("/trouble"), "other_record");
    dns.set_texts(begun.at("/recordName"), {"v=spf1 -all", "  " + begun.at("/recordValue") + " "});
    const auto proven = checks(ito, "sfc.example");
    EXPECT_EQ(proven.at("/state"), "proven");
    EXPECT_EQ(proven.at("/trouble"), "null");
    EXPECT_THAT(portal.acts(), ::testing::Contains("domain.proven").Times(1));
}

TEST_F(ProvingDomains, TellsTheAdmins) {
    member("second@keio.jp", "admin");
    proves("sfc.example");
    for (const auto* admin : {"it@keio.jp", "second@keio.jp"})
        EXPECT_THAT(portal.mail_to(admin).text(), HasSubstr("has proven a domain")) << admin;
    EXPECT_EQ(checks(ito, "sfc.example").at("/state"), "proven");
    portal.deliver();
    EXPECT_EQ(std::ranges::count_if(
                  portal.mails_to("second@keio.jp"),
                  [](const auto& mail) { return mail.text().find("has proven a domain") != std::string::npos; }),
              1);
}

TEST_F(ProvingDomains, ARecordOfOneAccountProvesNothingForAnother) {
    auto [wada, waseda] = another("waseda.jp");
    const auto kept = adds(ito, "merged.example");
    const auto other = adds(wada, "merged.example", waseda);
    EXPECT_NE(kept.at("/recordValue"), other.at("/recordValue"));
    publishes(kept);
    EXPECT_EQ(checks(wada, "merged.example", waseda).at("/trouble"), "other_record");
    EXPECT_EQ(checks(ito, "merged.example").at("/state"), "proven");
    EXPECT_NE(adds(ito, "other.example").at("/recordValue"), kept.at("/recordValue")) << "nor for another domain";
}

// Whoever runs the DNS says whose it is; after a merger that may be two.
TEST_F(ProvingDomains, ARuleForAccessMayNameOne) {
    const auto rule = [&] {
        return ito.put(account + "/access-rules",
                       {{"rules", {{{"domain", "sister.example"}, {"verdict", "approved"}, {"role", "user"}}}}});
    };
    forgets("sister.example");
    EXPECT_EQ(rule().fields(), "/rules/0/domain access_rule.domain_not_own");
    proves("sister.example");
    ASSERT_EQ(rule().status, 200);
    auto ann = portal.user("ann@sister.example", "Ann");
    const auto asked = ann.post("/access-requests", {{"domainIdentifier", "keio.jp"}, {"role", "user"}});
    EXPECT_EQ(asked.at("/status"), "approved");
    EXPECT_EQ(ann.get(account + "/members").status, 200);
    ASSERT_EQ(ito.remove(account + "/domains/sister.example").status, 204);
    auto bob = portal.user("bob@sister.example", "Bob");
    EXPECT_EQ(bob.post("/access-requests", {{"domainIdentifier", "keio.jp"}, {"role", "user"}}).at("/status"),
              "pending")
        << "it is the company's no more";
}

TEST_F(ProvingDomains, TwoAccountsProveADomainWhileBothRecordsStand) {
    auto [wada, waseda] = another("waseda.jp");
    const auto one = adds(ito, "both.example");
    const auto two = adds(wada, "both.example", waseda);
    dns.set_texts(one.at("/recordName"), {one.at("/recordValue"), two.at("/recordValue")});
    EXPECT_EQ(checks(ito, "both.example").at("/state"), "proven");
    EXPECT_EQ(checks(wada, "both.example", waseda).at("/state"), "proven");
    publishes(two);
    looks_after(days{30}, "both.example");
    looks_after(hours{84}, "both.example");
    EXPECT_EQ(looks_after(hours{84}, "both.example"), "lost");
    wada.signs_in("it@waseda.jp");
    EXPECT_EQ(wada.get(waseda + "/domains").at("/items/0/state"), "proven");
}

TEST_F(ProvingDomains, RefusesWhatIsNoCompanysOwn) {
    const std::pair<const char*, const char*> refused[] = {
        {"com", "domain.syntax"},
        {"co.uk", "domain.public_suffix"},
        {"gmail.com", "domain.public_mailbox"},
        {"mailinator.com", "domain.disposable"},
        {"github.io", "domain.public_suffix"},
        {"ruhr-uni-bochum.de", "domain.shared"},
        {"onmicrosoft.com", "domain.public_suffix"},
        {"lab.sfc.example", "domain.not_registered"},
        {"192.0.2.1", "domain.syntax"},
        {"a b.example", "domain.syntax"},
        {"", "domain.syntax"},
    };
    for (const auto& [domain, code] : refused) {
        const auto answer = adds(ito, domain);
        EXPECT_EQ(answer.status, 422) << domain;
        EXPECT_EQ(answer.fields(), std::string{"/domain "} + code) << domain;
    }
    EXPECT_THAT(ito.get(account + "/domains").text, HasSubstr(R"("items":[])"));
}

TEST_F(ProvingDomains, TakesNamesInTheirOwnScript) {
    const auto begun = adds(ito, "慶應.example");
    EXPECT_EQ(begun.at("/domain"), "xn--hju2g.example") << begun.text;
    publishes(begun);
    EXPECT_EQ(checks(ito, "xn--hju2g.example").at("/state"), "proven");
}

TEST_F(ProvingDomains, ARecordHasThirtyDays) {
    const auto begun = adds(ito, "slow.example");
    portal.clock.pass(days{30});
    ito.signs_in("it@keio.jp");
    publishes(begun);
    EXPECT_EQ(state_of("slow.example"), "failed");
    EXPECT_EQ(checks(ito, "slow.example").code(), "domain.over");
    const auto again = adds(ito, "slow.example");
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.at("/recordValue"), begun.at("/recordValue")) << "whoever has put it there need not change it";
    EXPECT_EQ(checks(ito, "slow.example").at("/state"), "proven");
    EXPECT_EQ(adds(ito, "slow.example").code(), "domain.proven");
}

TEST_F(ProvingDomains, IsForWhoRunsTheAccount) {
    proves("sfc.example");
    auto approver = member("ceo@keio.jp", "approver");
    auto user = member("yuki@keio.jp", "user");
    auto viewer = member("vera@keio.jp", "viewer");
    EXPECT_EQ(adds(approver, "a.example").status, 201);
    EXPECT_EQ(checks(approver, "a.example").status, 200);
    for (auto* who : {&user, &viewer}) {
        EXPECT_EQ(who->get(account + "/domains").at("/items/0/domain"), "sfc.example");
        EXPECT_EQ(who->get(account + "/domains").at("/items/0/may/remove"), "false");
        EXPECT_EQ(adds(*who, "u.example").code(), "account.edit_refused");
        EXPECT_EQ(checks(*who, "sfc.example").code(), "account.edit_refused");
        EXPECT_EQ(who->remove(account + "/domains/sfc.example").code(), "account.edit_refused");
    }
    auto [wada, waseda] = another("waseda.jp");
    for (auto* who : {&asya, &wada}) {
        EXPECT_EQ(who->get(account + "/domains").status, 403);
        EXPECT_EQ(adds(*who, "u.example").status, 403);
        EXPECT_EQ(checks(*who, "sfc.example").status, 403);
    }
    EXPECT_EQ(checks(wada, "sfc.example", waseda).code(), "domain.unknown") << "another account's domain";
    EXPECT_EQ(wada.remove(waseda + "/domains/sfc.example").code(), "domain.unknown");
    EXPECT_EQ(state_of("sfc.example"), "proven");
}

TEST_F(ProvingDomains, ARestrictedAccountIsNotThereForStrangers) {
    ito.patch(account, {{"visibility", "restricted"}});
    EXPECT_EQ(asya.get(account + "/domains").status, 404);
    EXPECT_EQ(adds(asya, "u.example").status, 404);
    EXPECT_EQ(checks(asya, "keio.jp").status, 404);
}

TEST_F(ProvingDomains, ItsPeopleAreOfTheCompany) {
    EXPECT_EQ(names("mei@sfc.example", "user").at("/state"), "invited");
    EXPECT_EQ(names("boss@sfc.example", "approver").fields(), "/role role.approver_domain");
    proves("sfc.example");
    EXPECT_EQ(names("kai@sfc.example", "user").at("/state"), "active");
    EXPECT_EQ(names("lab@lab.sfc.example", "user").at("/state"), "active") << "and those of names below it";
    EXPECT_EQ(names("boss@sfc.example", "approver").at("/state"), "active");
    const auto yuki = names("yuki@sfc.example", "user").at("/id");
    EXPECT_EQ(ito.patch(account + "/members/" + yuki, {{"role", "approver"}}).status, 200);
    EXPECT_EQ(names("eve@elsewhere.example", "user").at("/state"), "invited");
    EXPECT_EQ(names("it@keio.jp", "user").code(), "member.already") << "the company's first domain counts as ever";
}

TEST_F(ProvingDomains, OnceItIsRemovedNobodyElseIsOfTheCompany) {
    proves("sfc.example");
    EXPECT_EQ(names("boss@sfc.example", "approver").status, 201);
    EXPECT_EQ(ito.remove(account + "/domains/sfc.example").status, 204);
    EXPECT_EQ(names("kai@sfc.example", "approver").fields(), "/role role.approver_domain");
    EXPECT_EQ(names("kai@sfc.example", "user").at("/state"), "invited");
    EXPECT_EQ(ito.remove(account + "/domains/sfc.example").code(), "domain.unknown");
    EXPECT_THAT(ito.get(account + "/members").text, HasSubstr("boss@sfc.example")) << "who is a member stays one";
}

TEST_F(ProvingDomains, AProofThatWaitsCountsForNothing) {
    adds(ito, "sfc.example");
    EXPECT_EQ(names("kai@sfc.example", "user").at("/state"), "invited");
}

/// Somebody else acts between the reading and the writing of an act, by a portal of their own.
struct ProvingDomainsMeanwhile : ProvingDomains {
    TestPortal beside{&portal, settings};
    Browser rival() {
        auto browser = ito;
        browser.at(beside);
        return browser;
    }
};

TEST_F(ProvingDomainsMeanwhile, WhoIsAddedWhileTheDomainGoesIsInvited) {
    proves("sfc.example");
    portal.interruption.arm([this] { EXPECT_EQ(rival().remove(account + "/domains/sfc.example").status, 204); });
    EXPECT_EQ(names("kai@sfc.example", "user").at("/state"), "invited");
}

TEST_F(ProvingDomains, AProofIsLookedAtEveryMonthAndStays) {
    proves("sfc.example");
    const auto before = portal.acts().size();
    EXPECT_EQ(looks_after(days{29}, "sfc.example"), "proven");
    EXPECT_EQ(ito.get(account + "/domains").at("/items/0/provenAt"),
              ito.get(account + "/domains").at("/items/0/lastCheckedAt"));
    EXPECT_EQ(looks_after(days{1}, "sfc.example"), "proven");
    EXPECT_NE(ito.get(account + "/domains").at("/items/0/provenAt"),
              ito.get(account + "/domains").at("/items/0/lastCheckedAt"));
    const auto log = portal.acts();
    EXPECT_EQ(std::ranges::count(log.begin() + static_cast<std::ptrdiff_t>(before), log.end(), "domain.checked"), 1);
}

TEST_F(ProvingDomains, AProofWhoseRecordIsGoneForAWeekIsLost) {
    ASSERT_EQ(ito.put("/profile/digest", {{"wanted", false}}).status, 200) << "or it is the newest mail";
    proves("sfc.example");
    forgets("sfc.example");
    EXPECT_EQ(looks_after(days{30}, "sfc.example"), "proven");
    EXPECT_EQ(looks_after(hours{83}, "sfc.example"), "proven");
    EXPECT_EQ(looks_after(hours{1}, "sfc.example"), "proven");
    EXPECT_EQ(names("kai@sfc.example", "user").at("/state"), "active") << "until then it counts";
    // However often somebody looks meanwhile, that shortens nothing.
    for (int i = 0; i < 3; ++i) EXPECT_EQ(checks(ito, "sfc.example").at("/state"), "proven");
    EXPECT_EQ(looks_after(hours{84}, "sfc.example"), "lost");
    EXPECT_THAT(portal.mail_to("it@keio.jp").text(), HasSubstr("there is no TXT record at that name"));
    EXPECT_EQ(names("rei@sfc.example", "user").at("/state"), "invited");
    portal.run_jobs();
    EXPECT_THAT(portal.acts(), ::testing::Contains("domain.lost").Times(1));
}

TEST_F(ProvingDomains, ARecordThatIsBackInTimeIsAsGoodAsEver) {
    proves("sfc.example");
    const auto shown = ito.get(account + "/domains");
    forgets("sfc.example");
    looks_after(days{30}, "sfc.example");
    looks_after(hours{84}, "sfc.example");
    dns.set_texts("_deedbox-challenge.sfc.example", {shown.at("/items/0/recordValue")});
    EXPECT_EQ(looks_after(hours{84}, "sfc.example"), "proven");
    forgets("sfc.example");
    EXPECT_EQ(looks_after(days{30}, "sfc.example"), "proven") << "it is counted anew";
    EXPECT_EQ(looks_after(hours{84}, "sfc.example"), "proven");
}

TEST_F(ProvingDomains, ALostOneIsProvenAgainByItsRecord) {
    proves("sfc.example");
    const auto value = ito.get(account + "/domains").at("/items/0/recordValue");
    forgets("sfc.example");
    for (const auto wait : {hours{720}, hours{84}, hours{84}}) looks_after(wait, "sfc.example");
    ASSERT_EQ(state_of("sfc.example"), "lost");
    EXPECT_EQ(checks(ito, "sfc.example").at("/state"), "lost");
    dns.set_texts("_deedbox-challenge.sfc.example", {value});
    EXPECT_EQ(checks(ito, "sfc.example").at("/state"), "proven");
}

// A resolver of ours that is down for a week says nothing of anybody's record.
TEST_F(ProvingDomains, WithoutAnAnswerAProofIsNotLostInAWeek) {
    proves("sfc.example");
    settings["DNS"] = "127.0.0.1@1";
    settings["DNS_TIMEOUT"] = "1s";
    portal.restart(settings);
    for (const auto wait : {hours{720}, hours{84}, hours{84}})
        EXPECT_EQ(looks_after(wait, "sfc.example"), "proven") << "it takes a month (ProvenDomain.*)";
}

TEST_F(ProvingDomains, AServerThatDoesNotAnswerIsToldAndProvesNothing) {
    NameServer silent;
    silent.pause();
    settings["DNS"] = silent.address();
    settings["DNS_TIMEOUT"] = "1s";
    portal.restart(settings);
    adds(ito, "sfc.example");
    const auto answer = checks(ito, "sfc.example");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.at("/trouble"), "no_answer");
    EXPECT_EQ(answer.at("/state"), "waiting");
}

TEST_F(ProvingDomains, AnAnswerThatDnssecDoesNotProveIsNoProof) {
    NameServer signing{NameServer::Zones::signed_root};
    settings["DNS"] = signing.address();
    settings["DNS_TRUST_ANCHOR_FILE"] = signing.trust_anchor();
    portal.restart(settings);
    const auto changed = adds(ito, "changed.example");
    signing.set_texts(changed.at("/recordName"), {changed.at("/recordValue")}, "changed.example");
    const auto bogus = checks(ito, "changed.example");
    EXPECT_EQ(bogus.at("/trouble"), "bogus");
    EXPECT_EQ(bogus.at("/state"), "waiting");
    const auto good = adds(ito, "sfc.example");
    signing.set_texts(good.at("/recordName"), {good.at("/recordValue")});
    EXPECT_EQ(checks(ito, "sfc.example").at("/state"), "proven");
}

// While one waits for a slow name server, the calls of others are answered.
TEST_F(ProvingDomains, ASlowNameServerHoldsUpNobodyElse) {
    NameServer slow;
    settings["DNS"] = slow.address();
    settings["THREADS"] = "1";
    portal.restart(settings);
    adds(ito, "sfc.example");
    slow.pause();
    std::vector<std::jthread> waiting;
    for (int i = 0; i < 8; ++i)
        waiting.emplace_back([this] {
            auto own = ito;
            EXPECT_EQ(checks(own, "sfc.example").status, 200);
        });
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 10; ++i) EXPECT_EQ(asya.get("/session").status, 200);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{2});
    slow.go_on();
}

TEST_F(ProvingDomains, AnAccountHasAHundredAtMost) {
    for (int i = 0; i < 100; ++i) {
        if (i % 50 == 0) portal.clock.pass(hours{1});
        ASSERT_EQ(adds(ito, "d" + std::to_string(i) + ".example").status, 201) << i;
    }
    EXPECT_EQ(adds(ito, "one-more.example").code(), "domain.too_many");
    EXPECT_EQ(adds(ito, "d7.example").status, 201) << "one that is there may begin again";
    std::string cursor;
    std::set<std::string> seen;
    do {
        const auto page = ito.get(account + "/domains?limit=30" + (cursor.empty() ? "" : "&cursor=" + cursor));
        for (const auto& one : page.body.at("items").as_array()) seen.emplace(one.at("domain").as_string());
        cursor = page.body.at("nextCursor").is_null() ? "" : page.at("/nextCursor");
    } while (!cursor.empty());
    EXPECT_EQ(seen.size(), 100);
}

TEST_F(ProvingDomainsMeanwhile, TwoWhoAddTheSameOneHaveItOnce) {
    portal.interruption.arm([this] {
        auto other = rival();
        EXPECT_EQ(adds(other, "sfc.example").status, 201);
    });
    EXPECT_EQ(adds(ito, "sfc.example").status, 201);
    EXPECT_EQ(ito.get(account + "/domains").body.at("items").as_array().size(), 1);
}

// The look was made while the domain was there; it is removed before what was found is written.
TEST_F(ProvingDomainsMeanwhile, OneThatIsRemovedDuringTheLookIsNotProven) {
    publishes(adds(ito, "sfc.example"));
    portal.interruption.arm([this] { EXPECT_EQ(rival().remove(account + "/domains/sfc.example").status, 204); });
    EXPECT_EQ(checks(ito, "sfc.example").code(), "domain.unknown");
    EXPECT_EQ(state_of("sfc.example"), "none");
}

TEST_F(ProvingDomainsMeanwhile, WhoLosesTheRoleDuringTheLookProvesNothing) {
    auto approver = member("ceo@keio.jp", "approver");
    publishes(adds(approver, "sfc.example"));
    const auto id = ito.get(account + "/members?q=ceo").at("/items/0/id");
    portal.interruption.arm([&] { EXPECT_EQ(rival().remove(account + "/members/" + id).status, 204); });
    EXPECT_EQ(checks(approver, "sfc.example").status, 403);
    EXPECT_EQ(state_of("sfc.example"), "waiting");
}

TEST_F(ProvingDomains, NothingOfTheRecordIsStored) {
    const auto begun = adds(ito, "sfc.example");
    publishes(begun);
    checks(ito, "sfc.example");
    const auto value = begun.at("/recordValue").substr(std::string{"deedbox-proof="}.size());
    EXPECT_THAT(portal.database_bytes(), Not(HasSubstr(value)));
}

} // namespace
} // namespace deedbox::testing
