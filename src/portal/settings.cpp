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
#include <ranges>
#include <thread>

namespace deedbox::portal {

namespace {

template <class T>
using Read = std::expected<T, WrongValue>;

std::unexpected<WrongValue> wrong(std::string value, std::string right) {
    return std::unexpected{WrongValue{std::move(value), std::move(right)}};
}

Read<std::string> text(const std::string& value) {
    return value;
}

Read<std::string> text_if(bool is_right, const std::string& value, const char* right) {
    return is_right ? text(value) : wrong(value, right);
}

/// Reads a value with `read` and puts it into the member.
template <auto member, auto read = text>
Read<void> into(Settings& settings, const std::string& value) {
    settings.*member = TRY(read(value));
    return {};
}

/// Values with commas between them, each as `read_one` reads it.
template <auto read_one>
auto list(const std::string& value) -> Read<std::vector<typename decltype(read_one(value))::value_type>> {
    std::vector<typename decltype(read_one(value))::value_type> out;
    for (const auto& item : std::views::split(value, ','))
        if (const auto one = boost::trim_copy(std::string{item.begin(), item.end()}); !one.empty())
            out.push_back(TRY(read_one(one)));
    return out;
}

template <class E>
Read<E> choice(const std::string& value) {
    if (const auto chosen = described::enum_from_text<E>(value)) return *chosen;
    return wrong(value, "one of " + described::enum_choices<E>());
}

bool is_ip_address(const std::string& text) {
    boost::system::error_code error;
    boost::asio::ip::make_address(text, error);
    return !error;
}

Read<Duration> duration(const std::string& value) {
    if (const auto length = parse_duration(value); length && *length > Duration{0}) return *length;
    return wrong(value, "a number and s, m, h or d, such as 90d");
}

Read<Duration> reminder(const std::string& value) {
    if (const auto after = duration(value)) return *after;
    return wrong(value, "lengths of time with commas, such as 7d,30d,60d,83d");
}

// Written as a place for LMTP is, but never a socket in the file system.
Read<void> take_listen(Settings& settings, const std::string& value) {
    const auto place = mail::LmtpPlace::parse(value);
    if (!place || !place->path.empty())
        return wrong(value, "an IP address and a port, such as 127.0.0.1:8080 or [::1]:8080");
    settings.listen_host = place->host;
    settings.listen_port = place->port;
    settings.public_url = "http://" + value; // unless it is set
    return {};
}

Read<void> take_public_url(Settings& settings, const std::string& value) {
    const auto given = value.empty() ? settings.public_url : value;
    boost::urls::url url;
    if (const auto parsed = boost::urls::parse_uri(given)) url = *parsed;
    const bool web = url.scheme() == "http" || url.scheme() == "https";
    const bool bare =
        (url.path().empty() || url.path() == "/") && !url.has_query() && !url.has_fragment() && !url.has_userinfo();
    if (!web || !bare || url.host().empty())
        return wrong(given, "http:// or https:// and a host, such as https://accounts.example.com");
    // In the form in which a browser names it as an Origin.
    url.normalize();
    url.set_path("");
    if (url.port() == (url.scheme() == "https" ? "443" : "80")) url.remove_port();
    settings.public_url = url.buffer();
    return {};
}

Read<std::string> smtp_url(const std::string& value) {
    if (value.empty() || value.starts_with("smtp://") || value.starts_with("smtps://")) return value;
    return wrong("(hidden)", "smtp://host:port or smtps://user:password@host");
}

Read<std::string> mail_from(const std::string& value) {
    const auto open = value.rfind('<');
    auto address = open == std::string::npos ? value : value.substr(open + 1);
    if (address.ends_with('>')) address.pop_back();
    const bool one_line = value.find_first_of("\r\n") == std::string::npos;
    return text_if(one_line && address.contains('@'), value, "an address, or Name <address>");
}

Read<std::string> bounce_address(const std::string& value) {
    const auto address = EmailAddress::parse(value);
    return text_if(value.empty() || (address && address->text().find('@') <= mail::most_before_token), value,
                   "an address with at most 15 characters before the @, such as bounces@example.com");
}

Read<std::string> contact(const std::string& value) {
    const bool page = value.starts_with("https://") && value.find_first_of(" \"<>") == std::string::npos;
    return text_if(value.empty() || page || EmailAddress::parse(value).has_value(), value,
                   "a mail address such as help@example.com, or the https address of a page");
}

Read<std::optional<mail::LmtpPlace>> lmtp_place(const std::string& value) {
    if (value.empty()) return std::nullopt;
    if (auto place = mail::LmtpPlace::parse(value)) return place;
    return wrong(value, "an IP address and a port, or unix:PATH");
}

Read<std::string> country(const std::string& value) {
    if (const auto country = Country::parse(value)) return country->text();
    return wrong(value, "ISO 3166-1 alpha-2 codes with commas, such as CU,IR");
}

Read<std::string> proxy(const std::string& value) {
    return text_if(is_ip_address(value), value, "IP addresses with commas");
}

Read<bool> on_or_off(const std::string& value) {
    if (value == "on" || value == "off") return value == "on";
    return wrong(value, "on or off");
}

Read<unsigned> thread_count(const std::string& value) {
    unsigned threads = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), threads);
    if (error != std::errc{} || end != value.data() + value.size() || threads > 256)
        return wrong(value, "a number from 0 to 256");
    return threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : threads;
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

// What is fit for a demonstration on one's own machine only is refused wherever others can reach it.
Result<void> check_together(const Settings& settings) {
    if (settings.mailbox() && !settings.on_this_machine_only())
        return broken(
            "DEEDBOX_SMTP_URL: without a mail server the built-in mailbox shows every mail to everybody, so the "
            "portal only starts on a loopback address; set a mail server");
    if (!settings.rate_limits && !boost::asio::ip::make_address(settings.listen_host).is_loopback())
        return broken("DEEDBOX_RATE_LIMITS: `off` is refused on the public address " + settings.listen_host);
    return {};
}

} // namespace

