#include "portal/settings.h"

#include "base/country.h"
#include "base/email_address.h"
#include "mail/return_token.h"

#include <boost/algorithm/string.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url.hpp>
#include <toml++/toml.h>

#include <charconv>
#include <filesystem>
#include <thread>

namespace deedbox::portal {

const std::vector<Setting>& settings_table() {
    static const std::vector<Setting> table = {
        {"DEEDBOX_LISTEN", "127.0.0.1:8080",
         "Address and port that the program listens on; a TLS proxy stands in front."},
        {"DEEDBOX_PUBLIC_URL", "",
         "How people reach the portal; begins every link in a mail. Default: http:// and the listening address."},
        {"DEEDBOX_DATABASE", "sqlite:deedbox.db",
         "Where everything is kept: sqlite:FILE, or postgresql://USER:PASSWORD@HOST:PORT/DATABASE, with commas between "
         "several HOST:PORT."},
        {"DEEDBOX_SECRET_KEY_FILE", "deedbox.key",
         "File with the key that links and seals are made with; made at the first start. Back it up apart from the "
         "database."},
        {"DEEDBOX_SMTP_URL", "",
         "The mail server: smtp://host:port or smtps://user:password@host. Empty: a built-in mailbox, for "
         "demonstrations on a loopback address only.",
         true},
        {"DEEDBOX_MAIL_FROM", "Deedbox <deedbox@localhost>", "Sender of every mail: an address, or Name <address>."},
        {"DEEDBOX_BOUNCE_ADDRESS", "",
         "Address that reports of undelivered mails come back to, such as bounces@example.com, with at most 15 "
         "characters "
         "before the @; each mail gets its own, bounces+TOKEN@example.com. Empty: they come to the sender's address."},
        {"DEEDBOX_LMTP_LISTEN", "",
         "Where a mail server hands over such reports, by LMTP: an IP address and port, or unix:PATH. Empty: nowhere; "
         "they "
         "can also be piped to deedbox bounce."},
        {"DEEDBOX_OPERATOR_NAME", "Deedbox", "Who runs the portal, as people know them."},
        {"DEEDBOX_AGREEMENT_FILE", "",
         "Agreement that approvers accept; {language} in the path stands for en, it, es. Empty: the one that ships."},
        {"DEEDBOX_REQUEST_LIFETIME", "90d", "How long an account request waits for its decision."},
        {"DEEDBOX_REMINDERS", "7d,30d,60d,83d",
         "When approvers who have not answered are reminded, from the day of the request, with commas; empty: never."},
        {"DEEDBOX_UNDELIVERABLE_LIFETIME", "7d",
         "How long a request keeps its identifier when no approver's address takes mail."},
        {"DEEDBOX_REFILE_WAIT", "30d",
         "How long after a decline the same request from the same company waits for a reviewer."},
        {"DEEDBOX_LINK_LIFETIME", "7d", "How long a link in a mail opens something."},
        {"DEEDBOX_SESSION_LIFETIME", "14d", "How long a sign-in lasts."},
        {"DEEDBOX_REVIEW_POLICY", "mismatch",
         "When a reviewer looks first: mismatch (an approver's mail domain is not the company's), always, never."},
        {"DEEDBOX_REQUEST_POLICY", "verified_user",
         "Who may request an account: verified_user, or members (of some Smart Account)."},
        {"DEEDBOX_EXPORT_COUNTRIES", "CU,IR,KP,SY",
         "Countries for which the request form warns of export control; ISO 3166-1, with commas."},
        {"DEEDBOX_RATE_LIMITS", "on",
         "off lifts the limits per address and user, for load tests; refused on a public listening address."},
        {"DEEDBOX_TRUSTED_PROXIES", "", "Addresses of proxies whose X-Forwarded-For is believed, with commas."},
        {"DEEDBOX_METRICS_TOKEN", "",
         "Bearer token for /metrics. Empty: only calls from the machine itself, not through a proxy, are answered.",
         true},
        {"DEEDBOX_THREADS", "0", "Threads that serve connections; 0: one for each core."},
    };
    return table;
}

namespace {

std::unexpected<Error> wrong(std::string_view name, std::string_view value, std::string_view right) {
    return broken(std::string{name} + ": `" + std::string{value} + "` is not right; write " + std::string{right});
}

Result<toml::table> file_table(const std::string& file) {
    if (file.empty()) return toml::table{};
    try {
        auto table = toml::parse_file(file);
        for (const auto& [key, node] : table) {
            const auto name = "DEEDBOX_" + boost::to_upper_copy(std::string{key.str()});
            if (std::ranges::find(settings_table(), name, &Setting::name) == settings_table().end())
                return broken(file + ": there is no setting `" + std::string{key.str()} + "`");
        }
        return table;
    } catch (const toml::parse_error& error) {
        return broken(file + ": " + std::string{error.description()});
    }
}

std::optional<std::string> in_file(const toml::table& table, std::string_view name) {
    const auto* node = table.get(boost::to_lower_copy(std::string{name.substr(8)}));
    if (!node) return std::nullopt;
    if (const auto text = node->value<std::string>()) return text;
    if (const auto number = node->value<std::int64_t>()) return std::to_string(*number);
    return std::nullopt;
}

class Values {
public:
    explicit Values(const std::vector<SettingValue>& values) : values_{values} {}

