#include "support/name_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <random>
#include <stdexcept>
#include <thread>

namespace deedbox::testing {

namespace {

bool is_free(unsigned short port, int type) {
    const int socket = ::socket(AF_INET, type | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool free = ::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(socket);
    return free;
}

// Below those that the system gives to outgoing connections, of which other tests have thousands.
unsigned short free_port() {
    static std::mt19937 random{std::random_device{}()};
    std::uniform_int_distribution<unsigned short> ports{10'240, 32'000};
    for (;;)
        if (const auto port = ports(random); is_free(port, SOCK_DGRAM) && is_free(port, SOCK_STREAM)) return port;
}

// For the shell.
std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string{"'\\''"} : std::string{c};
    return out + "'";
}

constexpr auto start_of_authority = "@ 0 SOA ns.example. desk.example. 1 3600 600 86400 0\n@ 0 NS ns.example.\n";

} // namespace

NameServer::NameServer(Zones zones) {
    auto pattern = (std::filesystem::temp_directory_path() / "deedbox-dns-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    // Somebody else may be quicker to take a port that was free.
    for (int attempt = 1;; ++attempt) {
        port_ = free_port();
        write_zones(zones);
        if (start()) break;
        stop();
        if (attempt == 3)
            throw std::runtime_error{"the name server does not start:\n" +
                                     run("cat " + folder_.string() + "/knot.log")};
    }
    if (zones == Zones::signed_root)
        std::ofstream{trust_anchor()} << run("keymgr -c " + (folder_ / "knot.conf").string() + " . dnskey");
}

NameServer::~NameServer() {
    stop();
    std::filesystem::remove_all(folder_);
}

void NameServer::stop() {
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    process_ = -1;
}

NameServer& NameServer::shared() {
    static NameServer server;
    return server;
}

std::string NameServer::address() const {
    return "127.0.0.1@" + std::to_string(port_);
}

void NameServer::write_zones(Zones zones) {
    const bool is_signed = zones == Zones::signed_root;
    const auto folder = folder_.string();
    std::ofstream settings{folder_ / "knot.conf"};
    settings << "server:\n    rundir: " << folder << "\n    listen: " << address()
             << "\ndatabase:\n    storage: " << folder << "\ncontrol:\n    listen: " << folder
             << "/knot.sock\nlog:\n  - target: " << folder
             << "/knot.log\n    any: info\ntemplate:\n  - id: default\n    storage: " << folder
             << "\n    journal-content: none\n    zonefile-load: whole\n    zonefile-sync: -1\nzone:\n"
             << "  - domain: .\n    file: root.zone\n    dnssec-signing: " << (is_signed ? "on" : "off") << "\n";
    std::ofstream root{folder_ / "root.zone"};
    root << "$ORIGIN .\n" << start_of_authority << "ns.example. 0 A 127.0.0.1\n";
    if (!is_signed) return;
    for (const std::string zone : {"changed", "plain"}) {
        settings << "  - domain: " << zone << ".example\n    file: " << zone << ".zone\n";
        root << zone << ".example. 0 NS ns.example.\n";
        std::ofstream{folder_ / (zone + ".zone")} << "$ORIGIN " << zone << ".example.\n" << start_of_authority;
    }
    root << "changed.example. 0 DS 12345 13 2 " << std::string(64, 'A') << "\n";
}

bool NameServer::start() {
    const auto settings = (folder_ / "knot.conf").string();
    process_ = ::fork();
    if (process_ == 0) {
        const int out = ::open((folder_ / "out").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666);
        ::dup2(out, 1);
        ::dup2(out, 2);
        ::prctl(PR_SET_PDEATHSIG, SIGKILL); // tests that crash leave no server behind
        ::execl("/usr/sbin/knotd", "knotd", "-c", settings.c_str(), nullptr);
        ::_exit(127);
    }
    for (int i = 0; i < 250; ++i) {
        if (control("zone-read . . SOA").contains("SOA")) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    return false;
}

std::string NameServer::run(const std::string& command) const {
    const auto close = [](FILE* pipe) { ::pclose(pipe); };
    const std::unique_ptr<FILE, decltype(close)> pipe{::popen((command + " 2>&1").c_str(), "re"), close};
    std::string out;
    char buffer[4096];
    while (const auto count = ::fread(buffer, 1, sizeof buffer, pipe.get())) out.append(buffer, count);
    return out;
}

std::string NameServer::control(const std::string& command) const {
    return run("knotc -s " + folder_.string() + "/knot.sock " + command);
}

void NameServer::set(const std::string& name, const std::string& type, const std::vector<std::string>& data,
                     const std::string& zone) {
    control("zone-begin " + zone);
    const auto record = zone + " " + name + ". ";
    control("zone-unset " + record + type);
    for (const auto& one : data) control("zone-set " + record + "0 " + type + " " + quoted(one));
    if (const auto said = control("zone-commit " + zone); !said.contains("OK"))
        throw std::runtime_error{"the name server does not take " + name + " " + type + ": " + said};
}

void NameServer::set_texts(const std::string& name, const std::vector<std::string>& texts, const std::string& zone) {
    std::vector<std::string> data;
    for (const auto& text : texts) data.push_back("\"" + text + "\"");
    set(name, "TXT", data, zone);
}

void NameServer::pause() {
    ::kill(process_, SIGSTOP);
}

void NameServer::go_on() {
    ::kill(process_, SIGCONT);
}

} // namespace deedbox::testing
