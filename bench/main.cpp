// Durable account requests over HTTP beside the same statements in the C API of SQLite, and signed-in reads beside
// `/healthz`; each figure beside its limit, in the same run, on the same disk. Prints a table of medians with their
// spread.
#include "load.h"
#include "outbox.h"
#include "people.h"
#include "settings.h"
#include "sqlite_limit.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <sys/utsname.h>

#include <filesystem>
#include <fstream>
#include <thread>

namespace deedbox::bench {
namespace {

struct Options {
    std::string folder = ".";
    unsigned rounds = 5;
    unsigned seconds = 3;
    unsigned connections = 64;
    std::size_t mails = 4000;
    std::string only;
};

std::string processor() {
    std::ifstream in{"/proc/cpuinfo"};
    std::string line;
    while (std::getline(in, line))
        if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
    return "unknown processor";
}

/// One round: what was measured of each side.
struct Round {
    LoadFigures requests;
    double batch;
    double writer_per_second; // units per second of the writer's own time
    double limit_per_second;
    LoadFigures reads;
    LoadFigures health;
};

std::string http(const std::string& method, const std::string& path, const std::string& cookie,
                 const std::string& body = "") {
    auto out = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nCookie: deedbox_session=" + cookie +
               "\r\nSec-Fetch-Site: same-origin\r\n";
    if (!body.empty())
        out += "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    return out + "\r\n" + body;
}

Round run_round(const Options& options, unsigned number) {
    const auto folder = std::filesystem::path{options.folder} / ("deedbox-bench-" + std::to_string(number));
    std::filesystem::remove_all(folder); // what a run that was stopped left behind
    static const SystemClock clock;
    auto opened = portal::Portal::open(settings_in(folder), clock);
    if (!opened) throw std::runtime_error{opened.error().cause};
    auto& portal = **opened;
    Actor actor;
    const auto cookie = add_requester(portal, actor);
    // Jobs rest: the mails of a load test would only measure the mailbox.
    if (const auto started = portal.start(portal::Portal::Jobs::by_hand); !started)
        throw std::runtime_error{started.error().cause};

    Round round{};
    std::size_t serial = 0;
    const std::chrono::seconds length{options.seconds};
    const auto file_request = [&] {
        return http("POST", "/api/v1/account-requests", cookie,
                    request_body("c" + std::to_string(serial++) + ".example"));
    };
    round.requests = drive({portal.port(), options.connections, length, "201", file_request});
    const auto figures = portal.database().writer_figures();
    round.batch = static_cast<double>(figures.units) / static_cast<double>(figures.commits);
    round.writer_per_second =
        static_cast<double>(figures.units) / (static_cast<double>(figures.busy_nanoseconds) / 1e9);

    const auto read_session = [&] { return http("GET", "/api/v1/session", cookie); };
    round.reads = drive({portal.port(), options.connections, length, "200", read_session});
    const auto read_health = [&] { return http("GET", "/healthz", cookie); };
    round.health = drive({portal.port(), options.connections, length, "200", read_health});

    portal.stop();
    opened->reset();
    // As many units as the program wrote, into a database that began as empty as the program's.
    auto limit = portal::Portal::open(settings_in(folder / "limit"), clock);
    if (!limit) throw std::runtime_error{limit.error().cause};
    add_requester(**limit, actor);
    const auto units = units_of_requests(**limit, actor, round.requests.answers, "raw");
    limit->reset();
    round.limit_per_second = sqlite_limit((folder / "limit" / "bench.db").string(), units,
                                          static_cast<std::size_t>(std::max(1.0, round.batch)));
    std::filesystem::remove_all(folder);
    return round;
}

template <class Measured>
void print_row(const char* what, const std::vector<Measured>& rounds,
               const std::type_identity_t<std::function<double(const Measured&)>>& figure, const char* unit) {
    std::vector<double> values;
    for (const auto& round : rounds) values.push_back(figure(round));
    const auto [median, spread] = middle_of(values);
    fmt::print("| {} | {:.2f} {} | {:.0f} % |\n", what, median, unit, spread * 100);
}

void print_machine() {
    utsname system{};
    uname(&system);
    fmt::print("{}, {} cores, {} {}; SQLite WAL, synchronous=FULL; 1 I/O thread\n", processor(),
               std::thread::hardware_concurrency(), system.sysname, system.release);
}

int run_outbox(const Options& options) {
    std::vector<OutboxFigures> rounds;
    for (unsigned i = 0; i < options.rounds; ++i)
        rounds.push_back(send_outbox(std::filesystem::path{options.folder} / "deedbox-bench-outbox", options.mails));
    fmt::print("\nOutbox: mail server on the same cores, 4 connections, {} rounds of {} mails\n\n| figure | median | "
               "spread |\n|---|---|---|\n",
               options.rounds, options.mails);
    print_row(
        "mails worded, sent and settled", rounds, [](const OutboxFigures& r) { return r.mails_per_second; }, "/s");
    print_row(
        "… to a commit", rounds,
        [&](const OutboxFigures& r) { return static_cast<double>(options.mails) / static_cast<double>(r.commits); },
        "");
    print_row(
        "the same mail, ready made, into the same server (limit)", rounds,
        [](const OutboxFigures& r) { return r.limit_per_second; }, "/s");
    print_row(
        "ratio", rounds, [](const OutboxFigures& r) { return 100 * r.mails_per_second / r.limit_per_second; }, "%");
    return 0;
}

int run_requests(const Options& options) {
    std::vector<Round> rounds;
    for (unsigned i = 0; i < options.rounds; ++i) rounds.push_back(run_round(options, i));
    fmt::print("\nRequests: load driver on the same cores, {} connections, {} rounds of {} s\n\n| figure | median | "
               "spread |\n|---|---|---|\n",
               options.connections, options.rounds, options.seconds);
    print_row("durable account requests over HTTP", rounds, [](const Round& r) { return r.requests.per_second; }, "/s");
    print_row("… p50", rounds, [](const Round& r) { return r.requests.p50_ms; }, "ms");
    print_row("… p99", rounds, [](const Round& r) { return r.requests.p99_ms; }, "ms");
    print_row("… units in a commit", rounds, [](const Round& r) { return r.batch; }, "");
    print_row(
        "same statements, C API of SQLite, same batches (limit)", rounds,
        [](const Round& r) { return r.limit_per_second; }, "/s");
    print_row(
        "ratio over HTTP", rounds, [](const Round& r) { return 100 * r.requests.per_second / r.limit_per_second; },
        "%");
    print_row(
        "ratio of the writer alone", rounds,
        [](const Round& r) { return 100 * r.writer_per_second / r.limit_per_second; }, "%");
    print_row("signed-in reads (GET /session)", rounds, [](const Round& r) { return r.reads.per_second; }, "/s");
    print_row("… p99", rounds, [](const Round& r) { return r.reads.p99_ms; }, "ms");
    print_row("GET /healthz (limit)", rounds, [](const Round& r) { return r.health.per_second; }, "/s");
    print_row(
        "ratio of reads", rounds, [](const Round& r) { return 100 * r.reads.per_second / r.health.per_second; }, "%");
    std::uint64_t unexpected = 0;
    for (const auto& round : rounds)
        unexpected += round.requests.unexpected + round.reads.unexpected + round.health.unexpected;
    fmt::print("\nanswers with another status than wanted: {}\n", unexpected);
    return unexpected == 0 ? 0 : 1;
}

int run(const Options& options) {
    start_cryptography();
    spdlog::set_level(spdlog::level::warn);
    print_machine();
    int status = 0;
    if (options.only != "outbox") status |= run_requests(options);
    if (options.only != "requests") status |= run_outbox(options);
    return status;
}

} // namespace
} // namespace deedbox::bench

int main(int argc, char** argv) {
    deedbox::bench::Options options;
    CLI::App app{"Figures of Deedbox, each beside its limit"};
    app.add_option("--folder", options.folder, "where the databases go: the disk that is measured");
    app.add_option("--rounds", options.rounds);
    app.add_option("--seconds", options.seconds);
    app.add_option("--connections", options.connections);
    app.add_option("--mails", options.mails, "how many the outbox sends in a round");
    app.add_option("--only", options.only, "one part of it")->check(CLI::IsMember({"requests", "outbox"}));
    CLI11_PARSE(app, argc, argv);
    return deedbox::bench::run(options);
}
