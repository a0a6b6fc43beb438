#include "portal/commands.h"

#include "events/seal_jobs.h"
#include "mail/bounce_report.h"
#include "portal/copy_commands.h"
#include "portal/demo.h"
#include "portal/doctor.h"
#include "portal/limits.h"
#include "portal/open_files.h"
#include "portal/portal.h"
#include "portal/wait.h"
#include "receipts/receipt_check.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include <sys/stat.h>

namespace deedbox::portal {

namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int wrong_usage = 2;
constexpr int try_again = 75; // EX_TEMPFAIL of sysexits.h: a mail server keeps the mail and comes again

int fail_with(const Error& error) {
    fmt::print(stderr, "deedbox: {}\n", error.cause.empty() ? error.code : error.cause);
    return failed;
}

Result<std::vector<SettingValue>> values_from(const std::string& file) {
    return read_settings([](const char* name) { return std::getenv(name); }, file);
}

Result<Settings> settings_from(const std::string& file) {
    return checked(TRY(values_from(file)));
}

Result<std::unique_ptr<Portal>> open_portal(const std::string& file, Portal::Node node) {
    static const SystemClock clock;
    return Portal::open(TRY(settings_from(file)), clock, node);
}

// For commands that look at an installation: one that is not there is not made.
Result<std::unique_ptr<Portal>> open_existing_portal(const std::string& file, Portal::Node node) {
    const auto settings = TRY(settings_from(file));
    static const SystemClock clock;
    TRY(db::open_database({.location = settings.database, .create = false, .migrate = false}, clock));
    return Portal::open(settings, clock, node);
}

// Waits for the signal that a service manager or Ctrl-C sends.
void wait_for_stop() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    int signal = 0;
    sigwait(&signals, &signal);
}

// Before any thread starts, so that every thread leaves the signals to the one that waits for them.
void block_stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

int serve(const std::string& file, bool demo) {
    block_stop_signals();
    if (const auto raised = raise_open_files(); !raised) return fail_with(raised.error());
    auto portal = open_portal(file, Portal::Node::server);
    if (!portal) return fail_with(portal.error());
    if (demo) {
        if (!(*portal)->settings().on_this_machine_only())
            return fail_with({.kind = Kind::broken,
                              .code = "",
                              .cause = "--demo: the demonstration's people have known passwords, so it only starts on "
                                       "a loopback address"});
        if (const auto people = wait_for(add_demo_people(**portal)); !people) return fail_with(people.error());
    }
    if (const auto started = (*portal)->start(Portal::Jobs::run); !started) return fail_with(started.error());
    spdlog::info("serving {} at {}", (*portal)->settings().public_url, (*portal)->address());
    if (demo) fmt::print("{}", demo_sign_ins((*portal)->settings().public_url));
    std::fflush(stdout);
    wait_for_stop();
    spdlog::info("stopping");
    (*portal)->stop();
    return done;
}

int migrate(const std::string& file) {
    const auto portal = open_portal(file, Portal::Node::command_line);
    if (!portal) return fail_with(portal.error());
    fmt::print("the database is up to date\n");
    return done;
}

int create_administrator(const std::string& file, const std::string& email, const std::string& name) {
    const auto address = EmailAddress::parse(email);
    if (!address)
        return fail_with({.kind = Kind::invalid, .code = "", .cause = "--email: `" + email + "` is no mail address"});
    auto portal = open_portal(file, Portal::Node::command_line);
    if (!portal) return fail_with(portal.error());
    const auto token =
        wait_for((*portal)->users().create_administrator(*address, name.empty() ? address->text() : name));
    if (!token) return fail_with(token.error());
    fmt::print("{}/enter/{}\n", (*portal)->settings().public_url, *token);
    return done;
}

