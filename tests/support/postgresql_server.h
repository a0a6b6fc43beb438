#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace deedbox::testing {

/// A PostgreSQL of the tests' own, in a folder that is gone afterwards. It listens on a socket in that folder and on a
/// free loopback port. It does not wait for the disk; what must survive a loss of power is tested elsewhere.
class PostgresqlServer {
public:
    explicit PostgresqlServer(std::vector<std::string> more_settings = {});
    ~PostgresqlServer();
    PostgresqlServer(const PostgresqlServer&) = delete;
    PostgresqlServer& operator=(const PostgresqlServer&) = delete;

    /// The one that all tests of a run share, started when the first of them needs it.
    static PostgresqlServer& shared();

    std::string location(const std::string& database) const;
    /// The same over TCP.
    std::string tcp_location(const std::string& database) const;
    unsigned short port() const { return port_; }

    /// A new database, empty or with the schema that the first call has made.
    std::string add_database(bool with_schema);
    void drop_database(const std::string& name);

private:
    void make();
    void start();
    void run_sql(const std::string& database, const std::string& sql) const;

    std::filesystem::path folder_;
    unsigned short port_ = 0;
    pid_t process_ = -1;
    bool has_template_ = false;
    unsigned databases_ = 0;
};

} // namespace deedbox::testing
