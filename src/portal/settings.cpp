#include "portal/settings.h"

#include "base/email_address.h"
#include "dns/resolver_settings.h"
#include "mail/return_token.h"

#include <boost/algorithm/string.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url.hpp>
#include <toml++/toml.h>

#include <charconv>
#include <fstream>
#include <ranges>
#include <thread>

namespace deedbox::portal {

using namespace setting;

namespace {

template <auto member, auto read = text>
Read<void> into_smtp(Settings& settings, const std::string& value) {
    settings.smtp.*member = TRY(read(value));
    return {};
}

bool is_ip_address(const std::string& text) {
    boost::system::error_code error;
    boost::asio::ip::make_address(text, error);
    return !error;
}

bool is_loopback(const std::string& host) {
    boost::system::error_code error;
    const auto address = boost::asio::ip::make_address(host, error);
    return host == "localhost" || (!error && address.is_loopback());
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

// A host with a path would be the name of EHLO to libcurl.
Read<void> take_smtp_url(Settings& settings, const std::string& value) {
    const auto url = boost::urls::parse_uri(value);
    const bool smtp = url && (url->scheme() == "smtp" || url->scheme() == "smtps");
    const bool bare = smtp && url->encoded_path().empty() && !url->has_query() && !url->has_fragment();
    if (!value.empty() && (!bare || url->encoded_host().empty()))
        return wrong("(hidden)", "smtp://host:port or smtps://user:password@host, with any of :/?#[]@% in user and "
                                 "password as %3A and the like");
    settings.smtp.url = value;
    if (value.empty()) return {};
    const bool stays_here = is_loopback(url->host_address());
    settings.smtp.demands_tls = url->scheme() == "smtps" || url->has_userinfo() || !stays_here; // unless it is set
    return {};
}

Read<void> take_smtp_tls(Settings& settings, const std::string& value) {
    if (value.empty()) return {};
    if (value != "demanded" && value != "offered") return wrong(value, "demanded or offered");
    settings.smtp.demands_tls = value == "demanded";
    return {};
}

Read<std::string> ca_file(const std::string& value) {
    std::ifstream file{value};
    const std::string content{std::istreambuf_iterator<char>{file}, {}};
    return text_if(value.empty() || content.contains("-----BEGIN CERTIFICATE-----"), value,
                   "a file that can be read, with certificates in PEM");
}

// RFC 5321 §4.1.3.
std::string greeting_of(const std::string& host) {
    boost::system::error_code error;
    const auto address = boost::asio::ip::make_address(host, error);
    if (error) return host;
    return address.is_v6() ? "[IPv6:" + host + "]" : "[" + host + "]";
}

Read<void> take_smtp_helo(Settings& settings, const std::string& value) {
    const auto name = DomainName::parse(value);
    if (!value.empty() && !name && !is_ip_address(value))
        return wrong(value, "the name of a host, such as mail.example.com");
    const auto host = value.empty() ? std::string{boost::urls::parse_uri(settings.public_url)->host_address()} : value;
    settings.smtp.greets_as = name ? name->text() : greeting_of(host);
    return {};
}

Read<mail::Sender> mail_from(const std::string& value) {
    auto sender = mail::Sender::parse(value);
    if (!sender) return wrong(value, sender.error());
    return std::move(*sender);
}

Read<std::string> bounce_address(const std::string& value) {
    if (value.empty()) return value;
    const auto address = EmailAddress::parse(value);
    if (address && address->text().find('@') <= mail::most_before_token) return address->text();
    return wrong(value, "an address with at most 15 characters before the @, such as bounces@example.com");
}

Read<void> take_operator_name(Settings& settings, const std::string& value) {
    settings.operator_name = value;
    if (settings.mail_from.name.empty()) settings.mail_from.name = value;
    return {};
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

Read<http::Network> proxy(const std::string& value) {
    if (const auto network = http::Network::parse(value)) return *network;
    return wrong(value, "IP addresses or networks with commas, such as 127.0.0.1,10.0.0.0/8");
}

// One switch for what calls count and for what filing counts.
Read<void> take_rate_limits(Settings& settings, const std::string& value) {
    settings.rate_limits = TRY(on_or_off(value));
    settings.requests.limits = settings.rate_limits;
    settings.access_requests.limits = settings.rate_limits;
    return {};
}

template <auto cap>
Read<void> into_cap(Settings& settings, const std::string& value) {
    std::int64_t mails = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), mails);
    const bool is_number = error == std::errc{} && end == value.data() + value.size() && mails >= 0;
    if (value != "off" && !is_number) return wrong(value, "a number of mails, or off");
    settings.stranger_caps.*cap = mails; // 0: off
    return {};
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
    if (!settings.mailbox() && !settings.smtp.demands_tls && boost::urls::parse_uri(settings.smtp.url)->has_userinfo())
        return broken(
            "DEEDBOX_SMTP_TLS: a password is sent under TLS or not at all; write demanded, or leave it empty");
    if (!settings.rate_limits && !is_loopback(settings.listen_host))
        return broken("DEEDBOX_RATE_LIMITS: `off` is refused on the public address " + settings.listen_host);
    if (!settings.rate_limits && !settings.has_no_public_url())
        return broken("DEEDBOX_RATE_LIMITS: `off` is refused with the public URL " + settings.public_url);
    return {};
}

std::vector<Setting> own_settings() {
    return {
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
        {"DEEDBOX_SMTP_URL", "", take_smtp_url,
         "The mail server: smtp://host:port or smtps://user:password@host. Empty: a built-in mailbox, for "
         "demonstrations on a loopback address only.",
         true},
        {"DEEDBOX_SMTP_TLS", "", take_smtp_tls,
         "demanded: no mail goes without TLS and a certificate that is believed; offered: TLS where the server offers "
         "it. Empty: demanded, but not from a server on a loopback address without a password."},
        {"DEEDBOX_SMTP_CA_FILE", "", into_smtp<&mail::SmtpServer::ca_file, ca_file>,
         "File with the certificates (PEM) that the mail server's is checked against, such as those of a company's own "
         "CA. Empty: the system's."},
        {"DEEDBOX_SMTP_HELO", "", take_smtp_helo,
         "The name that the mail server is greeted with (EHLO). Empty: the host of the public URL."},
        {"DEEDBOX_MAIL_FROM", "deedbox@localhost", into<&Settings::mail_from, mail_from>,
         "Sender of every mail: an address, or Name <address>. Without a name, the operator's is shown."},
        {"DEEDBOX_BOUNCE_ADDRESS", "", into<&Settings::bounce_address, bounce_address>,
         "Address that reports of undelivered mails come back to, such as bounces@example.com, with at most 15 "
         "characters before the @; each mail gets its own, bounces+TOKEN@example.com. Empty: they come to the sender's "
         "address."},
        {"DEEDBOX_LMTP_LISTEN", "", into<&Settings::lmtp_listen, lmtp_place>,
         "Where a mail server hands over such reports, by LMTP: an IP address and port, or unix:PATH. Empty: nowhere; "
         "they can also be piped to deedbox bounce."},
        {"DEEDBOX_OPERATOR_NAME", "Deedbox", take_operator_name, "Who runs the portal, as people know them."},
        {"DEEDBOX_OPERATOR_CONTACT", "", into<&Settings::operator_contact, contact>,
         "Where people reach the operator: a mail address, or the https address of a page. It stands at the foot of "
         "every page, in every mail, and beside errors. Empty: nowhere."},
        {"DEEDBOX_AGREEMENT_FILE", "", into<&Settings::agreement_file>,
         "Agreement that approvers accept; {language} in the path stands for en, it, es. Empty: the one that ships."},
        {"DEEDBOX_RATE_LIMITS", "on", take_rate_limits,
         "off lifts the limits per address and user, for load tests; refused on a public listening address, "
         "and with a public URL."},
        {"DEEDBOX_MAILS_TO_STRANGERS_PER_SENDER", "200", into_cap<&mail::StrangerCaps::of_mailbox>,
         "How many mails a day (UTC) somebody, by their mailbox, may have sent to people outside their own company; "
         "off "
         "or 0: as many as they like."},
        {"DEEDBOX_MAILS_TO_STRANGERS_PER_DOMAIN", "1000", into_cap<&mail::StrangerCaps::of_domain>,
         "The same for everybody of one mail domain together; a mailbox provider's users are not counted together."},
        {"DEEDBOX_TRUSTED_PROXIES", "", into<&Settings::trusted_proxies, list<proxy>>,
         "Addresses and networks of proxies whose X-Forwarded-For is believed, with commas: 127.0.0.1,10.0.0.0/8."},
        {"DEEDBOX_METRICS_TOKEN", "", into<&Settings::metrics_token>,
         "Bearer token for /metrics. Empty: only calls from the machine itself, not through a proxy, are answered.",
         true},
        {"DEEDBOX_THREADS", "0", into<&Settings::threads, thread_count>,
         "Threads that serve connections; 0: one for each core."},
    };
}

template <auto part, class Part>
void add(std::vector<Setting>& table, std::vector<SettingOf<Part>> rows) {
    for (auto& row : rows)
        table.push_back({row.name, row.standard,
                         [take = std::move(row.take)](Settings& settings, const std::string& value) {
                             return take(settings.*part, value);
                         },
                         row.meaning, row.secret});
}

} // namespace

const std::vector<Setting>& settings_table() {
    static const auto table = [] {
        auto rows = own_settings();
        add<&Settings::users>(rows, users::user_settings());
        add<&Settings::requests>(rows, requests::request_settings());
        add<&Settings::invitations>(rows, invitations::invitation_settings());
        add<&Settings::dns>(rows, dns::resolver_settings());
        add<&Settings::access_requests>(rows, access_requests::access_request_settings());
        add<&Settings::successions>(rows, successions::succession_settings());
        add<&Settings::agreements>(rows, agreements::agreement_settings());
        add<&Settings::health>(rows, health::health_settings());
        return rows;
    }();
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
    return is_loopback(boost::urls::parse_uri(public_url)->host_address()) && is_loopback(listen_host);
}

bool Settings::has_no_public_url() const {
    const auto host = boost::urls::parse_uri(public_url)->host_address();
    return is_loopback(host) ||
           std::ranges::any_of(std::array{".localhost", ".test"}, [&](const char* top) { return host.ends_with(top); });
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
