// Figures, each beside its limit, in the same run and on the same disk: medians of several rounds with their spread.
#include "figure.h"

#include <CLI/CLI.hpp>
#include <boost/algorithm/string.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <sys/utsname.h>

#include <fstream>
#include <thread>

namespace deedbox::bench {
namespace {

struct Figure {
    const char* name;
    void (*measure)(const Options&, Table&);
};
constexpr Figure figures[] = {
    {"requests", measure_requests},     {"flow", measure_flow},           {"reads", measure_reads},
    {"statements", measure_statements}, {"lapse", measure_lapse},         {"outbox", measure_outbox},
    {"sign-ins", measure_sign_ins},     {"footprint", measure_footprint}, {"nodes", measure_nodes},
    {"overload", measure_overload},     {"directory", measure_directory}};

std::vector<std::string> figure_names() {
    std::vector<std::string> out;
    for (const auto& figure : figures) out.emplace_back(figure.name);
    return out;
}

std::string processor() {
    std::ifstream in{"/proc/cpuinfo"};
    std::string line;
    while (std::getline(in, line))
        if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
    return "unknown processor";
}

void print_machine(const Options& options) {
    utsname system{};
    uname(&system);
    fmt::print("{}, {} cores, {} {}; {}; 1 I/O thread, load driver on the same cores; {} connections, {} rounds of {} "
               "s\n",
               processor(), std::thread::hardware_concurrency(), system.sysname, system.release,
               options.postgresql.empty() ? "SQLite WAL, synchronous=FULL" : "PostgreSQL, synchronous_commit=on",
               options.connections, options.rounds, options.seconds);
}

int run(const Options& options, const std::vector<std::string>& only) {
    start_cryptography();
    spdlog::set_level(spdlog::level::err);
    check_place(options);
    print_machine(options);
    Table table;
    for (const auto& figure : figures)
        if (only.empty() || std::ranges::find(only, figure.name) != only.end()) figure.measure(options, table);
    fmt::print("\nanswers with another status than wanted: {}\n", table.unexpected());
    return table.unexpected() == 0 ? 0 : 1;
}

// What libpq says of several hosts comes in several lines.
std::string one_line(std::string text) {
    boost::trim(text);
    boost::replace_all(text, "\n", "; ");
    return text;
}

} // namespace
} // namespace deedbox::bench

int main(int argc, char** argv) {
    using namespace deedbox::bench;
    const auto names = figure_names();
    Options options;
    std::vector<std::string> only;
    CLI::App app{"Figures of Deedbox, each beside its limit"};
    app.add_option("--folder", options.folder, "where the databases go: the disk that is measured");
    app.add_option("--postgresql", options.postgresql, "a server to make databases on; without it, SQLite");
    app.add_option("--program", options.program, "the built program, for its start and its memory");
    app.add_option("--only", only, "these figures, with blanks or commas: " + CLI::detail::join(names, ", "))
        ->delimiter(',')
        ->check([&](const std::string& name) {
            return std::ranges::find(names, name) != names.end()
                       ? std::string{}
                       : "there is no figure `" + name + "`; there are " + CLI::detail::join(names, ", ");
        });
    app.add_option("--rounds", options.rounds);
    app.add_option("--seconds", options.seconds);
    app.add_option("--connections", options.connections);
    app.add_option("--due", options.due_requests, "how many requests lapse at once");
    app.add_option("--mails", options.mails);
    app.add_option("--accounts", options.accounts, "in the directory that is searched");
    app.failure_message(
        [](const CLI::App*, const CLI::Error& error) { return "deedbox_bench: " + std::string{error.what()} + "\n"; });
    try {
        app.parse(argc, argv);
        return run(options, only);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    } catch (const std::exception& error) {
        fmt::print(stderr, "deedbox_bench: {}\n", one_line(error.what()));
        return 1;
    }
}
