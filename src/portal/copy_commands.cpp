#include "portal/copy_commands.h"

#include "base/secrets.h"
#include "db/whole_copy.h"
#include "events/event_store.h"
#include "events/seal_jobs.h"
#include "portal/wait.h"

#include <fmt/format.h>

#include <filesystem>

namespace deedbox::portal {

namespace {

const SystemClock& system_clock() {
    static const SystemClock clock;
    return clock;
}

std::string absolute(const std::string& file) {
    return std::filesystem::absolute(file).lexically_normal().string();
}

std::string counted(const db::Contents& contents) {
    return fmt::format("{} tables with {} rows", contents.tables.size(), contents.rows());
}

// What there is to tell of the event log; the error is what keeps it from being proven.
Result<std::string> proof_of_log(db::Database& db, const Settings& settings) {
    const auto key_file = absolute(settings.secret_key_file);
    const auto newest = TRY(wait_for(db.one(events::newest_event)));
    if (!newest || !newest->id) return "the event log is empty";
    if (!std::filesystem::exists(key_file))
        return broken("the secret key is not at " + key_file +
                      ": bring back the one that belongs to it, then run `deedbox verify-log`");
    const auto key = TRY(SecretKey::open(key_file));
    const auto report = TRY(wait_for(events::verify_log(db, key, "")));
    if (report.fault) return broken("the key at " + key_file + " does not prove its event log: " + *report.fault);
    return fmt::format("{} events under {} seals are as they were written, {} are not sealed yet; head {}",
                       report.events, report.seals, report.unsealed, report.head.empty() ? "(none)" : report.head);
}

// What was done, and what the log says; an error says both as well.
Result<std::string> with_proof(const std::string& what, const Result<std::unique_ptr<db::Database>>& db,
                               const Settings& settings) {
    auto proof = db ? proof_of_log(**db, settings) : std::unexpected{db.error()};
    if (!proof) return broken(what + "; but " + proof.error().cause);
    return what + "; " + *proof;
}

std::string about_key(const Settings& settings) {
    return "the secret key is not in it: keep a copy of " + absolute(settings.secret_key_file) +
           ", apart from the backups";
}

} // namespace

Result<std::string> back_up(const Settings& settings, const std::string& file) {
    start_cryptography();
    const auto contents = TRY(db::back_up(settings.database, file, system_clock()));
    const auto what = file + ": " + counted(contents);
    const auto copy = db::look_at(file);
    // One taken before `deedbox migrate` is read by the program that restores it, when its schema is up to date.
    if (!copy)
        return what + "; its schema is older than this program, so its event log was not looked at\n" +
               about_key(settings);
    return TRY(with_proof(what, copy, settings)) + "\n" + about_key(settings);
}

Result<std::string> restore(const Settings& settings, const std::string& file) {
    start_cryptography();
    const auto contents = TRY(db::restore(file, settings.database, system_clock()));
    return with_proof("restored " + counted(contents),
                      db::open_database({.location = settings.database, .create = false}, system_clock()), settings);
}

Result<std::string> move_to(const Settings& settings, const std::string& location) {
    start_cryptography();
    const auto contents = TRY(db::copy_to(location, settings.database, system_clock()));
    const auto there = without_password(location);
    const auto told =
        TRY(with_proof("copied " + counted(contents) + " to " + there,
                       db::open_database({.location = location, .create = false}, system_clock()), settings));
    return told + "\nnext: set DEEDBOX_DATABASE to " + there + ", keep the secret key " +
           absolute(settings.secret_key_file) + ", run `deedbox doctor`, and start; " +
           without_password(settings.database) + " is as it was";
}

} // namespace deedbox::portal