    const std::string& text(std::string_view name) const {
        return std::ranges::find(values_, name, [](const SettingValue& value) { return value.setting->name; })->value;
    }
    Result<Duration> duration(std::string_view name) const {
        const auto parsed = parse_duration(text(name));
        if (!parsed || *parsed == Duration{0}) return wrong(name, text(name), "a number and s, m, h or d, such as 90d");
        return *parsed;
    }
    template <class E>
    Result<E> choice(std::string_view name) const {
        if (const auto value = described::enum_from_text<E>(text(name))) return *value;
        return wrong(name, text(name), "one of " + described::enum_choices<E>());
    }
    std::vector<std::string> list(std::string_view name) const {
        std::vector<std::string> out;
        boost::split(out, text(name), boost::is_any_of(","));
        for (auto& item : out) boost::trim(item);
        std::erase(out, "");
        return out;
    }

private:
    const std::vector<SettingValue>& values_;
};

Result<void> take_listen(Settings& settings, const Values& values) {
    const auto& text = values.text("DEEDBOX_LISTEN");
    const auto colon = text.rfind(':');
    const auto right = "an IP address and a port, such as 127.0.0.1:8080 or [::1]:8080";
    if (colon == std::string::npos) return wrong("DEEDBOX_LISTEN", text, right);
    auto host = text.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    boost::system::error_code error;
    boost::asio::ip::make_address(host, error);
    const auto [end, bad] = std::from_chars(text.data() + colon + 1, text.data() + text.size(), settings.listen_port);
    if (error || bad != std::errc{} || end != text.data() + text.size()) return wrong("DEEDBOX_LISTEN", text, right);
    settings.listen_host = host;
    return {};
}

Result<void> take_public_url(Settings& settings, const Values& values) {
    const auto& text = values.text("DEEDBOX_PUBLIC_URL");
    const auto given = text.empty() ? "http://" + values.text("DEEDBOX_LISTEN") : text;
    boost::urls::url url;
    if (const auto parsed = boost::urls::parse_uri(given)) url = *parsed;
    const bool web = url.scheme() == "http" || url.scheme() == "https";
    const bool bare =
        (url.path().empty() || url.path() == "/") && !url.has_query() && !url.has_fragment() && !url.has_userinfo();
    if (!web || !bare || url.host().empty())
        return wrong("DEEDBOX_PUBLIC_URL", given,
                     "http:// or https:// and a host, such as https://accounts.example.com");
    // In the form in which a browser names it as an Origin.
    url.normalize();
    url.set_path("");
    if (url.port() == (url.scheme() == "https" ? "443" : "80")) url.remove_port();
    settings.public_url = url.buffer();
    return {};
}

Result<void> take_lists(Settings& settings, const Values& values) {
    for (const auto& code : values.list("DEEDBOX_EXPORT_COUNTRIES")) {
        const auto country = Country::parse(code);
        if (!country)
            return wrong("DEEDBOX_EXPORT_COUNTRIES", code, "ISO 3166-1 alpha-2 codes with commas, such as CU,IR");
        settings.export_controlled_countries.push_back(country->text());
    }
    settings.trusted_proxies = values.list("DEEDBOX_TRUSTED_PROXIES");
    for (const auto& proxy : settings.trusted_proxies) {
        boost::system::error_code error;
        boost::asio::ip::make_address(proxy, error);
        if (error) return wrong("DEEDBOX_TRUSTED_PROXIES", proxy, "IP addresses with commas");
    }
    return {};
}

Result<void> take_bounce_address(Settings& settings, const Values& values) {
    settings.bounce_address = values.text("DEEDBOX_BOUNCE_ADDRESS");
    if (settings.bounce_address.empty()) return {};
    const auto address = EmailAddress::parse(settings.bounce_address);
    if (!address || address->text().find('@') > mail::most_before_token)
        return wrong("DEEDBOX_BOUNCE_ADDRESS", settings.bounce_address,
                     "an address with at most 15 characters before the @, such as bounces@example.com");
    return {};
}

Result<void> take_threads(Settings& settings, const Values& values) {
    const auto& text = values.text("DEEDBOX_THREADS");
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), settings.threads);
    if (error != std::errc{} || end != text.data() + text.size() || settings.threads > 256)
        return wrong("DEEDBOX_THREADS", text, "a number from 0 to 256");
    if (settings.threads == 0) settings.threads = std::max(1U, std::thread::hardware_concurrency());
    return {};
}