int show_settings(const std::string& file) {
    const auto values = values_from(file);
    if (!values) return fail_with(values.error());
    for (const auto& value : *values)
        fmt::print("{} = {}  ({})\n    {}\n", value.setting->name, shown(value), value.source, value.setting->meaning);
    fmt::print("\nLimits (DEEDBOX_RATE_LIMITS):\n");
    const auto print = [](std::string_view what, std::int64_t calls, Duration window, std::string_view each) {
        fmt::print("    {}: {} calls in {} per {}\n", what, calls, duration_text(window), each);
    };
    const auto portal = Portal::over_no_database();
    for (const auto& route : portal->routes().all())
        for (const auto& limit : route->limits) print(route->operation, limit.calls, limit.window, words(limit.by));
    const auto print_mails = [&](std::string_view what, const mail::RecipientLimit& limit) {
        print(what, limit.mails, limit.window, "recipient, whoever sends");
    };
    print_mails("unaskedMail", mail::unasked_mails);
    print_mails("mailAnybodyCauses", mail::mails_anybody_causes);
    const auto settings = checked(*values);
    return settings ? done : fail_with(settings.error());
}

// A little more than the most, so that what is too large is seen to be; without a name from standard input.
std::optional<std::string> read_some(const std::string& from, std::size_t most) {
    std::ifstream file;
    if (!from.empty()) file.open(from, std::ios::binary);
    std::istream& in = from.empty() ? std::cin : file;
    std::string some(most + 1, '\0');
    in.read(some.data(), static_cast<std::streamsize>(some.size()));
    if (in.bad() || (!from.empty() && !file.is_open())) return std::nullopt;
    some.resize(static_cast<std::size_t>(in.gcount()));
    return some;
}

int verify_log(const std::string& file, const std::string& head) {
    auto portal = open_existing_portal(file, Portal::Node::reader);
    if (!portal) return fail_with(portal.error());
    const auto report = wait_for(events::verify_log((*portal)->database(), (*portal)->key(), head));
    if (!report) return fail_with(report.error());
    if (report->fault) return fail_with({.kind = Kind::broken, .code = "", .cause = *report->fault});
    fmt::print("{} events under {} seals are as they were written; {} are not sealed yet\nhead {}\nkey {}\n",
               report->events, report->seals, report->unsealed, report->head.empty() ? "(none)" : report->head,
               hex((*portal)->key().public_key()));
    return done;
}

// Whoever runs it may have nothing of the portal but a file, which anybody may have written.
int verify_receipt(const std::string& from, const std::vector<std::string>& keys) {
    start_cryptography();
    const auto fails = [&](const std::string& why) {
        return fail_with({.kind = Kind::broken, .code = "", .cause = why});
    };
    for (const auto& key : keys)
        if (const auto octets = from_hex(key); !octets || octets->size() != 32)
            return fails("--key: a public key is 64 hexadecimal digits");
    const auto file = read_some(from, receipts::largest_receipt);
    if (!file) return fails("cannot read " + from);
    const auto checked = receipts::check(*file);
    if (!checked) return fails(from + ": " + checked.error().cause);
    const auto& key = checked->receipt.portal.public_key;
    const bool expected =
        std::ranges::any_of(keys, [&](const std::string& one) { return from_hex(one) == from_hex(key); });
    if (!keys.empty() && !expected) return fails(from + ": it is signed with another key than expected: " + key);
    fmt::print("{}key        {}, {}\n{}\n", receipts::summary_of(checked->receipt), key,
               expected ? "as expected" : "NOT COMPARED",
               !expected
                   ? "nothing in it was changed since somebody signed it with that key; whose key it is no receipt "
                     "can prove: compare it with the one that the portal’s operator gives, or name that by --key"
               : checked->page ? "proven, and so is the page"
                               : "proven");
    return done;
}

// Run by a mail server for each report: whatever is our fault makes it keep the report and come again.
int take_bounce(const std::string& file, const std::string& from, const std::vector<std::string>& recipients) {
    auto report = read_some(from, mail::largest_report);
    if (!report) return fail_with({.kind = Kind::broken, .code = "", .cause = "cannot read " + from});
    spdlog::set_level(spdlog::level::warn); // what came of it is printed below
    auto portal = open_existing_portal(file, Portal::Node::command_line);
    if (!portal) {
        fail_with(portal.error());
        return try_again;
    }
    using Outcome = mail::Bounces::Outcome;
    const auto [outcome, line] = wait_for((*portal)->bounces().take(std::move(*report), recipients));
    fmt::print(outcome == Outcome::taken ? stdout : stderr, "{}{}\n",
               outcome == Outcome::taken ? "" : "deedbox: ", line);
    return outcome == Outcome::taken ? done : outcome == Outcome::refused ? failed : try_again;
}

