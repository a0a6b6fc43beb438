#include "portal/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

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

TEST(TheSettings, HaveGoodDefaults) {
    const auto standard = settings({});
    ASSERT_TRUE(standard) << standard.error().cause;
    EXPECT_EQ(standard->public_url, "http://127.0.0.1:8080");
    EXPECT_EQ(standard->request_lifetime, std::chrono::days{90});
    EXPECT_EQ(standard->link_lifetime, std::chrono::days{7});
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
        {"MAIL_FROM", "nobody"},
        {"EXPORT_COUNTRIES", "XX"},
        {"TRUSTED_PROXIES", "proxy"},
        {"THREADS", "many"},
        {"THREADS", "257"},
        {"REMINDERS", "7d,0d"},
        {"REMINDERS", "soon"},
        {"REFILE_WAIT", "0s"},
        {"MAIL_FROM", "Perla\r\nBcc: all@keio.jp <accounts@perla.example>"},
        {"BOUNCE_ADDRESS", "more-than-twenty-four-characters@perla.example"},
    };
    for (const auto& [name, value] : cases)
        EXPECT_THAT(refusal({{name, value}}), HasSubstr(std::string{"DEEDBOX_"} + name)) << value;
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
}

TEST(TheSettings, NameThePublicUrlAsABrowserDoes) {
    const auto url = [](const char* text) {
        return settings({{"PUBLIC_URL", text}, {"SMTP_URL", "smtp://a.b"}})->public_url;
    };
    EXPECT_EQ(url("https://Accounts.Perla.example:443/"), "https://accounts.perla.example");
    EXPECT_EQ(url("http://localhost:8080"), "http://localhost:8080");
}

TEST(TheSettings, ComeFromTheEnvironmentThenTheFileThenTheDefault) {
    const auto file = (std::filesystem::temp_directory_path() / "deedbox-settings-test.toml").string();
    std::ofstream{file} << "operator_name = \"From the file\"\nlink_lifetime = \"3d\"\n";
    const auto both = settings({{"LINK_LIFETIME", "2d"}}, file);
    ASSERT_TRUE(both) << both.error().cause;
    EXPECT_EQ(both->operator_name, "From the file");
    EXPECT_EQ(both->link_lifetime, std::chrono::days{2});
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
