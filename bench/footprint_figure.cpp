// The built program itself: how soon it answers over existing data, and what memory it takes, idle and under load.
#include "figure.h"

#include <fmt/format.h>

#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <thread>

namespace deedbox::bench {

namespace {

// A server process of the program over an installation's data, on a port that it says in its log.
class Process {
public:
    Process(const Options& options, const Installation& installation) : log_{installation.folder() / "serve.log"} {
        begun_ = std::chrono::steady_clock::now();
        child_ = fork();
        if (child_ == 0) {
            for (const auto& [name, value] : installation.settings()) setenv(name.c_str(), value.c_str(), 1);
            (void)std::freopen(log_.c_str(), "w", stderr);
            execl(options.program.c_str(), options.program.c_str(), "serve", nullptr);
            _exit(127);
        }
        while (port_ == 0 && std::chrono::steady_clock::now() - begun_ < std::chrono::seconds{20}) {
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
            port_ = port_in_log();
        }
        until_it_serves_ = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun_).count();
    }
    ~Process() {
        kill(child_, SIGTERM);
        waitpid(child_, nullptr, 0);
    }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    unsigned short port() const { return port_; }
    double until_it_serves() const { return until_it_serves_; }
    double resident_megabytes() const {
        std::ifstream in{"/proc/" + std::to_string(child_) + "/status"};
        std::string word;
        while (in >> word)
            if (word == "VmRSS:") {
                double kilobytes = 0;
                in >> kilobytes;
                return kilobytes / 1024;
            }
        return 0;
    }

private:
    unsigned short port_in_log() const {
        std::ifstream in{log_};
        const std::string text{std::istreambuf_iterator<char>{in}, {}};
        constexpr std::string_view before = "http://127.0.0.1:";
        const auto at = text.rfind(before); // first the public URL, then where it listens
        if (at == std::string::npos || text.find('\n', at) == std::string::npos) return 0;
        return static_cast<unsigned short>(std::stoi(text.substr(at + before.size())));
    }

    std::filesystem::path log_;
    pid_t child_;
    unsigned short port_ = 0;
    std::chrono::steady_clock::time_point begun_;
    double until_it_serves_ = 0;
};

} // namespace

void measure_footprint(const Options& options, Table& table) {
    std::vector<double> starts, idle, loaded;
    Installation installation{options, "footprint"};
    installation.serve();
    std::size_t serial = 0;
    const auto file = [&] {
        return installation.http("POST", "/api/v1/account-requests",
                                 request_body("c" + std::to_string(serial++) + ".example"));
    };
    const auto filed = drive({.port = installation.portal().port(),
                              .connections = options.connections,
                              .length = std::chrono::seconds{options.seconds},
                              .status = "201",
                              .next = file});
    installation.close();
    installation.execute("UPDATE mails SET state = 'sent'"); // or the idle program would be sending them
    for (unsigned round = 0; round < options.rounds; ++round) {
        const Process process{options, installation};
        starts.push_back(process.until_it_serves());
        std::this_thread::sleep_for(std::chrono::seconds{1});
        idle.push_back(process.resident_megabytes());
        const auto load = drive({.port = process.port(),
                                 .connections = options.connections,
                                 .length = std::chrono::seconds{options.seconds},
                                 .status = "200",
                                 .next = [&] { return installation.http("GET", "/api/v1/session"); }});
        table.note_unexpected(load.unexpected);
        loaded.push_back(process.resident_megabytes());
    }
    table.begin(fmt::format("The program over {} requests", filed.answers));
    table.row("from its start until it serves", starts, "ms");
    table.row("memory, idle", idle, "MB");
    table.row("memory, after reads", loaded, "MB");
}

} // namespace deedbox::bench
