#include "portal/doctor.h"

#include "accounts/agreement.h"
#include "base/secrets.h"
#include "db/database.h"
#include "db/migrations.h"
#include "mail/outbox.h"
#include "mail/smtp_carrier.h"
#include "portal/open_files.h"
#include "portal/wait.h"

#include <fmt/format.h>

#include <filesystem>
#include <memory>

namespace deedbox::portal {

namespace {

Finding finding(std::string what, const Result<void>& outcome, std::string good = "good") {
    if (outcome) return {true, std::move(what), std::move(good)};
    return {false, std::move(what), outcome.error().cause.empty() ? outcome.error().code : outcome.error().cause};
}

Finding key_finding(const Settings& settings) {
    if (!std::filesystem::exists(settings.secret_key_file))
        return {true, "secret key", "will be made at the first start: " + settings.secret_key_file};
    const auto key = SecretKey::open(settings.secret_key_file);
    if (!key) return finding("secret key", std::unexpected{key.error()});
    return {true, "secret key", "good; keep a copy apart from the database; public key " + hex(key->public_key())};
}

// What the mail server has refused of us meanwhile, as far as it waits to be tried again.
Finding mails_finding(db::Database& db) {
    const auto trouble = wait_for(db.one(mail::mail_trouble));
    if (!trouble) return finding("mails", std::unexpected{trouble.error()});
    const auto& [mails, reason, detail, at] = **trouble;
    if (mails == 0) return {true, "mails", "none waits for the mail server"};
    return {false, "mails",
            fmt::format("{} {} for the mail server; at {} it {}: {}", mails, mails == 1 ? "waits" : "wait",
                        at ? to_rfc3339(*at) : "",
                        reason == mail::MailReason::refused_us ? "refused us" : "was not there", detail.value_or(""))};
}

// The database, and what stands in it.
std::vector<Finding> database_findings(const Settings& settings) {
    const std::vector<Finding> will_be_made{{true, "database", "will be made at the first start"}};
    constexpr std::string_view sqlite = "sqlite:";
    if (settings.database.starts_with(sqlite) && !std::filesystem::exists(settings.database.substr(sqlite.size())))
        return will_be_made;
    static const SystemClock clock;
    const auto db = db::open_database({.location = settings.database, .migrate = false}, clock);
    if (!db && db.error().code == db::no_tables) return will_be_made;
    if (!db) return {finding("database", std::unexpected{db.error()})};
    return {{true, "database", "reachable, and its schema is up to date"}, mails_finding(**db)};
}

Finding mail_finding(const Settings& settings) {
    if (settings.mailbox()) return {true, "mail server", "none: mails stay in the built-in mailbox (demonstration)"};
    auto server = settings.smtp;
    server.patience = {.connection = std::chrono::seconds{10}, .answer = std::chrono::seconds{30}};
    const auto checked = mail::check_mail_server(server, settings.mail_from);
    return {checked.has_value(), "mail server", checked ? *checked : checked.error()};
}

Finding agreement_finding(const Settings& settings) {
    if (settings.agreement_file.empty()) return {true, "agreement", "the one that ships"};
    const auto agreements = accounts::Agreements::from_file(settings.agreement_file);
    if (!agreements) return {false, "agreement", agreements.error().cause};
    return {true, "agreement", "version " + agreements->version()};
}

Finding open_files_finding(const Settings& settings) {
    if (const auto raised = raise_open_files(); !raised) return {false, "open files", raised.error().cause};
    return {
        true, "open files",
        fmt::format("{}, with room for {} connections", open_files(), connections_for(open_files(), settings.threads))};
}

} // namespace

std::vector<Finding> doctor(const std::vector<SettingValue>& values) {
    start_cryptography();
    const auto settings = checked(values);
    if (!settings) return {{false, "settings", settings.error().cause}};
    std::vector<Finding> out{{true, "settings", "good"}, key_finding(*settings)};
    for (auto& about_database : database_findings(*settings)) out.push_back(std::move(about_database));
    out.push_back(mail_finding(*settings));
    out.push_back(agreement_finding(*settings));
    out.push_back(open_files_finding(*settings));
    if (!settings->https() && !settings->on_this_machine_only())
        out.push_back({false, "public URL", "is not https: passwords and links would travel in the open"});
    return out;
}

bool print_findings(const std::vector<Finding>& findings) {
    bool all_good = true;
    for (const auto& [good, what, detail] : findings) {
        fmt::print("{:<5} {}: {}\n", good ? "ok" : "WRONG", what, detail);
        all_good &= good;
    }
    return all_good;
}

} // namespace deedbox::portal
