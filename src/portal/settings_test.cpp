#include "portal/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <unistd.h>

namespace deedbox::portal {
namespace {

using ::testing::HasSubstr;

Result<Settings> settings(std::map<std::string, std::string> values, const std::string& file = "") {
    const auto read = read_settings(
        [&](const char* name) {
            const auto found = values.find(std::string{name}.substr(8));
            return found == values.end() ? nullptr : found->second.c_str();
        },
        file);
    if (!read) return std::unexpected{read.error()};
    return checked(*read);
}

std::string refusal(std::map<std::string, std::string> values) {
    const auto outcome = settings(std::move(values));
    return outcome ? "taken" : outcome.error().cause;
}

TEST(TheSettings, LeaveRoomForATokenInTheBounceAddress) {
    EXPECT_EQ(refusal({{"BOUNCE_ADDRESS", std::string(15, 'b') + "@example.com"}}), "taken");
    EXPECT_THAT(refusal({{"BOUNCE_ADDRESS", std::string(16, 'b') + "@example.com"}}),
                HasSubstr("at most 15 characters"));
}

TEST(TheSettings, HaveGoodDefaults) {
    const auto standard = settings({});
    ASSERT_TRUE(standard) << standard.error().cause;
    EXPECT_EQ(standard->public_url, "http://127.0.0.1:8080");
    EXPECT_EQ(standard->requests.request_lifetime, std::chrono::days{90});
    EXPECT_EQ(standard->requests.link_lifetime, std::chrono::days{7});
    EXPECT_EQ(standard->users.sign_in_link_lifetime, std::chrono::hours{1});
    EXPECT_TRUE(standard->mailbox());
}

TEST(TheSettings, AreRefusedByNameWithWhatWouldBeRight) {
    const std::pair<const char*, const char*> cases[] = {
        {"LISTEN", "8080"},
        {"LISTEN", "localhost:8080"},
        {"LISTEN", "127.0.0.1:70000"},
        {"PUBLIC_URL", "keio.jp"},
        {"PUBLIC_URL", "ftp://a.b"},
        {"REQUEST_LIFETIME", "90"},
        {"REQUEST_LIFETIME", "0d"},
        {"LINK_LIFETIME", "a week"},
        {"REVIEW_POLICY", "maybe"},
        {"REQUEST_POLICY", "anybody"},
        {"RATE_LIMITS", "no"},
        {"SMTP_URL", "mail.example:25"},
        {"SMTP_URL", "smtp://"},
        {"SMTP_URL", "smtp://mail.example/portal.example"},
        {"SMTP_URL", "smtp://u:p@ss@mail.example"},
        {"SMTP_TLS", "on"},
        {"SMTP_CA_FILE", "/no/such/file"},
        {"SMTP_CA_FILE", "/proc/self/cmdline"},
        {"SMTP_HELO", "mail"},
        {"SMTP_HELO", "mail.example\r\nQUIT"},

        {"OPERATOR_CONTACT", "the help desk"},
        {"OPERATOR_CONTACT", "http://help.example"},
        {"OPERATOR_CONTACT", "https://help.example/\"><script>"},
        {"MAIL_FROM", "nobody"},
        {"EXPORT_COUNTRIES", "XX"},
        {"TRUSTED_PROXIES", "proxy"},
        {"THREADS", "many"},
        {"THREADS", "257"},
        {"REMINDERS", "7d,0d"},
        {"REMINDERS", "soon"},
        {"REFILE_WAIT", "0s"},
        {"MAIL_FROM", "Perla\r\nBcc: all@keio.jp <accounts@perla.example>"},
        {"MAIL_FROM", "a@perla.example, b@perla.example"},
        {"BOUNCE_ADDRESS", "more-than-twenty-four-characters@perla.example"},
    };
    for (const auto& [name, value] : cases)
        EXPECT_THAT(refusal({{name, value}}), HasSubstr(std::string{"DEEDBOX_"} + name)) << value;
}

TEST(TheSettings, AreRefusedWithTheValueAndWhatToWrite) {
    const std::tuple<const char*, const char*, const char*> cases[] = {
        {"LISTEN", "unix:/run/x",
         "`unix:/run/x` is not right; write an IP address and a port, such as 127.0.0.1:8080 or [::1]:8080"},
        {"PUBLIC_URL", "ftp://a.b",
         "`ftp://a.b` is not right; write http:// or https:// and a host, such as https://accounts.example.com"},
        {"SMTP_URL", "ftp://u:secret@h",
         "`(hidden)` is not right; write smtp://host:port or smtps://user:password@host, with any of :/?#[]@% in user "
         "and password as %3A and the like"},
        {"SMTP_TLS", "yes", "`yes` is not right; write demanded or offered"},
        {"SMTP_HELO", "a b", "`a b` is not right; write the name of a host, such as mail.example.com"},
        {"MAIL_FROM", "nobody", "`nobody` is not right; write an address, or Name <address>"},
        {"MAIL_FROM", "a@b.example\n", "`a@b.example\n` is not right; write an address, or Name <address>"},
        {"MAIL_FROM", "x@v.test (Vendor)",
         "`x@v.test (Vendor)` is not right; write an address, or Name <address>, without a comment in ( )"},
        {"BOUNCE_ADDRESS", "more-than-twenty-four-characters@a.example",
         "`more-than-twenty-four-characters@a.example` is not right; write an address with at most 15 characters "
         "before the @, such as bounces@example.com"},
        {"LMTP_LISTEN", "24", "`24` is not right; write an IP address and a port, or unix:PATH"},
        {"REQUEST_LIFETIME", "90", "`90` is not right; write a number and s, m, h or d, such as 90d"},
        {"REMINDERS", "7d, soon", "`soon` is not right; write lengths of time with commas, such as 7d,30d,60d,83d"},
        {"REVIEW_POLICY", "maybe", "`maybe` is not right; write one of mismatch, always, never"},
        {"EXPORT_COUNTRIES", "IR,XX", "`XX` is not right; write ISO 3166-1 alpha-2 codes with commas, such as CU,IR"},
        {"TRUSTED_PROXIES", "::1, proxy",
         "`proxy` is not right; write IP addresses or networks with commas, such as "
         "127.0.0.1,10.0.0.0/8"},
        {"RATE_LIMITS", "no", "`no` is not right; write on or off"},
        {"THREADS", "257", "`257` is not right; write a number from 0 to 256"},
    };
    for (const auto& [name, value, text] : cases)
        EXPECT_EQ(refusal({{name, value}}), std::string{"DEEDBOX_"} + name + ": " + text);
}

TEST(TheSettings, SayWhereTheDnsIsAskedOrThatThereIsNone) {
    const auto usual = settings({});
    EXPECT_TRUE(usual->dns.asks && usual->dns.servers.empty()) << "those of the machine";
    const auto given = settings({{"DNS", "192.0.2.53, 127.0.0.1@5353"}});
    EXPECT_TRUE(given->dns.asks);
    EXPECT_EQ(given->dns.servers, (std::vector<std::string>{"192.0.2.53", "127.0.0.1@5353"}));
    const auto off = settings({{"DNS", "off"}});
    EXPECT_FALSE(off->dns.asks);
    EXPECT_EQ(refusal({{"DNS", "never"}}),
              "DEEDBOX_DNS: `never` is not right; write off, or IP addresses with commas, each with a port behind an @ "
              "if it is not 53: 127.0.0.1@5353");
}

TEST(TheSettings, EachComeToTheirPlace) {
    const auto all = settings({{"LISTEN", "[::1]:81"},
                               {"PUBLIC_URL", "https://a.test"},
                               {"DATABASE", "sqlite:b"},
                               {"SECRET_KEY_FILE", "c"},
                               {"SMTP_URL", "smtp://d"},
                               {"SMTP_TLS", "offered"},
                               {"SMTP_HELO", "D.Example"},
                               {"MAIL_FROM", "e@e.example"},
                               {"BOUNCE_ADDRESS", "f@f.example"},
                               {"LMTP_LISTEN", "unix:g"},
                               {"OPERATOR_NAME", "h"},
                               {"AGREEMENT_FILE", "i"},
                               {"REQUEST_LIFETIME", "1d"},
                               {"REMINDERS", "2h, 3h,"},
                               {"UNDELIVERABLE_LIFETIME", "4d"},
                               {"REFILE_WAIT", "5d"},
                               {"LINK_LIFETIME", "6d"},
                               {"SIGN_IN_LINK_LIFETIME", "8h"},
                               {"SESSION_LIFETIME", "7d"},
                               {"REVIEW_POLICY", "always"},
                               {"REQUEST_POLICY", "members"},
                               {"EXPORT_COUNTRIES", "IR,it"},
                               {"RATE_LIMITS", "off"},
                               {"TRUSTED_PROXIES", "::1, 10.0.0.0/8"},
                               {"METRICS_TOKEN", "j"},
                               {"THREADS", "3"}});
    ASSERT_TRUE(all) << all.error().cause;
    EXPECT_EQ(all->listen_host, "::1");
    EXPECT_EQ(all->listen_port, 81);
    EXPECT_EQ(all->public_url, "https://a.test");
    EXPECT_EQ(all->database, "sqlite:b");
    EXPECT_EQ(all->secret_key_file, "c");
    EXPECT_EQ(all->smtp.url, "smtp://d");
    EXPECT_FALSE(all->smtp.demands_tls);
    EXPECT_EQ(all->smtp.greets_as, "d.example");
    EXPECT_EQ(all->mail_from.address, "e@e.example");
    EXPECT_EQ(all->bounce_address, "f@f.example");
    EXPECT_EQ(all->lmtp_listen->path, "g");
    EXPECT_EQ(all->operator_name, "h");
    EXPECT_EQ(all->agreement_file, "i");
    EXPECT_EQ(all->requests.request_lifetime, std::chrono::days{1});
    EXPECT_THAT(all->requests.reminders, ::testing::ElementsAre(std::chrono::hours{2}, std::chrono::hours{3}));
    EXPECT_EQ(all->requests.undeliverable_lifetime, std::chrono::days{4});
    EXPECT_EQ(all->requests.refile_wait, std::chrono::days{5});
    EXPECT_EQ(all->requests.link_lifetime, std::chrono::days{6});
    EXPECT_EQ(all->users.session_lifetime, std::chrono::days{7});
    EXPECT_EQ(all->requests.review_policy, requests::ReviewPolicy::always);
    EXPECT_EQ(all->requests.request_policy, requests::RequestPolicy::members);
    EXPECT_THAT(all->requests.export_controlled_countries, ::testing::ElementsAre("IR", "IT"));
    EXPECT_EQ(all->users.sign_in_link_lifetime, std::chrono::hours{8});
    EXPECT_FALSE(all->rate_limits);
    ASSERT_EQ(all->trusted_proxies.size(), 2U);
    EXPECT_TRUE(all->trusted_proxies[0].contains(boost::asio::ip::make_address("::1")));
    EXPECT_TRUE(all->trusted_proxies[1].contains(boost::asio::ip::make_address("10.1.2.3")));
    EXPECT_EQ(all->metrics_token, "j");
    EXPECT_EQ(all->threads, 3U);
}

TEST(TheSettings, ShowTheOperatorsNameWhereTheSenderHasNone) {
    const auto from = [](std::map<std::string, std::string> values) { return settings(values)->mail_from.text(); };
    EXPECT_EQ(from({}), "Deedbox <deedbox@localhost>");
    EXPECT_EQ(from({{"OPERATOR_NAME", "Perla"}, {"MAIL_FROM", "x@v.test"}}), "Perla <x@v.test>");
    EXPECT_EQ(from({{"OPERATOR_NAME", "Perla"}, {"MAIL_FROM", "\"Vendor, Inc.\" <x@v.test>"}}),
              "Vendor, Inc. <x@v.test>");
    EXPECT_EQ(settings({{"BOUNCE_ADDRESS", " Bounces@b\u00fccher.example "}})->bounce_address,
              "bounces@xn--bcher-kva.example");
}

TEST(TheSettings, DemandEncryptionFromAMailServerElsewhere) {
    const auto demanded = [](const char* url, const char* tls = "") {
        return settings({{"SMTP_URL", url}, {"SMTP_TLS", tls}})->smtp.demands_tls;
    };
    EXPECT_TRUE(demanded("smtp://mail.example:587"));
    EXPECT_TRUE(demanded("smtps://mail.example"));
    EXPECT_FALSE(demanded("smtp://127.0.0.1:25"));
    EXPECT_FALSE(demanded("smtp://[::1]"));
    EXPECT_FALSE(demanded("smtp://localhost"));
    EXPECT_TRUE(demanded("smtp://u:p@localhost")) << "a password is sent under TLS or not at all";
    EXPECT_FALSE(demanded("smtp://mail.example", "offered"));
    EXPECT_TRUE(demanded("smtp://localhost", "demanded"));
    EXPECT_THAT(refusal({{"SMTP_URL", "smtp://u:p@mail.example"}, {"SMTP_TLS", "offered"}}),
                HasSubstr("DEEDBOX_SMTP_TLS"));
}

TEST(TheSettings, GreetTheMailServerAsThePublicUrl) {
    const auto greeting = [](const char* url) {
        return settings({{"PUBLIC_URL", url}, {"SMTP_URL", "smtp://a.b"}})->smtp.greets_as;
    };
    EXPECT_EQ(greeting("https://accounts.perla.example:8443"), "accounts.perla.example");
    EXPECT_EQ(greeting("http://127.0.0.1:8080"), "[127.0.0.1]");
    EXPECT_EQ(greeting("http://[::1]:8080"), "[IPv6:::1]");
    EXPECT_EQ(settings({{"SMTP_HELO", "b\u00fccher.example"}})->smtp.greets_as, "xn--bcher-kva.example");
}

TEST(TheSettings, KeepDemonstrationsOffTheNetwork) {
    EXPECT_THAT(refusal({{"LISTEN", "0.0.0.0:80"}}), HasSubstr("DEEDBOX_SMTP_URL"))
        << "the mailbox shows every mail to everybody";
    EXPECT_THAT(refusal({{"PUBLIC_URL", "https://accounts.perla.example"}}), HasSubstr("DEEDBOX_SMTP_URL"));
    EXPECT_THAT(refusal({{"PUBLIC_URL", "http://accounts.perla.example"}}), HasSubstr("DEEDBOX_SMTP_URL"));
    EXPECT_EQ(refusal({{"LISTEN", "0.0.0.0:80"},
                       {"SMTP_URL", "smtp://mail.perla.example"},
                       {"PUBLIC_URL", "http://perla.example"}}),
              "taken");
    EXPECT_THAT(refusal({{"LISTEN", "0.0.0.0:80"}, {"SMTP_URL", "smtp://a.b"}, {"RATE_LIMITS", "off"}}),
                HasSubstr("DEEDBOX_RATE_LIMITS"));
    EXPECT_THAT(refusal({{"LISTEN", "0.0.0.0:80"},
                         {"PUBLIC_URL", "http://localhost:80"},
                         {"SMTP_URL", "smtp://a.b"},
                         {"RATE_LIMITS", "off"}}),
                HasSubstr("DEEDBOX_RATE_LIMITS"))
        << "whatever the public URL says, everybody gets in";
}

TEST(TheSettings, LiftTheLimitsOnlyWhereNobodyElseComes) {
    const auto off = [](const char* url) {
        return refusal({{"RATE_LIMITS", "off"}, {"SMTP_URL", "smtp://a.b"}, {"PUBLIC_URL", url}});
    };
    for (const auto* url : {"", "http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]", "https://portal.test",
                            "http://deedbox.localhost"})
        EXPECT_EQ(off(url), "taken") << url;
    for (const auto* url : {"https://accounts.perla.example", "http://perla.example", "http://203.0.113.7",
                            "http://portal.test.perla.example", "http://localhost.perla.example"})
        EXPECT_THAT(off(url), HasSubstr("DEEDBOX_RATE_LIMITS: `off` is refused with the public URL")) << url;
}

TEST(TheSettings, NameThePublicUrlAsABrowserDoes) {
    const auto url = [](const char* text) {
        return settings({{"PUBLIC_URL", text}, {"SMTP_URL", "smtp://a.b"}})->public_url;
    };
    EXPECT_EQ(url("https://Accounts.Perla.example:443/"), "https://accounts.perla.example");
    EXPECT_EQ(url("http://localhost:8080"), "http://localhost:8080");
}

TEST(TheSettings, ComeFromTheEnvironmentThenTheFileThenTheDefault) {
    const auto file =
        (std::filesystem::temp_directory_path() / ("deedbox-settings-" + std::to_string(::getpid()))).string();
    std::ofstream{file} << "operator_name = \"From the file\"\nlink_lifetime = \"3d\"\n";
    const auto both = settings({{"LINK_LIFETIME", "2d"}}, file);
    ASSERT_TRUE(both) << both.error().cause;
    EXPECT_EQ(both->operator_name, "From the file");
    EXPECT_EQ(both->requests.link_lifetime, std::chrono::days{2});
    std::ofstream{file} << "operatorname = \"misspelt\"\n";
    EXPECT_THAT(settings({}, file).error().cause, HasSubstr("there is no setting `operatorname`"));
    std::filesystem::remove(file);
    EXPECT_FALSE(settings({}, file)) << "a file that is named has to be there";
}

TEST(TheSettings, AreShownWithoutTheirSecrets) {
    const auto values = read_settings(
        [](const char* name) -> const char* {
            if (std::string_view{name} == "DEEDBOX_SMTP_URL") return "smtps://u:secret@h";
            if (std::string_view{name} == "DEEDBOX_DATABASE")
                return "postgresql://me:secret@one:5432,two:5432/deedbox?password=secret&sslmode=require";
            return nullptr;
        },
        "");
    for (const auto& value : *values) EXPECT_THAT(shown(value), ::testing::Not(HasSubstr("secret")));
    const auto database = std::ranges::find(*values, "DEEDBOX_DATABASE", [](const auto& v) { return v.setting->name; });
    EXPECT_EQ(shown(*database), "postgresql://me:(hidden)@one:5432,two:5432/deedbox?password=(hidden)&sslmode=require");
}

} // namespace
} // namespace deedbox::portal
