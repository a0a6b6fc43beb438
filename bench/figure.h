#pragma once

#include "load.h"
#include "people.h"

#include <filesystem>

namespace deedbox::bench {

struct Options {
    std::string folder = ".";
    /// A PostgreSQL server on which databases may be made, such as postgresql://postgres@localhost:5432; empty: SQLite.
    std::string postgresql{};
    std::string program = "build/release/deedbox";
    unsigned rounds = 5;
    unsigned seconds = 3;
    unsigned connections = 64;
    std::size_t due_requests = 1'000'000;
    std::size_t mails = 5'000;
    std::size_t accounts = 1'000'000;
};

/// Throws when there is nowhere to put the databases: a folder that cannot be had, a server that cannot be reached.
void check_place(const Options& options);

/// Prints a Markdown row for each figure: the median of the rounds and how far apart they were.
class Table {
public:
    void begin(std::string_view title);
    void row(std::string_view what, const std::vector<double>& values, std::string_view unit);
    /// Part for part, in percent.
    void ratio(std::string_view what, const std::vector<double>& values, const std::vector<double>& limits);
    void note_unexpected(std::uint64_t answers) { unexpected_ += answers; }
    std::uint64_t unexpected() const { return unexpected_; }

private:
    std::uint64_t unexpected_ = 0;
};

/// A portal over a database of its own, with an open session; what it wrote is gone with it.
class Installation {
public:
    Installation(const Options& options, const std::string& name, std::map<std::string, std::string> settings = {});
    ~Installation();
    Installation(const Installation&) = delete;
    Installation& operator=(const Installation&) = delete;

    portal::Portal& portal() { return *portal_; }
    const Actor& requester() const { return requester_; }
    const std::string& cookie() const { return cookie_; }
    std::filesystem::path folder() const { return folder_; }
    std::string database() const { return database_; }
    const std::map<std::string, std::string>& settings() const { return settings_; }
    /// A whole request of the signed-in requester.
    std::string http(const std::string& method, const std::string& path, const std::string& body = "") const;
    void serve(portal::Portal::Jobs jobs = portal::Portal::Jobs::by_hand);
    /// Ends the program and leaves the data.
    void close();
    /// SQL behind the program's back; for data that no client could make so quickly.
    void execute(const std::string& sql);

private:
    std::filesystem::path folder_;
    std::string database_;
    std::string postgresql_;
    std::map<std::string, std::string> settings_;
    std::unique_ptr<portal::Portal> portal_;
    Actor requester_;
    std::string cookie_;
};

std::string http_as(const std::string& cookie, const std::string& method, const std::string& path,
                    const std::string& body = "");
portal::Settings settings_from(const std::map<std::string, std::string>& values);

// The figures, each in a file of its name.
void measure_requests(const Options& options, Table& table);
void measure_reads(const Options& options, Table& table);
void measure_statements(const Options& options, Table& table);
void measure_flow(const Options& options, Table& table);
void measure_lapse(const Options& options, Table& table);
void measure_outbox(const Options& options, Table& table);
void measure_sign_ins(const Options& options, Table& table);
void measure_footprint(const Options& options, Table& table);
void measure_nodes(const Options& options, Table& table);
void measure_directory(const Options& options, Table& table);
void measure_overload(const Options& options, Table& table);

} // namespace deedbox::bench
