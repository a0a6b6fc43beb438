#pragma once

#include "access_requests/access_request_settings.h"
#include "agreements/agreement_settings.h"
#include "base/setting.h"
#include "dns/resolver.h"
#include "health/health_settings.h"
#include "http/client_address.h"
#include "invitations/invitation_settings.h"
#include "mail/lmtp_listener.h"
#include "mail/sender.h"
#include "mail/smtp_client.h"
#include "mail/stranger_caps.h"
#include "requests/request_settings.h"
#include "successions/succession_settings.h"
#include "users/user_settings.h"

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
    mail::SmtpServer smtp;
    mail::Sender mail_from;
    std::string bounce_address;
    std::optional<mail::LmtpPlace> lmtp_listen;
    std::string operator_name;
    std::string operator_contact;
    std::string secret_key_file;
    std::string agreement_file;
    std::string metrics_token;
    std::vector<http::Network> trusted_proxies;
    bool rate_limits = true;
    mail::StrangerCaps stranger_caps;
    unsigned threads = 1;
    users::UserSettings users;
    requests::RequestSettings requests;
    invitations::InvitationSettings invitations;
    dns::ResolverSettings dns;
    access_requests::AccessRequestSettings access_requests;
    successions::SuccessionSettings successions;
    health::HealthSettings health;
    agreements::AgreementSettings agreements;

    bool https() const { return public_url.starts_with("https://"); }
    /// A demonstration or a test: it listens on loopback and no TLS proxy stands in front.
    bool on_this_machine_only() const;
    /// Nobody else can reach it by its public URL: that names this machine, or a host that nobody can have (RFC 6761:
    /// `localhost`, `test` and what is below them).
    bool has_no_public_url() const;
    /// No mail server: mails stay in the built-in mailbox. Only on a loopback address.
    bool mailbox() const { return smtp.url.empty(); }
};

using Setting = SettingOf<Settings>;

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
