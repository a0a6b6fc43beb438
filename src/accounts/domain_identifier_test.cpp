#include "accounts/domain_identifier.h"

#include "accounts/look_alike.h"
#include "accounts/mailbox_providers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace deedbox::accounts {
namespace {

std::string read(const char* text) {
    const auto identifier = DomainIdentifier::parse(text);
    return identifier ? identifier->text() : identifier.error().code;
}

TEST(DomainIdentifiers, AreKeptAsALabelsInLowerCase) {
    EXPECT_EQ(read("Keio.JP"), "keio.jp");
    EXPECT_EQ(read("  website.com "), "website.com");
    EXPECT_EQ(read("bücher.de"), "xn--bcher-kva.de");
    EXPECT_EQ(read("大学.jp"), "xn--pss25c.jp");
    EXPECT_EQ(read("ot.website.co.uk"), "ot.website.co.uk");
    EXPECT_EQ(DomainIdentifier::parse("a.b.website.co.uk")->registered_domain().text(), "website.co.uk");
}

TEST(DomainIdentifiers, HaveTwoToEightLabels) {
    EXPECT_EQ(read("a.b.c.d.e.f.website.com"), "a.b.c.d.e.f.website.com");
    EXPECT_EQ(read("a.b.c.d.e.f.g.website.com"), "domain.labels");
}

TEST(DomainIdentifiers, OfNobodysCompanyAreRefused) {
    EXPECT_EQ(read("co.uk"), "domain.public_suffix");
    EXPECT_EQ(read("ac.bw"), "domain.public_suffix") << "as the list of today says";
    EXPECT_EQ(read("gmail.com"), "domain.public_mailbox");
    EXPECT_EQ(read("team.outlook.com"), "domain.public_mailbox");
    EXPECT_EQ(read("mailinator.com"), "domain.disposable");
    EXPECT_EQ(read("unican.es"), "unican.es") << "a university that the list of providers names by mistake";
}

TEST(DomainIdentifiers, ThatCanBeTakenForAnotherAreRefused) {
    EXPECT_EQ(read("pаypal.com"), "domain.confusable") << "a Cyrillic а among Latin letters";
    EXPECT_EQ(read("раураӏ.com"), "domain.confusable") << "all Cyrillic, all alike";
    EXPECT_EQ(read("заводplant.com"), "domain.confusable") << "two scripts in a word that looks like no other";
    EXPECT_EQ(read("lab.раураӏ.com"), "domain.confusable") << "in any label";
    EXPECT_EQ(read("東京tokyoラボ.jp"), "xn--tokyo-pw4djd0061asu6b.jp")
        << "Han, Katakana and Latin are written together";
    EXPECT_EQ(read("университет.рф"), "xn--b1agajc0ayikbb.xn--p1ai") << "Cyrillic that looks like nothing else";
    EXPECT_EQ(read("хор.рф"), "xn--n1aen.xn--p1ai") << "an ordinary word under a Cyrillic top-level domain";
}

TEST(DomainIdentifiers, ThatOthersHaveNamesBelowAreTheirOwnersAlone) {
    const auto shared = DomainIdentifier::parse("ruhr-uni-bochum.de");
    ASSERT_TRUE(shared);
    EXPECT_TRUE(shared->name().is_shared());
    EXPECT_EQ(shared->registered_domain().text(), "ruhr-uni-bochum.de");
    EXPECT_EQ(DomainIdentifier::parse("unit.ruhr-uni-bochum.de")->registered_domain().text(),
              "unit.ruhr-uni-bochum.de");
    EXPECT_FALSE(DomainIdentifier::parse("keio.jp")->name().is_shared());
}

// ---- what we know ourselves ----

constexpr char own_list[] = {
#embed "../../tools/domain_lists/own_names.csv"
};

/// Every name of a kind in our own list.
std::vector<std::string> own(std::string_view kind) {
    std::vector<std::string> names;
    std::istringstream lines{std::string{own_list, sizeof own_list}};
    for (std::string line; std::getline(lines, line);) {
        const auto comma = line.find(',');
        if (std::string_view{line}.substr(comma + 1).starts_with(std::string{kind} + ","))
            names.push_back(line.substr(0, comma));
    }
    return names;
}

TEST(OwnNames, AreSeveralHundredOfEachKindThatMatters) {
    EXPECT_GE(own("shared").size() + own("owner").size(), 400U);
    EXPECT_GE(own("mailbox").size(), 1000U);
    EXPECT_GE(own("both").size(), 70U);
}

// An FNV-1a sum, which only has to tell that something changed.
std::uint32_t sum_of(const std::vector<std::string>& names) {
    std::uint32_t sum = 2166136261U;
    for (const auto& name : names)
        for (const char c : name + "\n") sum = (sum ^ static_cast<unsigned char>(c)) * 16777619U;
    return sum;
}

TEST(OwnNames, ThatAreHandedOutChangeWithTheVersionOfWhatIsMadeOfThem) {
    EXPECT_EQ(look_version() % 1000, 1);
    EXPECT_EQ(sum_of(own("shared")) ^ sum_of(own("owner")), 334255157U)
        << "raise version_of_rule in look_alike.cpp, and write down both numbers here: claims that are there have "
           "another registered domain now, which the job accounts.looks sees to when the version has grown";
}

TEST(OwnNames, ThatAreHandedOutAreRefusedAndTheCompanyIsOneLabelBelow) {
    for (const auto& name : own("shared")) {
        EXPECT_EQ(read(name.c_str()), "domain.public_suffix") << name;
        const auto below = "contoso." + name;
        ASSERT_EQ(read(below.c_str()), below);
        EXPECT_EQ(DomainIdentifier::parse("ot." + below)->registered_domain().text(), below);
    }
}

TEST(OwnNames, OfOwnersAreTheirsAloneAndACompanyIsOneLabelBelow) {
    for (const auto& name : own("owner")) {
        ASSERT_EQ(read(name.c_str()), name);
        EXPECT_TRUE(DomainIdentifier::parse(name)->name().is_shared()) << name;
        EXPECT_EQ(DomainIdentifier::parse("ot.contoso." + name)->registered_domain().text(), "contoso." + name);
    }
}

TEST(OwnNames, OfMailboxProvidersAreRefusedAndSoIsWhatIsBelow) {
    for (const auto& name : own("mailbox")) {
        EXPECT_EQ(read(name.c_str()), "domain.public_mailbox") << name;
        EXPECT_EQ(read(("team." + name).c_str()), "domain.public_mailbox") << name;
        EXPECT_FALSE(default_identifier(*EmailAddress::parse("a@" + name))) << name;
        EXPECT_TRUE(proves_no_company(*DomainName::parse(name))) << name;
    }
}

TEST(OwnNames, OfACompanyAndProviderAreTakenAndProveNothing) {
    for (const auto& name : own("both")) {
        EXPECT_EQ(read(name.c_str()), name);
        EXPECT_EQ(company_and_provider_in(*DomainName::parse("lab." + name)), name);
        EXPECT_FALSE(default_identifier(*EmailAddress::parse("a@" + name))) << name;
    }
}

TEST(OwnNames, OfCompaniesAreLikeAnyOther) {
    for (const auto& name : own("company")) {
        EXPECT_EQ(default_identifier(*EmailAddress::parse("a@" + name))->text(), name);
        EXPECT_FALSE(proves_no_company(*DomainName::parse(name))) << name;
    }
}

TEST(DomainIdentifiers, NameTheListedDomainWhenTheyAreRefused) {
    EXPECT_EQ(std::get<std::string>(DomainIdentifier::parse("team.gmail.com").error().arguments.at("domain")),
              "gmail.com");
    EXPECT_EQ(read("fhvr.berlin.de"), "fhvr.berlin.de");
}

TEST(DomainIdentifiers, DefaultToTheRequestersCompany) {
    EXPECT_EQ(default_identifier(*EmailAddress::parse("a@lab.keio.jp"))->text(), "keio.jp");
    EXPECT_FALSE(default_identifier(*EmailAddress::parse("a@gmail.com")));
    EXPECT_FALSE(default_identifier(*EmailAddress::parse("a@i.softbank.jp"))) << "not Softbank itself";
}

TEST(MailboxProviders, AreFoundAtBothEndsOfTheList) {
    for (const auto* domain : {"0-mail.com", "126.com", "zoho.com", "yahoo.co.jp"})
        EXPECT_TRUE(mailbox_provider_in(*DomainName::parse(domain))) << domain;
    for (const auto* domain : {"keio.jp", "a.keio.jp", "zzzz.zz", "0.example"})
        EXPECT_FALSE(mailbox_provider_in(*DomainName::parse(domain))) << domain;
}

} // namespace
} // namespace deedbox::accounts