// What is fit for a demonstration on one's own machine only is refused wherever others can reach it.
Result<void> check_together(const Settings& settings) {
    const bool here_only = settings.on_this_machine_only();
    if (settings.mailbox() && !here_only)
        return broken(
            "DEEDBOX_SMTP_URL: without a mail server the built-in mailbox shows every mail to everybody, so the "
            "portal only starts on a loopback address; set a mail server");
    if (!settings.rate_limits && !boost::asio::ip::make_address(settings.listen_host).is_loopback())
        return broken("DEEDBOX_RATE_LIMITS: `off` is refused on the public address " + settings.listen_host);
    return {};
}

} // namespace

// Of postgresql://user:password@host/name?password=… everything but the passwords.
std::string without_password(std::string text) {
    const auto begin = text.find("://");
    if (begin == std::string::npos) return text;
    const auto at = text.rfind('@', text.find('/', begin + 3));
    const auto colon = text.find(':', begin + 3);
    if (at != std::string::npos && colon < at) text.replace(colon + 1, at - colon - 1, "(hidden)");
    constexpr std::string_view parameter = "password=";
    if (const auto given = text.find(parameter); given != std::string::npos) {
        const auto value = given + parameter.size();
        text.replace(value, std::min(text.find('&', value), text.size()) - value, "(hidden)");
    }
    return text;
}

bool Settings::on_this_machine_only() const {
    const auto host = boost::urls::parse_uri(public_url)->host_address();
    boost::system::error_code error;
    const auto address = boost::asio::ip::make_address(host, error);
    const bool public_here = host == "localhost" || (!error && address.is_loopback());
    return public_here && boost::asio::ip::make_address(listen_host).is_loopback();
}

Result<std::vector<SettingValue>> read_settings(const Environment& environment, const std::string& file) {
    const auto table = TRY(file_table(file));
    std::vector<SettingValue> out;
    for (const auto& setting : settings_table()) {
        if (const char* value = environment(std::string{setting.name}.c_str()))
            out.push_back({&setting, value, "environment"});
        else if (auto value_in_file = in_file(table, setting.name))
            out.push_back({&setting, std::move(*value_in_file), file});
        else
            out.push_back({&setting, std::string{setting.standard}, "default"});
    }
    return out;
}

