#include "accounts/domain_identifier.h"

#include "accounts/mailbox_providers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
    EXPECT_EQ(read("github.io"), "domain.public_suffix") << "names below it are registered by the public";
    EXPECT_EQ(read("gmail.com"), "domain.public_mailbox");
    EXPECT_EQ(read("team.outlook.com"), "domain.public_mailbox");
    EXPECT_EQ(read("mailinator.com"), "domain.disposable");
    EXPECT_EQ(read("unican.es"), "unican.es") << "a university that the list of providers names by mistake";
}

TEST(DomainIdentifiers, ThatCanBeTakenForAnotherAreRefused) {
    EXPECT_EQ(read("pаypal.com"), "domain.confusable") << "a Cyrillic а among Latin letters";
    EXPECT_EQ(read("раураӏ.com"), "domain.confusable") << "all Cyrillic, all alike";
    EXPECT_EQ(read("университет.рф"), "xn--b1agajc0ayikbb.xn--p1ai") << "Cyrillic that looks like nothing else";
}

TEST(DomainIdentifiers, DefaultToTheRequestersCompany) {
    EXPECT_EQ(default_identifier(*EmailAddress::parse("a@lab.keio.jp"))->text(), "keio.jp");
    EXPECT_FALSE(default_identifier(*EmailAddress::parse("a@gmail.com")));
}

TEST(MailboxProviders, AreFoundAtBothEndsOfTheList) {
    for (const auto* domain : {"0-mail.com", "126.com", "zoho.com", "yahoo.co.jp"})
        EXPECT_TRUE(is_mailbox_provider(*DomainName::parse(domain))) << domain;
    for (const auto* domain : {"keio.jp", "a.keio.jp", "zzzz.zz", "0.example"})
        EXPECT_FALSE(is_mailbox_provider(*DomainName::parse(domain))) << domain;
}

} // namespace
} // namespace deedbox::accounts
