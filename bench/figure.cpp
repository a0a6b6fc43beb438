#include "figure.h"

#include "db/sqlite_handle.h"

#include <fmt/format.h>
#include <libpq-fe.h>

namespace deedbox::bench {

namespace {

const SystemClock& clock() {
    static const SystemClock system;
    return system;
}

void run_on_postgresql(const std::string& url, const std::string& sql) {
    const std::unique_ptr<PGconn, void (*)(PGconn*)> connection{PQconnectdb(url.c_str()), PQfinish};
    if (PQstatus(connection.get()) != CONNECTION_OK)
        throw std::runtime_error{std::string{"--postgresql: "} + PQerrorMessage(connection.get())};
    const std::unique_ptr<PGresult, void (*)(PGresult*)> result{PQexec(connection.get(), sql.c_str()), PQclear};
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        throw std::runtime_error{PQerrorMessage(connection.get())};
}

} // namespace

void check_place(const Options& options) {
    const auto probe = std::filesystem::path{options.folder} / "deedbox-bench-probe";
    std::filesystem::create_directories(probe);
    std::filesystem::remove(probe);
    if (!options.postgresql.empty()) run_on_postgresql(options.postgresql + "/postgres", "SELECT 1");
}

void Table::begin(std::string_view title) {
    fmt::print("\n### {}\n\n| figure | median | spread |\n|---|---|---|\n", title);
    std::fflush(stdout);
}

void Table::row(std::string_view what, const std::vector<double>& values, std::string_view unit) {
    const auto [median, spread] = middle_of(values);
    fmt::print("| {} | {:.{}f} {} | {:.0f} % |\n", what, median, median < 1000 ? 1 : 0, unit, spread * 100);
    std::fflush(stdout);
}

void Table::ratio(std::string_view what, const std::vector<double>& values, const std::vector<double>& limits) {
    std::vector<double> parts;
    for (std::size_t i = 0; i < values.size(); ++i) parts.push_back(100 * values[i] / limits[i]);
    row(what, parts, "%");
}

portal::Settings settings_from(const std::map<std::string, std::string>& values) {
    const auto read = portal::read_settings(
        [&](const char* name) {
            const auto found = values.find(name);
            return found == values.end() ? nullptr : found->second.c_str();
        },
        "");
    auto checked = portal::checked(*read);
    if (!checked) throw std::runtime_error{checked.error().cause};
    return std::move(*checked);
}

Installation::Installation(const Options& options, const std::string& name, std::map<std::string, std::string> settings)
    : folder_{std::filesystem::path{options.folder} / ("deedbox-bench-" + name)} {
    std::filesystem::remove_all(folder_); // what a run that was stopped left behind
    std::filesystem::create_directories(folder_);
    database_ = "sqlite:" + (folder_ / "bench.db").string();
    if (!options.postgresql.empty()) {
        const auto made = "deedbox_bench_" + name;
        run_on_postgresql(options.postgresql + "/postgres", "DROP DATABASE IF EXISTS " + made);
        run_on_postgresql(options.postgresql + "/postgres", "CREATE DATABASE " + made);
        postgresql_ = options.postgresql;
        database_ = options.postgresql + "/" + made;
    }
    settings_ = {
        {"DEEDBOX_LISTEN", "127.0.0.1:0"}, {"DEEDBOX_PUBLIC_URL", "http://localhost"}, // the host that the calls name
        {"DEEDBOX_DATABASE", database_},   {"DEEDBOX_SECRET_KEY_FILE", (folder_ / "bench.key").string()},
        {"DEEDBOX_RATE_LIMITS", "off"},    {"DEEDBOX_THREADS", "1"}};
    for (auto& [setting, value] : settings) settings_[setting] = value;
    auto opened = portal::Portal::open(settings_from(settings_), clock());
    if (!opened) throw std::runtime_error{opened.error().cause};
    portal_ = std::move(*opened);
    cookie_ = add_requester(*portal_, requester_);
}

Installation::~Installation() {
    close();
    std::filesystem::remove_all(folder_);
    if (!postgresql_.empty())
        run_on_postgresql(postgresql_ + "/postgres",
                          "DROP DATABASE IF EXISTS " + database_.substr(database_.rfind('/') + 1) + " WITH (FORCE)");
}

void Installation::serve(portal::Portal::Jobs jobs) {
    if (const auto started = portal_->start(jobs); !started) throw std::runtime_error{started.error().cause};
}

void Installation::close() {
    if (portal_) portal_->stop();
    portal_.reset();
}

void Installation::execute(const std::string& sql) {
    if (!postgresql_.empty()) return run_on_postgresql(database_, sql);
    auto handle = db::SqliteHandle::open((folder_ / "bench.db").string(), db::SqliteHandle::Mode::read_write);
    if (const auto done = handle->execute(sql); !done) throw std::runtime_error{done.error().cause};
}

std::string http_as(const std::string& cookie, const std::string& method, const std::string& path,
                    const std::string& body) {
    auto out = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n";
    if (!cookie.empty()) out += "Cookie: deedbox_session=" + cookie + "\r\n";
    if (!body.empty())
        out += "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    return out + "\r\n" + body;
}

std::string Installation::http(const std::string& method, const std::string& path, const std::string& body) const {
    return http_as(cookie_, method, path, body);
}

} // namespace deedbox::bench
