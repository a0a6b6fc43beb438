#include "base/described.h"
#include "base/domain_name.h"
#include "base/email_address.h"
#include "base/instant.h"
#include "base/json.h"
#include "base/mailbox.h"
#include "base/plain_text.h"
#include "base/secrets.h"
#include "base/text_keys.h"
#include "base/texts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unicode/msgfmt.h>

#include <filesystem>
#include <set>
#include <thread>

namespace deedbox {
namespace {

using ::testing::ElementsAre;

// ---- time and ids ----

TEST(AMoment, IsReadAsItIsWrittenAndADayIsItsBeginning) {
    const auto moment = Instant{std::chrono::sys_days{std::chrono::year{2026} / 2 / 28}};
    EXPECT_EQ(parse_moment("2026-02-28"), moment);
    EXPECT_EQ(parse_moment("2026-02-28T00:00:00Z"), moment);
    EXPECT_EQ(parse_moment("2026-02-28T00:00:00.250Z"), moment + std::chrono::milliseconds{250});
    for (const auto* text :
         {"", "2026", "2026-02-29", "2026-13-01", "2026-02-28Z", "2026-02-28T00:00:00", "2026-02-28T24:00:00Z",
          "2026-02-28T00:00:00.25Z", "2026-02-28 00:00:00Z", "26-02-2028", "2026-02-28T00:00:00.250+"})
        EXPECT_EQ(parse_moment(text), std::nullopt) << text;
}

TEST(Instants, ArePrintedAsRfc3339WithMilliseconds) {
    EXPECT_EQ(to_rfc3339(Instant{Duration{0}}), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(to_rfc3339(Instant{Duration{1'772'442'000'007}}), "2026-03-02T09:00:00.007Z");
}

TEST(Durations, AreReadStrictlyAndWrittenBack) {
    for (const auto* text : {"90d", "12h", "30m", "45s", "1d"}) EXPECT_EQ(duration_text(*parse_duration(text)), text);
    for (const auto* wrong : {"", "d", "90", "-1d", "1.5h", "90 d", "90x", "99999999d", "9999999999999999999999s"})
        EXPECT_FALSE(parse_duration(wrong)) << wrong;
}

TEST(Ids, IncreaseEvenWhenTheClockStepsBack) {
    IdMaker ids{7};
    const Instant noon{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} + std::chrono::hours{12}};
    auto last = ids.next(noon);
    for (int i = 0; i < 10'000; ++i) { // more than fit into one millisecond
        const auto next = ids.next(i % 2 == 0 ? noon : noon - std::chrono::hours{1});
        ASSERT_GT(next, last);
        last = next;
    }
    IdMaker after_restart{7};
    after_restart.start_after(last);
    EXPECT_GT(after_restart.next(noon - std::chrono::hours{1}), last);
}

TEST(Ids, ReadOnlyWhatTheyWrite) {
    EXPECT_EQ(UserId::parse("382713352310222848")->number, 382713352310222848);
    for (const auto* wrong : {"", "0", "-1", "+1", "01", "1x", " 1", "9223372036854775808"})
        EXPECT_FALSE(UserId::parse(wrong)) << wrong;
}

// ---- texts that people type ----

TEST(PlainTexts, AreCleanedAndMeasuredInCodePoints) {
    using Name = PlainText<1, 4>;
    EXPECT_EQ(Name::parse("  e\xCC\x81tu ")->text(), "\xC3\xA9tu") << "trimmed, and in NFC";
    EXPECT_TRUE(Name::parse("日本大学"));
    EXPECT_EQ(Name::parse("日本大学院").error().code, "field.too_long");
    EXPECT_EQ(Name::parse("   ").error().code, "field.empty");
    EXPECT_EQ(Name::parse("\xff").error().code, "field.utf8");
    EXPECT_EQ((PlainText<0, 9>::parse("a\nb").error().code), "field.control_character");
    EXPECT_EQ((PlainText<0, 9, Lines::many>::parse("a\r\nb")->text()), "a\nb");
}

TEST(PlainTexts, OfNamesNameNoPages) {
    using Name = PlainText<1, 60, Lines::one, Links::refused>;
    for (const auto* page : {"https://evil.test", "HTTPS://EVIL.TEST", "see www.evil.test", "Www.Evil.test",
                             "ｗｗｗ．evil.test", "https：／／evil.test", "ftp://x"}) {
        const auto refused = Name::parse(page);
        ASSERT_FALSE(refused) << page;
        EXPECT_EQ(refused.error().code, "text.link") << page;
        EXPECT_TRUE((PlainText<1, 60>::parse(page))) << "in a note it may";
    }
    for (const auto* name :
         {"Perla S.p.A.", "A/B://", "www", "Ewww, Inc.", "e.on", "Yahoo! Inc.", "keio.jp", "A: B // C"})
        EXPECT_EQ(Name::parse(name).has_value(), std::string_view{name} != "A/B://") << name;
}

TEST(PlainTexts, HaveSomethingToSeeAndNothingHidden) {
    using Name = PlainText<1, 40>;
    for (const auto* nothing : {"\u00A0", "\u200B", "\uFEFF", "\u00AD", "\u3164", "\u2800", "\u0301", " \u202F "})
        EXPECT_EQ(Name::parse(nothing).error().code, "field.empty");
    EXPECT_EQ(Name::parse("\u00A0Quarz\u200B")->text(), "Quarz");
    EXPECT_EQ(Name::parse("Qua\u200Brz").error().code, "field.control_character");
    EXPECT_EQ(Name::parse("Quarz\U000E0041x").error().code, "field.control_character") << "a tag character";
    EXPECT_TRUE(Name::parse("می\u200Cخواهم")) << "Persian is written with joiners";
    EXPECT_TRUE(Name::parse("\U0002EBF0")) << "a character newer than our ICU";
}

TEST(PlainTexts, AreFoldedForSearch) {
    EXPECT_EQ(folded("  Université  de LIÈGE "), "universite de liege");
    EXPECT_EQ(folded("Straße"), "strasse");
    EXPECT_EQ(folded("ＡＢＣ"), "abc");
}

TEST(EmailAddresses, HaveOneNormalForm) {
    EXPECT_EQ(EmailAddress::parse(" IT@Keio.JP ")->text(), "it@keio.jp");
    EXPECT_EQ(EmailAddress::parse("a.b+c@bücher.example")->text(), "a.b+c@xn--bcher-kva.example");
}

std::string mailbox(const char* text) {
    return Mailbox::of(*EmailAddress::parse(text)).text();
}

TEST(Mailboxes, AreOneWhateverTheSubAddress) {
    EXPECT_EQ(mailbox("joe+a@bigcorp.test"), "joe@bigcorp.test");
    EXPECT_EQ(mailbox("JOE+a+b@BigCorp.test"), "joe@bigcorp.test");
    EXPECT_EQ(mailbox("joe+@bigcorp.test"), "joe@bigcorp.test");
    EXPECT_EQ(mailbox("+joe+a@bigcorp.test"), "+joe+a@bigcorp.test") << "nobody without a name";
    EXPECT_NE(mailbox("joe.doe@bigcorp.test"), mailbox("joedoe@bigcorp.test")) << "dots are letters but at Google's";
    EXPECT_NE(mailbox("joe-a@bigcorp.test"), mailbox("joe@bigcorp.test"));
}

TEST(Mailboxes, AtGooglesOwnDomainsAreOneWhateverTheDots) {
    for (const auto* spelling :
         {"jdoe@gmail.com", "J.Doe@gmail.com", "j.d.o.e+a.b@googlemail.com", "jdoe@GoogleMail.com"})
        EXPECT_EQ(mailbox(spelling), "jdoe@gmail.com") << spelling;
    EXPECT_EQ(mailbox("j.doe@gmail.com.example"), "j.doe@gmail.com.example");
}

TEST(Mailboxes, AreOneWhateverTheSpellingOfTheDomain) {
    for (const auto* spelling : {"it@bücher.example", "it@BÜCHER.example", "it@bu\u0308cher.example",
                                 "it@xn--bcher-kva.example", "it@XN--BCHER-KVA.example", "it@ｂücher。example"})
        EXPECT_EQ(mailbox(spelling), "it@xn--bcher-kva.example") << spelling;
}

TEST(DomainNames, KnowWhatACompanyRegistered) {
    const auto registered = [](const char* text) {
        const auto name = DomainName::parse(text)->registered();
        return name ? name->text() : std::string{"none"};
    };
    EXPECT_EQ(registered("ot.website.com"), "website.com");
    EXPECT_EQ(registered("lab.cs.example.ac.uk"), "example.ac.uk");
    EXPECT_EQ(registered("co.uk"), "none");
    EXPECT_EQ(DomainName::parse("münchen.de")->text(), "xn--mnchen-3ya.de");
    EXPECT_EQ(DomainName::parse("xn--mnchen-3ya.de")->unicode(), "münchen.de");
}

TEST(DomainNames, SayWhatIsWrongWithThem) {
    const auto because = [](const char* text) { return DomainName::parse(text).error().because; };
    EXPECT_EQ(because(""), "empty");
    EXPECT_EQ(because("keio.jp."), "dots");
    EXPECT_EQ(because("10.0.0.1"), "ip_address");
    EXPECT_EQ(because("ke io.jp"), "characters");
    EXPECT_EQ(because("ke_io.jp"), "characters");
    EXPECT_EQ(because("keio"), "labels");
    EXPECT_EQ(because((std::string(64, 'a') + ".jp").c_str()), "length");
    EXPECT_EQ(because("-keio.jp"), "characters");
    EXPECT_EQ(because("ke--io.jp"), "characters") << "a kind of label that is reserved (RFC 5890 §2.3.1)";
}

// ---- JSON and described structs ----

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)
struct Inner {
    std::string some_text;
    Colour colour = Colour::red;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (some_text, colour))
struct Outer {
    std::int64_t number = 0;
    std::optional<bool> flag;
    std::vector<Inner> list;
};
BOOST_DESCRIBE_STRUCT(Outer, (), (number, flag, list))

std::vector<std::string> errors_of(std::string_view text) {
    described::Errors errors;
    described::decode<Outer>(*parse_json(text), "", errors);
    std::vector<std::string> out;
    for (const auto& error : errors) out.push_back(error.field + " " + error.problem.code);
    return out;
}

TEST(Described, ReadWhatTheyWrite) {
    const auto* text = R"({"number":7,"flag":null,"list":[{"someText":"x","colour":"green"}]})";
    described::Errors errors;
    const auto outer = described::decode<Outer>(*parse_json(text), "", errors);
    ASSERT_TRUE(outer);
    EXPECT_EQ(boost::json::serialize(described::encode(*outer)), text);
}

TEST(Described, NameEveryWrongField) {
    EXPECT_THAT(errors_of("{}"), ElementsAre("/number field.missing"));
    EXPECT_THAT(errors_of(R"({"number":1.5,"flag":1,"list":[{},{"someText":"x","colour":"blue"}],"a/b~c":0})"),
                ElementsAre("/number field.type", "/flag field.type", "/list/0/someText field.missing",
                            "/list/0/colour field.missing", "/list/1/colour field.choice", "/a~1b~0c field.unknown"));
}

TEST(Described, DescribeThemselves) {
    described::Schemas schemas;
    EXPECT_EQ(boost::json::serialize(schemas.of<Outer>(described::Travels::in)),
              R"({"$ref":"#/components/schemas/Outer"})");
    const auto named = schemas.take();
    EXPECT_EQ(boost::json::serialize(named.at("Outer").at("required")), R"(["number"])");
    EXPECT_EQ(boost::json::serialize(named.at("Inner").at("properties").at("colour").at("enum")), R"(["red","green"])");
}

// ---- secrets ----

TEST(Links, OpenOnlyTheirOwnDoor) {
    start_cryptography();
    const auto key = SecretKey::from_bytes("one");
    const auto token = key.link_token(LinkPurpose::approval, 42, 1);
    EXPECT_EQ(SecretKey::link_of(token), 42);
    EXPECT_TRUE(key.opens(token, LinkPurpose::approval, 42, 1));
    EXPECT_FALSE(key.opens(token, LinkPurpose::approval, 42, 2)) << "another issue of the link";
    EXPECT_FALSE(key.opens(token, LinkPurpose::approval, 43, 1)) << "another link";
    EXPECT_FALSE(key.opens(token, LinkPurpose::verification, 42, 1)) << "another purpose";
    EXPECT_FALSE(SecretKey::from_bytes("two").opens(token, LinkPurpose::approval, 42, 1)) << "another installation";
    EXPECT_FALSE(SecretKey::link_of(token.substr(1)));
}

TEST(SecretKeys, AreMadeOnceAndKeptFromOthers) {
    start_cryptography();
    auto pattern = (std::filesystem::temp_directory_path() / "deedbox-key-XXXXXX").string();
    const std::filesystem::path folder = mkdtemp(pattern.data());
    const auto file = folder / "secret.key";
    const auto made = SecretKey::open(file);
    ASSERT_TRUE(made);
    EXPECT_EQ(std::filesystem::status(file).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    EXPECT_EQ(SecretKey::open(file)->public_key(), made->public_key());
    std::filesystem::permissions(file, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
    EXPECT_THAT(SecretKey::open(file).error().cause, ::testing::HasSubstr("set its mode to 0600"));
    std::filesystem::remove_all(folder);
}

// ---- the catalogue ----

TEST(Catalogue, EveryTextCanBeReadByIcu) {
    const auto& texts = Texts::builtin();
    for (const auto language : {Language::en, Language::it, Language::es}) {
        for (std::size_t place = 0; place < text_keys.size(); ++place) {
            const auto& pattern = texts.pattern(language, static_cast<Text>(place));
            EXPECT_FALSE(pattern.empty()) << described::enum_text(language) << " " << text_keys[place];
            auto status = U_ZERO_ERROR;
            const icu::MessageFormat message{icu::UnicodeString::fromUTF8(pattern), icu::Locale::getEnglish(), status};
            EXPECT_TRUE(U_SUCCESS(status)) << described::enum_text(language) << " " << text_keys[place];
        }
    }
}

TEST(Catalogue, SpeaksEachLanguageWithItsNumbersAndDates) {
    const auto& texts = Texts::builtin();
    const Instant day{std::chrono::sys_days{std::chrono::year{2026} / 5 / 31} + std::chrono::hours{23}};
    const Arguments arguments{{"until", day}, {"lasts", "7 giorni"}};
    EXPECT_THAT(texts.format(Language::it, Text::mail_approval_until, arguments),
                ::testing::HasSubstr("31 maggio 2026"));
    EXPECT_EQ(texts.format(Language::es, Text::duration_days, {{"count", std::int64_t{1}}}), "1 día");
}

TEST(Catalogue, EndsASentenceWithOneStop) {
    const auto& texts = Texts::builtin();
    const std::tuple<Language, const char*, const char*> cases[] = {
        {Language::en, "Perla Networks, Inc.", "at Perla Networks, Inc. Nobody"},
        {Language::it, "Perla S.p.A.", "presso Perla S.p.A. Nessuno"},
        {Language::es, "Perla S.L.", "en Perla S.L. Nadie"},
        {Language::en, "Perla", "at Perla. Nobody"},
    };
    for (const auto& [language, name, words] : cases)
        EXPECT_THAT(texts.format(language, Text::mail_lapsed_opening, {{"operator", name}, {"accountName", "Keio"}}),
                    ::testing::HasSubstr(words));
    EXPECT_EQ(texts.format(Language::en, Text::mail_approved_subject, {{"accountName", "Keio Inc."}}),
              "The Smart Account for Keio Inc. is active");
}

TEST(Catalogue, SetsNamesApartThatReadFromRightToLeft) {
    const auto& texts = Texts::builtin();
    const auto subject = [&](const std::string& name) {
        return texts.format(Language::en, Text::mail_approved_subject, {{"accountName", name}});
    };
    EXPECT_EQ(subject("\u05d7\u05d1\u05e8\u05d4 (1)"),
              "The Smart Account for \u2068\u05d7\u05d1\u05e8\u05d4 (1)\u2069 is active");
    EXPECT_EQ(subject("Keio \u0634\u0631\u0643\u0629"),
              "The Smart Account for \u2068Keio \u0634\u0631\u0643\u0629\u2069 is active");
    EXPECT_EQ(subject("Keio (1)"), "The Smart Account for Keio (1) is active");
}

TEST(Catalogue, FindsTextsByTheirKeys) {
    const auto& texts = Texts::builtin();
    EXPECT_EQ(texts.format(Language::en, "duration.hours", {{"count", std::int64_t{5}}}), "5 hours");
    EXPECT_EQ(texts.format(Language::en, "no.such.key"), "no.such.key");
    for (std::size_t place = 0; place < text_keys.size(); ++place) {
        const auto key = key_of(static_cast<Text>(place));
        const auto dot = key.rfind('.');
        EXPECT_EQ(find_text(key.substr(0, dot), key.substr(dot + 1)), static_cast<Text>(place)) << key;
    }
    static_assert(find_text("problem.domain", "syntax") == Text::problem_domain_syntax);
    static_assert(find_text("problem", "domain.syntax") == Text::problem_domain_syntax);
    static_assert(!find_text("problem.domain", "synta") && !find_text("problem.domai", "syntax"));
}

// A pattern is read once for each thread and language; what it is filled with is not kept, nor mixed up with others.
TEST(Catalogue, IsTheSameHoweverOftenAndOnWhateverThread) {
    const auto& texts = Texts::builtin();
    const auto speak = [&] {
        for (std::int64_t count = 1; count <= 50; ++count) {
            const auto number = std::to_string(count);
            EXPECT_EQ(texts.format(Language::en, Text::duration_days, {{"count", count}}),
                      number + (count == 1 ? " day" : " days"));
            EXPECT_EQ(texts.format(Language::it, Text::duration_days, {{"count", count}}),
                      number + (count == 1 ? " giorno" : " giorni"));
            EXPECT_EQ(texts.format(Language::en, Text::request_waits_for_approvers, {{"approvers", number}}),
                      "an answer from " + number);
        }
    };
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) threads.emplace_back(speak);
    speak();
}

TEST(Languages, AreChosenByQuality) {
    EXPECT_EQ(preferred_language("it-CH, en;q=0.8"), Language::it);
    EXPECT_EQ(preferred_language("de, es;q=0.4, en;q=0.3"), Language::es);
    EXPECT_EQ(preferred_language("it;q=0, es"), Language::es);
    EXPECT_EQ(preferred_language(""), Language::en);
}

} // namespace
} // namespace deedbox
