#include "support/postgresql_server.h"

#include "db/postgresql_handle.h"

#include <arpa/inet.h>
#include <grp.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace deedbox::testing {

namespace {

const std::filesystem::path programs = "/usr/lib/postgresql/15/bin";

unsigned short free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(socket, reinterpret_cast<sockaddr*>(&address), size);
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    ::close(socket);
    return ntohs(address.sin_port);
}

// PostgreSQL refuses to run as root; then it runs as the user that its package has made.
const passwd* other_user() {
    if (::geteuid() != 0) return nullptr;
    const auto* user = ::getpwnam("postgres");
    if (!user) throw std::runtime_error{"root needs the user `postgres` to run a test server as"};
    return user;
}

pid_t launch(const std::vector<std::string>& command, const std::filesystem::path& log) {
    const auto* user = other_user();
    std::vector<char*> arguments;
    for (const auto& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    const pid_t process = ::fork();
    if (process != 0) return process;
    const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666);
    ::dup2(out, 1);
    ::dup2(out, 2);
    if (user &&
        (::setgid(user->pw_gid) != 0 || ::initgroups(user->pw_name, user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0))
        ::_exit(126);
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT); // tests that crash leave no server behind
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
}

} // namespace

PostgresqlServer::PostgresqlServer(std::vector<std::string> more_settings) {
    auto pattern = (std::filesystem::temp_directory_path() / "deedbox-pg-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    if (const auto* user = other_user()) (void)!::chown(folder_.c_str(), user->pw_uid, user->pw_gid);
    port_ = free_port();
    make();
    std::ofstream settings{folder_ / "data" / "postgresql.conf", std::ios::app};
    settings << "listen_addresses = '127.0.0.1'\nport = " << port_ << "\nunix_socket_directories = '"
             << folder_.string() << "'\nmax_connections = 200\nfsync = off\nfull_page_writes = off\nautovacuum = off\n"
             << "max_wal_size = 512MB\n";
    for (const auto& setting : more_settings) settings << setting << "\n";
    settings.close();
    start();
}

PostgresqlServer::~PostgresqlServer() {
    if (process_ > 0) {
        ::kill(process_, SIGQUIT);
        ::waitpid(process_, nullptr, 0);
    }
    std::filesystem::remove_all(folder_);
}

PostgresqlServer& PostgresqlServer::shared() {
    static PostgresqlServer server;
    return server;
}

void PostgresqlServer::make() {
    const auto process = launch({programs / "initdb", "--pgdata=" + (folder_ / "data").string(), "--username=deedbox",
                                 "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"},
                                folder_ / "initdb.log");
    int status = 0;
    ::waitpid(process, &status, 0);
    if (status != 0) throw std::runtime_error{"initdb failed; see " + (folder_ / "initdb.log").string()};
}

void PostgresqlServer::start() {
    process_ = launch({programs / "postgres", "-D", folder_ / "data"}, folder_ / "server.log");
    for (int i = 0; i < 2000; ++i) {
        if (db::PostgresqlHandle::open(location("postgres"))) return;
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    throw std::runtime_error{"PostgreSQL does not start; see " + (folder_ / "server.log").string()};
}

std::string PostgresqlServer::location(const std::string& database) const {
    return "postgresql://deedbox@/" + database + "?host=" + folder_.string() + "&port=" + std::to_string(port_);
}

std::string PostgresqlServer::tcp_location(const std::string& database) const {
    return "postgresql://deedbox@127.0.0.1:" + std::to_string(port_) + "/" + database;
}

void PostgresqlServer::run_sql(const std::string& database, const std::string& sql) const {
    auto handle = db::PostgresqlHandle::open(location(database));
    const auto done = handle ? handle->execute(sql) : std::unexpected{handle.error()};
    if (!done) throw std::runtime_error{sql + ": " + done.error().cause};
}

std::string PostgresqlServer::add_database(bool with_schema) {
    if (with_schema && !std::exchange(has_template_, true)) {
        run_sql("postgres", "CREATE DATABASE schema");
        const SystemClock clock;
        const auto made = db::open_database({.location = location("schema")}, clock);
        if (!made) throw std::runtime_error{made.error().cause};
    }
    const auto name = "test" + std::to_string(++databases_);
    run_sql("postgres", "CREATE DATABASE " + name + (with_schema ? " TEMPLATE schema" : ""));
    return name;
}

void PostgresqlServer::drop_database(const std::string& name) {
    run_sql("postgres", "DROP DATABASE " + name + " WITH (FORCE)");
}

} // namespace deedbox::testing
