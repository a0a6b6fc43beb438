#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace deedbox::testing {

/// A way to a server that breaks where a test wants it: it passes everything on, both ways, until it has seen some
/// octets, and then ends that connection. Each break happens once; the next connection is a good one again.
class BreakingLink {
public:
    explicit BreakingLink(unsigned short server_port);
    ~BreakingLink();
    BreakingLink(const BreakingLink&) = delete;
    BreakingLink& operator=(const BreakingLink&) = delete;

    unsigned short port() const { return port_; }

    enum class Break {
        before_the_server_has_it, // what the client said from there on never arrives
        before_the_client_has_it, // the server has said it, and the client never learns
    };
    /// Octets of the protocol that begin with `octets`, where the client or the server says them.
    void break_at(Break where, std::string octets);
    /// After so many octets either way, whatever they are.
    void break_after(std::size_t octets);
    /// How often it broke.
    unsigned breaks() const { return breaks_; }

private:
    void accept();
    void pass(int client);
    bool forward(int from, int to, bool to_server);

    unsigned short server_port_;
    unsigned short port_ = 0;
    int listener_ = -1;
    std::atomic<bool> stopping_{false};
    std::atomic<unsigned> breaks_{0};
    std::mutex mutex_;
    std::string octets_to_server_;
    std::string octets_to_client_;
    std::size_t left_ = 0; // before it breaks whatever comes; 0: it does not
    std::vector<std::thread> passes_;
    std::thread thread_;
};

} // namespace deedbox::testing
