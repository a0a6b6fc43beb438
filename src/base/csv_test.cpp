#include "base/csv.h"

#include <gtest/gtest.h>

namespace deedbox {
namespace {

/// `1: a|b; 2: c|d`, or what stands in the way.
std::string read(std::string_view text) {
    CsvReader reader{text};
    std::string out;
    for (;;) {
        const auto record = reader.next();
        if (!record)
            return out + (record.error().kind == CsvFault::Kind::encoding ? "encoding in " : "quotes in ") +
                   std::to_string(record.error().line);
        if (!*record) return out;
        out += (out.empty() ? "" : "; ") + std::to_string((*record)->line) + ": ";
        for (const auto& field : (*record)->fields) out += (&field == &(*record)->fields.front() ? "" : "|") + field;
    }
}

TEST(CsvDocuments, AreReadAsSpreadsheetsWriteThem) {
    EXPECT_EQ(read("a,b\r\nc,d\r\n"), "1: a|b; 2: c|d");
    EXPECT_EQ(read("a,b\nc,d"), "1: a|b; 2: c|d") << "the last line may have no end";
    EXPECT_EQ(read("a,b\rc,d\r"), "1: a|b; 2: c|d");
    EXPECT_EQ(read("\xef\xbb\xbf"
                   "a;b\r\n1,5;2,5\r\n"),
              "1: a|b; 2: 1,5|2,5");
    EXPECT_EQ(read("a\tb\nx;y\tz,w\n"), "1: a|b; 2: x;y|z,w");
    EXPECT_EQ(read("\n\r\na,b\n\n\nc,d\n"), "3: a|b; 6: c|d") << "empty lines are passed over and counted";
    EXPECT_EQ(read("a,,\n,b,\n"), "1: a||; 2: |b|");
    EXPECT_EQ(read(""), "");
    EXPECT_EQ(read("\xef\xbb\xbf"), "");
}

TEST(CsvDocuments, HaveLineEndsSeparatorsAndQuotesInQuotes) {
    EXPECT_EQ(read("a,\"b, \"\"c\"\"\nd\"\ne,f\n"), "1: a|b, \"c\"\nd; 3: e|f");
    EXPECT_EQ(read("a,\"\"\n\"\",b"), "1: a|; 2: |b");
    EXPECT_EQ(read("a\"b\",c"), "1: a\"b\"|c") << "a quote in the middle is a character like others";
}

TEST(CsvDocuments, SayInWhichLineTheyCannotBeRead) {
    EXPECT_EQ(read("a,b\nc,\"d\ne\n"), "1: a|bquotes in 2");
    EXPECT_EQ(read("a,b\n\"c\"d,e\n"), "1: a|bquotes in 2");
    EXPECT_EQ(read("a,b\nc,caff\xe8\n"), "1: a|bencoding in 2") << "Latin-1";
    EXPECT_EQ(read("a,b\n\"x\ny\",\"\xff\"\n"), "1: a|bencoding in 3");
    EXPECT_EQ(read(std::string_view{"\xff\xfe"
                                    "a\0",
                                    4}),
              "encoding in 1")
        << "UTF-16";
}

TEST(CsvDocuments, ComeBackAsTheyWereWritten) {
    const std::vector<std::string> fields{"=HYPERLINK(1)", "-- urgent", "@x", "plain", "with, \"all\"\r\nof it", ""};
    const auto line = csv_line(fields);
    EXPECT_EQ(line.substr(0, 15), "'=HYPERLINK(1),") << "nothing is run where it is opened";
    const auto back = CsvReader{line}.next();
    ASSERT_TRUE(back && *back);
    EXPECT_EQ((*back)->fields, fields);
}

} // namespace
} // namespace deedbox