const std::vector<Setting>& settings_table() {
    static const std::vector<Setting> table = {
        {"DEEDBOX_LISTEN", "127.0.0.1:8080", take_listen,
         "Address and port that the program listens on; a TLS proxy stands in front."},
        {"DEEDBOX_PUBLIC_URL", "", take_public_url,
         "How people reach the portal; begins every link in a mail. Default: http:// and the listening address."},
        {"DEEDBOX_DATABASE", "sqlite:deedbox.db", into<&Settings::database>,
         "Where everything is kept: sqlite:FILE, or postgresql://USER:PASSWORD@HOST:PORT/DATABASE, with commas between "
         "several HOST:PORT."},
        {"DEEDBOX_SECRET_KEY_FILE", "deedbox.key", into<&Settings::secret_key_file>,
         "File with the key that links and seals are made with; made at the first start. Back it up apart from the "
         "database."},
        {"DEEDBOX_SMTP_URL", "", into<&Settings::smtp_url, smtp_url>,
         "The mail server: smtp://host:port or smtps://user:password@host. Empty: a built-in mailbox, for "
         "demonstrations on a loopback address only.",
         true},
        {"DEEDBOX_MAIL_FROM", "Deedbox <deedbox@localhost>", into<&Settings::mail_from, mail_from>,
         "Sender of every mail: an address, or Name <address>."},
        {"DEEDBOX_BOUNCE_ADDRESS", "", into<&Settings::bounce_address, bounce_address>,
         "Address that reports of undelivered mails come back to, such as bounces@example.com, with at most 15 "
         "characters before the @; each mail gets its own, bounces+TOKEN@example.com. Empty: they come to the sender's "
         "address."},
        {"DEEDBOX_LMTP_LISTEN", "", into<&Settings::lmtp_listen, lmtp_place>,
         "Where a mail server hands over such reports, by LMTP: an IP address and port, or unix:PATH. Empty: nowhere; "
         "they can also be piped to deedbox bounce."},
        {"DEEDBOX_OPERATOR_NAME", "Deedbox", into<&Settings::operator_name>,
         "Who runs the portal, as people know them."},
        {"DEEDBOX_OPERATOR_CONTACT", "", into<&Settings::operator_contact, contact>,
         "Where people reach the operator: a mail address, or the https address of a page. It stands at the foot of "
         "every page, in every mail, and beside errors. Empty: nowhere."},
        {"DEEDBOX_AGREEMENT_FILE", "", into<&Settings::agreement_file>,
         "Agreement that approvers accept; {language} in the path stands for en, it, es. Empty: the one that ships."},
        {"DEEDBOX_REQUEST_LIFETIME", "90d", into<&Settings::request_lifetime, duration>,
         "How long an account request waits for its decision."},
        {"DEEDBOX_REMINDERS", "7d,30d,60d,83d", into<&Settings::reminders, list<reminder>>,
         "When approvers who have not answered are reminded, from the day of the request, with commas; empty: never."},
        {"DEEDBOX_UNDELIVERABLE_LIFETIME", "7d", into<&Settings::undeliverable_lifetime, duration>,
         "How long a request keeps its identifier when no approver's address takes mail."},
        {"DEEDBOX_REFILE_WAIT", "30d", into<&Settings::refile_wait, duration>,
         "How long after a decline the same request from the same company waits for a reviewer."},
        {"DEEDBOX_LINK_LIFETIME", "7d", into<&Settings::link_lifetime, duration>,
         "How long a link in a mail opens something."},
        {"DEEDBOX_SESSION_LIFETIME", "14d", into<&Settings::session_lifetime, duration>, "How long a sign-in lasts."},
        {"DEEDBOX_REVIEW_POLICY", "mismatch", into<&Settings::review_policy, choice<requests::ReviewPolicy>>,
         "When a reviewer looks first: mismatch (an approver's mail domain is not the company's), always, never."},
        {"DEEDBOX_REQUEST_POLICY", "verified_user", into<&Settings::request_policy, choice<requests::RequestPolicy>>,
         "Who may request an account: verified_user, or members (of some Smart Account)."},
        {"DEEDBOX_EXPORT_COUNTRIES", "CU,IR,KP,SY", into<&Settings::export_controlled_countries, list<country>>,
         "Countries for which the request form warns of export control; ISO 3166-1, with commas."},
        {"DEEDBOX_RATE_LIMITS", "on", into<&Settings::rate_limits, on_or_off>,
         "off lifts the limits per address and user, for load tests; refused on a public listening address."},
        {"DEEDBOX_TRUSTED_PROXIES", "", into<&Settings::trusted_proxies, list<proxy>>,
         "Addresses of proxies whose X-Forwarded-For is believed, with commas."},
        {"DEEDBOX_METRICS_TOKEN", "", into<&Settings::metrics_token>,
         "Bearer token for /metrics. Empty: only calls from the machine itself, not through a proxy, are answered.",
         true},
        {"DEEDBOX_THREADS", "0", into<&Settings::threads, thread_count>,
         "Threads that serve connections; 0: one for each core."},
    };
    return table;
}

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

Result<Settings> checked(const std::vector<SettingValue>& values) {
    Settings settings;
    for (const auto& [setting, value, source] : values)
        if (const auto taken = setting->take(settings, value); !taken)
            return broken(std::string{setting->name} + ": `" + taken.error().value + "` is not right; write " +
                          taken.error().right);
    CHECK_OR_RETURN(check_together(settings));
    return settings;
}

std::string shown(const SettingValue& value) {
    if (value.value.empty()) return "(empty)";
    if (value.setting->secret) return "(hidden)";
    return without_password(value.value);
}

} // namespace deedbox::portal
