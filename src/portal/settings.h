#pragma once

#include "base/instant.h"
#include "base/result.h"
#include "mail/lmtp_listener.h"
#include "requests/request.h"

#include <functional>
#include <string>
#include <vector>

namespace deedbox::portal {

/// The settings as the program uses them: checked, and typed.
struct Settings {
    std::string listen_host;
    unsigned short listen_port = 8080;
    std::string public_url;
    std::string database;
    std::string smtp_url;
    std::string mail_from;
    std::string bounce_address;
    std::optional<mail::LmtpPlace> lmtp_listen;
    std::string operator_name;
    std::string operator_contact;
    std::string secret_key_file;
    std::string agreement_file;
    std::string metrics_token;
    Duration request_lifetime{};
    Duration link_lifetime{};
    Duration session_lifetime{};
    std::vector<Duration> reminders;
    Duration undeliverable_lifetime{};
    Duration refile_wait{};
    requests::ReviewPolicy review_policy = requests::ReviewPolicy::mismatch;
    requests::RequestPolicy request_policy = requests::RequestPolicy::verified_user;
    std::vector<std::string> export_controlled_countries;
    std::vector<std::string> trusted_proxies;
    bool rate_limits = true;
    unsigned threads = 1;

    bool https() const { return public_url.starts_with("https://"); }
    /// A demonstration or a test: it listens on loopback and no TLS proxy stands in front.
    bool on_this_machine_only() const;
    /// No mail server: mails stay in the built-in mailbox. Only on a loopback address.
    bool mailbox() const { return smtp_url.empty(); }
};

/// A value that cannot be, and what would be right.
struct WrongValue {
    std::string value;
    std::string right;
};

/// One setting: an environment variable, or the same name in lower case without the prefix in the settings file.
struct Setting {
    std::string_view name;
    std::string_view standard; // its value when nobody sets it
    /// Reads the value and puts it into its place. Rows are taken in their order, so one may build on those before it.
    std::expected<void, WrongValue> (*take)(Settings& settings, const std::string& value);
    std::string_view meaning;
    bool secret = false;
};

/// Every setting there is; `deedbox settings` prints this table, and docs/operate.md repeats it.
const std::vector<Setting>& settings_table();

struct SettingValue {
    const Setting* setting;
    std::string value;
    std::string source; // `default`, `environment` or the file's name
};

using Environment = std::function<const char*(const char*)>;

/// Where each value comes from: the environment, then the file, then the default. Errors name the setting or the file.
Result<std::vector<SettingValue>> read_settings(const Environment& environment, const std::string& file);

/// Takes the values, one by one, and checks what they come to together. Errors name the setting and say what would be
/// right.
Result<Settings> checked(const std::vector<SettingValue>& values);

/// A location with the passwords in it hidden.
std::string without_password(std::string text);

/// The value as it may be shown: secrets, and the password in a URL, are hidden.
std::string shown(const SettingValue& value);

} // namespace deedbox::portal
