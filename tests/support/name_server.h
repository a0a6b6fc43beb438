#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace deedbox::testing {

/// A name server of the tests' own (Knot DNS): authoritative for the root, and so for every name there is. It listens
/// on a free loopback port and keeps its zones in a folder that is gone afterwards.
class NameServer {
public:
    enum class Zones {
        unsigned_root,
        /// The root is signed, with what stands in it. `changed.example` is a zone whose keys are not those that the
        /// root names; `plain.example` is one that is not signed, as the root says.
        signed_root
    };
    explicit NameServer(Zones zones = Zones::unsigned_root);
    ~NameServer();
    NameServer(const NameServer&) = delete;
    NameServer& operator=(const NameServer&) = delete;

    /// The one that tests of the portal share. What one of them has set is there for the next.
    static NameServer& shared();

    /// As DEEDBOX_DNS takes it.
    std::string address() const;
    /// The key of its root, as DEEDBOX_DNS_TRUST_ANCHOR_FILE takes it.
    std::filesystem::path trust_anchor() const { return folder_ / "anchor.key"; }

    /// The records of a name and type are these from now on, written as in a zone file; none: there is no such record.
    void set(const std::string& name, const std::string& type, const std::vector<std::string>& data,
             const std::string& zone = ".");
    void set_texts(const std::string& name, const std::vector<std::string>& texts, const std::string& zone = ".");
    /// It answers nobody until it goes on.
    void pause();
    void go_on();

private:
    void write_zones(Zones zones);
    bool start();
    void stop();
    std::string run(const std::string& command) const;
    std::string control(const std::string& command) const;

    std::filesystem::path folder_;
    unsigned short port_ = 0;
    pid_t process_ = -1;
};

} // namespace deedbox::testing
