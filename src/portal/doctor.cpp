#include "portal/doctor.h"

#include "accounts/agreement.h"
#include "base/secrets.h"
#include "db/database.h"
#include "db/migrations.h"
#include "portal/open_files.h"

#include <curl/curl.h>
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
    return finding("secret key", key ? Result<void>{} : std::unexpected{key.error()},
                   "good; keep a copy apart from the database");
}

Finding database_finding(const Settings& settings) {
    const Finding will_be_made{true, "database", "will be made at the first start"};
    constexpr std::string_view sqlite = "sqlite:";
    if (settings.database.starts_with(sqlite) && !std::filesystem::exists(settings.database.substr(sqlite.size())))
        return will_be_made;
    static const SystemClock clock;
    const auto db = db::open_database({.location = settings.database, .migrate = false}, clock);
    if (!db && db.error().code == db::no_tables) return will_be_made;
    return finding("database", db ? Result<void>{} : std::unexpected{db.error()},
                   "reachable, and its schema is up to date");
}

Finding mail_finding(const Settings& settings) {
    if (settings.mailbox()) return {true, "mail server", "none: mails stay in the built-in mailbox (demonstration)"};
    const std::unique_ptr<CURL, void (*)(CURL*)> handle{curl_easy_init(), curl_easy_cleanup};
    curl_easy_setopt(handle.get(), CURLOPT_URL, settings.smtp_url.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_TRY));
    curl_easy_setopt(handle.get(), CURLOPT_CUSTOMREQUEST, "NOOP");
    curl_easy_setopt(handle.get(), CURLOPT_NOBODY, 1L);
    curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT, 10L);
    const auto code = curl_easy_perform(handle.get());
    return {code == CURLE_OK, "mail server", code == CURLE_OK ? "answers" : curl_easy_strerror(code)};
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
    std::vector<Finding> out{{true, "settings", "good"}, key_finding(*settings),       database_finding(*settings),
                             mail_finding(*settings),    agreement_finding(*settings), open_files_finding(*settings)};
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
