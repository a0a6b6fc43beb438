#include "proven_domains/account_domains.h"
#include "proven_domains/proven_domain_view.h"

#include <gtest/gtest.h>

namespace deedbox::proven_domains {
namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr Instant start{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2}};

ProvenDomain waiting() {
    return begun(ProvenDomainId{7}, SmartAccountId{1}, "sfc.example", start);
}
ProvenDomain proven() {
    return after_look(waiting(), std::nullopt, Looked::by_somebody, start);
}
/// After looks by itself that found so much trouble, each when it was due.
ProvenDomain after_trouble(ProvenDomain domain, Trouble trouble, int looks) {
    for (int i = 0; i < looks && domain.next_check_at; ++i)
        domain = after_look(domain, trouble, Looked::by_itself, *domain.next_check_at);
    return domain;
}

TEST(ProvenDomain, ARecordThatIsThereProvesIt) {
    const auto after = after_look(waiting(), std::nullopt, Looked::by_somebody, start + days{3});
    EXPECT_EQ(after.state, DomainState::proven);
    EXPECT_EQ(after.proven_at, start + days{3});
    EXPECT_EQ(after.next_check_at, start + days{33});
}

TEST(ProvenDomain, OneThatIsNotThereLetsItWait) {
    for (const auto looked : {Looked::by_somebody, Looked::by_itself}) {
        const auto after = after_look(waiting(), Trouble::no_record, looked, start);
        EXPECT_EQ(after.state, DomainState::waiting);
        EXPECT_EQ(after.trouble, Trouble::no_record);
        EXPECT_EQ(after.failures, 0);
    }
}

TEST(ProvenDomain, IsLostWhenItsRecordIsGoneThreeTimesInAWeek) {
    for (const auto trouble : {Trouble::no_record, Trouble::other_record, Trouble::bogus}) {
        EXPECT_EQ(after_trouble(proven(), trouble, 2).state, DomainState::proven);
        const auto lost = after_trouble(proven(), trouble, 3);
        EXPECT_EQ(lost.state, DomainState::lost);
        EXPECT_EQ(lost.last_checked_at, start + days{37});
        EXPECT_FALSE(lost.next_check_at);
    }
}

TEST(ProvenDomain, IsNotLostByLooksThatComeTooClose) {
    auto domain = proven();
    for (int i = 0; i < 10; ++i)
        domain = after_look(domain, Trouble::no_record, Looked::by_itself, start + days{30} + hours{i});
    EXPECT_EQ(domain.state, DomainState::proven);
}

TEST(ProvenDomain, IsNotLostByWhatSomebodyFinds) {
    auto domain = proven();
    for (int i = 0; i < 10; ++i) domain = after_look(domain, Trouble::no_record, Looked::by_somebody, start + days{i});
    EXPECT_EQ(domain.state, DomainState::proven);
    EXPECT_EQ(domain.failures, 0);
}

TEST(ProvenDomain, WithoutAnAnswerIsLostAfterAMonth) {
    EXPECT_EQ(after_trouble(proven(), Trouble::no_answer, 9).state, DomainState::proven);
    EXPECT_EQ(after_trouble(proven(), Trouble::no_answer, 10).state, DomainState::lost);
}

TEST(ProvenDomain, ARecordThatIsBackBeginsTheCountAnew) {
    const auto back =
        after_look(after_trouble(proven(), Trouble::no_record, 2), std::nullopt, Looked::by_itself, start + days{35});
    EXPECT_EQ(back.state, DomainState::proven);
    EXPECT_EQ(back.proven_at, start);
    EXPECT_EQ(after_trouble(back, Trouble::no_record, 2).state, DomainState::proven);
}

TEST(ProvenDomain, FailsWhenItsThirtyDaysAreOver) {
    const auto key = SecretKey::from_bytes(std::string(32, 'k'));
    EXPECT_FALSE(is_over(waiting(), start + days{30} - hours{1}));
    EXPECT_TRUE(is_over(waiting(), start + days{30}));
    EXPECT_FALSE(is_over(proven(), start + days{400}));
    const auto shown = view_of(waiting(), key, true, true, start + days{30});
    EXPECT_EQ(shown.state, ShownState::failed);
    EXPECT_FALSE(shown.may.check);
    EXPECT_TRUE(shown.may.begin_again);
}

TEST(ProvenDomain, MayBeLeftAloneByReadersAndRemovedFromAnAccountThatIsNotActive) {
    const auto key = SecretKey::from_bytes(std::string(32, 'k'));
    const auto reader = view_of(waiting(), key, false, true, start).may;
    EXPECT_FALSE(reader.check || reader.begin_again || reader.remove);
    const auto inactive = view_of(waiting(), key, true, false, start).may;
    EXPECT_FALSE(inactive.check || inactive.begin_again);
    EXPECT_TRUE(inactive.remove);
}

TEST(DomainRecord, IsOneForEachThingAndDomainAndKey) {
    const auto key = SecretKey::from_bytes(std::string(32, 'k'));
    const auto name = *DomainName::parse("sfc.example"), other = *DomainName::parse("keio.jp");
    const auto value = record_of(key, ProofOf::account, "1", name).record_value;
    EXPECT_EQ(value, record_of(key, ProofOf::account, "1", name).record_value);
    EXPECT_NE(value, record_of(key, ProofOf::account, "2", name).record_value);
    EXPECT_NE(value, record_of(key, ProofOf::objection, "1", name).record_value);
    EXPECT_NE(value, record_of(key, ProofOf::account, "1", other).record_value);
    EXPECT_NE(value, record_of(SecretKey::from_bytes(std::string(32, 'x')), ProofOf::account, "1", name).record_value);
    EXPECT_LE(value.size(), 255) << "one string of a TXT record";
}

TEST(DomainRecord, IsFoundWholeAmongOthers) {
    const DomainRecord record{"_deedbox-challenge.sfc.example", "deedbox-proof=abc"};
    EXPECT_FALSE(trouble_with({.texts = {"x", " deedbox-proof=abc "}}, record));
    EXPECT_EQ(trouble_with({.texts = {"deedbox-proof=abcd", "deedbox-proof=ab", "xdeedbox-proof=abc"}}, record),
              Trouble::other_record);
    EXPECT_EQ(trouble_with({.trouble = dns::Trouble::no_name}, record), Trouble::no_record);
    EXPECT_EQ(trouble_with({.trouble = dns::Trouble::no_text}, record), Trouble::no_record);
    EXPECT_EQ(trouble_with({.texts = {"deedbox-proof=abc"}, .trouble = dns::Trouble::bogus}, record), Trouble::bogus);
    EXPECT_EQ(trouble_with({.trouble = dns::Trouble::no_answer}, record), Trouble::no_answer);
}

TEST(AccountDomains, AreAllOfTheCompany) {
    const AccountDomains domains{"keio.jp", "sfc.example"};
    const auto is_of = [&](const char* email) { return is_of_company(*EmailAddress::parse(email), domains); };
    EXPECT_TRUE(is_of("a@keio.jp"));
    EXPECT_TRUE(is_of("a@lab.sfc.example"));
    EXPECT_FALSE(is_of("a@notsfc.example"));
    EXPECT_FALSE(is_of("a@sfc.example.org"));
    EXPECT_FALSE(is_of_company(*EmailAddress::parse("a@keio.jp"), {}));
}

} // namespace
} // namespace deedbox::proven_domains