Result<Settings> checked(const std::vector<SettingValue>& read) {
    const Values values{read};
    Settings settings;
    CHECK_OR_RETURN(take_listen(settings, values));
    CHECK_OR_RETURN(take_public_url(settings, values));
    CHECK_OR_RETURN(take_lists(settings, values));
    CHECK_OR_RETURN(take_threads(settings, values));
    settings.database = values.text("DEEDBOX_DATABASE");
    settings.smtp_url = values.text("DEEDBOX_SMTP_URL");
    if (!settings.smtp_url.empty() && !settings.smtp_url.starts_with("smtp://") &&
        !settings.smtp_url.starts_with("smtps://"))
        return wrong("DEEDBOX_SMTP_URL", "(hidden)", "smtp://host:port or smtps://user:password@host");
    settings.mail_from = values.text("DEEDBOX_MAIL_FROM");
    const auto open = settings.mail_from.rfind('<');
    auto address = open == std::string::npos ? settings.mail_from : settings.mail_from.substr(open + 1);
    if (address.ends_with('>')) address.pop_back();
    if (address.find('@') == std::string::npos || settings.mail_from.find_first_of("\r\n") != std::string::npos)
        return wrong("DEEDBOX_MAIL_FROM", settings.mail_from, "an address, or Name <address>");
    CHECK_OR_RETURN(take_bounce_address(settings, values));
    if (const auto& place = values.text("DEEDBOX_LMTP_LISTEN"); !place.empty()) {
        settings.lmtp_listen = mail::LmtpPlace::parse(place);
        if (!settings.lmtp_listen) return wrong("DEEDBOX_LMTP_LISTEN", place, "an IP address and a port, or unix:PATH");
    }
    settings.operator_name = values.text("DEEDBOX_OPERATOR_NAME");
    settings.secret_key_file = values.text("DEEDBOX_SECRET_KEY_FILE");
    settings.agreement_file = values.text("DEEDBOX_AGREEMENT_FILE");
    settings.metrics_token = values.text("DEEDBOX_METRICS_TOKEN");
    settings.request_lifetime = TRY(values.duration("DEEDBOX_REQUEST_LIFETIME"));
    settings.link_lifetime = TRY(values.duration("DEEDBOX_LINK_LIFETIME"));
    settings.session_lifetime = TRY(values.duration("DEEDBOX_SESSION_LIFETIME"));
    settings.review_policy = TRY(values.choice<requests::ReviewPolicy>("DEEDBOX_REVIEW_POLICY"));
    settings.request_policy = TRY(values.choice<requests::RequestPolicy>("DEEDBOX_REQUEST_POLICY"));
    for (const auto& text : values.list("DEEDBOX_REMINDERS")) {
        const auto after = parse_duration(text);
        if (!after || *after == Duration{0})
            return wrong("DEEDBOX_REMINDERS", text, "lengths of time with commas, such as 7d,30d,60d,83d");
        settings.reminders.push_back(*after);
    }
    settings.undeliverable_lifetime = TRY(values.duration("DEEDBOX_UNDELIVERABLE_LIFETIME"));
    settings.refile_wait = TRY(values.duration("DEEDBOX_REFILE_WAIT"));
    const auto& limits = values.text("DEEDBOX_RATE_LIMITS");
    if (limits != "on" && limits != "off") return wrong("DEEDBOX_RATE_LIMITS", limits, "on or off");
    settings.rate_limits = limits == "on";
    CHECK_OR_RETURN(check_together(settings));
    return settings;
}

std::string shown(const SettingValue& value) {
    if (value.value.empty()) return "(empty)";
    if (value.setting->secret) return "(hidden)";
    return without_password(value.value);
}

} // namespace deedbox::portal