// A command that has something to tell, or one clear line of what is wrong.
int tell(const Result<std::string>& outcome) {
    if (!outcome) return fail_with(outcome.error());
    fmt::print("{}\n", *outcome);
    return done;
}

int back_up_to(const std::string& file, const std::string& backup) {
    const auto settings = settings_from(file);
    return tell(settings ? back_up(*settings, backup) : std::unexpected{settings.error()});
}

int restore_from(const std::string& file, const std::string& backup) {
    const auto settings = settings_from(file);
    return tell(settings ? restore(*settings, backup) : std::unexpected{settings.error()});
}

int move_to(const std::string& file, const std::string& location) {
    const auto settings = settings_from(file);
    return tell(settings ? move_to(*settings, location) : std::unexpected{settings.error()});
}

int examine(const std::string& file) {
    const auto values = values_from(file);
    if (!values) return fail_with(values.error());
    return print_findings(doctor(*values)) ? done : failed;
}

} // namespace

int run(int argc, char** argv) {
    ::umask(077); // what is written here is about people, and for the one user that the program runs as
    spdlog::set_default_logger(spdlog::stderr_logger_mt("deedbox"));
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);

    CLI::App app{"Deedbox, the portal for Smart Accounts"};
    app.require_subcommand(1);
    app.set_version_flag("--version", "deedbox " + std::string{version});
    std::string file = std::getenv("DEEDBOX_SETTINGS_FILE") ? std::getenv("DEEDBOX_SETTINGS_FILE") : "";
    app.add_option("--settings", file, "settings file (TOML)");

    int status = done;
    bool demo = false;
    auto* serving = app.add_subcommand("serve", "run the portal and its jobs");
    serving->add_flag("--demo", demo, "with people to try it with, on a loopback address only");
    serving->callback([&] { status = serve(file, demo); });

    std::string location;
    auto* migrating = app.add_subcommand("migrate", "bring the database up to date, or copy it to another");
    migrating->add_option("--to", location, "copy everything there: sqlite:FILE or postgresql://…, still empty");
    migrating->callback([&] { status = location.empty() ? migrate(file) : move_to(file, location); });

    std::string backup;
    auto* backing_up = app.add_subcommand("backup", "copy the database into one file, while the portal runs");
    backing_up->add_option("FILE", backup, "the file to make")->required();
    backing_up->callback([&] { status = back_up_to(file, backup); });
    auto* restoring = app.add_subcommand("restore", "fill the database, still empty, from a backup");
    restoring->add_option("FILE", backup, "the backup")->required();
    restoring->callback([&] { status = restore_from(file, backup); });

    std::string email;
    std::string name;
    auto* admin = app.add_subcommand("admin", "the operator's administrators");
    admin->require_subcommand(1);
    auto* create = admin->add_subcommand("create", "make an administrator and print a one-time sign-in link");
    create->add_option("--email", email, "their mail address")->required();
    create->add_option("--name", name, "their name");
    create->callback([&] { status = create_administrator(file, email, name); });

    app.add_subcommand("settings", "print every setting, its value, source and meaning")->callback([&] {
        status = show_settings(file);
    });
    app.add_subcommand("doctor", "look for what would keep the portal from working")->callback([&] {
        status = examine(file);
    });

    std::string report;
    std::vector<std::string> recipients;
    auto* bounce =
        app.add_subcommand("bounce", "take a report of an undelivered mail, as a mail server's pipe gives it");
    bounce->add_option("FILE", report, "the report; without it, standard input");
    bounce->add_option("--recipient", recipients, "address that the report was sent to");
    bounce->callback([&] { status = take_bounce(file, report, recipients); });

    std::string head;
    auto* verify = app.add_subcommand("verify-log", "prove that the event log is as it was written");
    verify->add_option("--head", head, "the head that an earlier run printed, kept elsewhere");
    verify->callback([&] { status = verify_log(file, head); });

    std::string receipt;
    std::vector<std::string> keys;
    auto* verify_one = app.add_subcommand("verify-receipt", "prove a receipt of a decision, without the database");
    verify_one->add_option("FILE", receipt, "the receipt, JSON or PDF")->required();
    verify_one->add_option("--key", keys, "public key of the portal it has to be of; several times for several");
    verify_one->callback([&] { status = verify_receipt(receipt, keys); });

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? done : wrong_usage;
    }
    return status;
}

} // namespace deedbox::portal
