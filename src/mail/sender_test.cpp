// Who a mail is from, as DEEDBOX_MAIL_FROM says it.
#include "mail/sender.h"

#include <gtest/gtest.h>

namespace deedbox::mail {
namespace {

std::string read(std::string_view text) {
    const auto sender = Sender::parse(text);
    return sender ? sender->name + "|" + sender->address : "refused: " + sender.error();
}

TEST(ASender, IsAnAddressWithANameOrWithout) {
    EXPECT_EQ(read("accounts@perla.example"), "|accounts@perla.example");
    EXPECT_EQ(read("<accounts@perla.example>"), "|accounts@perla.example");
    EXPECT_EQ(read(" bounces@v.test "), "|bounces@v.test");
    EXPECT_EQ(read("Perla Networks <accounts@perla.example>"), "Perla Networks|accounts@perla.example");
    EXPECT_EQ(read("Perla, Inc. <accounts@perla.example>"), "Perla, Inc.|accounts@perla.example");
    EXPECT_EQ(read("deedbox@localhost"), "|deedbox@localhost");
}

TEST(ASender, MayHaveItsNameInQuotes) {
    EXPECT_EQ(read(R"("Vendor, Inc." <x@v.test>)"), "Vendor, Inc.|x@v.test");
    EXPECT_EQ(read(R"x("Vendor \"X\" \\ (EU)"  <x@v.test>)x"), R"(Vendor "X" \ (EU)|x@v.test)");
    EXPECT_EQ(read(R"("" <x@v.test>)"), "|x@v.test");
}

TEST(ASender, HasItsDomainAsTheDnsKnowsIt) {
    EXPECT_EQ(read("Vendor <x@bücher.example>"), "Vendor|x@xn--bcher-kva.example");
    EXPECT_EQ(read("Vendor <X@V.Test>"), "Vendor|x@v.test");
}

TEST(ASender, IsReadInOneWayOrNotAtAll) {
    const auto wrong = "refused: an address, or Name <address>";
    for (const auto* text : {"",
                             "nobody",
                             "a b@v.test",
                             "a@v.test, b@v.test",
                             "A <a@v.test>, B <b@v.test>",
                             "A <a@v.test> B",
                             "A <a@v.test",
                             "a@v.test>",
                             "\"A <a@v.test>",
                             "\"A\" a@v.test",
                             "A \"B\" <a@v.test>",
                             "A: a@v.test;",
                             "A < a@v.test>",
                             "A <>",
                             "a@v.test\n",
                             "A\r\nBcc: b@v.test <a@v.test>",
                             "A\xff <a@v.test>",
                             "ü@v.test",
                             "@localhost",
                             "a@b@localhost"})
        EXPECT_EQ(read(text), wrong) << text;
}

TEST(ASender, HasNoComments) {
    const auto wrong = "refused: an address, or Name <address>, without a comment in ( )";
    EXPECT_EQ(read("x@v.test (Vendor)"), wrong);
    EXPECT_EQ(read("Vendor (EU) <x@v.test>"), wrong);
    EXPECT_EQ(read(R"("Vendor" (EU) <x@v.test>)"), wrong);
}

TEST(ASender, IsShownAsPeopleReadIt) {
    EXPECT_EQ((Sender{"Vendor, Inc.", "x@v.test"}.text()), "Vendor, Inc. <x@v.test>");
    EXPECT_EQ((Sender{"", "x@v.test"}.text()), "x@v.test");
}

} // namespace
} // namespace deedbox::mail
